/// WITH and RETURN: columns, groups, order and bounds.
extension Compiler {
  func project(
    _ projection: Projection, in scope: Scope, isReturn: Bool, isSubquery: Bool
  ) throws(CypherError) -> (ProjectStage, Scope) {
    try checkNames(projection, in: scope)
    let isGrouping = projection.items.contains { $0.expression.aggregates }
    let grouping = Grouping(isGrouping: isGrouping)
    var after = Scope()
    var columns: [ProjectStage.Column] = []
    if projection.isEverything {
      if scope.names.isEmpty && isReturn && !isSubquery {
        throw source.error(
          .noVariablesInScope, "there are no variables to RETURN", at: projection.offset, remedy: "name one in MATCH")
      }
      // By name, as other Cypher databases do it: the order in which names came says nothing.
      for name in scope.names.sorted() {
        guard let variable = scope[name] else { continue }
        let slot = variable.slot
        let compiled = Compiled(evaluate: { row, _ in row[slot] }, type: variable.type)
        columns.append(.init(name: name, slot: slot, evaluate: compiled.evaluate, text: quotedName(name)))
        after.declare(name, slot: slot, type: variable.type)
        grouping.known[quotedName(name)] = compiled
      }
    }
    for item in projection.items where !item.expression.aggregates {
      let compiled = try compile(item.expression, Context(scope: scope))
      let slot = newSlot()
      columns.append(.init(name: item.name, slot: slot, evaluate: compiled.evaluate, text: item.expression.text))
      grouping.known[item.expression.text] = Compiled(evaluate: { row, _ in row[slot] }, type: compiled.type)
    }
    var groupColumns: [ProjectStage.Column] = []
    for item in projection.items where item.expression.aggregates {
      let compiled = try compile(item.expression, Context(scope: scope, grouping: grouping))
      let slot = newSlot()
      groupColumns.append(.init(name: item.name, slot: slot, evaluate: compiled.evaluate, text: item.expression.text))
    }
    declare(projection, columns + groupColumns, in: &after, known: grouping)
    let (order, predicate) = try tail(projection, before: scope, after: after, grouping)
    if !isReturn { try checkAliases(projection) }
    let stage = ProjectStage(
      columns: columns, groupColumns: groupColumns, aggregates: grouping.aggregates, isGrouping: isGrouping,
      isDistinct: projection.isDistinct, order: order,
      orderText: projection.order.map { $0.expression.text + ($0.isDescending ? " DESC" : "") },
      skip: try bound(projection.skip, "SKIP"), limit: try bound(projection.limit, "LIMIT"), predicate: predicate,
      predicateText: projection.predicate?.text)
    return (stage, after)
  }

  private func checkNames(_ projection: Projection, in scope: Scope) throws(CypherError) {
    var seen: Set<String> = projection.isEverything ? Set(scope.names) : []
    for item in projection.items where !seen.insert(item.name).inserted {
      throw source.error(
        .columnNameConflict, "two columns are called '\(item.name)'", at: item.offset,
        remedy: "name one of them with AS")
    }
  }

  private func checkAliases(_ projection: Projection) throws(CypherError) {
    for item in projection.items where item.alias == nil {
      if case .variable = item.expression.kind { continue }
      throw source.error(
        .noExpressionAlias, "'\(item.text)' has no name in WITH", at: item.offset, remedy: "\(item.text) AS name")
    }
  }

  /// The columns become the variables of what follows, in the order in which they were written.
  private func declare(
    _ projection: Projection, _ columns: [ProjectStage.Column], in after: inout Scope, known: Grouping
  ) {
    for item in projection.items {
      guard let column = columns.first(where: { $0.name == item.name }) else { continue }
      let slot = column.slot
      let type = known.known[item.expression.text]?.type ?? .any
      after.declare(item.name, slot: slot, type: type)
      if known.known[item.expression.text] == nil {
        known.known[item.expression.text] = Compiled(evaluate: { row, _ in row[slot] }, type: .any)
      }
    }
  }

