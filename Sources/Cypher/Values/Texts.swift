internal import Foundation

/// Strings as the language sees them: by code point.
enum Texts {
  static func test(_ operation: BinaryOperator, _ left: Value, _ right: Value, _ run: Run) throws -> Value {
    guard case .string(let text) = left, case .string(let part) = right else { return .null }
    switch operation {
    case .startsWith: return .boolean(starts(text.utf8, part.utf8))
    case .endsWith: return .boolean(starts(text.utf8.reversed(), part.utf8.reversed()))
    case .contains:
      try run.step(text.utf8.count / 64)
      return .boolean(find(Array(part.utf8), in: Array(text.utf8), from: 0) != nil)
    default: return .boolean(try matches(text, part, run))
    }
  }

  private static func starts(_ text: some Sequence<UInt8>, _ part: some Sequence<UInt8>) -> Bool {
    text.starts(with: part)
  }

  static func find(_ part: [UInt8], in text: [UInt8], from: Int) -> Int? {
    guard !part.isEmpty else { return from }
    var start = from
    while start + part.count <= text.count {
      if text[start] == part[0], text[start..<start + part.count].elementsEqual(part) { return start }
      start += 1
    }
    return nil
  }

  /// The longest text and pattern of `=~`: regular expressions that go back and forth take time that nobody can bound.
  static let expressionLimit = 10_000

  /// `=~`: the whole string must match.
  private static func matches(_ text: String, _ pattern: String, _ run: Run) throws -> Bool {
    guard text.utf8.count <= expressionLimit, pattern.utf8.count <= expressionLimit else {
      throw CypherError.running(
        .argument, .numberOutOfRange, "'=~' is for strings up to \(expressionLimit) bytes",
        remedy: "CONTAINS, STARTS WITH or ENDS WITH")
    }
    try run.step(1 + text.utf8.count)
    guard let expression = try? NSRegularExpression(pattern: "^(?:" + pattern + ")$") else {
      throw CypherError.running(.argument, .invalidArgumentValue, "the pattern of '=~' is not a regular expression")
    }
    return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  static func substring(_ text: String, from: Int, count: Int?) -> String {
    let scalars = text.unicodeScalars.dropFirst(from)
    return count.map { String(String.UnicodeScalarView(scalars.prefix($0))) }
      ?? String(String.UnicodeScalarView(scalars))
  }

  static func replace(_ text: String, _ part: String, _ by: String, _ run: Run) throws -> String {
    guard !part.isEmpty else { return text }
    return try split(text, part, run).joined(separator: by)
  }

  static func split(_ text: String, _ separator: String, _ run: Run) throws -> [String] {
    if separator.isEmpty { return text.unicodeScalars.map { String($0) } }
    let (bytes, part) = (Array(text.utf8), Array(separator.utf8))
    var pieces: [String] = []
    var start = 0
    while let found = find(part, in: bytes, from: start) {
      try run.step()
      pieces.append(String(decoding: bytes[start..<found], as: UTF8.self))
      start = found + part.count
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }

  static func trimmed(_ text: String, left: Bool, right: Bool) -> String {
    var scalars = Substring(text).unicodeScalars
    while left, let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while right, let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  /// A whole number, also written as a float ("1.7" is 1); nil when the text is no number.
  static func integer(_ text: String) -> Int? {
    let text = trimmed(text, left: true, right: true)
    if let value = Int(text) { return value }
    guard let value = float(text) else { return nil }
    return value.isFinite && abs(value) < 0x1p63 ? Int(value) : nil
  }

  /// Digits with a point and an exponent, not the words and hexadecimals that Swift reads, too.
  static func float(_ text: String) -> Double? {
    let text = trimmed(text, left: true, right: true)
    guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
    return Double(text)
  }
}
