/// Expressions become closures over a row.
extension Compiler {
  func compile(_ expression: Expression, _ context: Context) throws(CypherError) -> Compiled {
    if let known = grouped(expression, context) { return known }
    switch expression.kind {
    case .literal(let value): return Compiled(evaluate: { _, _ in value }, type: StaticType(of: value))
    case .parameter(let name): return Compiled(evaluate: { _, run in try run.parameter(name) }, type: .any)
    case .variable(let name): return try variable(name, expression, context)
    case .property(let base, let key): return try property(base, key, expression, context)
    case .hasLabels(let base, let labels): return try hasLabels(base, labels, context)
    case .index(let base, let index): return try self.index(base, index, context)
    case .slice(let base, let from, let to): return try slice(base, from, to, context)
    case .list(let items): return try list(items, context)
    case .map(let entries): return try map(entries, context)
    case .unary(let operation, let operand): return try unary(operation, operand, expression, context)
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right, expression, context)
    case .comparison(let first, let rest): return try comparison(first, rest, context)
    case .isNull(let operand, let negated):
      let inner = try compile(operand, context.value).evaluate
      return Compiled(evaluate: { row, run in .boolean(try inner(&row, run).isNull != negated) }, type: .boolean)
    case .call(let call): return try self.call(call, expression, context)
    case .countAll: return try aggregate(.count, argument: nil, fraction: nil, false, expression, context)
    case .cases(let subject, let branches, let otherwise): return try cases(subject, branches, otherwise, context)
    case .quantifier(let quantifier, let name, let list, let predicate):
      return try self.quantifier(quantifier, name, list, predicate, context)
    case .listComprehension(let name, let list, let predicate, let projection):
      return try listComprehension(name, list, predicate, projection, context)
    case .patternComprehension(let pattern, let predicate, let projection):
      return try patternComprehension(pattern, predicate, projection, context)
    case .reduce(let accumulator, let initial, let name, let list, let body):
      return try reduce(accumulator, initial, name, list, body, context)
    case .pattern(let pattern): return try patternPredicate(pattern, context)
    case .shortestPath(let pattern): return try shortestPath(pattern, context)
    case .exists(let tree): return try exists(tree, context)
    }
  }

  /// The column that has this value already. Beside an aggregate only plain columns count: whether `a.x + a.y` stands
  /// for a column or is computed anew would be ambiguous.
  private func grouped(_ expression: Expression, _ context: Context) -> Compiled? {
    guard let grouping = context.grouping, !grouping.isOpen || expression.isPlain else { return nil }
    guard let known = grouping.known[expression.text], !shadows(expression, context) else { return nil }
    return known
  }

  /// Whether a name inside is bound by a comprehension around it, so that equal text means something else.
  private func shadows(_ expression: Expression, _ context: Context) -> Bool {
    guard context.grouping?.isOpen == true, !context.locals.isEmpty else { return false }
    return !expression.mentionedNames.isDisjoint(with: context.locals)
  }

  /// An expression that must be true, false or null, and may be a pattern.
  func predicate(_ expression: Expression, _ context: Context) throws(CypherError) -> Compiled {
    var inner = context
    inner.allowsPatterns = true
    let compiled = try compile(expression, inner)
    guard compiled.type.canBe(.boolean) else { throw notBoolean(compiled.type, at: expression.offset) }
    return compiled
  }

  func notBoolean(_ type: StaticType, at offset: Int) -> CypherError {
    source.error(
      .invalidArgumentType, "\(type.phrase) stands where a condition should be", at: offset,
      remedy: "compare it with something")
  }

  private func variable(_ name: String, _ expression: Expression, _ context: Context) throws(CypherError) -> Compiled {
    guard let variable = context.scope[name] else {
      throw undefined(name, in: context.scope, at: expression.offset)
    }
    if let grouping = context.grouping, grouping.isGrouping, grouping.isOpen, !context.locals.contains(name) {
      throw source.error(
        .ambiguousAggregationExpression, "'\(name)' stands beside an aggregate and is not grouped",
        at: expression.offset, remedy: "make it a column of its own")
    }
    let slot = variable.slot
    return Compiled(evaluate: { row, _ in row[slot] }, type: variable.type)
  }

  private func property(
    _ base: Expression, _ key: String, _ expression: Expression, _ context: Context
  ) throws(CypherError) -> Compiled {
    let compiled = try compile(base, context.value)
    switch compiled.type {
    case .boolean, .integer, .float, .string, .list, .path:
      let isPath = compiled.type == .path
      throw source.error(
        .invalidArgumentType, "\(compiled.type.phrase) has no property '\(key)'", at: expression.offset,
        family: isPath ? .syntax : .type)
    default: break
    }
    let evaluate = compiled.evaluate
    return Compiled(evaluate: { row, run in try run.property(key, of: evaluate(&row, run)) }, type: .any)
  }

  private func hasLabels(_ base: Expression, _ labels: [String], _ context: Context) throws(CypherError) -> Compiled {
    let compiled = try compile(base, context.value)
    guard compiled.type.canBe(.node, .relationship) else {
      throw source.error(.invalidArgumentType, "\(compiled.type.phrase) has no labels", at: base.offset)
    }
    let evaluate = compiled.evaluate
    return Compiled(
      evaluate: { row, run in
        switch try evaluate(&row, run) {
        case .null: return .null
        case .node(let node):
          let own = try run.graph.labels(of: node.id)
          return .boolean(labels.allSatisfy(own.contains))
        case .relationship(let relationship): return .boolean(labels.allSatisfy { $0 == relationship.type })
        case let other: throw CypherError.wrongType("\(other.kindName) has no labels")
        }
      }, type: .boolean)
  }

  private func index(_ base: Expression, _ index: Expression, _ context: Context) throws(CypherError) -> Compiled {
    let (left, right) = (try compile(base, context.value), try compile(index, context.value))
    guard left.type.canBe(.list(.any), .map, .node, .relationship) else {
      throw source.error(
        .invalidArgumentType, "\(left.type.phrase) has no elements", at: base.offset, family: .type)
    }
    return Compiled(
      evaluate: { row, run in try run.element(of: left.evaluate(&row, run), at: right.evaluate(&row, run)) },
      type: left.type.element)
  }

  private func slice(
    _ base: Expression, _ from: Expression?, _ to: Expression?, _ context: Context
  ) throws(CypherError) -> Compiled {
    let list = try compile(base, context.value)
    var bounds: [Evaluation?] = []
    for part in [from, to] {
      if let part { bounds.append(try compile(part, context.value).evaluate) } else { bounds.append(nil) }
    }
    let (lower, upper) = (bounds[0], bounds[1])
    return Compiled(
      evaluate: { row, run in
        let value = try list.evaluate(&row, run)
        let from = try lower.map { try $0(&row, run) }
        let to = try upper.map { try $0(&row, run) }
        return try Lists.slice(value, from: from, to: to)
      }, type: list.type.isList ? list.type : .any)
  }

  private func list(_ items: [Expression], _ context: Context) throws(CypherError) -> Compiled {
    var parts: [Evaluation] = []
    var types: [StaticType] = []
    for item in items {
      let compiled = try compile(item, context.value)
      parts.append(compiled.evaluate)
      types.append(compiled.type)
    }
    let evaluations = parts
    return Compiled(
      evaluate: { row, run in
        var values: [Value] = []
        values.reserveCapacity(evaluations.count)
        for evaluate in evaluations { values.append(try evaluate(&row, run)) }
        try run.checkNested(values)
        return .list(values)
      }, type: .list(StaticType.common(types)))
  }

  private func map(
    _ entries: [(key: String, value: Expression)], _ context: Context
  ) throws(CypherError) -> Compiled {
    var parts: [(key: String, evaluate: Evaluation)] = []
    for entry in entries { parts.append((entry.key, try compile(entry.value, context.value).evaluate)) }
    let evaluations = parts
    return Compiled(
      evaluate: { row, run in
        var values: [String: Value] = [:]
        for (key, evaluate) in evaluations { values[key] = try evaluate(&row, run) }
        try run.checkNested(values.values)
        return .map(values)
      }, type: .map)
  }

  private func cases(
    _ subject: Expression?, _ branches: [(when: Expression, then: Expression)], _ otherwise: Expression?,
    _ context: Context
  ) throws(CypherError) -> Compiled {
    var subjectEvaluation: Evaluation?
    if let subject { subjectEvaluation = try compile(subject, context.value).evaluate }
    var parts: [(when: Evaluation, then: Evaluation)] = []
    var types: [StaticType] = []
    for branch in branches {
      let when = subject == nil ? try predicate(branch.when, context) : try compile(branch.when, context.value)
      let then = try compile(branch.then, context.value)
      parts.append((when.evaluate, then.evaluate))
      types.append(then.type)
    }
    var otherwiseEvaluation: Evaluation = { _, _ in .null }
    if let otherwise {
      let compiled = try compile(otherwise, context.value)
      otherwiseEvaluation = compiled.evaluate
      types.append(compiled.type)
    }
    let (test, choices, fallback) = (subjectEvaluation, parts, otherwiseEvaluation)
    return Compiled(
      evaluate: { row, run in
        let wanted = try test.map { try $0(&row, run) }
        for choice in choices {
          let found = try choice.when(&row, run)
          let holds = if let wanted { Value.equals(wanted, found) == true } else { try Logic.truth(found) == true }
          if holds { return try choice.then(&row, run) }
        }
        return try fallback(&row, run)
      }, type: StaticType.common(types))
  }
}
