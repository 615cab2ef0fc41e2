internal import GraphSchema

/// A piece of evidence as it is kept while the evidence is sorted, and its lines: four nodes, in their order by construction.
struct AnnotationQuads {
  private var name = StatementName()
  /// What the evidence supports, as a term.
  private var body = ByteText()
  private var record = ByteText()

  /// What was encoded last.
  var encoded: ByteText { record }

  /// - Parameter statement: as a term, where it is not a node of its own.
  mutating func begin(_ relation: RelationBytes, body statement: String? = nil) {
    name.begin(relation)
    body.clear()
    guard let statement else {
      body.add("<")
      body.add(name.iri)
      return body.add(">")
    }
    body.add(statement)
  }

  private static let count = "\"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .\n"

  /// Every term as it will stand in its line, each after its length; 0 for what is not known.
  mutating func encode(_ evidence: EvidenceBytes, of relation: RelationBytes) -> UInt128 {
    let reading = evidence.reading
    record.clear()
    record.addField { $0.add(evidence.range.end) }
    record.addField { $0.add(evidence.range.start) }
    record.addField { BackslashText.addQuoted(relation[evidence.quote], to: &$0) }
    record.addField {
      $0.add("urn:kith:article:")
      LinkedNames.addEscaped(relation[evidence.document.id], to: &$0)
    }
    record.addField { $0.add(body) }
    record.addField(relation.optional(reading.speaker).map { "<" + LinkedNames.entity($0) + ">" })
    record.addField(LinkedTerm.quadsShare(reading.confidence, decimals: 6))
    record.addField(
      relation.optional(reading.date).map { date in
        (JSONText.dateType(of: date).map { .typed(date, type: $0) } ?? LinkedTerm.text(date)).nQuads
      })
    record.addField { BackslashText.addQuoted(relation[reading.finder], to: &$0) }
    record.addField(reading.modality.rawValue)
    record.addField(reading.polarity.rawValue)
    record.addField(relation.optional(reading.role).map { BackslashText.quoted($0, in: "\"") })
    record.addField(reading.tense?.rawValue)
    return name.hash(evidence, of: relation)
  }

  static func add(_ hash: UInt128, _ record: UnsafeRawBufferPointer, to text: inout ByteText) {
    var subject = ByteText()
    subject.add("<urn:kith:evidence:")
    subject.add(hex: hash)
    var fields = RecordFields(record)
    func next() -> UnsafeRawBufferPointer? { fields.next() }
    func line(_ property: String, _ value: UnsafeRawBufferPointer?, _ end: String) {
      guard let value else { return }
      text.add(subject)
      text.add(property)
      text.add(value)
      text.add(end)
    }
    func line(_ words: String) {
      text.add(subject)
      text.add(words)
    }
    line(
      "#position> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#TextPositionSelector> .\n")
    line("#position> <http://www.w3.org/ns/oa#end> \"", next(), count)
    line("#position> <http://www.w3.org/ns/oa#start> \"", next(), count)
    line("#quote> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#TextQuoteSelector> .\n")
    line("#quote> <http://www.w3.org/ns/oa#exact> ", next(), " .\n")
    line("#target> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#SpecificResource> .\n")
    for selector in ["position", "quote"] {
      line("#target> <http://www.w3.org/ns/oa#hasSelector> ")
      text.add(subject)
      text.add("#")
      text.add(selector)
      text.add("> .\n")
    }
    let article = next()
    line("#target> <http://www.w3.org/ns/oa#hasSource> <", article, "> .\n")
    line("> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#Annotation> .\n")
    line("> <http://www.w3.org/ns/oa#hasBody> ", next(), " .\n")
    line("> <http://www.w3.org/ns/oa#hasTarget> ")
    text.add(subject)
    text.add("#target> .\n")
    line("> <http://www.w3.org/ns/prov#hadPrimarySource> <", article, "> .\n")
    line("> <urn:kith:vocabulary:attributedTo> ", next(), " .\n")
    line("> <urn:kith:vocabulary:confidence> ", next(), " .\n")
    line("> <urn:kith:vocabulary:date> ", next(), " .\n")
    line("> <urn:kith:vocabulary:finder> ", next(), " .\n")
    line("> <urn:kith:vocabulary:modality> \"", next(), "\" .\n")
    line("> <urn:kith:vocabulary:polarity> \"", next(), "\" .\n")
    line("> <urn:kith:vocabulary:role> ", next(), " .\n")
    line("> <urn:kith:vocabulary:tense> \"", next(), "\" .\n")
  }
}
