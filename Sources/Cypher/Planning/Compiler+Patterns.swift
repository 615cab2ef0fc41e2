/// Patterns: which names they bind, which they meet again, and the conditions that they carry.
extension Compiler {
  func matchStage(_ match: Clause.MatchClause, in scope: Scope) throws(CypherError) -> (MatchStage, Scope) {
    var builder = PatternBuilder(compiler: self, scope: scope, mayBind: true)
    try builder.add(match.patterns)
    if let predicate = match.predicate {
      if predicate.aggregates {
        throw source.error(
          .invalidAggregation, "WHERE cannot aggregate", at: predicate.offset,
          remedy: "name the aggregate in WITH, and compare the name")
      }
      try builder.add(where: predicate)
    }
    return (builder.stage(isOptional: match.isOptional), builder.scope)
  }

  /// A pattern inside an expression. As a predicate it cannot bind new names; in a comprehension it can.
  func innerStage(
    _ pattern: PathPattern, predicate: Expression?, in context: Context, mayBind: Bool
  ) throws(CypherError) -> (MatchStage, Scope) {
    var builder = PatternBuilder(compiler: self, scope: context.scope, mayBind: mayBind)
    try builder.add([pattern])
    if let predicate { try builder.add(where: predicate) }
    return (builder.stage(isOptional: false), builder.scope)
  }
}

/// Gathers the parts of one match stage.
struct PatternBuilder {
  let compiler: Compiler
  private(set) var scope: Scope
  private let outer: Scope
  private let mayBind: Bool
  private var nodes: [MatchStage.Node] = []
  private var relationships: [MatchStage.Relationship] = []
  private var paths: [MatchStage.Path] = []
  private var conditions: [MatchStage.Condition] = []
  private var introduced: [Int] = []
  private var ownRelationships: Set<String> = []

  init(compiler: Compiler, scope: Scope, mayBind: Bool) {
    self.compiler = compiler
    self.scope = scope
    self.outer = scope
    self.mayBind = mayBind
  }

  private var source: QuerySource { compiler.source }

  func stage(isOptional: Bool) -> MatchStage {
    let bound = Set(outer.names.compactMap { outer[$0]?.slot })
    return MatchStage(
      id: compiler.newStage(), isOptional: isOptional, nodes: nodes, relationships: relationships, paths: paths,
      conditions: conditions, bound: bound, introduced: introduced)
  }

  mutating func add(_ patterns: [PathPattern]) throws(CypherError) {
    // Names first, values second: a property can speak of a node that comes later.
    var slots: [(pattern: PathPattern, nodes: [Int], relationships: [Int])] = []
    for pattern in patterns {
      var nodeSlots = [try declare(pattern.nodes[0])]
      var relationshipSlots: [Int] = []
      for (relationship, node) in zip(pattern.relationships, pattern.nodes.dropFirst()) {
        let slot = try declare(relationship, shortest: pattern.shortest)
        nodeSlots.append(try declare(node))
        relationshipSlots.append(slot)
      }
      if let name = pattern.variable {
        guard scope[name] == nil else { throw compiler.alreadyBound(name, at: pattern.offset) }
        let slot = bind(name, .path)
        paths.append(MatchStage.Path(slot: slot, nodes: nodeSlots, relationships: relationshipSlots))
      }
      slots.append((pattern, nodeSlots, relationshipSlots))
    }
    for (pattern, nodeSlots, relationshipSlots) in slots {
      for (node, slot) in zip(pattern.nodes, nodeSlots) {
        nodes.append(MatchStage.Node(slot: slot, name: node.variable ?? "", labels: node.labels))
        for entry in node.properties { try addProperty(entry, of: slot, isNode: true) }
      }
      for (index, relationship) in pattern.relationships.enumerated() {
        try add(
          relationship, slot: relationshipSlots[index], left: nodeSlots[index], right: nodeSlots[index + 1],
          shortest: pattern.shortest)
      }
    }
  }

  private mutating func bind(_ name: String?, _ type: StaticType) -> Int {
    let slot = compiler.newSlot()
    introduced.append(slot)
    if let name { scope.declare(name, slot: slot, type: type) }
    return slot
  }

  private func unbound(_ name: String, at offset: Int) throws(CypherError) {
    guard mayBind else { throw compiler.undefined(name, in: scope, at: offset) }
  }

  private func conflict(_ name: String, _ type: StaticType, _ wanted: String, at offset: Int) -> CypherError {
    source.error(.variableTypeConflict, "'\(name)' is \(type.phrase), not \(wanted)", at: offset)
  }

  private mutating func declare(_ node: PathPattern.Node) throws(CypherError) -> Int {
    guard let name = node.variable else { return bind(nil, .node) }
    guard let known = scope[name] else {
      try unbound(name, at: node.offset)
      return bind(name, .node)
    }
    guard known.type.canBe(.node) else { throw conflict(name, known.type, "a node", at: node.offset) }
    return known.slot
  }

