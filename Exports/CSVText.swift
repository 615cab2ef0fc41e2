internal import GraphSchema

/// One line of comma-separated values.
///
/// Source: RFC 4180, but for the line end, which is LF as in every export.
enum CSVText {
  static func row(_ cells: [String?], guardsFormulas: Bool = true) -> String {
    cells.map { cell(guardsFormulas ? guarded($0 ?? "") : $0 ?? "") }.joined(separator: ",") + "\n"
  }

  static func row(_ cells: [String?], into text: inout ByteText) {
    self.cells(cells, into: &text)
    text.add(byte: UInt8(ascii: "\n"))
  }

  /// Without the end of the line.
  static func cells(_ cells: [String?], into text: inout ByteText) {
    for (index, value) in cells.enumerated() {
      if index > 0 { text.add(byte: UInt8(ascii: ",")) }
      cell(value, into: &text)
    }
  }

  /// Guarded against formulas.
  static func cell(_ value: String?, into text: inout ByteText) {
    if let value, !value.isEmpty { text.add(cell(guarded(value))) }
  }

  /// Guarded against formulas.
  static func cell(_ value: UnsafeRawBufferPointer, into text: inout ByteText) {
    guard let first = value.first, let last = value.last else { return }
    // Begins with a letter or a digit, and so is no formula.
    let isPlain = 0x30...0x39 ~= first || 0x41...0x5A ~= first || 0x61...0x7A ~= first
    if isPlain, plainEnds.contains(last), marks.areAbsent(from: value) { return text.add(value) }
    text.add(cell(guarded(String(decoding: value, as: UTF8.self))))
  }

  private static func cell(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return text }
    if !plainEnds.contains(first) || !plainEnds.contains(last) || !marks.areAbsent(from: text) { return quoted(text) }
    return text
  }

  /// No white space begins or ends with one of these bytes.
  private static let plainEnds: ClosedRange<UInt8> = 0x21...0x7E
  private static let marks = MarkedBytes("\",\n\r")

  private static func quoted(_ text: String) -> String {
    // A space at the edge would be trimmed by some readers.
    let needsQuotes =
      !marks.areAbsent(from: text) || text.first?.isWhitespace == true || text.last?.isWhitespace == true
    guard needsQuotes else { return text }
    guard text.utf8.contains(0x22) else { return "\"" + text + "\"" }
    var bytes: [UInt8] = [0x22]
    bytes.reserveCapacity(text.utf8.count + 8)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A spreadsheet takes a cell that begins with = + - @ or a tab for a formula, and a name in an article can be anything; so
  /// such a cell gets an apostrophe in front. One that has apostrophes there already gets one more: take one off to read
  /// it back.
  ///
  /// Source: OWASP, CSV Injection.
  private static func guarded(_ text: String) -> String {
    if let byte = text.utf8.first, 0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte { return text }
    guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return text }
    return "=+-@\t\r".unicodeScalars.contains(first) ? "'" + text : text
  }
}
