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
    let fields = GraphField<RelationContext>.ofRelations
    let ends = ["subject", "subject_name", "subject_kind", "label", "object", "object_name", "object_kind"]
    var text = ByteText()
    CSVText.row(ends + fields.map(\.name), into: &text)
    try graph.eachRelation(cited: true, nil) { cited in
      let context = RelationContext(cited, catalogue: catalogue)
      let (subject, object) = (cited.subject, cited.object)
      CSVText.cells(
        [
          cited.relation.subject, subject?.name, subject?.kind.rawValue, context.label, cited.relation.object,
          object?.name, object?.kind.rawValue,
        ], into: &text)
      for field in fields {
        text.add(byte: UInt8(ascii: ","))
        CSVText.cell(field.value(context), into: &text)
      }
      text.add(byte: UInt8(ascii: "\n"))
      try text.flush(to: &output)
    }
    try text.finish(to: &output)
  }

  private func evidence(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    var text = ByteText()
    CSVText.row(
      [
        "subject", "predicate", "object", "quote", "polarity", "modality", "tense", "attributed_to", "role", "date",
        "finder", "confidence", "document", "start", "end", "source", "publisher", "title", "published", "url", "story",
      ], into: &text)
    try graph.eachRelation(cited: true, nil) { cited in
      let relation = cited.relation
      for (evidence, document) in zip(relation.evidence, cited.documents) {
        CSVText.row(
          [
            relation.subject, relation.predicate, relation.object, evidence.quote, evidence.polarity.rawValue,
            evidence.modality.rawValue, evidence.tense?.rawValue, evidence.attributedTo, evidence.role, evidence.date,
            evidence.finder, PlainText.share(evidence.confidence), evidence.document, String(evidence.range.start),
            String(evidence.range.end), document?.source, document?.publisher, document?.title, document?.published,
            LinkedNames.web(document?.url), document?.story,
          ], into: &text)
      }
      try text.flush(to: &output)
    }
    try text.finish(to: &output)
  }
}
