public import GraphSchema

/// The two files that `neo4j-admin database import` reads, for graphs too large for a script.
///
///     neo4j-admin database import full --nodes=graph.nodes.csv --relationships=graph.relationships.csv
///
/// Labels, types and properties are those of the Cypher script; `evidence` is all evidence as JSON. Line breaks in a value
/// become spaces and `;` in a name, which is the mark between names, a comma: so the command needs no further options.
public struct Neo4jExporter: Exporter {
  public enum Table: Sendable { case nodes, relationships }

  public let format: ExportFormat
  private let table: Table
  private let catalogue: Catalogue

  public init(_ table: Table, catalogue: Catalogue) {
    self.table = table
    self.catalogue = catalogue
    format = table == .nodes ? .neo4jNodes : .neo4jRelationships
  }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    switch table {
    case .nodes: try nodes(graph, to: &output)
    case .relationships: try relationships(graph, to: &output)
    }
  }

  private func nodes(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    let fields = GraphField<Entity>.ofEntities.filter { $0.name != "names" }
    try output.write(Self.row(["id:ID", "name", "names:string[]"] + fields.map(Self.header) + [":LABEL"]))
    try graph.eachEntity(.plain, nil) { linked in
      let entity = linked.entity
      let names = entity.sortedNames.map { Self.replacing($0) { $0 == ";" ? "," : $0 } }.joined(separator: ";")
      try output.write(
        Self.row(
          [Self.id(entity.id), entity.name, names] + fields.map { $0.value(entity) }
            + ["Entity;" + CypherText.label(entity.kind)]))
    }
  }

  private func relationships(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    let fields = GraphField<RelationContext>.ofRelations + [.evidence]
    try output.write(Self.row([":START_ID", ":END_ID", ":TYPE", "label"] + fields.map(Self.header)))
    try graph.eachRelation(cited: true, nil) { cited in
      let context = RelationContext(cited, catalogue: catalogue)
      let relation = cited.relation
      try output.write(
        Self.row(
          [
            Self.id(relation.subject), Self.id(relation.object), CypherText.type(relation.predicate), context.label,
          ] + fields.map { $0.value(context) }))
    }
  }

  private static func header<Record>(_ field: GraphField<Record>) -> String {
    field.kind == .string ? field.name : "\(field.name):\(field.kind.rawValue)"
  }

  /// Two ids never become one.
  private static func id(_ id: String) -> String { PlainText.escaped(id) { $0.properties.isWhitespace && $0 != " " } }

  /// No guard against formulas: a database takes every character as it is.
  private static func row(_ cells: [String?]) -> String {
    let lines = cells.map { cell in
      cell.map { text in
        Self.replacing(text) { $0.properties.isWhitespace ? " " : $0 }
      }
    }
    return CSVText.row(lines, guardsFormulas: false)
  }

  private static func replacing(_ text: String, _ replacement: (Unicode.Scalar) -> Unicode.Scalar) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(replacement)))
  }
}
