/// Operators, by precedence climbing: one frame of the stack for a level of nesting instead of one for each operator.
extension Parser {
  /// From loose to tight.
  private enum Level {
    static let or = 1
    static let xor = 2
    static let and = 3
    static let not = 4
    static let comparison = 5
    static let predicate = 6
    static let sum = 7
    static let product = 8
    static let power = 9
    static let unary = 10
  }

  mutating func expression() throws(CypherError) -> Expression {
    try expression(Level.or)
  }

  private mutating func expression(_ level: Int) throws(CypherError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw source.error(
        .tooDeep, "the query is nested more than \(Self.depthLimit) deep", at: current.start,
        remedy: "split it with WITH, or pass nested values as parameters")
    }
    var left = try prefixed()
    try checkHeight(left)
    while let next = try operation(on: left, level) {
      left = next
      try checkHeight(left)
    }
    return left
  }

  /// A chain of operators nests as deeply as parentheses do, without a frame of the parser.
  private func checkHeight(_ expression: Expression) throws(CypherError) {
    guard expression.height > Self.heightLimit else { return }
    throw source.error(
      .tooDeep, "an expression is more than \(Self.heightLimit) operators deep", at: expression.offset,
      remedy: "IN [...] instead of many ORs; or pass a list as a parameter")
  }

  private mutating func prefixed() throws(CypherError) -> Expression {
    let offset = current.start
    if accept(word: "NOT") { return Expression(.unary(.not, try expression(Level.not)), offset) }
    if accept(symbol: "-") {
      // The smallest integer has no positive twin, so the sign is part of the literal.
      if case .integer(let size) = current.kind {
        advance()
        let value = size == 1 << 63 ? Int.min : -Int(size)
        return try postfix(Expression(.literal(.integer(value)), offset))
      }
      if case .float(let size) = current.kind {
        advance()
        return try postfix(Expression(.literal(.float(-size)), offset))
      }
      return Expression(.unary(.minus, try expression(Level.unary)), offset)
    }
    if accept(symbol: "+") { return Expression(.unary(.plus, try expression(Level.unary)), offset) }
    return try postfix(atom())
  }

  private static let binary: [String: (BinaryOperator, Int)] = [
    "+": (.add, Level.sum), "-": (.subtract, Level.sum), "*": (.multiply, Level.product),
    "/": (.divide, Level.product), "%": (.remainder, Level.product), "^": (.power, Level.power),
  ]

  /// The operator after `left`, when it binds at least as tightly as `level`; nil when there is none.
  private mutating func operation(on left: Expression, _ level: Int) throws(CypherError) -> Expression? {
    switch current.kind {
    case .symbol(let symbol):
      if let (operation, own) = Self.binary[symbol], own >= level {
        advance()
        return Expression(.binary(operation, left, try expression(own + 1)), left.offset)
      }
      if symbol == "=~", level <= Level.predicate {
        advance()
        return Expression(.binary(.matches, left, try expression(Level.sum)), left.offset)
      }
      if ComparisonOperator(rawValue: symbol) != nil, level <= Level.comparison { return try comparison(left) }
      return nil
    case .word(let word): return try wordOperation(word.uppercased(), on: left, level)
    default: return nil
    }
  }

  private mutating func wordOperation(
    _ word: String, on left: Expression, _ level: Int
  ) throws(CypherError) -> Expression? {
    switch word {
    case "OR" where level <= Level.or: return try binary(.or, left, words: 1, Level.xor)
    case "XOR" where level <= Level.xor: return try binary(.xor, left, words: 1, Level.and)
    case "AND" where level <= Level.and: return try binary(.and, left, words: 1, Level.not)
    case "IN" where level <= Level.predicate: return try binary(.isIn, left, words: 1, Level.sum)
    case "CONTAINS" where level <= Level.predicate: return try binary(.contains, left, words: 1, Level.sum)
    case "STARTS" where level <= Level.predicate && isWord("WITH", ahead: 1):
      return try binary(.startsWith, left, words: 2, Level.sum)
    case "ENDS" where level <= Level.predicate && isWord("WITH", ahead: 1):
      return try binary(.endsWith, left, words: 2, Level.sum)
    case "IS" where level <= Level.predicate:
      advance()
      let negated = accept(word: "NOT")
      try expect(word: "NULL")
      return Expression(.isNull(left, negated: negated), left.offset)
    default: return nil
    }
  }

  private mutating func binary(
    _ operation: BinaryOperator, _ left: Expression, words: Int, _ right: Int
  ) throws(CypherError) -> Expression {
    for _ in 0..<words { advance() }
    return Expression(.binary(operation, left, try expression(right)), left.offset)
  }

  private mutating func comparison(_ left: Expression) throws(CypherError) -> Expression {
    var rest: [(symbol: ComparisonOperator, operand: Expression)] = []
    while case .symbol(let symbol) = current.kind, let comparison = ComparisonOperator(rawValue: symbol) {
      advance()
      rest.append((comparison, try expression(Level.predicate)))
    }
    return Expression(.comparison(left, rest), left.offset)
  }

  /// Look-ups after an atom: `.key`, `[index]`, `[from..to]`, `:Label`.
  private mutating func postfix(_ atom: Expression) throws(CypherError) -> Expression {
    var left = atom
    while true {
      try checkHeight(left)
      if isSymbol(".") {
        advance()
        left = Expression(.property(left, try name("the name of a property")), left.offset)
      } else if isSymbol("[") {
        advance()
        left = try bracket(left)
        try expect(symbol: "]")
      } else if isSymbol(":"), canHaveLabels(left) {
        left = Expression(.hasLabels(left, try labelNames()), left.offset)
      } else {
        return left
      }
    }
  }

  private func canHaveLabels(_ left: Expression) -> Bool {
    switch left.kind {
    case .variable, .property, .call, .index: true
    default: isSymbol(")", ahead: -1)
    }
  }

  private mutating func bracket(_ left: Expression) throws(CypherError) -> Expression {
    var from: Expression?
    if !isSymbol("..") {
      let first = try expression()
      guard isSymbol("..") else { return Expression(.index(left, first), left.offset) }
      from = first
    }
    advance()
    let to = isSymbol("]") ? nil : try expression()
    return Expression(.slice(left, from: from, to: to), left.offset)
  }
}
