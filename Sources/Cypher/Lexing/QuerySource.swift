/// The text of a query, and how places in it are called in messages.
struct QuerySource: Sendable {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// "query, line 2, column 14": both from 1, the column in characters of Unicode.
  func place(_ offset: Int) -> String {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.lazy.filter { $0 == 10 }.count + 1
    let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
    return line == 1 && !bytes.contains(10) ? "query, column \(column)" : "query, line \(line), column \(column)"
  }

  /// A refusal before anything runs.
  func error(
    _ code: CypherError.Code, _ what: String, at offset: Int, family: CypherError.Family = .syntax,
    remedy: String? = nil
  ) -> CypherError {
    CypherError(family, code, what, place: place(offset), remedy: remedy, compileTime: true)
  }
}
