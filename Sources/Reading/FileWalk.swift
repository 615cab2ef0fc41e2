internal import Foundation
internal import GraphSchema

/// Follows folders to their files, and stops where a folder leads back into itself.
enum FileWalk {
  /// A path to look at, and the real paths of the folders that led to it.
  struct Step {
    let path: String
    let ancestors: [String]
  }

  enum Found {
    case file(path: String, bytes: Int)
    case folder([Step])
  }

  static func look(at step: Step) -> Result<Found, ReadingError> {
    let path = step.path
    var status = stat()
    guard stat(path, &status) == 0 else {
      // What no UTF-8 can spell was read with this mark in its place, by which nothing can be found again.
      if path.unicodeScalars.contains("\u{FFFD}") {
        return failure(
          .unreadable, "the name of the file or of a folder above is not UTF-8", path,
          remedy: "rename it, for example: convmv -f LATIN1 -t UTF-8 --notest FILE")
      }
      let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
      return failure(
        .unreadable, isLink ? "the link leads to nothing that can be read" : "there is no such file or folder", path,
        remedy: isLink ? "remove the link" : "check the spelling")
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return folder(step)
    case S_IFREG: return .success(.file(path: path, bytes: Int(status.st_size)))
    default:
      return failure(.unreadable, "this is neither a file nor a folder", path, remedy: "give files or folders")
    }
  }

  /// All files that the paths lead to, in no particular order, until enough were seen.
  static func files(below paths: [String], visit: (_ path: String, _ status: stat) -> Bool) {
    var pending = paths.filter { $0 != "-" }.map { Step(path: $0, ancestors: []) }
    while let step = pending.popLast() {
      switch look(at: step) {
      case .success(.folder(let steps)): pending += steps
      case .success(.file(let path, _)):
        var status = stat()
        guard stat(path, &status) == 0 else { continue }
        if !visit(path, status) { return }
      case .failure: continue
      }
    }
  }

  private static func folder(_ step: Step) -> Result<Found, ReadingError> {
    guard let real = realPath(step.path) else {
      return failure(.unreadable, "the folder cannot be opened", step.path, remedy: "check its permissions")
    }
    guard !step.ancestors.contains(real) else {
      return failure(.loop, "the folder contains itself through a link", step.path, remedy: "remove the link")
    }
    guard step.ancestors.count < Limits.folderDepth else {
      return failure(
        .loop, "folders are nested \(step.ancestors.count + 1) deep; the limit is \(Limits.folderDepth)", step.path,
        remedy: "give the inner folder by itself")
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: step.path) else {
      return failure(.unreadable, "the folder cannot be opened", step.path, remedy: "check its permissions")
    }
    let prefix = step.path.hasSuffix("/") ? step.path : step.path + "/"
    // Names that begin with a full stop belong to the system, and graphs to Kith: `kith build .` writes one beside the
    // articles, and SQLite two more files beside it while it is open.
    let visible = names.filter { !$0.hasPrefix(".") && !isGraph($0) }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    return .success(.folder(visible.map { Step(path: prefix + $0, ancestors: step.ancestors + [real]) }))
  }

  private static func isGraph(_ name: String) -> Bool {
    [".kith", ".kith-wal", ".kith-shm"].contains { name.hasSuffix($0) }
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func failure(
    _ code: ReadingError.Code, _ what: String, _ path: String, remedy: String
  ) -> Result<Found, ReadingError> {
    .failure(ReadingError(code: code, what: what, place: path, remedy: remedy))
  }
}
