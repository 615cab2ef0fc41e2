internal import GraphSchema

/// JSON, written in the order it is told, into a text that is handed on record by record.
///
/// Hand-written because `JSONEncoder` either loses the order of the keys or sorts them, wants Foundation and builds the
/// whole tree first.
///
/// Source: RFC 8259.
struct JSONText {
  private var text = ByteText()
  /// Whether the next value in the innermost list or object is its first.
  private var isFirst = true
  private var depth = 0

  private static let asciiMarks = MarkedBytes("\"\\", 0x00...0x1F, 0x7F...0x7F)
  /// E2 begins the two line separators, and “ and ” too.
  private static let marks = MarkedBytes("\"\\", 0x00...0x1F, 0x7F...0x7F, 0xE2...0xE2)

  /// What was written and not handed over yet.
  var whole: String { String(decoding: text.bytes, as: UTF8.self) }

  /// Hands over all that was written.
  mutating func finish(to output: inout some ExportOutput) throws { try text.finish(to: &output) }

  /// Hands over what was written, once it is worth it.
  mutating func flush(to output: inout some ExportOutput) throws { try text.flush(to: &output) }

  /// Puts what was written after another text.
  mutating func move(to other: inout ByteText) {
    other.add(text)
    text.clear()
  }

  mutating func raw(_ json: String) { text.add(json) }

  /// `{...}` on one line, except for the lists in it.
  mutating func object(_ members: (inout JSONText) -> Void) { nest("{", "}", members) }

  /// `[...]` with every element on its own line, indented as deep as the list is nested.
  mutating func list<Elements: Sequence>(
    _ elements: Elements, _ element: (inout JSONText, Elements.Element) -> Void
  ) {
    nest("[", "]") { json in
      for value in elements {
        json.text.add(json.isFirst ? "\n" : ",\n")
        json.isFirst = false
        json.text.add(String(repeating: "  ", count: json.depth))
        element(&json, value)
      }
    }
  }

  /// `[...]` with every element on its own line, handed over as they are written.
  ///
  /// - Parameter walk: calls what it is given once for each element, with what writes it.
  mutating func records(
    to output: inout some ExportOutput, _ walk: (((inout JSONText) -> Void) throws -> Void) throws -> Void
  ) throws {
    text.add("[")
    var isEmpty = true
    try walk { element in
      text.add(isEmpty ? "\n" : ",\n")
      isEmpty = false
      element(&self)
      try text.flush(to: &output)
    }
    text.add("]")
  }

  /// `[...]` on one line.
  mutating func row<Elements: Sequence>(
    _ elements: Elements, _ element: (inout JSONText, Elements.Element) -> Void
  ) {
    nest("[", "]") { json in
      for value in elements {
        json.separate()
        element(&json, value)
      }
    }
  }

  /// `{"@id": ...}`; an escaped id has nothing that JSON escapes.
  mutating func reference(to id: Entity.ID) {
    text.add("{\"@id\": \"urn:kith:entity:")
    LinkedNames.addEscaped(id, to: &text)
    text.add("\"}")
  }

  mutating func key(_ name: String) {
    separate()
    string(name)
    text.add(": ")
  }

  mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes `null` for what is not known.
  mutating func member(_ name: String, orNull value: String?) {
    key(name)
    if let value { string(value) } else { text.add("null") }
  }

  /// Leaves out what is not known.
  mutating func member(_ name: String, ifKnown value: String?) {
    if let value { member(name, value) }
  }

  mutating func member(_ name: String, _ value: Int) {
    key(name)
    text.add(value)
  }

  /// A share 0...1, to four decimals: more would be noise, and the noise would differ between machines.
  mutating func member(_ name: String, share value: Double) {
    key(name)
    text.add(value.isFinite ? ShareText.tenThousandths(value) : "null")
  }

  mutating func member(_ name: String, _ value: [String]) {
    key(name)
    row(value) { $0.string($1) }
  }

  mutating func string(_ value: String) { Self.add(value, to: &text) }

  /// In quotes.
  static func add(_ value: UnsafeRawBufferPointer, to text: inout ByteText) {
    guard marks.areAbsent(from: value) else { return add(String(decoding: value, as: UTF8.self), to: &text) }
    text.add(byte: 0x22)
    text.add(value)
    text.add(byte: 0x22)
  }

  /// In quotes.
  static func add(_ value: String, to text: inout ByteText) {
    text.add(byte: 0x22)
    if Self.marks.areAbsent(from: value) || (Self.asciiMarks.areAbsent(from: value) && !value.hasLineSeparator) {
      text.add(value)
    } else {
      for scalar in value.unicodeScalars { append(scalar, to: &text) }
    }
    text.add("\"")
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout ByteText) {
    switch scalar {
    case "\"": text.add("\\\"")
    case "\\": text.add("\\\\")
    case "\n": text.add("\\n")
    case "\r": text.add("\\r")
    case "\t": text.add("\\t")
    // Line ends in JavaScript before 2019, and characters that terminals act on.
    case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      text.add("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: text.add(String(scalar))
    }
  }

  private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
    text.add(open)
    let outer = isFirst
    isFirst = true
    depth += 1
    body(&self)
    depth -= 1
    isFirst = outer
    text.add(close)
  }

  private mutating func separate() {
    if !isFirst { text.add(", ") }
    isFirst = false
  }
}

extension String {
  /// U+2028 or U+2029: E2 80 A8, E2 80 A9.
  fileprivate var hasLineSeparator: Bool {
    var before: (UInt8, UInt8) = (0, 0)
    return utf8.contains { byte in
      defer { before = (before.1, byte) }
      return before == (0xE2, 0x80) && (byte == 0xA8 || byte == 0xA9)
    }
  }
}
