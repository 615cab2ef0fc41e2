/// What one aggregate has seen of one group so far.
final class Accumulator {
  let aggregate: Aggregate
  private let run: Run
  private var count = 0
  private var seen: Set<Value> = []
  private var values: [Value] = []
  private var best: Value = .null
  private var sum: Value = .integer(0)
  private var fraction: Double?
  /// Mean and sum of squared differences (B. P. Welford 1962), which do not cancel out as sums of squares do.
  private var mean = 0.0
  private var squares = 0.0

  init(_ aggregate: Aggregate, run: Run) {
    self.aggregate = aggregate
    self.run = run
  }

  func add(_ row: inout Row) throws {
    guard let argument = aggregate.argument else {
      count += 1
      return
    }
    let value = try argument(&row, run)
    if fraction == nil, let evaluate = aggregate.fraction { fraction = try Self.fraction(evaluate(&row, run)) }
    if value.isNull { return }
    if aggregate.isDistinct {
      guard seen.insert(value).inserted else { return }
      try run.hold(MemoryLayout<Value>.stride + value.footprint)
    }
    count += 1
    switch aggregate.function {
    case .count: break
    case .collect: try keep(value)
    case .percentileContinuous, .percentileDiscrete:
      guard number(value) != nil else { throw notNumber(value) }
      try keep(value)
    case .min: if best.isNull || Value.totalOrder(value, best) == .less { best = value }
    case .max: if best.isNull || Value.totalOrder(value, best) == .more { best = value }
    case .sum, .avg:
      if case .duration = value, count == 1 {
        sum = value
      } else {
        sum = try Arithmetic.apply(.add, sum, addable(value), run)
      }
    case .deviation, .populationDeviation:
      guard let number = number(value) else { throw notNumber(value) }
      let difference = number - mean
      mean += difference / Double(count)
      squares += difference * (number - mean)
    }
  }

  private func keep(_ value: Value) throws {
    try run.hold(MemoryLayout<Value>.stride + value.footprint)
    values.append(value)
  }

  private func addable(_ value: Value) throws -> Value {
    switch value {
    case .integer(let number): aggregate.function == .avg ? .float(Double(number)) : value
    case .float, .duration: value
    default: throw notNumber(value)
    }
  }

  private func number(_ value: Value) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .float(let number): number
    default: nil
    }
  }

  private func notNumber(_ value: Value) -> CypherError {
    CypherError.wrongType("\(aggregate.function.rawValue)() adds up numbers, not \(value.kindName)")
  }

  private static func fraction(_ value: Value) throws -> Double {
    let fraction: Double
    switch value {
    case .integer(let number): fraction = Double(number)
    case .float(let number): fraction = number
    default:
      throw CypherError.running(
        .argument, .invalidArgumentType, "a percentile needs a number from 0 to 1, not \(value.kindName)")
    }
    guard (0...1).contains(fraction) else {
      throw CypherError.running(
        .argument, .numberOutOfRange, "a percentile is \(Value.text(of: fraction)), not from 0 to 1")
    }
    return fraction
  }

  func result() throws -> Value {
    switch aggregate.function {
    case .count: .integer(count)
    case .collect: .list(values)
    case .min, .max: best
    case .sum: sum
    case .avg: count == 0 ? .null : try Arithmetic.apply(.divide, sum, .float(Double(count)), run)
    case .percentileDiscrete: discrete()
    case .percentileContinuous: continuous()
    case .deviation: .float(count < 2 ? 0 : (squares / Double(count - 1)).squareRoot())
    case .populationDeviation: .float(count == 0 ? 0 : (squares / Double(count)).squareRoot())
    }
  }

  private func sorted() -> [Value] { values.sorted { Value.totalOrder($0, $1) == .less } }

  private func discrete() -> Value {
    guard !values.isEmpty else { return .null }
    let position = Int((Double(values.count) * (fraction ?? 0)).rounded(.up)) - 1
    return sorted()[max(0, position)]
  }

  private func continuous() -> Value {
    guard !values.isEmpty else { return .null }
    let numbers = sorted().compactMap(number)
    let position = Double(numbers.count - 1) * (fraction ?? 0)
    let (low, high) = (Int(position.rounded(.down)), Int(position.rounded(.up)))
    return .float(numbers[low] + (numbers[high] - numbers[low]) * (position - Double(low)))
  }
}
