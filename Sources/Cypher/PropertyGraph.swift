/// What the engine asks of a graph: nodes by label and by property, relationships by node, and what they hold.
///
/// Nodes and relationships are integers of the graph's own choice. Answers must not change while a query runs, and must
/// come in the same order every time: the order of the rows follows from it. One thread at a time asks.
public protocol PropertyGraph {
  /// How many nodes there are, exactly or nearly: only plans depend on it.
  func nodeCount() throws -> Int
  /// How many nodes have a label, exactly or nearly.
  func nodeCount(labelled label: String) throws -> Int

  func nodes() throws -> [Int]
  func nodes(labelled label: String) throws -> [Int]
  /// Whether `nodes(where:equals:)` answers for a property without looking at every node.
  func hasIndex(on property: String) -> Bool
  /// Candidates whose property may equal a value, or hold it where the property is a list: none may be missing, too many
  /// do no harm.
  func nodes(where property: String, equals value: Value) throws -> [Int]

  func labels(of node: Int) throws -> [String]
  func properties(of node: Int) throws -> [String: Value]
  /// `.null` where the node has no such property.
  func property(_ name: String, of node: Int) throws -> Value

  /// The relationships at a node; no types means every type. One that begins and ends here comes once.
  func relationships(of node: Int, _ direction: Direction, types: [String]) throws -> [Value.Relationship]
  func properties(of relationship: Value.Relationship) throws -> [String: Value]
  func property(_ name: String, of relationship: Value.Relationship) throws -> Value
}

extension PropertyGraph {
  public func property(_ name: String, of node: Int) throws -> Value { try properties(of: node)[name] ?? .null }

  public func property(_ name: String, of relationship: Value.Relationship) throws -> Value {
    try properties(of: relationship)[name] ?? .null
  }
}
