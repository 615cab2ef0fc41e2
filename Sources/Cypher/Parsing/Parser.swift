/// Tokens -> syntax tree, by recursive descent. Clauses are here, patterns and expressions in extensions.
struct Parser {
  /// Nested expressions deeper than this are refused: each level is a few frames of the stack, here and when it runs.
  static let depthLimit = 100
  /// The same for trees that chains of operators make.
  static let heightLimit = 500

  let source: QuerySource
  let tokens: [Token]
  var index = 0
  var depth = 0
  var isInsideExists = false

  init(_ source: QuerySource) throws(CypherError) {
    self.source = source
    self.tokens = try Lexer.tokens(of: source)
  }

  /// What a query asks, and whether it only wants the plan.
  static func parse(_ source: QuerySource) throws(CypherError) -> (tree: QueryTree, isExplain: Bool) {
    var parser = try Parser(source)
    let isExplain = parser.accept(word: "EXPLAIN")
    let tree = try parser.query()
    _ = parser.accept(symbol: ";")
    guard parser.current.kind == .end else { throw parser.unexpected("the end of the query") }
    return (tree, isExplain)
  }

  // MARK: Tokens

  var current: Token { tokens[index] }

  func token(_ ahead: Int) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  func isSymbol(_ symbol: String, ahead: Int = 0) -> Bool { token(ahead).kind == .symbol(symbol) }

  func isWord(_ word: String, ahead: Int = 0) -> Bool {
    if case .word(let text) = token(ahead).kind { text.uppercased() == word } else { false }
  }

  mutating func accept(symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func accept(word: String) -> Bool {
    guard isWord(word) else { return false }
    advance()
    return true
  }

  mutating func accept(words: String...) -> Bool {
    for (ahead, word) in words.enumerated() where !isWord(word, ahead: ahead) { return false }
    for _ in words { advance() }
    return true
  }

  mutating func expect(symbol: String) throws(CypherError) {
    guard accept(symbol: symbol) else { throw unexpected("'\(symbol)'") }
  }

  mutating func expect(word: String) throws(CypherError) {
    guard accept(word: word) else { throw unexpected(word) }
  }

  /// A name where keywords are no keywords: labels, types, keys.
  mutating func name(_ role: String) throws(CypherError) -> String {
    switch current.kind {
    case .word(let text), .quoted(let text):
      advance()
      return text
    default: throw unexpected(role)
    }
  }

  /// The name of a variable, which no reserved word can be.
  mutating func variable() throws(CypherError) -> String {
    if case .word(let text) = current.kind, Self.reserved.contains(text.uppercased()) {
      throw unexpected("the name of a variable")
    }
    return try name("the name of a variable")
  }

  static let reserved: Set<String> = [
    "ALL", "AND", "AS", "ASC", "ASCENDING", "BY", "CASE", "CONTAINS", "CREATE", "DELETE", "DESC", "DESCENDING",
    "DETACH",
    "DISTINCT", "ELSE", "END", "ENDS", "EXISTS", "FALSE", "IN", "IS", "LIMIT", "MATCH", "MERGE", "NOT", "NULL", "ON",
    "OPTIONAL", "OR", "ORDER", "REMOVE", "RETURN", "SET", "SKIP", "STARTS", "THEN", "TRUE", "UNION", "UNWIND", "WHEN",
    "WHERE", "WITH", "XOR",
  ]

  func unexpected(_ wanted: String, code: CypherError.Code = .unexpectedSyntax) -> CypherError {
    let found =
      current.kind == .end
      ? "the query ends" : "found '\(source.text(current.start..<min(current.end, current.start + 40)))'"
    return source.error(code, "\(found) where \(wanted) should be", at: current.start)
  }

  mutating func nested<T>(_ body: (inout Parser) throws(CypherError) -> T) throws(CypherError) -> T {
    depth += 1
    guard depth <= Self.depthLimit else {
      throw source.error(
        .tooDeep, "the query is nested more than \(Self.depthLimit) deep", at: current.start,
        remedy: "split it with WITH, or pass nested values as parameters")
    }
    defer { depth -= 1 }
    return try body(&self)
  }
}

extension Parser {
  // MARK: Clauses

