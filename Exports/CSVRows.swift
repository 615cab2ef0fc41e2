internal import GraphSchema

/// The rows of relations in a table: the cells of `GraphField.ofRelations` after the two ends.
struct RelationRows: RecordWriter {
  private let catalogue: Catalogue
  /// By the place of the predicate, and within it by tense: what is the same in all its rows.
  private var words: [Words?] = []

  private struct Words {
    /// ",LABEL,"
    let label: ByteText
    /// ",PREDICATE,FAMILY,SYMMETRIC,"
    let predicate: ByteText
  }

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  mutating func add(_ relation: RelationBytes, to text: inout ByteText) {
    let words = words(for: relation)
    end(relation.subject, relation, &text)
    text.add(words.label)
    end(relation.object, relation, &text)
    text.add(words.predicate)
    let standing = relation.standing
    text.add(standing.rawValue)
    text.add(relation.isDisputed ? ",true," : ",false,")
    text.add(relation.articles)
    text.add(byte: 0x2C)
    text.add(relation.stories)
    text.add(byte: 0x2C)
    text.add(PlainText.share(relation.confidence))
    text.add(byte: 0x2C)
    let (first, last) = relation.published
    CSVText.cell(relation[first], into: &text)
    text.add(byte: 0x2C)
    CSVText.cell(relation[last], into: &text)
    text.add(byte: 0x2C)
    let evidence = relation.evidence[0]
    let document = evidence.document
    CSVText.cell(relation[evidence.quote], into: &text)
    text.add(byte: 0x2C)
    CSVText.cell(relation[document.publisher.isKnown ? document.publisher : document.source], into: &text)
    text.add(byte: 0x2C)
    CSVText.cell(LinkedNames.web(relation.optional(document.url)), into: &text)
    text.add(byte: 0x0A)
  }

  private func end(_ entity: EntityBytes, _ relation: RelationBytes, _ text: inout ByteText) {
    CSVText.cell(relation[entity.id], into: &text)
    text.add(byte: 0x2C)
    CSVText.cell(relation[entity.name], into: &text)
    text.add(byte: 0x2C)
    if entity.name.isKnown { text.add(entity.kind.rawValue) }
  }

  private mutating func words(for relation: RelationBytes) -> Words {
    let isPast = relation.isPast
    let place = 2 * relation.predicatePlace + (isPast ? 1 : 0)
    while words.count <= place { words.append(nil) }
    if let known = words[place] { return known }
    let predicate = catalogue[relation.predicate]
    var (label, rest) = (ByteText(), ByteText())
    label.add(byte: 0x2C)
    CSVText.cell(predicate?.words(isPast: isPast) ?? relation.predicate, into: &label)
    label.add(byte: 0x2C)
    rest.add(byte: 0x2C)
    CSVText.cells([relation.predicate, predicate?.family, String(predicate?.isSymmetric ?? false)], into: &rest)
    rest.add(byte: 0x2C)
    let made = Words(label: label, predicate: rest)
    words[place] = made
    return made
  }
}

/// The rows of evidence.
struct EvidenceRows: RecordWriter {
  func add(_ relation: RelationBytes, to text: inout ByteText) {
    for evidence in relation.evidence {
      let (reading, document) = (evidence.reading, evidence.document)
      func cell(_ place: TextPlace) {
        text.add(byte: 0x2C)
        CSVText.cell(relation[place], into: &text)
      }
      func plain(_ word: String?) {
        text.add(byte: 0x2C)
        if let word { text.add(word) }
      }
      CSVText.cell(relation[relation.subject.id], into: &text)
      text.add(byte: 0x2C)
      CSVText.cell(relation.predicate, into: &text)
      cell(relation.object.id)
      cell(evidence.quote)
      plain(reading.polarity.rawValue)
      plain(reading.modality.rawValue)
      plain(reading.tense?.rawValue)
      cell(reading.speaker)
      cell(reading.role)
      cell(reading.date)
      cell(reading.finder)
      plain(PlainText.share(reading.confidence))
      cell(document.id)
      text.add(byte: 0x2C)
      text.add(evidence.range.start)
      text.add(byte: 0x2C)
      text.add(evidence.range.end)
      cell(document.source)
      cell(document.publisher)
      cell(document.title)
      cell(document.published)
      text.add(byte: 0x2C)
      CSVText.cell(LinkedNames.web(relation.optional(document.url)), into: &text)
      cell(document.story)
      text.add(byte: 0x0A)
    }
  }
}
