internal import GraphSchema

/// The statements of a JSON-LD export, of which there are as many as relations: their terms are written as they stand,
/// without going through members and nesting, and only what an article or a person has written is looked at for escapes.
struct StatementJSON {
  private var name = StatementName()
  private var iri = ByteText()
  private var article = ByteText()

  /// The statement on one line, each annotation on a line below.
  mutating func add(_ relation: Relation, to json: inout JSONText) {
    name.begin(relation.key)
    json.raw("{\"@id\": \"")
    json.raw(name.iri)
    json.raw("\", \"@type\": \"Statement\", \"subject\": \"urn:kith:entity:")
    json.raw(LinkedNames.escaped(relation.subject))
    json.raw("\", \"predicate\": \"kith:")
    json.raw(LinkedNames.escaped(relation.predicate))
    json.raw("\", \"object\": \"urn:kith:entity:")
    json.raw(LinkedNames.escaped(relation.object))
    json.raw("\", \"standing\": \"")
    json.raw(relation.standing.rawValue)
    json.raw("\", \"articles\": ")
    json.raw(relation.articles)
    json.raw(", \"stories\": ")
    json.raw(relation.stories)
    json.raw(", \"confidence\": ")
    json.raw(relation.confidence.isFinite ? ShareText.tenThousandths(relation.confidence) : "null")
    json.raw(", \"wasDerivedFrom\": [")
    for (place, evidence) in relation.evidence.enumerated() {
      // Sorted by document, so that the same ones follow each other.
      if place > 0, evidence.document.isSame(as: relation.evidence[place - 1].document) { continue }
      json.raw(place > 0 ? ", \"urn:kith:article:" : "\"urn:kith:article:")
      json.raw(LinkedNames.escaped(evidence.document))
      json.raw("\"")
    }
    json.raw("], \"evidence\": [")
    for (place, evidence) in relation.evidence.enumerated() {
      json.raw(place > 0 ? ",\n    " : "\n    ")
      annotation(evidence, &json)
    }
    json.raw("]}")
  }

  private mutating func annotation(_ evidence: Evidence, _ json: inout JSONText) {
    iri.clear()
    iri.add("{\"@id\": \"urn:kith:evidence:")
    iri.add(hex: name.hash(evidence))
    article.clear()
    article.add("\"urn:kith:article:")
    article.add(LinkedNames.escaped(evidence.document))
    article.add(byte: 0x22)
    json.raw(iri)
    json.raw("\", \"@type\": \"Annotation\", \"body\": \"")
    json.raw(name.iri)
    json.raw("\", \"target\": ")
    json.raw(iri)
    json.raw("#target\", \"@type\": \"SpecificResource\", \"hasSource\": ")
    json.raw(article)
    json.raw(", \"selector\": [")
    json.raw(iri)
    json.raw("#quote\", \"@type\": \"TextQuoteSelector\", \"exact\": ")
    json.string(evidence.quote)
    json.raw("}, ")
    json.raw(iri)
    json.raw("#position\", \"@type\": \"TextPositionSelector\", \"start\": ")
    json.raw(evidence.range.start)
    json.raw(", \"end\": ")
    json.raw(evidence.range.end)
    json.raw("}]}, \"hadPrimarySource\": ")
    json.raw(article)
    json.raw(", \"polarity\": \"")
    json.raw(evidence.polarity.rawValue)
    json.raw("\", \"modality\": \"")
    json.raw(evidence.modality.rawValue)
    json.raw("\"")
    if let tense = evidence.tense {
      json.raw(", \"tense\": \"")
      json.raw(tense.rawValue)
      json.raw("\"")
    }
    if let speaker = evidence.attributedTo {
      json.raw(", \"attributedTo\": \"")
      json.raw(LinkedNames.entity(speaker))
      json.raw("\"")
    }
    if let role = evidence.role {
      json.raw(", \"role\": ")
      json.string(role)
    }
    if let date = evidence.date { self.date(date, &json) }
    json.raw(", \"finder\": ")
    json.string(evidence.finder)
    json.raw(", \"confidence\": ")
    json.raw(evidence.confidence.isFinite ? ShareText.millionths(evidence.confidence) : "null")
    json.raw("}")
  }

  private func date(_ date: String, _ json: inout JSONText) {
    guard let type = JSONText.dateType(of: date) else {
      json.raw(", \"date\": ")
      return json.string(date)
    }
    json.raw(", \"date\": {\"@type\": \"")
    json.raw(type)
    json.raw("\", \"@value\": ")
    json.string(date)
    json.raw("}")
  }
}
