/// Patterns: `p = (a:Person {name: $n})-[r:KNOWS*1..3]->(b)`.
extension Parser {
  /// More hops than this are never meant; `*` alone has no end but that of the graph.
  static let endless = 1_000_000

  mutating func patternList() throws(CypherError) -> [PathPattern] {
    var patterns: [PathPattern] = []
    repeat { patterns.append(try path()) } while accept(symbol: ",")
    return patterns
  }

  mutating func path() throws(CypherError) -> PathPattern {
    let offset = current.start
    var name: String?
    if isSymbol("=", ahead: 1) {
      name = try variable()
      advance()
    }
    let shortest: PathPattern.Shortest? =
      isSymbol("(", ahead: 1) ? (isWord("SHORTESTPATH") ? .one : isWord("ALLSHORTESTPATHS") ? .all : nil) : nil
    guard let shortest else { return try chain(named: name, offset) }
    return try shortestPath(shortest, named: name, offset)
  }

  mutating func shortestPath(
    _ shortest: PathPattern.Shortest, named name: String?, _ offset: Int
  ) throws(CypherError) -> PathPattern {
    advance()
    try expect(symbol: "(")
    var pattern = try chain(named: name, offset)
    try expect(symbol: ")")
    guard pattern.relationships.count == 1 else {
      throw source.error(
        .invalidRelationshipPattern, "a shortest path needs exactly one relationship between two nodes", at: offset,
        remedy: "shortestPath((a)-[*]-(b))")
    }
    pattern.shortest = shortest
    return pattern
  }

  /// Nodes and relationships, at least one node.
  mutating func chain(named name: String?, _ offset: Int) throws(CypherError) -> PathPattern {
    // A path may stand in parentheses of its own.
    if isSymbol("("), isSymbol("(", ahead: 1) {
      return try nested { (parser: inout Parser) throws(CypherError) in
        parser.advance()
        let inner = try parser.chain(named: name, offset)
        try parser.expect(symbol: ")")
        return inner
      }
    }
    var nodes = [try node()]
    var relationships: [PathPattern.Relationship] = []
    while isRelationshipStart(index) {
      relationships.append(try relationship())
      nodes.append(try node())
    }
    return PathPattern(variable: name, nodes: nodes, relationships: relationships, offset: offset)
  }

  private mutating func node() throws(CypherError) -> PathPattern.Node {
    let offset = current.start
    try expect(symbol: "(")
    var name: String?
    if !isSymbol(")"), !isSymbol(":"), !isSymbol("{"), !isSymbol("$") { name = try variable() }
    let labels = try labelNames()
    let properties = try patternProperties()
    try expect(symbol: ")")
    return PathPattern.Node(variable: name, labels: labels, properties: properties, offset: offset)
  }

  mutating func labelNames() throws(CypherError) -> [String] {
    var labels: [String] = []
    while accept(symbol: ":") { labels.append(try name("a label")) }
    return labels
  }

  private mutating func patternProperties() throws(CypherError) -> [(key: String, value: Expression)] {
    if isSymbol("$") {
      throw source.error(
        .invalidParameterUse, "a parameter cannot stand for all properties of a pattern", at: current.start,
        remedy: "{name: $name}")
    }
    guard isSymbol("{") else { return [] }
    return try mapEntries()
  }

  private mutating func relationship() throws(CypherError) -> PathPattern.Relationship {
    let offset = current.start
    let pointsLeft = accept(symbol: "<")
    try expect(symbol: "-")
    var name: String?
    var types: [String] = []
    var length: PathPattern.Hops?
    var properties: [(key: String, value: Expression)] = []
    if accept(symbol: "[") {
      if !isSymbol("]"), !isSymbol(":"), !isSymbol("{"), !isSymbol("*"), !isSymbol("$") { name = try variable() }
      if accept(symbol: ":") {
        types.append(try self.name("a relationship type"))
        while accept(symbol: "|") {
          _ = accept(symbol: ":")
          types.append(try self.name("a relationship type"))
        }
      }
      length = try hops()
      properties = try patternProperties()
      guard accept(symbol: "]") else { throw unexpected("']'", code: .invalidRelationshipPattern) }
    }
    try expect(symbol: "-")
    let pointsRight = accept(symbol: ">")
    let direction: Direction = pointsLeft == pointsRight ? .either : pointsLeft ? .incoming : .outgoing
    return PathPattern.Relationship(
      variable: name, types: types, direction: direction, length: length, properties: properties, offset: offset)
  }

  /// `*`, `*2`, `*1..3`, `*..3`, `*2..`.
  private mutating func hops() throws(CypherError) -> PathPattern.Hops? {
    guard accept(symbol: "*") else { return nil }
    let first = try hopCount()
    guard accept(symbol: "..") else {
      return PathPattern.Hops(lower: first ?? 1, upper: first ?? Self.endless)
    }
    return PathPattern.Hops(lower: first ?? 1, upper: try hopCount() ?? Self.endless)
  }

  private mutating func hopCount() throws(CypherError) -> Int? {
    guard case .integer(let value) = current.kind else { return nil }
    advance()
    return Int(min(value, UInt64(Self.endless)))
  }

  /// Whether a relationship begins at a token: `-[`, `--`, `<-[`, `<--`.
  func isRelationshipStart(_ at: Int) -> Bool {
    func symbol(_ ahead: Int) -> String {
      if case .symbol(let text) = tokens[min(at + ahead, tokens.count - 1)].kind { text } else { "" }
    }
    switch symbol(0) {
    case "-": return symbol(1) == "[" || symbol(1) == "-"
    case "<": return symbol(1) == "-" && (symbol(2) == "[" || symbol(2) == "-")
    default: return false
    }
  }

  /// Whether a parenthesis at a token opens a pattern with a relationship rather than an expression, found by its
  /// brackets alone so that nothing is read twice.
  func isPattern(_ at: Int) -> Bool {
    guard tokens[at].kind == .symbol("("), let closing = tokens[at].closing else { return false }
    var inside = at + 1
    func isName(_ index: Int) -> Bool {
      switch tokens[index].kind {
      case .word, .quoted: true
      default: false
      }
    }
    if isName(inside) { inside += 1 }
    while tokens[inside].kind == .symbol(":"), isName(inside + 1) { inside += 2 }
    if tokens[inside].kind == .symbol("{"), let end = tokens[inside].closing { inside = end + 1 }
    guard inside == closing, isRelationshipStart(closing + 1) else { return false }
    var after = closing + 1
    if tokens[after].kind == .symbol("<") { after += 1 }
    after += 1
    if tokens[after].kind == .symbol("["), let end = tokens[after].closing { after = end + 1 }
    guard after < tokens.count, tokens[after].kind == .symbol("-") else { return false }
    after += 1
    if tokens[after].kind == .symbol(">") { after += 1 }
    return tokens[min(after, tokens.count - 1)].kind == .symbol("(")
  }
}
