internal import Foundation

/// Looks at a path before SQLite touches it: SQLite would make a database of an empty file, and its words for everything
/// else are "file is not a database".
enum GraphFile {
  static func inspect(_ path: String, opening: GraphDatabase.Opening) throws(StoreError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      if opening == .createIfMissing { return }
      throw StoreError(
        .missing, "there is no graph '\(path)'",
        remedy: "build one with 'kith build ARTICLES --graph \(path)', or name another with --graph")
    }
    if isFolder.boolValue {
      throw StoreError(
        .notAGraph, "'\(path)' is a folder, not a graph", remedy: "name a file in it, as in '\(path)/graph.kith'")
    }
    let head: Data
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      head = try file.read(upToCount: 16) ?? Data()
    } catch {
      throw StoreError(
        .cannotOpen, "the graph cannot be opened: \(error.localizedDescription)", place: path,
        remedy: "check that you may read the file")
    }
    if head.isEmpty {
      if opening == .createIfMissing { return }
      throw StoreError(
        .notAGraph, "'\(path)' is empty", remedy: "build a graph into it with 'kith build ARTICLES --graph \(path)'")
    }
    guard head == Data("SQLite format 3\0".utf8) else {
      throw StoreError(
        .notAGraph, "'\(path)' is not a graph: it does not begin like an SQLite file",
        remedy: "name another file with --graph")
    }
  }

  /// Whether SQLite could not even read the file in the usual way, because it cannot make its files beside it. A log that
  /// is there belongs to somebody who is writing, and must be read.
  static func cannotChange(_ path: String) -> Bool {
    let files = FileManager.default
    // Not by NSString: in Foundation of 6.3 on Linux it stops the program where the path is one letter.
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return (!files.isWritableFile(atPath: path) || !files.isWritableFile(atPath: folder))
      && !files.fileExists(atPath: path + "-wal")
  }

  /// The name by which SQLite opens a file that nobody changes.
  ///
  /// Source: https://www.sqlite.org/uri.html, "immutable"
  static func frozenURI(_ path: String) -> String {
    "file:" + (path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path) + "?immutable=1"
  }
}
