internal import Foundation
internal import GraphSchema
internal import LanguageModel

/// One file of a pack: its name inside the pack and its text.
struct PackFile {
  /// "countries.tsv", "office.yaml"
  let name: String
  /// The path for messages: the name itself for the embedded pack, the user's path otherwise.
  let place: String
  let text: String

  /// The files inside the executable, in the order of their names.
  static func embedded() -> [PackFile] {
    (0..<kith_pack_file_count()).map { index in
      let file = kith_pack_file_at(index)
      let name = String(cString: file.name)
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      return PackFile(name: name, place: "the built-in \(name)", text: String(decoding: bytes, as: UTF8.self))
    }.sorted { $0.name < $1.name }
  }

  /// The TSV and YAML files of a user's folder, in the order of their names; other files are not part of a pack.
  static func folder(_ path: String) throws(PackError) -> [PackFile] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw PackError(
        code: .unreadable, what: "the pack '\(path)' is neither a folder that can be read nor a pack of names",
        place: path,
        remedy: "give --pack a folder with .tsv and .yaml files, or a file made by: kith pack import")
    }
    var files: [PackFile] = []
    for name in names where name.hasSuffix(".tsv") || name.hasSuffix(".yaml") {
      let place = path.hasSuffix("/") ? path + name : path + "/" + name
      guard let data = FileManager.default.contents(atPath: place) else {
        throw PackError(
          code: .unreadable, what: "'\(name)' cannot be opened", place: place, remedy: "check its permissions")
      }
      guard let text = String(data: data, encoding: .utf8) else {
        throw PackError(
          code: .malformed, what: "'\(name)' is not UTF-8", place: place, remedy: "save it as UTF-8")
      }
      files.append(PackFile(name: name, place: place, text: text))
    }
    return files
  }

  /// The packs of names in a user's folder, in the order of their names.
  static func namePacks(inFolder path: String) throws(PackError) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".names") }.map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
  }
}
