public import GraphSchema

/// Tables for spreadsheets and data frames: entities, relations or evidence, one a row.
///
/// The table of relations stands on its own: it names both ends and quotes the first sentence. `id`, `subject`, `object` and
/// `document` join the tables.
public struct CSVExporter: Exporter {
  public enum Table: Sendable { case entities, relations, evidence }

  public let format: ExportFormat
  private let table: Table
  private let catalogue: Catalogue

  public init(_ table: Table, catalogue: Catalogue) {
    self.table = table
    self.catalogue = catalogue
    format =
      switch table {
      case .entities: .csvEntities
      case .relations: .csvRelations
      case .evidence: .csvEvidence
      }
  }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    switch table {
    case .entities: try entities(graph, to: &output)
    case .relations: try relations(graph, to: &output)
    case .evidence: try evidence(graph, to: &output)
    }
  }

  private func entities(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    let fields = GraphField<Entity>.ofEntities
    var text = ByteText()
    CSVText.row(["id", "name"] + fields.map(\.name), into: &text)
    try graph.namingSpeakers().eachEntity(.plain, nil) { linked in
      let entity = linked.entity
      CSVText.row([entity.id, entity.name] + fields.map { $0.value(entity) }, into: &text)
      try text.flush(to: &output)
    }
    try text.finish(to: &output)
  }

  private func relations(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    let ends = ["subject", "subject_name", "subject_kind", "label", "object", "object_name", "object_kind"]
    var text = ByteText()
    CSVText.row(ends + GraphField<RelationContext>.ofRelations.map(\.name), into: &text)
    try text.finish(to: &output)
    try graph.writeRelations(.cited, nil, { [catalogue] in RelationRows(catalogue) }, to: { try output.write($0) })
  }

  private func evidence(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    var text = ByteText()
    CSVText.row(
      [
        "subject", "predicate", "object", "quote", "polarity", "modality", "tense", "attributed_to", "role", "date",
        "finder", "confidence", "document", "start", "end", "source", "publisher", "title", "published", "url", "story",
      ], into: &text)
    try text.finish(to: &output)
    try graph.writeRelations(.cited, nil, { EvidenceRows() }, to: { try output.write($0) })
  }
}
