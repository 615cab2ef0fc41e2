internal import GraphSchema

/// Reads one JSON value from bytes that are there whole, member by member, without a tree.
///
/// Source: RFC 8259.
struct JSONCursor {
  /// What is wrong, and how many bytes into the record.
  struct Fault: Error {
    let what: String
    let offset: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func fault(_ what: String) -> Fault { Fault(what: what, offset: offset) }

  private mutating func next() throws(Fault) -> UInt8 {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte > 0x20 { return byte }
      offset += 1
    }
    throw fault("the record breaks off")
  }

  private mutating func expect(_ wanted: UInt8, _ noun: StaticString) throws(Fault) {
    guard try next() == wanted else { throw fault("here must be \(noun)") }
    offset += 1
  }

  /// Whether the next value is `null`, which is passed then.
  mutating func passNull() throws(Fault) -> Bool {
    guard try next() == UInt8(ascii: "n") else { return false }
    try pass("null")
    return true
  }

  private mutating func pass(_ word: StaticString) throws(Fault) {
    guard offset + word.utf8CodeUnitCount <= bytes.count,
      (0..<word.utf8CodeUnitCount).allSatisfy({ bytes[offset + $0] == word.utf8Start[$0] })
    else { throw fault("this is no JSON value") }
    offset += word.utf8CodeUnitCount
  }

  /// Calls the body for every member; it must take the value or skip it.
  mutating func object(_ member: (inout JSONCursor, String) throws(Fault) -> Void) throws(Fault) {
    try expect(UInt8(ascii: "{"), "an object")
    if try next() == UInt8(ascii: "}") {
      offset += 1
      return
    }
    while true {
      let key = try string()
      try expect(UInt8(ascii: ":"), "a colon")
      try member(&self, key)
      let byte = try next()
      offset += 1
      if byte == UInt8(ascii: "}") { return }
      guard byte == UInt8(ascii: ",") else { throw fault("here must be a comma or the end of the object") }
    }
  }

  /// Calls the body for every element; it must take the value or skip it. `null` has none.
  mutating func list(_ element: (inout JSONCursor) throws(Fault) -> Void) throws(Fault) {
    if try passNull() { return }
    try expect(UInt8(ascii: "["), "a list")
    if try next() == UInt8(ascii: "]") {
      offset += 1
      return
    }
    while true {
      try element(&self)
      let byte = try next()
      offset += 1
      if byte == UInt8(ascii: "]") { return }
      guard byte == UInt8(ascii: ",") else { throw fault("here must be a comma or the end of the list") }
    }
  }

  mutating func string() throws(Fault) -> String {
    try expect(UInt8(ascii: "\""), "a text in quotation marks")
    let start = offset
    var all: UInt8 = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        let content = UnsafeBufferPointer(rebasing: bytes[start..<offset])
        offset += 1
        // Nothing to validate in ASCII, which most is.
        if all < 0x80 { return String(decoding: content, as: UTF8.self) }
        guard let text = String(validating: content, as: UTF8.self) else { throw fault("the text is not UTF-8") }
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      if byte < 0x20 { throw fault("a control character stands in a text") }
      all |= byte
      offset += 1
    }
    throw fault("a text is not closed")
  }

  private mutating func escapedString(from start: Int) throws(Fault) -> String {
    var out = Array(bytes[start..<offset])
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: out, as: UTF8.self) else { throw fault("the text is not UTF-8") }
        return text
      case UInt8(ascii: "\\"):
        guard offset < bytes.count else { break }
        let escape = bytes[offset]
        offset += 1
        switch escape {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(escape)
        case UInt8(ascii: "u"): out += Array(String(try escapedScalar()).utf8)
        default: throw fault("'\\\(Unicode.Scalar(escape))' is no escape of JSON")
        }
      case 0..<0x20: throw fault("a control character stands in a text")
      default: out.append(byte)
      }
    }
    throw fault("a text is not closed")
  }

  private mutating func escapedScalar() throws(Fault) -> Unicode.Scalar {
    func unit(_ cursor: inout JSONCursor) throws(Fault) -> UInt32 {
      guard cursor.offset + 4 <= cursor.bytes.count,
        let value = UInt32(
          String(decoding: cursor.bytes[cursor.offset..<cursor.offset + 4], as: UTF8.self), radix: 16)
      else { throw cursor.fault("four hexadecimal digits must follow \\u") }
      cursor.offset += 4
      return value
    }
    let first = try unit(&self)
    if first == 0 { throw fault("a text holds NUL, which no database text can") }
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard 0xD800..<0xDC00 ~= first, offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { throw fault("half a surrogate pair stands alone") }
    offset += 2
    let second = try unit(&self)
    guard 0xDC00..<0xE000 ~= second,
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw fault("half a surrogate pair stands alone") }
    return scalar
  }

  mutating func optionalString() throws(Fault) -> String? { try passNull() ? nil : try string() }

  /// Whether the next value is a text.
  mutating func isText() throws(Fault) -> Bool { try next() == UInt8(ascii: "\"") }

  /// A text, or a list of texts.
  mutating func texts() throws(Fault) -> [String] {
    if try isText() { return [try string()] }
    var texts: [String] = []
    try list { (json) throws(Fault) in texts.append(try json.string()) }
    return texts
  }

  /// One of the words of an enumeration.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ noun: String
  ) throws(Fault) -> Word where Word.RawValue == String {
    let text = try string()
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault("'\(text)' is no \(noun); there are \(words)")
    }
    return word
  }

  /// A whole number, 0 or more.
  mutating func position() throws(Fault) -> Int {
    _ = try next()
    let start = offset
    var value = 0
    while offset < bytes.count, 0x30...0x39 ~= bytes[offset], offset - start < 15 {
      value = value * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    guard offset > start else { throw fault("here must be a whole number, 0 or more") }
    return value
  }

  /// A share 0...1, or `nil` for `null`.
  mutating func share() throws(Fault) -> Double? {
    if try passNull() { return nil }
    let start = offset
    while offset < bytes.count, "+-.eE0123456789".utf8.contains(bytes[offset]) { offset += 1 }
    guard let value = Double(String(decoding: bytes[start..<offset], as: UTF8.self)), 0...1 ~= value else {
      throw fault("here must be a number from 0 to 1")
    }
    return value
  }

  mutating func skip(depth: Int = 0) throws(Fault) {
    guard depth < 64 else { throw fault("values are nested more than 64 deep") }
    switch try next() {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"): try object { (cursor, _) throws(Fault) in try cursor.skip(depth: depth + 1) }
    case UInt8(ascii: "["): try list { (cursor) throws(Fault) in try cursor.skip(depth: depth + 1) }
    case UInt8(ascii: "t"): try pass("true")
    case UInt8(ascii: "f"): try pass("false")
    case UInt8(ascii: "n"): try pass("null")
    default:
      let start = offset
      while offset < bytes.count, "+-.eE0123456789".utf8.contains(bytes[offset]) { offset += 1 }
      guard offset > start else { throw fault("this is no JSON value") }
    }
  }
}
