/// What is known of a value before the query runs: enough to refuse what can never work.
indirect enum StaticType: Sendable, Equatable {
  case any, null, boolean, integer, float, string, map, node, relationship, path, temporal, duration
  case list(StaticType)

  init(of value: Value) {
    switch value {
    case .null: self = .null
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .float: self = .float
    case .string: self = .string
    case .list(let values): self = .list(StaticType.common(values.map { StaticType(of: $0) }))
    case .map: self = .map
    case .node: self = .node
    case .relationship: self = .relationship
    case .path: self = .path
    case .temporal: self = .temporal
    case .duration: self = .duration
    }
  }

  /// The type that all have, nulls aside; `.any` when they differ or there are none.
  static func common(_ types: [StaticType]) -> StaticType {
    let known = types.filter { $0 != .null }
    guard let first = known.first, known.allSatisfy({ $0 == first }) else { return .any }
    return first
  }

  /// Whether a value of this type may turn out to be one of the others.
  func canBe(_ others: StaticType...) -> Bool {
    if self == .any || self == .null { return true }
    return others.contains { other in
      if case (.list, .list) = (self, other) { true } else { self == other }
    }
  }

  var element: StaticType { if case .list(let element) = self { element } else { .any } }

  var isList: Bool { if case .list = self { true } else { false } }

  /// "a string", for messages.
  var phrase: String {
    switch self {
    case .any: "a value"
    case .null: "null"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .float: "a float"
    case .string: "a string"
    case .map: "a map"
    case .node: "a node"
    case .relationship: "a relationship"
    case .path: "a path"
    case .temporal: "a temporal value"
    case .duration: "a duration"
    case .list: "a list"
    }
  }
}