  /// ORDER BY and WHERE see the new names; the old ones too where each row still stands for itself.
  private func tail(
    _ projection: Projection, before: Scope, after: Scope, _ grouping: Grouping
  ) throws(CypherError) -> ([(evaluate: Evaluation, isDescending: Bool)], Evaluation?) {
    let isCollapsed = grouping.isGrouping || projection.isDistinct
    grouping.isOpen = false
    var context = Context(scope: isCollapsed ? after : before.overlaid(by: after))
    if isCollapsed {
      context.grouping = grouping
      // The old names are looked up only to say that they are not grouped, rather than unknown.
      context.locals = Set(after.names)
    }
    var order: [(evaluate: Evaluation, isDescending: Bool)] = []
    for item in projection.order {
      if !grouping.isGrouping, item.expression.aggregates {
        throw source.error(
          .invalidAggregation, "ORDER BY has an aggregate, but nothing is grouped", at: item.expression.offset,
          remedy: "aggregate in WITH or RETURN, and order by its name")
      }
      if isCollapsed, grouping.known[item.expression.text] == nil {
        try checkGrouped(item.expression, after: after, grouping)
      }
      order.append((try compile(item.expression, context).evaluate, item.isDescending))
    }
    guard let condition = projection.predicate else { return (order, nil) }
    if condition.aggregates {
      throw source.error(
        .invalidAggregation, "WHERE cannot aggregate", at: condition.offset,
        remedy: "name the aggregate in WITH, and compare the name")
    }
    return (order, try predicate(condition, context).evaluate)
  }

  /// ORDER BY after grouping: what stands beside an aggregate must be a plain column.
  private func checkGrouped(_ expression: Expression, after: Scope, _ grouping: Grouping) throws(CypherError) {
    func check(_ part: Expression) throws(CypherError) {
      let isColumn = grouping.known[part.text] != nil
      if isColumn && (part.isPlain || part.isAggregate) { return }
      if isColumn {
        throw source.error(
          .ambiguousAggregationExpression, "'\(part.text)' stands beside an aggregate", at: part.offset,
          remedy: "give the column a name, and use the name")
      }
      if case .variable(let name) = part.kind, after[name] == nil {
        throw undefined(name, in: after, at: part.offset)
      }
      for child in part.children { try check(child) }
      if part.isAggregate {
        throw source.error(
          .invalidAggregation, "ORDER BY aggregates something that is not returned", at: part.offset,
          remedy: "return it, and order by its name")
      }
    }
    if expression.aggregates { try check(expression) }
  }

  /// SKIP and LIMIT: a number that depends on nothing in the row.
  private func bound(_ expression: Expression?, _ word: String) throws(CypherError) -> Evaluation? {
    guard let expression else { return nil }
    guard expression.mentionedNames.isEmpty, !expression.aggregates else {
      throw source.error(
        .nonConstantExpression, "\(word) depends on a variable", at: expression.offset,
        remedy: "use a number or a parameter")
    }
    let compiled = try compile(expression, Context(scope: Scope()))
    if case .literal(.integer(let value)) = expression.kind, value < 0 {
      throw source.error(.negativeIntegerArgument, "\(word) is \(value), below zero", at: expression.offset)
    }
    guard compiled.type.canBe(.integer), compiled.type != .null else {
      throw source.error(
        .invalidArgumentType, "\(word) is \(compiled.type.phrase), not an integer", at: expression.offset)
    }
    let evaluate = compiled.evaluate
    return { row, run in
      let value = try evaluate(&row, run)
      guard case .integer(let count) = value else {
        throw CypherError.running(
          .syntax, .invalidArgumentType, "\(word) is \(value.kindName), not an integer")
      }
      guard count >= 0 else {
        throw CypherError.running(.syntax, .negativeIntegerArgument, "\(word) is \(count), below zero")
      }
      return value
    }
  }
}
