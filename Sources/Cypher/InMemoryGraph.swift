/// A property graph held in memory: for tests, and for graphs that are made on the spot.
public struct InMemoryGraph: PropertyGraph, Sendable {
  private struct Node: Sendable {
    var labels: [String]
    var properties: [String: Value]
    var relationships: [Int] = []
  }

  private struct Edge: Sendable {
    let relationship: Value.Relationship
    var properties: [String: Value]
  }

  private var nodeRows: [Node] = []
  private var edges: [Int: Edge] = [:]
  private var nextEdge = 0

  public init() {}

  /// - Returns: the id of the new node; ids count up from 0.
  public mutating func addNode(labels: [String] = [], properties: [String: Value] = [:]) -> Int {
    nodeRows.append(Node(labels: labels, properties: properties.filter { !$0.value.isNull }))
    return nodeRows.count - 1
  }

  public mutating func addRelationship(
    from start: Int, to end: Int, type: String, properties: [String: Value] = [:]
  ) -> Value.Relationship {
    let relationship = Value.Relationship(id: nextEdge, type: type, start: start, end: end)
    nextEdge += 1
    edges[relationship.id] = Edge(relationship: relationship, properties: properties.filter { !$0.value.isNull })
    nodeRows[start].relationships.append(relationship.id)
    if start != end { nodeRows[end].relationships.append(relationship.id) }
    return relationship
  }

  public mutating func remove(_ relationship: Value.Relationship) {
    edges[relationship.id] = nil
    nodeRows[relationship.start].relationships.removeAll { $0 == relationship.id }
    nodeRows[relationship.end].relationships.removeAll { $0 == relationship.id }
  }

  public func nodeCount() -> Int { nodeRows.count }

  public func nodeCount(labelled label: String) -> Int { nodes(labelled: label).count }

  public func nodes() -> [Int] { Array(nodeRows.indices) }

  public func nodes(labelled label: String) -> [Int] { nodeRows.indices.filter { nodeRows[$0].labels.contains(label) } }

  public func hasIndex(on property: String) -> Bool { false }

  public func nodes(where property: String, equals value: Value) -> [Int] { nodes() }

  public func labels(of node: Int) -> [String] { nodeRows[node].labels }

  public func properties(of node: Int) -> [String: Value] { nodeRows[node].properties }

  public func relationships(of node: Int, _ direction: Direction, types: [String]) -> [Value.Relationship] {
    nodeRows[node].relationships.compactMap { id in
      guard let relationship = edges[id]?.relationship, types.isEmpty || types.contains(relationship.type) else {
        return nil
      }
      switch direction {
      case .outgoing: return relationship.start == node ? relationship : nil
      case .incoming: return relationship.end == node ? relationship : nil
      case .either: return relationship
      }
    }
  }

  public func properties(of relationship: Value.Relationship) -> [String: Value] {
    edges[relationship.id]?.properties ?? [:]
  }
}
