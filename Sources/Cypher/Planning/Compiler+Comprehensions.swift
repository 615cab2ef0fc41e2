/// Expressions that bind names of their own, or search the graph.
extension Compiler {
  /// The context inside a comprehension: no aggregates there, one more name.
  private func inside(_ context: Context, _ name: String, slot: Int, _ type: StaticType) -> Context {
    var inner = context.declaring(name, slot: slot, type: type)
    inner.isInsideAggregate = true
    return inner
  }

  private func checkNoAggregate(_ expression: Expression?) throws(CypherError) {
    if let expression, expression.aggregates {
      throw source.error(
        .invalidAggregation, "an aggregate cannot stand inside a comprehension", at: expression.offset,
        remedy: "aggregate in WITH first")
    }
  }

  private func listOperand(_ list: Expression, _ context: Context) throws(CypherError) -> Compiled {
    let compiled = try compile(list, context.value)
    guard compiled.type.canBe(.list(.any)) else {
      throw source.error(.invalidArgumentType, "\(compiled.type.phrase) follows IN instead of a list", at: list.offset)
    }
    return compiled
  }

  func quantifier(
    _ quantifier: Quantifier, _ name: String, _ list: Expression, _ predicate: Expression?, _ context: Context
  ) throws(CypherError) -> Compiled {
    try checkNoAggregate(predicate)
    let source = try listOperand(list, context)
    let slot = newSlot()
    let inner = inside(context, name, slot: slot, source.type.element)
    let condition: Evaluation =
      if let predicate { try self.predicate(predicate, inner).evaluate } else { { row, _ in row[slot] } }
    let items = source.evaluate
    return Compiled(
      evaluate: { row, run in
        guard let values = try Lists.elements(items(&row, run)) else { return .null }
        var (held, unknown) = (0, 0)
        for value in values {
          try run.step()
          row[slot] = value
          switch try Logic.truth(condition(&row, run)) {
          case true?: held += 1
          case nil: unknown += 1
          case false?: break
          }
        }
        return Lists.quantified(quantifier, of: values.count, held: held, unknown: unknown)
      }, type: .boolean)
  }

  func listComprehension(
    _ name: String, _ list: Expression, _ predicate: Expression?, _ projection: Expression?, _ context: Context
  ) throws(CypherError) -> Compiled {
    try checkNoAggregate(predicate)
    try checkNoAggregate(projection)
    let source = try listOperand(list, context)
    let slot = newSlot()
    let inner = inside(context, name, slot: slot, source.type.element)
    var condition: Evaluation?
    if let predicate { condition = try self.predicate(predicate, inner).evaluate }
    var result = Compiled(evaluate: { row, _ in row[slot] }, type: source.type.element)
    if let projection { result = try compile(projection, inner.value) }
    let (items, filter, project) = (source.evaluate, condition, result.evaluate)
    return Compiled(
      evaluate: { row, run in
        guard let values = try Lists.elements(items(&row, run)) else { return .null }
        var kept: [Value] = []
        for value in values {
          try run.step()
          row[slot] = value
          if let filter, try Logic.truth(filter(&row, run)) != true { continue }
          kept.append(try project(&row, run))
        }
        if projection != nil { try run.checkNested(kept) }
        return .list(kept)
      }, type: .list(result.type))
  }

  func reduce(
    _ accumulator: String, _ initial: Expression, _ name: String, _ list: Expression, _ body: Expression,
    _ context: Context
  ) throws(CypherError) -> Compiled {
    try checkNoAggregate(body)
    let first = try compile(initial, context.value).evaluate
    let items = try listOperand(list, context)
    let (sum, slot) = (newSlot(), newSlot())
    let inner = inside(context, accumulator, slot: sum, .any).declaring(name, slot: slot, type: items.type.element)
    let step = try compile(body, inner.value).evaluate
    let elements = items.evaluate
    return Compiled(
      evaluate: { row, run in
        guard let values = try Lists.elements(elements(&row, run)) else { return .null }
        row[sum] = try first(&row, run)
        for value in values {
          try run.step()
          row[slot] = value
          row[sum] = try step(&row, run)
        }
        return row[sum]
      }, type: .any)
  }

