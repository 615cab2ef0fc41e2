/// One value of a query: what properties hold, expressions yield and results carry.
///
/// `==` and `hash` are the *equivalence* of openCypher, which grouping, `DISTINCT` and `UNION` use: null is equivalent to
/// null, NaN to NaN, 1 to 1.0. The three-valued `=` of the language is `Value.equals`.
public indirect enum Value: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case float(Double)
  case string(String)
  case list([Value])
  case map([String: Value])
  case node(Node)
  case relationship(Relationship)
  case path(Path)
  case temporal(Temporal)
  case duration(Period)

  /// A node of the graph that is asked; what it holds is asked of the graph when it is needed.
  public struct Node: Sendable, Hashable {
    public let id: Int
    public init(_ id: Int) { self.id = id }
  }

  /// A relationship of the graph that is asked. Two are the same when their ids are.
  public struct Relationship: Sendable, Hashable {
    public let id: Int
    public let type: String
    public let start: Int
    public let end: Int

    public init(id: Int, type: String, start: Int, end: Int) {
      self.id = id
      self.type = type
      self.start = start
      self.end = end
    }

    public static func == (one: Relationship, other: Relationship) -> Bool { one.id == other.id }
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// The other end, seen from `node`.
    func opposite(_ node: Int) -> Int { node == start ? end : start }
  }

  /// Nodes with the relationships between them: always one node more than relationships.
  public struct Path: Sendable, Hashable {
    public let nodes: [Int]
    public let relationships: [Relationship]

    public init(nodes: [Int], relationships: [Relationship]) {
      self.nodes = nodes
      self.relationships = relationships
    }
  }

  var isNull: Bool { if case .null = self { true } else { false } }

  /// The kind in words, for messages: "a string".
  public var kindName: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .float: "a float"
    case .string: "a string"
    case .list: "a list"
    case .map: "a map"
    case .node: "a node"
    case .relationship: "a relationship"
    case .path: "a path"
    case .temporal(let value): value.kind.phrase
    case .duration: "a duration"
    }
  }
}

extension Value: Hashable {
  public static func == (one: Value, other: Value) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.float(let a), .float(let b)): a == b || (a.isNaN && b.isNaN)
    case (.integer(let a), .float(let b)), (.float(let b), .integer(let a)): Int(exactly: b) == a
    case (.string(let a), .string(let b)): a.unicodeScalars.elementsEqual(b.unicodeScalars)
    case (.list(let a), .list(let b)): a == b
    case (.map(let a), .map(let b)): a == b
    case (.node(let a), .node(let b)): a == b
    case (.relationship(let a), .relationship(let b)): a == b
    case (.path(let a), .path(let b)): a == b
    case (.temporal(let a), .temporal(let b)): a == b
    case (.duration(let a), .duration(let b)): a == b
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .boolean(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .float(let value):
      // A float that is a whole number is equivalent to the integer, so it must hash like it.
      if let whole = Int(exactly: value) {
        hasher.combine(whole)
      } else if value.isNaN {
        hasher.combine(1)
      } else {
        hasher.combine(value)
      }
    case .string(let value): for byte in value.utf8 { hasher.combine(byte) }
    case .list(let values): hasher.combine(values)
    case .map(let entries): hasher.combine(entries)
    case .node(let value): hasher.combine(value)
    case .relationship(let value): hasher.combine(value)
    case .path(let value): hasher.combine(value)
    case .temporal(let value): hasher.combine(value)
    case .duration(let value): hasher.combine(value)
    }
  }
}
