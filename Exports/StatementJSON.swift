internal import GraphSchema

/// The statements of a JSON-LD export, of which there are as many as relations: their terms are written as they stand,
/// without going through members and nesting, and only what an article or a person has written is looked at for escapes.
struct StatementJSON: RecordWriter {
  private var name = StatementName()
  private var iri = ByteText()
  private var article = ByteText()

  /// The statement on one line after a comma, each annotation on a line below.
  mutating func add(_ relation: RelationBytes, to json: inout ByteText) {
    name.begin(relation)
    json.add(",\n{\"@id\": \"")
    json.add(name.iri)
    json.add("\", \"@type\": \"Statement\", \"subject\": \"urn:kith:entity:")
    LinkedNames.addEscaped(relation[relation.subject.id], to: &json)
    json.add("\", \"predicate\": \"kith:")
    LinkedNames.addEscaped(relation.predicate, to: &json)
    json.add("\", \"object\": \"urn:kith:entity:")
    LinkedNames.addEscaped(relation[relation.object.id], to: &json)
    json.add("\", \"standing\": \"")
    json.add(relation.standing.rawValue)
    json.add("\", \"articles\": ")
    json.add(relation.articles)
    json.add(", \"stories\": ")
    json.add(relation.stories)
    json.add(", \"confidence\": ")
    json.add(relation.confidence.isFinite ? ShareText.tenThousandths(relation.confidence) : "null")
    json.add(", \"wasDerivedFrom\": [")
    for (place, evidence) in zip(relation.evidence.indices, relation.evidence) {
      if relation.followsItsArticle(place) { continue }
      json.add(place > 0 ? ", \"urn:kith:article:" : "\"urn:kith:article:")
      LinkedNames.addEscaped(relation[evidence.document.id], to: &json)
      json.add("\"")
    }
    json.add("], \"evidence\": [")
    for (place, evidence) in zip(relation.evidence.indices, relation.evidence) {
      json.add(place > 0 ? ",\n    " : "\n    ")
      annotation(evidence, relation, &json)
    }
    json.add("]}")
  }

  private mutating func annotation(_ evidence: EvidenceBytes, _ relation: RelationBytes, _ json: inout ByteText) {
    iri.clear()
    iri.add("{\"@id\": \"")
    iri.add(name.iri)
    iri.add(byte: 0x3A)
    iri.add(hex: name.hash(evidence, of: relation))
    article.clear()
    article.add("\"urn:kith:article:")
    LinkedNames.addEscaped(relation[evidence.document.id], to: &article)
    article.add(byte: 0x22)
    json.add(iri)
    json.add("\", \"@type\": \"Annotation\", \"body\": \"")
    json.add(name.iri)
    json.add("\", \"target\": ")
    json.add(iri)
    json.add("#target\", \"@type\": \"SpecificResource\", \"hasSource\": ")
    json.add(article)
    json.add(", \"selector\": [")
    json.add(iri)
    json.add("#quote\", \"@type\": \"TextQuoteSelector\", \"exact\": ")
    JSONText.add(relation[evidence.quote], to: &json)
    json.add("}, ")
    json.add(iri)
    json.add("#position\", \"@type\": \"TextPositionSelector\", \"start\": ")
    json.add(evidence.range.start)
    json.add(", \"end\": ")
    json.add(evidence.range.end)
    json.add("}]}, \"hadPrimarySource\": ")
    json.add(article)
    json.add(", \"polarity\": \"")
    let reading = evidence.reading
    json.add(reading.polarity.rawValue)
    json.add("\", \"modality\": \"")
    json.add(reading.modality.rawValue)
    json.add("\"")
    if let tense = reading.tense {
      json.add(", \"tense\": \"")
      json.add(tense.rawValue)
      json.add("\"")
    }
    if reading.speaker.isKnown {
      json.add(", \"attributedTo\": \"urn:kith:entity:")
      LinkedNames.addEscaped(relation[reading.speaker], to: &json)
      json.add("\"")
    }
    if reading.role.isKnown {
      json.add(", \"role\": ")
      JSONText.add(relation[reading.role], to: &json)
    }
    if reading.date.isKnown { addDate(relation.string(reading.date), to: &json) }
    json.add(", \"finder\": ")
    JSONText.add(relation[reading.finder], to: &json)
    json.add(", \"confidence\": ")
    json.add(reading.confidence.isFinite ? ShareText.millionths(reading.confidence) : "null")
    json.add("}")
  }

  private func addDate(_ date: String, to json: inout ByteText) {
    guard let type = JSONText.dateType(of: date) else {
      json.add(", \"date\": ")
      return JSONText.add(date, to: &json)
    }
    json.add(", \"date\": {\"@type\": \"")
    json.add(type)
    json.add("\", \"@value\": ")
    JSONText.add(date, to: &json)
    json.add("}")
  }
}
