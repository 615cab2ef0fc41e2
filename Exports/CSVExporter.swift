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

  public func write(_ subgraph: Subgraph, to output: inout some TextOutputStream) {
    switch table {
    case .entities: entities(subgraph, to: &output)
    case .relations: relations(subgraph, to: &output)
    case .evidence: evidence(subgraph, to: &output)
    }
  }

  private func entities(_ subgraph: Subgraph, to output: inout some TextOutputStream) {
    let fields = GraphField<Entity>.ofEntities
    output.write(CSVText.row(["id", "name"] + fields.map(\.name)))
    for entity in subgraph.entities {
      output.write(CSVText.row([entity.id, entity.name] + fields.map { $0.value(entity) }))
    }
  }

  private func relations(_ subgraph: Subgraph, to output: inout some TextOutputStream) {
    let fields = GraphField<RelationContext>.ofRelations
    let entities = Dictionary(subgraph.entities.map { ($0.id, $0) }) { first, _ in first }
    let documents = subgraph.documentsByID
    let ends = ["subject", "subject_name", "subject_kind", "label", "object", "object_name", "object_kind"]
    output.write(CSVText.row(ends + fields.map(\.name)))
    for relation in subgraph.relations {
      let context = RelationContext(relation, catalogue: catalogue, documents: documents)
      let (subject, object) = (entities[relation.subject], entities[relation.object])
      output.write(
        CSVText.row(
          [
            relation.subject, subject?.name, subject?.kind.rawValue, context.label, relation.object, object?.name,
            object?.kind.rawValue,
          ] + fields.map { $0.value(context) }))
    }
  }

  private func evidence(_ subgraph: Subgraph, to output: inout some TextOutputStream) {
    let documents = subgraph.documentsByID
    output.write(
      CSVText.row([
        "subject", "predicate", "object", "quote", "polarity", "modality", "tense", "attributed_to", "role", "date",
        "finder", "confidence", "document", "start", "end", "source", "publisher", "title", "published", "url", "story",
      ]))
    for relation in subgraph.relations {
      for evidence in relation.sortedEvidence {
        let document = documents[evidence.document]
        output.write(
          CSVText.row([
            relation.subject, relation.predicate, relation.object, evidence.quote, evidence.polarity.rawValue,
            evidence.modality.rawValue, evidence.tense?.rawValue, evidence.attributedTo, evidence.role, evidence.date,
            evidence.finder, PlainText.share(evidence.confidence), evidence.document, String(evidence.range.start),
            String(evidence.range.end), document?.source, document?.publisher, document?.title, document?.published,
            LinkedNames.web(document?.url), document?.story,
          ]))
      }
    }
  }
}
