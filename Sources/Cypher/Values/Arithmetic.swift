internal import Foundation

/// `+ - * / % ^` over numbers, strings, lists and temporal values.
enum Arithmetic {
  /// The longest string and list that an operator makes.
  static let sizeLimit = 10_000_000

  static func negate(_ value: Value) throws(CypherError) -> Value {
    switch value {
    case .null: return .null
    case .integer(let number):
      guard number != .min else { throw overflow("-", number, nil) }
      return .integer(-number)
    case .float(let number): return .float(-number)
    case .duration(let period): return try duration(period.scaled(by: -1))
    default: throw CypherError.wrongType("\(value.kindName) has no negative")
    }
  }

  static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value, _ run: Run) throws -> Value {
    switch (left, right) {
    case (.integer(let a), .integer(let b)): return try integers(operation, a, b)
    case (.integer(let a), .float(let b)): return .float(try floats(operation, Double(a), b))
    case (.float(let a), .integer(let b)): return .float(try floats(operation, a, Double(b)))
    case (.float(let a), .float(let b)): return .float(try floats(operation, a, b))
    case (.list, _) where operation == .add, (_, .list) where operation == .add: return try join(left, right, run)
    case (.null, _), (_, .null): return .null
    case (.string(let a), _) where operation == .add: return try join(a, text(right, left), run)
    case (_, .string(let b)) where operation == .add: return try join(text(left, right), b, run)
    case (.temporal(let a), .duration(let b)) where operation == .add: return try shifted(a, by: b, 1)
    case (.duration(let b), .temporal(let a)) where operation == .add: return try shifted(a, by: b, 1)
    case (.temporal(let a), .duration(let b)) where operation == .subtract: return try shifted(a, by: b, -1)
    case (.duration(let a), .duration(let b)) where operation == .add: return try duration(a.adding(b))
    case (.duration(let a), .duration(let b)) where operation == .subtract: return try duration(a.adding(b, sign: -1))
    case (.duration(let a), .integer(let b)): return try scaled(operation, a, Double(b), left, right)
    case (.duration(let a), .float(let b)): return try scaled(operation, a, b, left, right)
    case (.integer(let a), .duration(let b)) where operation == .multiply: return try duration(b.scaled(by: Double(a)))
    case (.float(let a), .duration(let b)) where operation == .multiply: return try duration(b.scaled(by: a))
    default: throw unfit(operation, left, right)
    }
  }

  private static func unfit(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> CypherError {
    CypherError.wrongType("'\(operation.rawValue)' does not work between \(left.kindName) and \(right.kindName)")
  }

  private static func overflow(_ symbol: String, _ a: Int, _ b: Int?) -> CypherError {
    CypherError.running(
      .arithmetic, .integerOverflow, "'\(symbol)' gives an integer that does not fit into 64 bits",
      remedy: "make one of them a float with toFloat()")
  }

  private static func integers(_ operation: BinaryOperator, _ a: Int, _ b: Int) throws(CypherError) -> Value {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .divide, .remainder:
      guard b != 0 else {
        throw CypherError.running(.arithmetic, .divisionByZero, "an integer is divided by zero")
      }
      result = operation == .divide ? a.dividedReportingOverflow(by: b) : a.remainderReportingOverflow(dividingBy: b)
    default: return .float(pow(Double(a), Double(b)))
    }
    guard !result.overflow else { throw overflow(operation.rawValue, a, b) }
    return .integer(result.partialValue)
  }

  private static func floats(_ operation: BinaryOperator, _ a: Double, _ b: Double) throws(CypherError) -> Double {
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return a / b
    case .remainder: return a.truncatingRemainder(dividingBy: b)
    case .power: return pow(a, b)
    default: throw unfit(operation, .float(a), .float(b))
    }
  }

  // MARK: Strings and lists

  private static func text(_ value: Value, _ other: Value) throws(CypherError) -> String {
    switch value {
    case .string(let text): return text
    case .integer, .float: return value.literalText
    case .boolean: return value.literalText
    case .temporal(let temporal): return temporal.description
    case .duration(let period): return period.description
    default: throw unfit(.add, value, other)
    }
  }

  private static func join(_ a: String, _ b: String, _ run: Run) throws -> Value {
    let size = a.utf8.count + b.utf8.count
    guard size <= sizeLimit else {
      throw CypherError.running(.limit, .tooMuchMemory, "a string grows to \(size) bytes; the limit is \(sizeLimit)")
    }
    try run.step(1 + size / 64)
    return .string(a + b)
  }

  private static func join(_ left: Value, _ right: Value, _ run: Run) throws -> Value {
    let joined: [Value]
    switch (left, right) {
    case (.null, _), (_, .null): return .null
    case (.list(let a), .list(let b)): joined = a + b
    case (.list(let a), _): joined = a + [right]
    case (_, .list(let b)): joined = [left] + b
    default: return .null
    }
    guard joined.count <= sizeLimit else {
      throw CypherError.running(
        .limit, .tooMuchMemory, "a list grows to \(joined.count) elements; the limit is \(sizeLimit)")
    }
    try run.step(1 + joined.count / 16)
    return .list(joined)
  }

  // MARK: Time

  private static func duration(_ period: Period?) throws(CypherError) -> Value {
    guard let period else {
      throw CypherError.running(.arithmetic, .integerOverflow, "a duration does not fit into 64 bits")
    }
    return .duration(period)
  }

  private static func scaled(
    _ operation: BinaryOperator, _ period: Period, _ factor: Double, _ left: Value, _ right: Value
  ) throws(CypherError) -> Value {
    switch operation {
    case .multiply: return try duration(period.scaled(by: factor))
    case .divide:
      guard factor != 0 else {
        throw CypherError.running(.arithmetic, .divisionByZero, "a duration is divided by zero")
      }
      return try duration(period.divided(by: factor))
    default: throw unfit(operation, left, right)
    }
  }

  private static func shifted(_ temporal: Temporal, by period: Period, _ sign: Int) throws(CypherError) -> Value {
    guard let moved = temporal.shifted(by: period, sign: sign) else {
      throw CypherError.running(
        .arithmetic, .numberOutOfRange,
        "a date moves beyond the years \(CalendarDay.years.lowerBound) to \(CalendarDay.years.upperBound)")
    }
    return .temporal(moved)
  }
}