  private mutating func declare(
    _ relationship: PathPattern.Relationship, shortest: PathPattern.Shortest?
  ) throws(CypherError) -> Int {
    let isList = relationship.length != nil
    let type: StaticType = isList ? .list(.relationship) : .relationship
    guard let name = relationship.variable else { return bind(nil, type) }
    guard let known = scope[name] else {
      try unbound(name, at: relationship.offset)
      ownRelationships.insert(name)
      return bind(name, type)
    }
    let elements = known.type.element
    let fits = known.type.canBe(type) && (!isList || elements == .any || elements == .relationship)
    guard fits else {
      throw conflict(name, known.type, isList ? "a list of relationships" : "a relationship", at: relationship.offset)
    }
    guard ownRelationships.insert(name).inserted else {
      throw source.error(
        .relationshipUniquenessViolation, "'\(name)' stands for two relationships of one MATCH",
        at: relationship.offset, remedy: "give them two names")
    }
    return known.slot
  }

  private mutating func add(
    _ relationship: PathPattern.Relationship, slot: Int, left: Int, right: Int, shortest: PathPattern.Shortest?
  ) throws(CypherError) {
    var properties: [(key: String, value: Evaluation)] = []
    if relationship.length != nil || shortest != nil {
      for entry in relationship.properties {
        properties.append((entry.key, try compiler.compile(entry.value, Context(scope: scope)).evaluate))
      }
    } else {
      for entry in relationship.properties { try addProperty(entry, of: slot, isNode: false) }
    }
    if shortest != nil, let lower = relationship.length?.lower, lower > 1 {
      throw source.error(
        .invalidRelationshipPattern, "a shortest path cannot have a least length of \(lower)", at: relationship.offset,
        remedy: "leave it out, or compare length(p) in WHERE")
    }
    relationships.append(
      MatchStage.Relationship(
        slot: slot, name: relationship.variable ?? "", types: relationship.types, direction: relationship.direction,
        length: relationship.length, left: left, right: right, properties: properties, shortest: shortest))
  }

  /// `{key: value}` is the condition that the property equals the value.
  private mutating func addProperty(
    _ entry: (key: String, value: Expression), of slot: Int, isNode: Bool
  ) throws(CypherError) {
    let value = try compiler.compile(entry.value, Context(scope: scope)).evaluate
    let key = entry.key
    let needs = self.needs(of: entry.value)
    let lookUp =
      isNode && !needs.contains(slot)
      ? MatchStage.LookUp(node: slot, property: key, value: value, isList: false, needs: needs) : nil
    conditions.append(
      MatchStage.Condition(
        evaluate: { row, run in
          let wanted = try value(&row, run)
          let found: Value
          switch row[slot] {
          case .node(let node): found = try run.graph.property(key, of: node.id)
          case .relationship(let relationship): found = try run.graph.property(key, of: relationship)
          default: return .boolean(false)
          }
          return .boolean(Value.equals(found, wanted) == true)
        }, needs: needs.union([slot]), text: quotedName(key) + " = " + entry.value.text, lookUp: lookUp))
  }

  /// The slots of this stage that an expression reads.
  private func needs(of expression: Expression) -> Set<Int> {
    let names = expression.mentionedNames
    return Set(names.compactMap { outer[$0] == nil ? scope[$0]?.slot : nil })
  }

  mutating func add(where predicate: Expression) throws(CypherError) {
    var context = Context(scope: scope)
    context.allowsPatterns = true
    for part in predicate.conjuncts {
      let compiled = try compiler.predicate(part, context)
      conditions.append(
        MatchStage.Condition(
          evaluate: compiled.evaluate, needs: needs(of: part), text: part.text, lookUp: try lookUp(in: part)))
    }
  }

  /// `n.key = value`, `value = n.key`, `n.key IN values`, the same with `id(n)`, and `value IN n.key`.
  private func lookUp(in part: Expression) throws(CypherError) -> MatchStage.LookUp? {
    switch part.kind {
    case .comparison(let left, let rest):
      guard rest.count == 1, rest[0].symbol == .equal else { return nil }
      if let found = try lookUp(left, rest[0].operand, isList: false) { return found }
      return try lookUp(rest[0].operand, left, isList: false)
    case .binary(.isIn, let left, let right):
      if let found = try lookUp(left, right, isList: true) { return found }
      return try lookUp(right, left, isList: false)
    default: return nil
    }
  }

  private func lookUp(_ key: Expression, _ value: Expression, isList: Bool) throws(CypherError) -> MatchStage.LookUp? {
    var property: String?
    var base: Expression?
    switch key.kind {
    case .property(let inner, let name): (base, property) = (inner, name)
    case .call(let call) where call.name == "id" && call.arguments.count == 1: base = call.arguments[0]
    default: return nil
    }
    guard case .variable(let name)? = base?.kind, let variable = scope[name], variable.type == .node else { return nil }
    let needs = self.needs(of: value)
    guard !needs.contains(variable.slot), !value.mentionedNames.contains(name) else { return nil }
    let compiled = try compiler.compile(value, Context(scope: scope))
    return MatchStage.LookUp(
      node: variable.slot, property: property, value: compiled.evaluate, isList: isList, needs: needs)
  }
}
