internal import Cypher
public import GraphSchema

/// The answer of a Cypher query, complete in itself: entities and relations with what they hold.
public struct QueryTable: Sendable, Hashable {
  /// From left to right.
  public let columns: [String]
  /// As many cells in each row as there are columns.
  public let rows: [[Cell]]
  /// Whether there were more rows than were allowed.
  public let isCut: Bool

  /// One value of the answer.
  public indirect enum Cell: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case text(String)
    case list([Cell])
    case map([String: Cell])
    case entity(EntityCell)
    case relation(RelationCell)
    /// Entities with the relations between them.
    case path([EntityCell], [RelationCell])
  }

  public struct EntityCell: Sendable, Hashable {
    public let id: Entity.ID
    public let name: String
    public let labels: [String]
    public let properties: [String: Cell]
  }

  public struct RelationCell: Sendable, Hashable {
    public let key: Relation.Key
    /// `MINISTER_OF`
    public let type: String
    /// "minister of"
    public let label: String
    public let subject: String
    public let object: String
    public let properties: [String: Cell]
  }

  /// Every entity of the answer, also those inside paths, lists and at the ends of relations; sorted.
  public var entities: [Entity.ID] {
    var found = IDSet()
    visit { cell in
      switch cell {
      case .entity(let entity): found.insert(entity.id)
      case .relation(let relation): found.formUnion([relation.key.subject, relation.key.object])
      case .path(let entities, _): found.formUnion(entities.map(\.id))
      default: break
      }
    }
    return found.sorted
  }

  /// Every relation of the answer; sorted.
  public var relations: [Relation.Key] {
    var found: Set<Relation.Key> = []
    visit { cell in
      switch cell {
      case .relation(let relation): found.insert(relation.key)
      case .path(_, let relations): found.formUnion(relations.map(\.key))
      default: break
      }
    }
    return found.sorted()
  }

  private func visit(_ body: (Cell) -> Void) {
    func descend(_ cell: Cell) {
      body(cell)
      switch cell {
      case .list(let cells): for cell in cells { descend(cell) }
      case .map(let entries): for cell in entries.values { descend(cell) }
      default: break
      }
    }
    for cell in rows.joined() { descend(cell) }
  }
}

/// Turns the engine's values into cells, while the graph can still be asked.
struct CellMaker {
  let graph: StoredGraph
  /// Whether cells carry their properties: an answer for the eye needs only names.
  let withProperties: Bool

  func cell(_ value: Value) throws -> QueryTable.Cell {
    switch value {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .float(let value): .float(value)
    case .string(let value): .text(value)
    case .list(let values): .list(try values.map(cell))
    case .map(let entries): .map(try entries.mapValues(cell))
    case .temporal(let value): .text(value.description)
    case .duration(let value): .text(value.description)
    case .node(let node): .entity(try entity(node.id))
    case .relationship(let relationship): .relation(try relation(relationship))
    case .path(let path): .path(try path.nodes.map(entity), try path.relationships.map(relation))
    }
  }

  private func entity(_ node: Int) throws -> QueryTable.EntityCell {
    QueryTable.EntityCell(
      id: graph.ids[node], name: try name(node), labels: try graph.labels(of: node),
      properties: withProperties ? try graph.properties(of: node).mapValues(cell) : [:])
  }

  private func name(_ node: Int) throws -> String {
    if case .string(let name) = try graph.property("name", of: node) { name } else { graph.ids[node] }
  }

  private func relation(_ relationship: Value.Relationship) throws -> QueryTable.RelationCell {
    guard let summary = graph.relation(relationship) else {
      throw QueryError(.unknownEntity, "the graph has lost a relation", remedy: "run 'kith check'")
    }
    var label = relationship.type
    if case .string(let text) = try graph.property("label", of: relationship) { label = text }
    return QueryTable.RelationCell(
      key: summary.key, type: relationship.type, label: label, subject: try name(relationship.start),
      object: try name(relationship.end),
      properties: withProperties ? try graph.properties(of: relationship).mapValues(cell) : [:])
  }
}
