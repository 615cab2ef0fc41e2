/// Operators, with what can be refused before running.
extension Compiler {
  func unary(
    _ operation: UnaryOperator, _ operand: Expression, _ expression: Expression, _ context: Context
  ) throws(CypherError) -> Compiled {
    switch operation {
    case .not:
      let inner = try boolean(operand, context)
      return Compiled(
        evaluate: { row, run in
          guard let truth = try Logic.truth(inner(&row, run)) else { return .null }
          return .boolean(!truth)
        }, type: .boolean)
    case .minus, .plus:
      let inner = try compile(operand, context.value)
      try checkNumber(inner.type, operation.rawValue, at: operand.offset, allowsDuration: true)
      let evaluate = inner.evaluate
      if operation == .plus { return Compiled(evaluate: evaluate, type: inner.type) }
      return Compiled(evaluate: { row, run in try Arithmetic.negate(evaluate(&row, run)) }, type: inner.type)
    }
  }

  private func boolean(_ operand: Expression, _ context: Context) throws(CypherError) -> Evaluation {
    let compiled = try compile(operand, context)
    guard compiled.type.canBe(.boolean) else { throw notBoolean(compiled.type, at: operand.offset) }
    return compiled.evaluate
  }

  private func checkNumber(
    _ type: StaticType, _ symbol: String, at offset: Int, allowsDuration: Bool
  ) throws(CypherError) {
    let fits =
      type.canBe(.integer, .float) || (allowsDuration && (type.canBe(.duration, .temporal)))
    guard fits else {
      throw source.error(.invalidArgumentType, "\(type.phrase) cannot be used with '\(symbol)'", at: offset)
    }
  }

  func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ expression: Expression,
    _ context: Context
  ) throws(CypherError) -> Compiled {
    switch operation {
    case .and, .or, .xor: return try logical(operation, left, right, context)
    case .isIn:
      let (one, other) = (try compile(left, context.value), try compile(right, context.value))
      guard other.type.canBe(.list(.any)) else {
        throw source.error(
          .invalidArgumentType, "\(other.type.phrase) follows IN instead of a list", at: right.offset)
      }
      return Compiled(
        evaluate: { row, run in try Logic.isIn(one.evaluate(&row, run), other.evaluate(&row, run)) }, type: .boolean)
    case .startsWith, .endsWith, .contains, .matches:
      let (one, other) = (try compile(left, context.value), try compile(right, context.value))
      return Compiled(
        evaluate: { row, run in
          try Texts.test(operation, one.evaluate(&row, run), other.evaluate(&row, run), run)
        }, type: .boolean)
    case .add, .subtract, .multiply, .divide, .remainder, .power:
      return try arithmetic(operation, left, right, context)
    }
  }

  private func logical(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ context: Context
  ) throws(CypherError) -> Compiled {
    let (one, other) = (try boolean(left, context), try boolean(right, context))
    let decisive = operation == .or
    if operation == .xor {
      return Compiled(
        evaluate: { row, run in
          guard let a = try Logic.truth(one(&row, run)), let b = try Logic.truth(other(&row, run)) else { return .null }
          return .boolean(a != b)
        }, type: .boolean)
    }
    return Compiled(
      evaluate: { row, run in
        let a = try Logic.truth(one(&row, run))
        if a == decisive { return .boolean(decisive) }
        let b = try Logic.truth(other(&row, run))
        if b == decisive { return .boolean(decisive) }
        return a == nil || b == nil ? .null : .boolean(!decisive)
      }, type: .boolean)
  }

  private func arithmetic(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ context: Context
  ) throws(CypherError) -> Compiled {
    let (one, other) = (try compile(left, context.value), try compile(right, context.value))
    if operation == .add {
      let isJoining = one.type.isList || other.type.isList || one.type == .string || other.type == .string
      for (compiled, part) in [(one, left), (other, right)] where !isJoining {
        guard compiled.type.canBe(.integer, .float, .temporal, .duration) else {
          throw source.error(
            .invalidArgumentType, "\(compiled.type.phrase) cannot be used with '+'", at: part.offset)
        }
      }
    } else {
      try checkNumber(one.type, operation.rawValue, at: left.offset, allowsDuration: operation != .remainder)
      try checkNumber(other.type, operation.rawValue, at: right.offset, allowsDuration: operation != .remainder)
    }
    return Compiled(
      evaluate: { row, run in
        try Arithmetic.apply(operation, one.evaluate(&row, run), other.evaluate(&row, run), run)
      }, type: resultType(operation, one.type, other.type))
  }

  private func resultType(_ operation: BinaryOperator, _ left: StaticType, _ right: StaticType) -> StaticType {
    switch (left, right) {
    case (.integer, .integer): operation == .power ? .float : .integer
    case (.float, .integer), (.integer, .float), (.float, .float): .float
    case (.string, .string), (.string, .integer), (.integer, .string): operation == .add ? .string : .any
    case (.list(let a), .list(let b)): .list(a == b ? a : .any)
    case (.list, _), (_, .list): .list(.any)
    default: .any
    }
  }

  func comparison(
    _ first: Expression, _ rest: [(symbol: ComparisonOperator, operand: Expression)], _ context: Context
  ) throws(CypherError) -> Compiled {
    var operands = [try compile(first, context.value).evaluate]
    for part in rest { operands.append(try compile(part.operand, context.value).evaluate) }
    let symbols = rest.map(\.symbol)
    let evaluations = operands
    return Compiled(
      evaluate: { row, run in
        var left = try evaluations[0](&row, run)
        var isKnown = true
        for (index, symbol) in symbols.enumerated() {
          let right = try evaluations[index + 1](&row, run)
          switch Logic.compare(left, symbol, right) {
          case false?: return .boolean(false)
          case nil: isKnown = false
          case true?: break
          }
          left = right
        }
        return isKnown ? .boolean(true) : .null
      }, type: .boolean)
  }
}
