/// What operators stand between: literals, variables, calls, lists, maps, CASE, comprehensions, patterns.
extension Parser {
  mutating func atom() throws(CypherError) -> Expression {
    let token = current
    let offset = token.start
    switch token.kind {
    case .integer(let size):
      guard size < 1 << 63 else {
        throw source.error(.integerOverflow, "'\(size)' does not fit into 64 bits", at: offset)
      }
      advance()
      return Expression(.literal(.integer(Int(size))), offset)
    case .float(let value):
      advance()
      return Expression(.literal(.float(value)), offset)
    case .string(let value):
      advance()
      return Expression(.literal(.string(value)), offset)
    case .symbol(let symbol): return try symbolAtom(symbol, offset)
    case .quoted: return try nameAtom(offset)
    case .word(let word): return try wordAtom(word.uppercased(), offset)
    case .brokenNumber:
      throw source.error(
        .invalidNumberLiteral, "'\(source.text(token.start..<min(token.end, token.start + 40)))' is not a number",
        at: offset)
    case .end: throw unexpected("an expression")
    }
  }

  private mutating func symbolAtom(_ symbol: String, _ offset: Int) throws(CypherError) -> Expression {
    switch symbol {
    case "$":
      advance()
      if case .integer(let number) = current.kind {
        advance()
        return Expression(.parameter(String(number)), offset)
      }
      return Expression(.parameter(try name("the name of a parameter")), offset)
    case "{": return Expression(.map(try mapEntries()), offset)
    case "[": return try listAtom(offset)
    case "(":
      if isPattern(index) { return Expression(.pattern(try chain(named: nil, offset)), offset) }
      advance()
      let inner = try expression()
      try expect(symbol: ")")
      return inner
    default: throw unexpected("an expression")
    }
  }

  private mutating func wordAtom(_ word: String, _ offset: Int) throws(CypherError) -> Expression {
    let opensCall = isSymbol("(", ahead: 1)
    switch word {
    case "TRUE", "FALSE":
      advance()
      return Expression(.literal(.boolean(word == "TRUE")), offset)
    case "NULL":
      advance()
      return Expression(.literal(.null), offset)
    case "CASE":
      advance()
      return try cases(offset)
    case "COUNT" where opensCall && isSymbol("*", ahead: 2) && isSymbol(")", ahead: 3):
      for _ in 0..<4 { advance() }
      return Expression(.countAll, offset)
    case "ALL" where opensCall, "ANY" where opensCall, "NONE" where opensCall, "SINGLE" where opensCall:
      if let quantifier = Quantifier(rawValue: word.lowercased()), isWord("IN", ahead: 3) {
        return try quantified(quantifier, offset)
      }
      return try nameAtom(offset)
    case "REDUCE" where opensCall: return try reduction(offset)
    case "SHORTESTPATH" where opensCall:
      return Expression(.shortestPath(try shortestPath(.one, named: nil, offset)), offset)
    case "ALLSHORTESTPATHS" where opensCall:
      return Expression(.shortestPath(try shortestPath(.all, named: nil, offset)), offset)
    case "EXISTS" where isSymbol("{", ahead: 1): return try existential(offset)
    case "EXISTS" where opensCall && isPattern(index + 2):
      advance()
      advance()
      let pattern = try chain(named: nil, offset)
      try expect(symbol: ")")
      // Said to be a predicate, it may stand where a value does.
      let match = Clause.MatchClause(isOptional: false, patterns: [pattern], predicate: nil, offset: offset)
      return Expression(.exists(QueryTree(branches: [SingleQuery(clauses: [.match(match)])])), offset)
    default: return try nameAtom(offset)
    }
  }

  /// A variable or the call of a function, whose name can have dots.
  private mutating func nameAtom(_ offset: Int) throws(CypherError) -> Expression {
    var ahead = 0
    while isSymbol(".", ahead: ahead + 1), isName(ahead + 2) { ahead += 2 }
    guard isSymbol("(", ahead: ahead + 1) else { return Expression(.variable(try variable()), offset) }
    var parts = [try name("the name of a function")]
    while accept(symbol: ".") { parts.append(try name("the name of a function")) }
    advance()
    let isDistinct = accept(word: "DISTINCT")
    var arguments: [Expression] = []
    if !isSymbol(")") {
      repeat { arguments.append(try expression()) } while accept(symbol: ",")
    }
    try expect(symbol: ")")
    let spelling = parts.joined(separator: ".")
    return Expression(
      .call(
        Expression.FunctionCall(
          name: spelling.lowercased(), spelling: spelling, isDistinct: isDistinct, arguments: arguments)), offset)
  }

