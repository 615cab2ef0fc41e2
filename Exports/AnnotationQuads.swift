internal import GraphSchema

/// The lines of a piece of evidence in N-Quads: four nodes, in their order by construction.
struct AnnotationQuads {
  static let count = "\"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .\n"
  static let double = "\"^^<http://www.w3.org/2001/XMLSchema#double> .\n"

  /// "<" and the IRI.
  private var subject = ByteText()
  /// A term and the end of its line.
  private var article = ByteText()

  /// - Parameter statement: the IRI of the statement.
  mutating func begin(_ statement: ByteText, _ hash: UInt64) {
    subject.clear()
    subject.add("<")
    subject.add(statement)
    subject.add(byte: 0x3A)
    subject.add(hex: hash)
  }

  private static let ends =
    "#position> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#TextPositionSelector> .\n"
  private static let quoteType =
    "#quote> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#TextQuoteSelector> .\n"
  private static let targetType =
    "#target> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#SpecificResource> .\n"
  private static let type =
    "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#Annotation> .\n"

  /// - Parameter statement: what it supports, as a term without its last ">".
  mutating func add(
    _ evidence: EvidenceBytes, of relation: RelationBytes, _ statement: ByteText, to text: inout ByteText
  ) {
    article.clear()
    article.add(" <urn:kith:article:")
    LinkedNames.addEscaped(relation[evidence.document.id], to: &article)
    article.add("> .\n")
    line(Self.ends, to: &text)
    line("#position> <http://www.w3.org/ns/oa#end> \"", Self.count, to: &text) { $0.add(evidence.range.end) }
    line("#position> <http://www.w3.org/ns/oa#start> \"", Self.count, to: &text) { $0.add(evidence.range.start) }
    line(Self.quoteType, to: &text)
    line("#quote> <http://www.w3.org/ns/oa#exact> ", " .\n", to: &text) {
      BackslashText.addQuoted(relation[evidence.quote], to: &$0)
    }
    line(Self.targetType, to: &text)
    line("#target> <http://www.w3.org/ns/oa#hasSelector> ", "#position> .\n", to: &text) { $0.add(subject) }
    line("#target> <http://www.w3.org/ns/oa#hasSelector> ", "#quote> .\n", to: &text) { $0.add(subject) }
    line("#target> <http://www.w3.org/ns/oa#hasSource>", "", to: &text) { $0.add(article) }
    line(Self.type, to: &text)
    line("> <http://www.w3.org/ns/oa#hasBody> ", "> .\n", to: &text) { $0.add(statement) }
    line("> <http://www.w3.org/ns/oa#hasTarget> ", "#target> .\n", to: &text) { $0.add(subject) }
    line("> <http://www.w3.org/ns/prov#hadPrimarySource>", "", to: &text) { $0.add(article) }
    addReading(evidence.reading, of: relation, to: &text)
  }

  private func addReading(_ reading: ReadingBytes, of relation: RelationBytes, to text: inout ByteText) {
    if reading.speaker.isKnown {
      line("> <urn:kith:vocabulary:attributedTo> <urn:kith:entity:", "> .\n", to: &text) {
        LinkedNames.addEscaped(relation[reading.speaker], to: &$0)
      }
    }
    if let share = ShareDigits(reading.confidence, decimals: 6) {
      line("> <urn:kith:vocabulary:confidence> \"", Self.double, to: &text) { share.add(to: &$0) }
    }
    if let date = relation.optional(reading.date) {
      line("> <urn:kith:vocabulary:date> ", " .\n", to: &text) { $0.add(LinkedTerm.date(date).nQuads) }
    }
    line("> <urn:kith:vocabulary:finder> ", " .\n", to: &text) {
      BackslashText.addQuoted(relation[reading.finder], to: &$0)
    }
    line("> <urn:kith:vocabulary:modality> \"", "\" .\n", to: &text) { $0.add(reading.modality.rawValue) }
    line("> <urn:kith:vocabulary:polarity> \"", "\" .\n", to: &text) { $0.add(reading.polarity.rawValue) }
    if reading.role.isKnown {
      line("> <urn:kith:vocabulary:role> ", " .\n", to: &text) {
        BackslashText.addQuoted(relation[reading.role], to: &$0)
      }
    }
    if let tense = reading.tense {
      line("> <urn:kith:vocabulary:tense> \"", "\" .\n", to: &text) { $0.add(tense.rawValue) }
    }
  }

  private func line(_ words: String, to text: inout ByteText) {
    text.add(subject)
    text.add(words)
  }

  private func line(_ property: String, _ end: String, to text: inout ByteText, _ value: (inout ByteText) -> Void) {
    text.add(subject)
    text.add(property)
    value(&text)
    text.add(end)
  }
}
