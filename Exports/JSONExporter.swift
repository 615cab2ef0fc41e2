public import GraphSchema

/// Plain JSON: documents, entities with their mentions, relations with their evidence, as
/// Exports/README.md lists the fields.
///
/// Every key is always there, in one order, `null` where nothing is known; offsets are code points from the start of
/// the article's text, half-open, as Python's slices count.
public struct JSONExporter: Exporter {
  public let format = ExportFormat.json

  public init() {}

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    let graph = graph.namingSpeakers()
    var json = JSONText()
    json.raw("{\"documents\": ")
    try json.records(to: &output) { next in
      try graph.eachDocument(nil) { document in try next { $0.document(document) } }
    }
    json.raw(",\n\"entities\": ")
    try json.records(to: &output) { next in
      try graph.eachEntity(.mentions, nil) { linked in try next { $0.entity(linked.entity) } }
    }
    json.raw(",\n\"relations\": ")
    try json.records(to: &output) { next in
      try graph.eachRelation(cited: false, nil) { cited in try next { $0.relation(cited.relation) } }
    }
    json.raw("}\n")
    try json.finish(to: &output)
  }
}

extension JSONText {
  fileprivate mutating func document(_ document: DocumentRecord) {
    object { json in
      json.member("id", document.id)
      json.member("source", document.source)
      json.member("title", orNull: document.title)
      json.member("publisher", orNull: document.publisher)
      json.member("published", orNull: document.published)
      json.member("story", document.story)
    }
  }

  fileprivate mutating func entity(_ entity: Entity) {
    object { json in
      json.member("id", entity.id)
      json.member("kind", entity.kind.rawValue)
      json.member("subkind", orNull: entity.subkind)
      json.member("name", entity.name)
      json.member("names", entity.sortedNames)
      json.member("wikidata", orNull: entity.wikidata)
      json.key("mentions")
      json.list(entity.sortedMentions) { json, mention in
        json.object { json in
          json.member("document", mention.document)
          json.member("start", mention.range.start)
          json.member("end", mention.range.end)
          json.member("text", mention.text)
          json.member("reading", mention.reading.rawValue)
        }
      }
    }
  }

  fileprivate mutating func relation(_ relation: Relation) {
    object { json in
      json.member("subject", relation.subject)
      json.member("predicate", relation.predicate)
      json.member("object", relation.object)
      json.member("articles", relation.articles)
      json.member("stories", relation.stories)
      json.member("confidence", share: relation.confidence)
      json.key("evidence")
      json.list(relation.evidence) { $0.evidence($1) }
    }
  }

  mutating func evidence(_ evidence: Evidence) {
    object { json in
      json.member("document", evidence.document)
      json.member("start", evidence.range.start)
      json.member("end", evidence.range.end)
      json.member("quote", evidence.quote)
      json.member("polarity", evidence.polarity.rawValue)
      json.member("modality", evidence.modality.rawValue)
      json.member("tense", orNull: evidence.tense?.rawValue)
      json.member("attributedTo", orNull: evidence.attributedTo)
      json.member("role", orNull: evidence.role)
      json.member("date", orNull: evidence.date)
      json.member("finder", evidence.finder)
    }
  }
}
