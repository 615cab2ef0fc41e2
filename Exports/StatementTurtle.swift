internal import GraphSchema

/// The nodes of a relation in Turtle: the statement, then each piece of evidence with its target and its selectors.
struct StatementTurtle: RecordWriter {
  private let form: StatementForm
  private var name = StatementName()
  /// The statement as a term.
  private var statement = ByteText()
  /// "<" and the IRI of the evidence at hand.
  private var evidence = ByteText()
  private var article = ByteText()
  /// As terms, by the places of the predicates.
  private var predicates: [String?] = []

  init(_ form: StatementForm) { self.form = form }

  mutating func add(_ relation: RelationBytes, to text: inout ByteText) {
    let predicate = predicate(of: relation)
    name.begin(relation)
    statement.clear()
    if form == .star {
      statement.add("<< ")
      addTriple(relation, predicate, to: &statement)
      statement.add(" >>")
    } else {
      statement.add("<")
      statement.add(name.iri)
      statement.add(byte: 0x3E)
    }
    text.add("\n")
    text.add(statement)
    switch form {
    case .reification:
      text.add(" a rdf:Statement ;\n  rdf:subject <urn:kith:entity:")
      LinkedNames.addEscaped(relation[relation.subject.id], to: &text)
      text.add("> ;\n  rdf:predicate ")
      text.add(predicate)
      text.add(" ;\n  rdf:object <urn:kith:entity:")
      LinkedNames.addEscaped(relation[relation.object.id], to: &text)
      text.add("> ;\n  kith:standing \"")
    case .star: text.add(" kith:standing \"")
    case .rdf12:
      text.add(" rdf:reifies <<( ")
      addTriple(relation, predicate, to: &text)
      text.add(" )>> ;\n  kith:standing \"")
    }
    text.add(relation.standing.rawValue)
    text.add("\" ;\n  kith:articles \"")
    text.add(relation.articles)
    text.add("\"^^xsd:nonNegativeInteger ;\n  kith:stories \"")
    text.add(relation.stories)
    text.add("\"^^xsd:nonNegativeInteger")
    if let share = ShareDigits(relation.confidence) {
      text.add(" ;\n  kith:confidence \"")
      share.add(to: &text)
      text.add("\"^^xsd:double")
    }
    for (place, evidence) in zip(relation.evidence.indices, relation.evidence) {
      if relation.followsItsArticle(place) { continue }
      text.add(place == 0 ? " ;\n  prov:wasDerivedFrom <urn:kith:article:" : ", <urn:kith:article:")
      LinkedNames.addEscaped(relation[evidence.document.id], to: &text)
      text.add(byte: 0x3E)
    }
    for (place, evidence) in zip(relation.evidence.indices, relation.evidence) {
      begin(evidence, of: relation)
      text.add(place == 0 ? " ;\n  kith:evidence " : ", ")
      text.add(self.evidence)
      text.add(byte: 0x3E)
    }
    text.add(" .\n")
    for evidence in relation.evidence {
      if relation.evidence.count > 1 { begin(evidence, of: relation) }
      add(evidence, of: relation, to: &text)
    }
  }

  private mutating func begin(_ evidence: EvidenceBytes, of relation: RelationBytes) {
    self.evidence.clear()
    self.evidence.add("<")
    self.evidence.add(name.iri)
    self.evidence.add(byte: 0x3A)
    self.evidence.add(hex: name.hash(evidence, of: relation))
  }

  private func addTriple(_ relation: RelationBytes, _ predicate: String, to text: inout ByteText) {
    text.add("<urn:kith:entity:")
    LinkedNames.addEscaped(relation[relation.subject.id], to: &text)
    text.add("> ")
    text.add(predicate)
    text.add(" <urn:kith:entity:")
    LinkedNames.addEscaped(relation[relation.object.id], to: &text)
    text.add(byte: 0x3E)
  }

  /// The annotation, its target, and the two selectors that find the place.
  private mutating func add(_ evidence: EvidenceBytes, of relation: RelationBytes, to text: inout ByteText) {
    article.clear()
    article.add("<urn:kith:article:")
    LinkedNames.addEscaped(relation[evidence.document.id], to: &article)
    article.add(byte: 0x3E)
    begin("> a oa:Annotation ;\n  oa:hasBody ", to: &text)
    text.add(statement)
    text.add(" ;\n  oa:hasTarget ")
    text.add(self.evidence)
    text.add("#target> ;\n  prov:hadPrimarySource ")
    text.add(article)
    addReading(evidence.reading, of: relation, to: &text)
    text.add(" .\n")
    begin("#target> a oa:SpecificResource ;\n  oa:hasSource ", to: &text)
    text.add(article)
    text.add(" ;\n  oa:hasSelector ")
    text.add(self.evidence)
    text.add("#quote>, ")
    text.add(self.evidence)
    text.add("#position> .\n")
    begin("#quote> a oa:TextQuoteSelector ;\n  oa:exact ", to: &text)
    BackslashText.addQuoted(relation[evidence.quote], to: &text)
    text.add(" .\n")
    begin("#position> a oa:TextPositionSelector ;\n  oa:start \"", to: &text)
    text.add(evidence.range.start)
    text.add("\"^^xsd:nonNegativeInteger ;\n  oa:end \"")
    text.add(evidence.range.end)
    text.add("\"^^xsd:nonNegativeInteger .\n")
  }

  private func begin(_ words: String, to text: inout ByteText) {
    text.add("\n")
    text.add(evidence)
    text.add(words)
  }

  private func addReading(_ reading: ReadingBytes, of relation: RelationBytes, to text: inout ByteText) {
    text.add(" ;\n  kith:polarity \"")
    text.add(reading.polarity.rawValue)
    text.add("\" ;\n  kith:modality \"")
    text.add(reading.modality.rawValue)
    text.add("\"")
    if let tense = reading.tense {
      text.add(" ;\n  kith:tense \"")
      text.add(tense.rawValue)
      text.add("\"")
    }
    if reading.speaker.isKnown {
      text.add(" ;\n  kith:attributedTo <urn:kith:entity:")
      LinkedNames.addEscaped(relation[reading.speaker], to: &text)
      text.add(byte: 0x3E)
    }
    if reading.role.isKnown {
      text.add(" ;\n  kith:role ")
      BackslashText.addQuoted(relation[reading.role], to: &text)
    }
    if let date = relation.optional(reading.date) {
      text.add(" ;\n  kith:date ")
      text.add(LinkedTerm.date(date).turtle)
    }
    text.add(" ;\n  kith:finder ")
    BackslashText.addQuoted(relation[reading.finder], to: &text)
    if let share = ShareDigits(reading.confidence, decimals: 6) {
      text.add(" ;\n  kith:confidence \"")
      share.add(to: &text)
      text.add("\"^^xsd:double")
    }
  }

  private mutating func predicate(of relation: RelationBytes) -> String {
    while predicates.count <= relation.predicatePlace { predicates.append(nil) }
    if let known = predicates[relation.predicatePlace] { return known }
    let term = LinkedTerm.iri(LinkedNames.predicate(relation.predicate)).turtle
    predicates[relation.predicatePlace] = term
    return term
  }
}
