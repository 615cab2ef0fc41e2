/// Three-valued logic: true, false, and null for "not known".
enum Logic {
  /// Nil for null.
  static func truth(_ value: Value) throws(CypherError) -> Bool? {
    switch value {
    case .boolean(let truth): return truth
    case .null: return nil
    default:
      throw CypherError.wrongType("\(value.kindName) stands where a condition should be", remedy: "compare it")
    }
  }

  static func compare(_ left: Value, _ symbol: ComparisonOperator, _ right: Value) -> Bool? {
    switch symbol {
    case .equal: Value.equals(left, right)
    case .unequal: Value.equals(left, right).map { !$0 }
    case .less: Value.compare(left, right) { $0 == .less }
    case .lessOrEqual: Value.compare(left, right) { $0 != .more }
    case .more: Value.compare(left, right) { $0 == .more }
    case .moreOrEqual: Value.compare(left, right) { $0 != .less }
    }
  }

  static func isIn(_ value: Value, _ list: Value) throws(CypherError) -> Value {
    switch list {
    case .null: return .null
    case .list(let elements):
      var isKnown = true
      for element in elements {
        switch Value.equals(value, element) {
        case true?: return .boolean(true)
        case nil: isKnown = false
        case false?: break
        }
      }
      return isKnown ? .boolean(false) : .null
    default: throw CypherError.wrongType("\(list.kindName) follows IN instead of a list")
    }
  }
}
