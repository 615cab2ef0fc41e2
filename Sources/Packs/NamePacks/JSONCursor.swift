/// Walks over one JSON value and takes out of it what is wanted; the rest is passed over without being made into anything.
///
/// A line of a Wikidata dump is some 20 kB, of which a pack keeps 200 bytes.
struct JSONCursor {
  /// Thrown by everything here for bytes that are no JSON, or not of the shape that was asked for.
  struct Malformed: Error {}

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var depth = 0
  private static let deepest = 64

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether only blanks are left.
  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return index == bytes.count
  }

  /// The first byte of the next value; `nil` at the end.
  mutating func peek() -> UInt8? {
    skipBlanks()
    return index < bytes.count ? bytes[index] : nil
  }

  /// Calls `body` with each key of the object that comes next; it must take or skip the value.
  mutating func object(_ body: (inout JSONCursor, String) throws(Malformed) -> Void) throws(Malformed) {
    try take(UInt8(ascii: "{"))
    try enter()
    if peek() != UInt8(ascii: "}") {
      repeat {
        let key = try string()
        try take(UInt8(ascii: ":"))
        try body(&self, key)
      } while takeIf(UInt8(ascii: ","))
    }
    try take(UInt8(ascii: "}"))
    depth -= 1
  }

  /// Calls `body` before each element of the array that comes next; it must take or skip it.
  mutating func array(_ body: (inout JSONCursor) throws(Malformed) -> Void) throws(Malformed) {
    try take(UInt8(ascii: "["))
    try enter()
    if peek() != UInt8(ascii: "]") {
      repeat { try body(&self) } while takeIf(UInt8(ascii: ","))
    }
    try take(UInt8(ascii: "]"))
    depth -= 1
  }

  /// The text that comes next.
  mutating func string() throws(Malformed) -> String {
    let raw = try rawString()
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    return try Self.unescaped(raw)
  }

  /// The text that comes next, or `nil` for a value of another type, which is passed over.
  mutating func stringIfAny() throws(Malformed) -> String? {
    if peek() == UInt8(ascii: "\"") { return try string() }
    try skip()
    return nil
  }

  /// The whole number that comes next, or `nil` for another value, which is passed over.
  mutating func integerIfAny() throws(Malformed) -> Int? {
    guard let first = peek(), first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
      try skip()
      return nil
    }
    let start = index
    try skip()
    return Int(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  /// Passes over the value that comes next.
  mutating func skip() throws(Malformed) {
    switch peek() {
    case UInt8(ascii: "{"): try object { cursor, _ throws(Malformed) in try cursor.skip() }
    case UInt8(ascii: "["): try array { cursor throws(Malformed) in try cursor.skip() }
    case UInt8(ascii: "\""): _ = try rawString()
    case nil: throw Malformed()
    default:
      let start = index
      while index < bytes.count, Self.isInNumberOrWord(bytes[index]) { index += 1 }
      if index == start { throw Malformed() }
    }
  }

  // MARK: bytes

  private mutating func rawString() throws(Malformed) -> UnsafeBufferPointer<UInt8>.SubSequence {
    try take(UInt8(ascii: "\""))
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return bytes[start..<index - 1]
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    throw Malformed()
  }

  private static func unescaped(_ raw: UnsafeBufferPointer<UInt8>.SubSequence) throws(Malformed) -> String {
    var units: [UInt16] = []
    var bytes: [UInt8] = []
    func flush() {
      if !units.isEmpty {
        bytes += String(decoding: units, as: UTF16.self).utf8
        units = []
      }
    }
    var index = raw.startIndex
    while index < raw.endIndex {
      let byte = raw[index]
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        flush()
        bytes.append(byte)
        continue
      }
      guard index < raw.endIndex else { throw Malformed() }
      let escape = raw[index]
      index += 1
      if escape == UInt8(ascii: "u") {
        guard index + 4 <= raw.endIndex,
          let unit = UInt16(String(decoding: raw[index..<index + 4], as: UTF8.self), radix: 16)
        else { throw Malformed() }
        units.append(unit)
        index += 4
        continue
      }
      flush()
      switch escape {
      case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"):
        bytes.append(UInt8(ascii: " "))  // a name holds no line end
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(escape)
      default: throw Malformed()
      }
    }
    flush()
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func enter() throws(Malformed) {
    depth += 1
    if depth > Self.deepest { throw Malformed() }
  }

  private mutating func take(_ byte: UInt8) throws(Malformed) {
    guard takeIf(byte) else { throw Malformed() }
  }

  private mutating func takeIf(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  private static func isInNumberOrWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "E"): true
    default: false
    }
  }
}
