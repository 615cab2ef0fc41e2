/// Calls of functions and aggregates.
extension Compiler {
  func call(
    _ call: Expression.FunctionCall, _ expression: Expression, _ context: Context
  ) throws(CypherError) -> Compiled {
    if let function = Aggregate.Function(rawValue: call.name) {
      guard call.arguments.count == function.arguments else {
        throw wrongCount(call, "\(function.arguments)", at: expression.offset)
      }
      return try aggregate(
        function, argument: call.arguments[0], fraction: call.arguments.dropFirst().first, call.isDistinct, expression,
        context)
    }
    guard let function = Functions.named(call.name) else {
      throw source.error(
        .unknownFunction, "no function is called '\(call.spelling)'", at: expression.offset,
        remedy: Functions.nearest(to: call.name).map { "did you mean '\($0)'?" })
    }
    guard function.arity.contains(call.arguments.count) else {
      let (low, high) = (function.arity.lowerBound, function.arity.upperBound)
      throw wrongCount(call, low == high ? "\(low)" : "\(low) to \(high)", at: expression.offset)
    }
    let inner = context.value
    var arguments: [Evaluation] = []
    var types: [StaticType] = []
    for (index, argument) in call.arguments.enumerated() {
      let compiled = try compile(argument, inner)
      if index < function.accepts.count, !fits(compiled.type, function.accepts[index]) {
        throw source.error(
          .invalidArgumentType, "\(call.spelling)() does not take \(compiled.type.phrase)", at: argument.offset)
      }
      arguments.append(compiled.evaluate)
      types.append(compiled.type)
    }
    let (evaluations, body, propagatesNull) = (arguments, function.body, function.propagatesNull)
    return Compiled(
      evaluate: { row, run in
        try run.step()
        var values: [Value] = []
        values.reserveCapacity(evaluations.count)
        for evaluate in evaluations {
          let value = try evaluate(&row, run)
          if propagatesNull, value.isNull { return .null }
          values.append(value)
        }
        return try body(values, run)
      }, type: function.result.type(of: types))
  }

  private func fits(_ type: StaticType, _ accepted: [StaticType]) -> Bool {
    accepted.isEmpty || accepted.contains { type.canBe($0) }
  }

  private func wrongCount(_ call: Expression.FunctionCall, _ wanted: String, at offset: Int) -> CypherError {
    source.error(
      .invalidNumberOfArguments, "\(call.spelling)() has \(call.arguments.count) arguments, not \(wanted)", at: offset)
  }

  func aggregate(
    _ function: Aggregate.Function, argument: Expression?, fraction: Expression?, _ isDistinct: Bool,
    _ expression: Expression, _ context: Context
  ) throws(CypherError) -> Compiled {
    guard let grouping = context.grouping, grouping.isOpen, !context.isInsideAggregate else {
      throw source.error(
        .invalidAggregation, "an aggregate cannot stand here", at: expression.offset,
        remedy: "aggregate in WITH or RETURN, and use its name")
    }
    var inner = Context(scope: context.scope)
    inner.locals = context.locals
    var evaluations: [Evaluation] = []
    var type = StaticType.any
    for part in [argument, fraction] {
      guard let part else { continue }
      guard !part.aggregates else {
        throw source.error(
          .nestedAggregation, "an aggregate stands inside an aggregate", at: part.offset,
          remedy: "aggregate in WITH first")
      }
      if part.contains(where: { $0.isRandom }) {
        throw source.error(
          .nonConstantExpression, "rand() cannot stand inside an aggregate", at: part.offset,
          remedy: "name it in WITH first")
      }
      let compiled = try compile(part, inner)
      if evaluations.isEmpty { type = compiled.type }
      evaluations.append(compiled.evaluate)
    }
    let slot = newSlot()
    grouping.aggregates.append(
      Aggregate(
        function: function, argument: evaluations.first, fraction: evaluations.dropFirst().first,
        isDistinct: isDistinct, slot: slot))
    return Compiled(evaluate: { row, _ in row[slot] }, type: resultType(function, type))
  }

  private func resultType(_ function: Aggregate.Function, _ argument: StaticType) -> StaticType {
    switch function {
    case .count: .integer
    case .collect: .list(argument)
    case .min, .max: argument
    case .sum, .avg, .percentileContinuous, .percentileDiscrete, .deviation, .populationDeviation: .any
    }
  }
}

extension Expression {
  var isRandom: Bool { if case .call(let call) = kind { call.name == "rand" } else { false } }
}
