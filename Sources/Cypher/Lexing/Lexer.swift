/// Text -> tokens. Comments and white space go, brackets find their partners.
struct Lexer {
  /// Longer queries are refused: a person does not write them, and a program should pass parameters.
  static let lengthLimit = 1_000_000

  let source: QuerySource
  let bytes: [UInt8]
  var position = 0
  private var tokens: [Token] = []

  private init(_ source: QuerySource) {
    self.source = source
    bytes = source.bytes
  }

  /// - Returns: tokens in the order of the text, the last one `.end`.
  static func tokens(of source: QuerySource) throws(CypherError) -> [Token] {
    guard source.bytes.count <= lengthLimit else {
      throw CypherError(
        .syntax, .tooLong, "query is \(source.bytes.count) bytes; the limit is \(lengthLimit)",
        remedy: "pass long values as parameters", compileTime: true)
    }
    var lexer = Lexer(source)
    while try lexer.skipBlanks(), lexer.position < lexer.bytes.count { try lexer.next() }
    lexer.add(.end, from: lexer.bytes.count)
    try lexer.matchBrackets()
    return lexer.tokens
  }

  func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, start: start, end: position))
  }

  /// - Returns: always true, so that it can stand in the condition of the loop.
  private mutating func skipBlanks() throws(CypherError) -> Bool {
    while let byte = peek() {
      if byte == UInt8(ascii: " ") || (9...13).contains(byte) {
        position += 1
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        while let inside = peek(), inside != 10 { position += 1 }
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        let start = position
        position += 2
        while peek() != nil, !(peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) { position += 1 }
        guard peek() != nil else {
          throw source.error(.unexpectedSyntax, "a comment is not closed", at: start, remedy: "end it with */")
        }
        position += 2
      } else if byte == 0xC2, peek(1) == 0xA0 {
        position += 2
      } else {
        break
      }
    }
    return true
  }

  private static let pairs: Set<String> = ["<=", ">=", "<>", "=~", "..", "+="]
  private static let singles = Set("()[]{}.,:;|+-*/%^=<>$".utf8)

  private mutating func next() throws(CypherError) {
    let start = position
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): try string(quote: byte)
    case UInt8(ascii: "`"): try quotedName()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    case UInt8(ascii: ".") where peek(1).map(isDigit) == true && !followsName: try number()
    default:
      if isNameStart(byte) {
        name()
      } else if let second = peek(1), Self.pairs.contains(String(decoding: [byte, second], as: UTF8.self)) {
        position += 2
        add(.symbol(String(decoding: [byte, second], as: UTF8.self)), from: start)
      } else if Self.singles.contains(byte) {
        position += 1
        add(.symbol(String(decoding: [byte], as: UTF8.self)), from: start)
      } else {
        throw unknownCharacter()
      }
    }
  }

  /// After a name or a bracket a dot is a look-up ("a.1" is nobody's number).
  private var followsName: Bool {
    guard let last = tokens.last, last.end == position else { return false }
    switch last.kind {
    case .word, .quoted, .symbol(")"), .symbol("]"): return true
    default: return false
    }
  }

  private func unknownCharacter() -> CypherError {
    let rest = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
    let character = rest.unicodeScalars.first.map { String($0) } ?? "?"
    if bytes[position] >= 0x80 {
      return source.error(
        .invalidUnicodeCharacter, "'\(character)' is not a character of the language", at: position,
        remedy: "use plain - and ' from the keyboard, or put the name in backticks")
    }
    return source.error(.unexpectedSyntax, "'\(character)' is not a character of the language", at: position)
  }

  // MARK: Names

  func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower) || byte == UInt8(ascii: "_")
  }

  /// Letters of any script begin a name; dashes, quotes and spaces of Unicode do not.
  func isNameStart(_ byte: UInt8) -> Bool {
    byte < 0x80 ? isLetter(byte) : scalar(at: position)?.properties.isAlphabetic == true
  }

  private func scalar(at offset: Int) -> Unicode.Scalar? {
    String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
  }

  private mutating func name() {
    let start = position
    while let byte = peek() {
      if byte < 0x80 {
        guard isLetter(byte) || isDigit(byte) else { break }
        position += 1
      } else {
        guard let scalar = scalar(at: position),
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
        else { break }
        position += UTF8.width(scalar)
      }
    }
    add(.word(String(decoding: bytes[start..<position], as: UTF8.self)), from: start)
  }

  private mutating func quotedName() throws(CypherError) {
    let start = position
    position += 1
    var name: [UInt8] = []
    while let byte = peek() {
      position += 1
      if byte == UInt8(ascii: "`") {
        guard peek() == UInt8(ascii: "`") else {
          add(.quoted(String(decoding: name, as: UTF8.self)), from: start)
          return
        }
        position += 1
      }
      name.append(byte)
    }
    throw source.error(.unexpectedSyntax, "a name in backticks is not closed", at: start, remedy: "end it with `")
  }

  private mutating func matchBrackets() throws(CypherError) {
    var open: [Int] = []
    for index in tokens.indices {
      guard case .symbol(let symbol) = tokens[index].kind else { continue }
      switch symbol {
      case "(", "[", "{": open.append(index)
      case ")", "]", "}":
        let partner = ["(": ")", "[": "]", "{": "}"]
        guard let last = open.popLast(), case .symbol(let opening) = tokens[last].kind, partner[opening] == symbol
        else { throw source.error(.unexpectedSyntax, "'\(symbol)' closes nothing", at: tokens[index].start) }
        tokens[last].closing = index
      default: break
      }
    }
    if let last = open.last, case .symbol(let opening) = tokens[last].kind {
      throw source.error(.unexpectedSyntax, "'\(opening)' is not closed", at: tokens[last].start)
    }
  }
}