  private func isName(_ ahead: Int) -> Bool {
    switch token(ahead).kind {
    case .word, .quoted: true
    default: false
    }
  }

  mutating func mapEntries() throws(CypherError) -> [(key: String, value: Expression)] {
    try expect(symbol: "{")
    var entries: [(key: String, value: Expression)] = []
    if !isSymbol("}") {
      repeat {
        let key = try name("the key of a map")
        try expect(symbol: ":")
        entries.append((key, try expression()))
      } while accept(symbol: ",")
    }
    try expect(symbol: "}")
    return entries
  }

  private mutating func listAtom(_ offset: Int) throws(CypherError) -> Expression {
    advance()
    if isName(0), isWord("IN", ahead: 1) { return try listComprehension(offset) }
    let isNamedPath = isName(0) && isSymbol("=", ahead: 1) && isPattern(index + 2)
    if isNamedPath || isPattern(index) {
      let pattern = try path()
      let predicate = accept(word: "WHERE") ? try expression() : nil
      try expect(symbol: "|")
      let projection = try expression()
      try expect(symbol: "]")
      return Expression(.patternComprehension(pattern, predicate: predicate, projection: projection), offset)
    }
    var items: [Expression] = []
    if !isSymbol("]") {
      repeat { items.append(try expression()) } while accept(symbol: ",")
    }
    try expect(symbol: "]")
    return Expression(.list(items), offset)
  }

  private mutating func listComprehension(_ offset: Int) throws(CypherError) -> Expression {
    let variable = try variable()
    try expect(word: "IN")
    let list = try expression()
    let predicate = accept(word: "WHERE") ? try expression() : nil
    let projection = accept(symbol: "|") ? try expression() : nil
    try expect(symbol: "]")
    return Expression(
      .listComprehension(variable: variable, list: list, predicate: predicate, projection: projection), offset)
  }

  private mutating func quantified(_ quantifier: Quantifier, _ offset: Int) throws(CypherError) -> Expression {
    advance()
    advance()
    let variable = try variable()
    try expect(word: "IN")
    let list = try expression()
    let predicate = accept(word: "WHERE") ? try expression() : nil
    try expect(symbol: ")")
    return Expression(.quantifier(quantifier, variable: variable, list: list, predicate: predicate), offset)
  }

  private mutating func reduction(_ offset: Int) throws(CypherError) -> Expression {
    advance()
    advance()
    let accumulator = try variable()
    try expect(symbol: "=")
    let initial = try expression()
    try expect(symbol: ",")
    let variable = try variable()
    try expect(word: "IN")
    let list = try expression()
    try expect(symbol: "|")
    let body = try expression()
    try expect(symbol: ")")
    return Expression(
      .reduce(accumulator: accumulator, initial: initial, variable: variable, list: list, body: body), offset)
  }

  private mutating func cases(_ offset: Int) throws(CypherError) -> Expression {
    let subject = isWord("WHEN") ? nil : try expression()
    var branches: [(when: Expression, then: Expression)] = []
    while accept(word: "WHEN") {
      let condition = try expression()
      try expect(word: "THEN")
      branches.append((condition, try expression()))
    }
    guard !branches.isEmpty else { throw unexpected("WHEN") }
    let otherwise = accept(word: "ELSE") ? try expression() : nil
    try expect(word: "END")
    return Expression(.cases(subject: subject, branches: branches, otherwise: otherwise), offset)
  }

  /// `EXISTS { MATCH ... RETURN ... }`, or only a pattern with WHERE.
  private mutating func existential(_ offset: Int) throws(CypherError) -> Expression {
    advance()
    advance()
    let wasInside = isInsideExists
    isInsideExists = true
    defer { isInsideExists = wasInside }
    let tree: QueryTree
    if isSymbol("(") || isSymbol("=", ahead: 1) {
      let patterns = try patternList()
      let predicate = accept(word: "WHERE") ? try expression() : nil
      let match = Clause.MatchClause(isOptional: false, patterns: patterns, predicate: predicate, offset: offset)
      tree = QueryTree(branches: [SingleQuery(clauses: [.match(match)])])
    } else {
      tree = try nested { (parser: inout Parser) throws(CypherError) in try parser.query() }
    }
    try expect(symbol: "}")
    return Expression(.exists(tree), offset)
  }
}
