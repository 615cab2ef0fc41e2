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
    json.raw("[")
    try json.finish(to: &output)
    // The first record has no comma before it, and no writer knows whether it has the first.
    var isFirst = true
    try graph.writeRelations(
      .plain, nil, { Relations() },
      to: { text in
        if text.isEmpty { return }
        try output.write(isFirst ? UnsafeRawBufferPointer(rebasing: text[1...]) : text)
        isFirst = false
      })
    json.raw("]}\n")
    try json.finish(to: &output)
  }

  /// Each after a comma.
  private struct Relations: RecordWriter {
    func add(_ relation: RelationBytes, to json: inout ByteText) {
      json.add(",\n{\"subject\": ")
      JSONText.add(relation[relation.subject.id], to: &json)
      json.add(", \"predicate\": ")
      JSONText.add(relation.predicate, to: &json)
      json.add(", \"object\": ")
      JSONText.add(relation[relation.object.id], to: &json)
      json.add(", \"articles\": ")
      json.add(relation.articles)
      json.add(", \"stories\": ")
      json.add(relation.stories)
      json.add(", \"confidence\": ")
      json.add(relation.confidence.isFinite ? ShareText.tenThousandths(relation.confidence) : "null")
      json.add(", \"evidence\": [")
      for (place, evidence) in zip(relation.evidence.indices, relation.evidence) {
        json.add(place > 0 ? ",\n    " : "\n    ")
        EvidenceJSON.add(evidence, of: relation, to: &json)
      }
      json.add("]}")
    }
  }
}

extension JSONText {
  fileprivate mutating func document(_ document: DocumentRecord) {
    object { json in
      json.member("id", document.id)
      json.member("source", document.source)
      json.member("title", orNull: document.title)
      json.member("url", ifKnown: document.url)
      json.member("publisher", orNull: document.publisher)
      json.member("published", orNull: document.published)
      json.member("author", ifKnown: document.author)
      json.member("modified", ifKnown: document.modified)
      json.member("language", ifKnown: document.language)
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
}