  mutating func query() throws(CypherError) -> QueryTree {
    var tree = QueryTree(branches: [try singleQuery()])
    while isWord("UNION") {
      let offset = current.start
      advance()
      let all = accept(word: "ALL")
      if tree.branches.count > 1, all != tree.keepsDuplicates {
        throw source.error(.invalidClauseComposition, "UNION and UNION ALL are mixed", at: offset, remedy: "use one")
      }
      tree.keepsDuplicates = all
      tree.branches.append(try singleQuery())
    }
    return tree
  }

  private mutating func singleQuery() throws(CypherError) -> SingleQuery {
    var clauses: [Clause] = []
    while true {
      let offset = current.start
      if accept(word: "MATCH") {
        clauses.append(.match(try match(isOptional: false, offset)))
      } else if accept(words: "OPTIONAL", "MATCH") {
        clauses.append(.match(try match(isOptional: true, offset)))
      } else if accept(word: "UNWIND") {
        let list = try expression()
        try expect(word: "AS")
        clauses.append(.unwind(list, variable: try variable(), offset: offset))
      } else if accept(word: "WITH") {
        clauses.append(.with(try projection(offset, isReturn: false)))
      } else if accept(word: "RETURN") {
        clauses.append(.returning(try projection(offset, isReturn: true)))
        return SingleQuery(clauses: clauses)
      } else if let error = writingClause() {
        throw error
      } else {
        // In EXISTS { } the last RETURN can be left out.
        if isInsideExists && !clauses.isEmpty { return SingleQuery(clauses: clauses) }
        if clauses.isEmpty { throw unexpected("MATCH, OPTIONAL MATCH, UNWIND, WITH or RETURN") }
        if current.kind == .end || isWord("UNION") {
          throw source.error(
            .invalidClauseComposition, "the query does not say what to RETURN", at: current.start,
            remedy: "end it with RETURN")
        }
        throw unexpected("a clause")
      }
    }
  }

  /// What this engine knows of, and does not do.
  private func writingClause() -> CypherError? {
    guard case .word(let text) = current.kind else { return nil }
    switch text.uppercased() {
    case "CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH":
      return source.error(
        isInsideExists ? .invalidClauseComposition : .readOnly, "\(text.uppercased()) writes, and queries only read",
        at: current.start, remedy: "MATCH ... RETURN")
    case "CALL":
      return source.error(
        .procedureCall, "there are no procedures to CALL", at: current.start, remedy: "MATCH ... RETURN")
    default: return nil
    }
  }

  private mutating func match(isOptional: Bool, _ offset: Int) throws(CypherError) -> Clause.MatchClause {
    let patterns = try patternList()
    let predicate = accept(word: "WHERE") ? try expression() : nil
    return Clause.MatchClause(isOptional: isOptional, patterns: patterns, predicate: predicate, offset: offset)
  }

  private mutating func projection(_ offset: Int, isReturn: Bool) throws(CypherError) -> Projection {
    var projection = Projection(offset: offset)
    projection.isDistinct = accept(word: "DISTINCT")
    if accept(symbol: "*") {
      projection.isEverything = true
      if accept(symbol: ",") { projection.items = try items() }
    } else {
      projection.items = try items()
    }
    if accept(words: "ORDER", "BY") {
      repeat {
        let expression = try expression()
        var isDescending = false
        if accept(word: "DESC") || accept(word: "DESCENDING") {
          isDescending = true
        } else if !accept(word: "ASC") {
          _ = accept(word: "ASCENDING")
        }
        projection.order.append(Projection.Order(expression: expression, isDescending: isDescending))
      } while accept(symbol: ",")
    }
    if accept(word: "SKIP") { projection.skip = try expression() }
    if accept(word: "LIMIT") { projection.limit = try expression() }
    if !isReturn, accept(word: "WHERE") { projection.predicate = try expression() }
    return projection
  }

  private mutating func items() throws(CypherError) -> [Projection.Item] {
    var items: [Projection.Item] = []
    repeat {
      let start = current.start
      let expression = try expression()
      let text = source.text(start..<tokens[index - 1].end)
      let alias = accept(word: "AS") ? try variable() : nil
      items.append(Projection.Item(expression: expression, alias: alias, text: text, offset: start))
    } while accept(symbol: ",")
    return items
  }
}