  // MARK: Patterns inside expressions

  private func checkGrouped(_ pattern: PathPattern, _ context: Context) throws(CypherError) {
    guard let grouping = context.grouping, grouping.isGrouping, grouping.isOpen else { return }
    for name in pattern.names.sorted() where context.scope[name] != nil && grouping.known[quotedName(name)] == nil {
      guard !context.locals.contains(name) else { continue }
      throw source.error(
        .ambiguousAggregationExpression, "'\(name)' stands beside an aggregate and is not grouped",
        at: pattern.offset, remedy: "make it a column of its own")
    }
  }

  func patternPredicate(_ pattern: PathPattern, _ context: Context) throws(CypherError) -> Compiled {
    guard context.allowsPatterns else {
      throw source.error(
        .unexpectedSyntax, "a pattern stands where a value should be", at: pattern.offset,
        remedy: "patterns are conditions: use them in WHERE, exists() or [pattern | value]")
    }
    let (stage, _) = try innerStage(pattern, predicate: nil, in: context, mayBind: false)
    return Compiled(
      evaluate: { row, run in
        var copy = row
        var isFound = false
        _ = try run.matcher(for: stage).search(&copy) { _ in
          isFound = true
          return false
        }
        return .boolean(isFound)
      }, type: .boolean)
  }

  func patternComprehension(
    _ pattern: PathPattern, _ predicate: Expression?, _ projection: Expression, _ context: Context
  ) throws(CypherError) -> Compiled {
    try checkNoAggregate(predicate)
    try checkNoAggregate(projection)
    try checkGrouped(pattern, context)
    let (stage, scope) = try innerStage(pattern, predicate: predicate, in: context, mayBind: true)
    var inner = context.value
    inner.scope = scope
    inner.locals.formUnion(scope.names)
    let project = try compile(projection, inner)
    let evaluate = project.evaluate
    return Compiled(
      evaluate: { row, run in
        var copy = row
        var values: [Value] = []
        _ = try run.matcher(for: stage).search(&copy) { found in
          try run.step()
          values.append(try evaluate(&found, run))
          return true
        }
        return .list(values)
      }, type: .list(project.type))
  }

  func shortestPath(_ pattern: PathPattern, _ context: Context) throws(CypherError) -> Compiled {
    var named = pattern
    // No query can write this name, so it cannot meet another.
    let name = "\u{0}path"
    named.variable = name
    for node in pattern.nodes {
      guard let variable = node.variable, context.scope[variable] != nil else {
        throw source.error(
          .undefinedVariable, "both ends of a shortest path must be known before", at: node.offset,
          remedy: "MATCH them first")
      }
    }
    let (stage, scope) = try innerStage(named, predicate: nil, in: context, mayBind: true)
    let slot = scope[name]?.slot ?? 0
    let isAll = pattern.shortest == .all
    return Compiled(
      evaluate: { row, run in
        var copy = row
        var paths: [Value] = []
        _ = try run.matcher(for: stage).search(&copy) { found in
          paths.append(found[slot])
          return isAll
        }
        return isAll ? .list(paths) : paths.first ?? .null
      }, type: isAll ? .list(.path) : .path)
  }

  func exists(_ tree: QueryTree, _ context: Context) throws(CypherError) -> Compiled {
    var pipelines: [Pipeline] = []
    for branch in tree.branches {
      pipelines.append(try pipeline(branch, in: context.scope, isSubquery: true).pipeline)
    }
    let branches = pipelines
    return Compiled(
      evaluate: { row, run in
        for branch in branches {
          var isFound = false
          try run.flow(branch, from: row) { _ in
            isFound = true
            return false
          }
          if isFound { return .boolean(true) }
        }
        return .boolean(false)
      }, type: .boolean)
  }
}
