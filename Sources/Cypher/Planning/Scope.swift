/// The variables that can be named at one place of a query, and where their values lie in a row.
struct Scope: Sendable {
  struct Variable: Sendable {
    let slot: Int
    let type: StaticType
  }

  private(set) var variables: [String: Variable] = [:]
  /// In the order in which they came, for `RETURN *`.
  private(set) var names: [String] = []

  subscript(name: String) -> Variable? { variables[name] }

  mutating func declare(_ name: String, slot: Int, type: StaticType) {
    if variables[name] == nil { names.append(name) }
    variables[name] = Variable(slot: slot, type: type)
  }

  /// This scope with the names of another over it.
  func overlaid(by other: Scope) -> Scope {
    var result = self
    for name in other.names {
      if let variable = other[name] { result.declare(name, slot: variable.slot, type: variable.type) }
    }
    return result
  }
}

/// The values of one row, by slot. Every variable of a query has a slot of its own, so that rows grow in place.
typealias Row = [Value]

/// An expression made ready to run.
typealias Evaluation = @Sendable (inout Row, Run) throws -> Value

struct Compiled: Sendable {
  let evaluate: Evaluation
  let type: StaticType
}
