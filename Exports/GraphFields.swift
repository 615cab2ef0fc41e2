internal import GraphSchema

/// The attributes that nodes and edges have in the formats of graph tools and in tables: one list, so that what one
/// format calls a thing every other does too.
///
/// A value that is not known is `nil` and left out (tables: an empty cell).
struct GraphField<Record> {
  enum Kind: String { case string, int, double, boolean }

  let name: String
  let kind: Kind
  let value: @Sendable (Record) -> String?
}

/// A relation with what the rest of the graph knows about it.
struct RelationContext {
  let relation: Relation
  let predicate: Predicate?
  let standing: Relation.Standing
  /// The first sentence, with its article.
  let first: (evidence: Evidence, document: DocumentRecord?)?
  let cited: CitedRelation

  init(_ cited: CitedRelation, catalogue: Catalogue) {
    relation = cited.relation
    standing = relation.standing
    predicate = catalogue[relation.predicate]
    first = relation.evidence.first.map { ($0, cited.documents.first ?? nil) }
    self.cited = cited
  }

  /// Of its evidence, each once, sorted by id.
  var documents: [DocumentRecord] {
    // The evidence is sorted by document, so that the same ones follow each other.
    var documents: [DocumentRecord] = []
    for case let document? in cited.documents where documents.last?.id.isSame(as: document.id) != true {
      documents.append(document)
    }
    return documents
  }

  /// When the first of its articles was published, as it says it.
  var firstPublished: String? { published { $0.precedes($1) } }

  var lastPublished: String? { published { $1.precedes($0) } }

  private func published(_ isBefore: (String, String) -> Bool) -> String? {
    var found: String?
    for case let day? in cited.documents.lazy.map({ $0?.published }) {
      if let known = found, !isBefore(day, known) { continue }
      found = day
    }
    return found
  }

  /// As a person reads it: "former minister of".
  var label: String { predicate?.words(isPast: relation.isPast) ?? relation.predicate }

  var isDisputed: Bool { relation.isDisputed }
}

extension Relation {
  /// Whether some sentences deny what others assert.
  var isDisputed: Bool { evidence.contains { $0.polarity == .denied } && standing != .denied }
}

extension Subgraph {
  var documentsByID: IDTable<DocumentRecord> {
    IDTable(documents.map { ($0.id, $0) })
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
      GraphField(name: "standing", kind: .string) { $0.standing.rawValue },
      GraphField(name: "disputed", kind: .boolean) { String($0.isDisputed) },
      GraphField(name: "articles", kind: .int) { String($0.relation.articles) },
      GraphField(name: "stories", kind: .int) { String($0.relation.stories) },
      GraphField(name: "confidence", kind: .double) { PlainText.share($0.relation.confidence) },
      GraphField(name: "first_published", kind: .string) { $0.firstPublished },
      GraphField(name: "last_published", kind: .string) { $0.lastPublished },
      GraphField(name: "quote", kind: .string) { $0.first?.evidence.quote },
      GraphField(name: "source", kind: .string) { $0.first?.document.map { $0.publisher ?? $0.source } },
      GraphField(name: "url", kind: .string) { LinkedNames.web($0.first?.document?.url) },
    ]
  }

  /// All evidence as JSON, as the JSON format has it.
  static var evidence: GraphField<RelationContext> {
    GraphField(name: "evidence", kind: .string) { context in
      var (sheet, json) = (RelationSheet(), ByteText())
      sheet.with(context.cited, predicatePlace: 0) { EvidenceJSON.addRow(of: $0, to: &json) }
      return json.withBytes { String(decoding: $0, as: UTF8.self) }
    }
  }
}
