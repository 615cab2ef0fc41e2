/// Numbers and strings.
extension Lexer {
  // MARK: Numbers

  mutating func number() throws(CypherError) {
    let start = position
    if bytes[position] == UInt8(ascii: "0"), let mark = peek(1), [UInt8(ascii: "x"), UInt8(ascii: "o")].contains(mark) {
      return try based(mark == UInt8(ascii: "x") ? 16 : 8)
    }
    digits()
    var isFloat = false
    if peek() == UInt8(ascii: "."), peek(1).map(isDigit) == true {
      isFloat = true
      position += 1
      digits()
    }
    if let mark = peek(), mark | 0x20 == UInt8(ascii: "e") {
      let sign = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+") ? 1 : 0
      if peek(1 + sign).map(isDigit) == true {
        isFloat = true
        position += 1 + sign
        digits()
      }
    }
    if let after = peek(), isNameStart(after) {
      while let inside = peek(), isNameStart(inside) || isDigit(inside) { position += 1 }
      return add(.brokenNumber, from: start)
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isFloat {
      guard let value = Double(text), value.isFinite else {
        throw source.error(.floatingPointOverflow, "'\(text)' does not fit into a float", at: start)
      }
      add(.float(value), from: start)
    } else {
      try addInteger(text, text, radix: 10, from: start)
    }
  }

  private mutating func digits() { while peek().map(isDigit) == true { position += 1 } }

  private mutating func based(_ radix: Int) throws(CypherError) {
    let start = position
    position += 2
    let first = position
    while let byte = peek(), isDigit(byte) || isLetter(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let digits = String(decoding: bytes[first..<position], as: UTF8.self)
    guard !digits.isEmpty, digits.allSatisfy({ $0.hexDigitValue.map { $0 < radix } == true }) else {
      return add(.brokenNumber, from: start)
    }
    try addInteger(digits, text, radix: radix, from: start)
  }

  private mutating func addInteger(_ digits: String, _ text: String, radix: Int, from start: Int) throws(CypherError) {
    guard let value = UInt64(digits, radix: radix), value <= 1 << 63 else {
      throw source.error(.integerOverflow, "'\(text)' does not fit into 64 bits", at: start)
    }
    add(.integer(value), from: start)
  }

  // MARK: Strings

  mutating func string(quote: UInt8) throws(CypherError) {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = peek() {
      position += 1
      if byte == quote {
        add(.string(String(decoding: text, as: UTF8.self)), from: start)
        return
      }
      if byte == UInt8(ascii: "\\") {
        text += try escape()
      } else {
        text.append(byte)
      }
    }
    throw source.error(.unexpectedSyntax, "a string is not closed", at: start, remedy: "end it with its quote")
  }

  private mutating func escape() throws(CypherError) -> [UInt8] {
    let start = position - 1
    guard let mark = peek() else {
      throw source.error(.unexpectedSyntax, "a string is not closed", at: start, remedy: "end it with its quote")
    }
    position += 1
    switch mark {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "/"):
      return [mark]
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      var scalar = try unit(mark == UInt8(ascii: "u") ? 4 : 8, from: start)
      // A pair of surrogates, as JSON writes characters beyond 16 bits.
      if (0xD800..<0xDC00).contains(scalar), peek() == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "u") {
        position += 2
        let low = try unit(4, from: start)
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low &- 0xDC00)
      }
      guard let character = Unicode.Scalar(scalar) else { throw badEscape(start) }
      return Array(String(Character(character)).utf8)
    default:
      throw source.error(.unexpectedSyntax, "a string holds an unknown escape", at: start, remedy: "write \\\\ for \\")
    }
  }

  private mutating func unit(_ count: Int, from start: Int) throws(CypherError) -> UInt32 {
    guard position + count <= bytes.count,
      let value = UInt32(String(decoding: bytes[position..<position + count], as: UTF8.self), radix: 16)
    else { throw badEscape(start) }
    position += count
    return value
  }

  private func badEscape(_ start: Int) -> CypherError {
    source.error(
      .invalidUnicodeLiteral, "a string holds a broken \\u escape", at: start, remedy: "write four hexadecimal digits")
  }
}
