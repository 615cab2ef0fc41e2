internal import GraphQuery
internal import GraphSchema

/// The answer of a query for programs: columns, rows as lists, and whether there were more.
struct TableJSON: Encodable {
  let columns: [String]
  let rows: [[CellJSON]]
  let more: Bool

  init(_ table: QueryTable) {
    columns = table.columns
    rows = table.rows.map { $0.map(CellJSON.init) }
    more = table.isCut
  }
}

/// One cell. Entities and relations are objects that say which they are; a float that is no number is its name.
struct CellJSON: Encodable {
  let cell: QueryTable.Cell

  init(_ cell: QueryTable.Cell) { self.cell = cell }

  private struct EntityJSON: Encodable {
    let entity: String
    let labels: [String]
    let properties: [String: CellJSON]

    init(_ cell: QueryTable.EntityCell) {
      entity = cell.id
      labels = cell.labels
      properties = cell.properties.mapValues(CellJSON.init)
    }
  }

  private struct RelationJSON: Encodable {
    let relation: String
    let subject: String
    let object: String
    let properties: [String: CellJSON]

    init(_ cell: QueryTable.RelationCell) {
      relation = cell.type
      subject = cell.key.subject
      object = cell.key.object
      properties = cell.properties.mapValues(CellJSON.init)
    }
  }

  private struct PathJSON: Encodable {
    let entities: [EntityJSON]
    let relations: [RelationJSON]
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch cell {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .float(let value) where value.isFinite: try container.encode(value)
    case .float(let value): try container.encode(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
    case .text(let text): try container.encode(text)
    case .list(let cells): try container.encode(cells.map(CellJSON.init))
    case .map(let entries): try container.encode(entries.mapValues(CellJSON.init))
    case .entity(let entity): try container.encode(EntityJSON(entity))
    case .relation(let relation): try container.encode(RelationJSON(relation))
    case .path(let entities, let relations):
      try container.encode(
        PathJSON(entities: entities.map(EntityJSON.init), relations: relations.map(RelationJSON.init)))
    }
  }
}
