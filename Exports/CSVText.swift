/// One line of comma-separated values.
///
/// Source: RFC 4180, but for the line end, which is LF as in every export.
enum CSVText {
  static func row(_ cells: [String?], guardsFormulas: Bool = true) -> String {
    cells.map { cell(guardsFormulas ? guarded($0 ?? "") : $0 ?? "") }.joined(separator: ",") + "\n"
  }

  private static func cell(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    // A space at the edge would be trimmed by some readers.
    guard needsQuotes || text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    var out = "\""
    for scalar in text.unicodeScalars { out += scalar == "\"" ? "\"\"" : String(scalar) }
    return out + "\""
  }

  /// A spreadsheet takes a cell that begins with = + - @ or a tab for a formula, and a name in an article can be anything; so
  /// such a cell gets an apostrophe in front. One that has apostrophes there already gets one more: take one off to read
  /// it back.
  ///
  /// Source: OWASP, CSV Injection.
  private static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return text }
    return "=+-@\t\r".unicodeScalars.contains(first) ? "'" + text : text
  }
}
