/// A function that expressions can call.
struct Function: Sendable {
  /// What is known of the result before running.
  enum Result: Sendable {
    case always(StaticType)
    case sameAsFirst
    case elementOfFirst
    /// What all arguments have in common.
    case common

    func type(of arguments: [StaticType]) -> StaticType {
      switch self {
      case .always(let type): type
      case .sameAsFirst: arguments.first ?? .any
      case .elementOfFirst: arguments.first?.element ?? .any
      case .common: StaticType.common(arguments)
      }
    }
  }

  let arity: ClosedRange<Int>
  /// For each argument the types that it takes; empty means any. Checked before running, where types are known.
  let accepts: [[StaticType]]
  /// Whether one null argument makes the result null without a call.
  let propagatesNull: Bool
  let result: Result
  let body: @Sendable ([Value], Run) throws -> Value

  init(
    _ arity: ClosedRange<Int>, accepts: [[StaticType]] = [], propagatesNull: Bool = true,
    gives result: StaticType = .any, _ body: @escaping @Sendable ([Value], Run) throws -> Value
  ) {
    self.init(arity, accepts: accepts, propagatesNull: propagatesNull, result: .always(result), body)
  }

  init(
    _ arity: ClosedRange<Int>, accepts: [[StaticType]] = [], propagatesNull: Bool = true,
    result: Result,
    _ body: @escaping @Sendable ([Value], Run) throws -> Value
  ) {
    self.arity = arity
    self.accepts = accepts
    self.propagatesNull = propagatesNull
    self.result = result
    self.body = body
  }
}

/// Every function by its name in lower case.
enum Functions {
  private static let all: [String: Function] = [
    graph, lists, numbers, strings, conversions, temporal,
  ].reduce(into: [:]) { all, group in all.merge(group) { first, _ in first } }

  static func named(_ name: String) -> Function? { all[name] }

  /// Names, for the documentation and its test.
  static var names: [String] { all.keys.sorted() }

  /// The function that a misspelt name may have meant: the same beginning, or one letter of difference.
  static func nearest(to name: String) -> String? {
    let candidates = names.filter { abs($0.utf8.count - name.utf8.count) <= 1 && distance($0, name) <= 2 }
    return candidates.min { distance($0, name) < distance($1, name) }
  }

  private static func distance(_ one: String, _ other: String) -> Int {
    let (a, b) = (Array(one.utf8), Array(other.utf8))
    guard a.count < 64, b.count < 64 else { return .max }
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }

  // MARK: What bodies share

  static func wrongArgument(_ name: String, _ value: Value) -> CypherError {
    CypherError.running(.type, .invalidArgumentValue, "\(name)() does not take \(value.kindName)")
  }

  static func integer(_ name: String, _ value: Value) throws(CypherError) -> Int {
    guard case .integer(let number) = value else {
      throw CypherError.running(.type, .invalidArgumentType, "\(name)() wants an integer, not \(value.kindName)")
    }
    return number
  }

  static func string(_ name: String, _ value: Value) throws(CypherError) -> String {
    guard case .string(let text) = value else {
      throw CypherError.running(.type, .invalidArgumentType, "\(name)() wants a string, not \(value.kindName)")
    }
    return text
  }

  static func double(_ name: String, _ value: Value) throws(CypherError) -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .float(let number): return number
    default:
      throw CypherError.running(.type, .invalidArgumentType, "\(name)() wants a number, not \(value.kindName)")
    }
  }
}
