internal import Foundation
internal import GRDB
internal import GraphSchema

/// Reads the words that stand for Swift's enums. The checks of the tables allow no others, so a strange word means that
/// somebody wrote to the file by other means.
enum Stored {
  static func value<Word: RawRepresentable>(_ row: Row, _ column: String) throws -> Word where Word.RawValue == String {
    try value(of: row.read(column), column)
  }

  static func value<Word: RawRepresentable>(
    of text: String, _ column: String
  ) throws(StoreError) -> Word where Word.RawValue == String {
    guard let value = Word(rawValue: text) else {
      throw StoreError(
        .damaged, "the graph is damaged: '\(text)' is no value for \(column)", remedy: DamagedColumn.remedy)
    }
    return value
  }

  static func optional<Word: RawRepresentable>(
    _ row: Row, _ column: String
  ) throws -> Word? where Word.RawValue == String {
    if try row.read(column) as String? == nil { return nil }
    return try value(row, column) as Word
  }

  static func fingerprint(_ row: Row) throws -> Fingerprint {
    let bytes: Data = try row.read("fingerprint")
    // An imported article has no text to take one of. Four zeros are a sample of none.
    if bytes.isEmpty { return Fingerprint(bytes: [0, 0, 0, 0])! }
    guard let fingerprint = Fingerprint(bytes: [UInt8](bytes)) else {
      throw StoreError(
        .damaged, "the graph is damaged: an article has bytes for a fingerprint that are none",
        remedy: DamagedColumn.remedy)
    }
    return fingerprint
  }
}
