internal import GraphSchema

/// The attributes that nodes and edges have in the formats of graph tools and in tables: one list, so that what one
/// format calls a thing every other does too.
///
/// A value that is not known is `nil` and left out (tables: an empty cell).
struct GraphField<Record> {
  enum Kind: String { case string, int, double, boolean }

  let name: String
  let kind: Kind
  let value: (Record) -> String?
}

/// A relation with what the rest of the subgraph knows about it.
struct RelationContext {
  let relation: Relation
  let predicate: Predicate?
  /// Of its evidence, each once, sorted by id.
  let documents: [DocumentRecord]

  init(_ relation: Relation, catalogue: Catalogue, documents: [Article.ID: DocumentRecord]) {
    self.relation = relation
    predicate = catalogue[relation.predicate]
    let ids = relation.evidence.map(\.document)
    self.documents = (ids.count == 1 ? ids : ids.sortedOnce).compactMap { documents[$0] }
  }

  var label: String { predicate?.label ?? relation.predicate }
  var published: [String] {
    documents.count == 1
      ? [documents[0].published].compactMap { $0 } : documents.compactMap(\.published).sorted { $0.precedes($1) }
  }

  /// Whether some sentences deny what others assert.
  var isDisputed: Bool { relation.standing != .denied && relation.evidence.contains { $0.polarity == .denied } }

  /// The first sentence, with its article.
  var first: (evidence: Evidence, document: DocumentRecord?)? {
    relation.sortedEvidence.first.map { first in (first, documents.first { $0.id == first.document }) }
  }
}

extension Subgraph {
  var documentsByID: [Article.ID: DocumentRecord] {
    Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
  }
}

extension GraphField where Record == Entity {
  /// Without the name, which every format has a place of its own for.
  static var ofEntities: [GraphField<Entity>] {
    [
      GraphField(name: "kind", kind: .string) { $0.kind.rawValue },
      GraphField(name: "subkind", kind: .string) { $0.subkind },
      GraphField(name: "names", kind: .string) { PlainText.list($0.sortedNames) },
      GraphField(name: "wikidata", kind: .string) { $0.wikidata },
      GraphField(name: "articles", kind: .int) { String($0.articles) },
    ]
  }
}

extension GraphField where Record == RelationContext {
  /// Without ends and label.
  static var ofRelations: [GraphField<RelationContext>] {
    [
      GraphField(name: "predicate", kind: .string) { $0.relation.predicate },
      GraphField(name: "family", kind: .string) { $0.predicate?.family },
      GraphField(name: "symmetric", kind: .boolean) { String($0.predicate?.isSymmetric ?? false) },
      GraphField(name: "standing", kind: .string) { $0.relation.standing.rawValue },
      GraphField(name: "disputed", kind: .boolean) { String($0.isDisputed) },
      GraphField(name: "articles", kind: .int) { String($0.relation.articles) },
      GraphField(name: "stories", kind: .int) { String($0.relation.stories) },
      GraphField(name: "confidence", kind: .double) { PlainText.share($0.relation.confidence) },
      GraphField(name: "first_published", kind: .string) { $0.published.first },
      GraphField(name: "last_published", kind: .string) { $0.published.last },
      GraphField(name: "quote", kind: .string) { $0.first?.evidence.quote },
      GraphField(name: "source", kind: .string) { $0.first?.document.map { $0.publisher ?? $0.source } },
      GraphField(name: "url", kind: .string) { LinkedNames.web($0.first?.document?.url) },
    ]
  }

  /// All evidence as JSON, as the JSON format has it.
  static var evidence: GraphField<RelationContext> {
    GraphField(name: "evidence", kind: .string) { context in
      var json = JSONText()
      json.row(context.relation.sortedEvidence) { $0.evidence($1) }
      return json.text
    }
  }
}
