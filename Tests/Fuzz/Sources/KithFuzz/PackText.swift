import Extraction
import GraphSchema

@testable import Packs

/// What a user's pack may hold: any text at all gives a pack or an error that says where.
enum PackText {
  private static let tables = [
    "countries", "places", "organizations", "people", "offices", "metonyms", "titles", "kinship", "given_names",
    "words",
  ]

  static func table(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let name = tables[Int(choice) % tables.count] + ".tsv"
    read(PackFile(name: name, place: name, text: String(decoding: bytes.dropFirst(), as: UTF8.self)))
  }

  static func patterns(_ bytes: [UInt8]) {
    read(PackFile(name: "fuzz.yaml", place: "fuzz.yaml", text: String(decoding: bytes, as: UTF8.self)))
  }

  private static func read(_ file: PackFile) {
    do {
      var builder = PackBuilder()
      try builder.add(file)
      _ = try Extractor(pack: builder.pack())
    } catch let error as any Diagnostic {
      precondition(!error.what.isEmpty, "an error that says nothing")
    } catch { preconditionFailure("an error that is no diagnostic: \(error)") }
  }
}
