/// Lists as the language sees them.
enum Lists {
  /// Nil for null.
  static func elements(_ value: Value) throws(CypherError) -> [Value]? {
    switch value {
    case .null: return nil
    case .list(let values): return values
    default: throw CypherError.wrongType("\(value.kindName) stands where a list should be")
    }
  }

  /// `list[from..to]`: negative bounds count from the end, what is outside is left out.
  static func slice(_ value: Value, from: Value?, to: Value?) throws(CypherError) -> Value {
    guard let values = try elements(value) else { return .null }
    func bound(_ value: Value?, _ missing: Int) throws(CypherError) -> Int? {
      switch value {
      case nil: return missing
      case .null?: return nil
      case .integer(let index)?: return min(max(index < 0 ? values.count + index : index, 0), values.count)
      case let other?: throw CypherError.wrongType("a list is cut at \(other.kindName), not at a number")
      }
    }
    guard let lower = try bound(from, 0), let upper = try bound(to, values.count) else { return .null }
    return .list(lower < upper ? Array(values[lower..<upper]) : [])
  }

  static func quantified(_ quantifier: Quantifier, of count: Int, held: Int, unknown: Int) -> Value {
    switch quantifier {
    case .all: held + unknown < count ? .boolean(false) : unknown > 0 ? .null : .boolean(true)
    case .any: held > 0 ? .boolean(true) : unknown > 0 ? .null : .boolean(false)
    case .none: held > 0 ? .boolean(false) : unknown > 0 ? .null : .boolean(true)
    case .single: held > 1 ? .boolean(false) : unknown > 0 ? .null : .boolean(held == 1)
    }
  }

  static func range(_ arguments: [Value], _ run: Run) throws -> Value {
    var numbers: [Int] = []
    for value in arguments {
      guard case .integer(let number) = value else {
        throw CypherError.running(.argument, .invalidArgumentType, "range() counts integers, not \(value.kindName)")
      }
      numbers.append(number)
    }
    let (first, last, step) = (numbers[0], numbers[1], numbers.count > 2 ? numbers[2] : 1)
    guard step != 0 else {
      throw CypherError.running(.argument, .numberOutOfRange, "range() has a step of 0", remedy: "step 1 or -1")
    }
    var values: [Value] = []
    var current = first
    while step > 0 ? current <= last : current >= last {
      try run.step()
      if values.count % 1024 == 0 { try run.hold(1024 * (MemoryLayout<Value>.stride + 16)) }
      values.append(.integer(current))
      let (next, overflow) = current.addingReportingOverflow(step)
      if overflow { break }
      current = next
    }
    return .list(values)
  }
}
