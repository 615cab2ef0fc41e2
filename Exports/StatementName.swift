internal import GraphSchema

/// The IRI of a statement, and the hashes that name its evidence after it.
struct StatementName {
  /// "urn:kith:statement:SUBJECT:PREDICATE:OBJECT"
  private(set) var iri = ByteText()
  private var start = StableHash.start128
  private var fields = ByteText()

  mutating func begin(_ key: Relation.Key) {
    iri.clear()
    iri.add("urn:kith:statement:")
    LinkedNames.addEscaped(key.subject, to: &iri)
    iri.add(byte: 0x3A)
    LinkedNames.addEscaped(key.predicate, to: &iri)
    iri.add(byte: 0x3A)
    LinkedNames.addEscaped(key.object, to: &iri)
    start = iri.withBytes { StableHash.bits128($0, after: StableHash.start128) }
  }

  mutating func begin(_ relation: RelationBytes) {
    iri.clear()
    iri.add("urn:kith:statement:")
    LinkedNames.addEscaped(relation[relation.subject.id], to: &iri)
    iri.add(byte: 0x3A)
    LinkedNames.addEscaped(relation.predicate, to: &iri)
    iri.add(byte: 0x3A)
    LinkedNames.addEscaped(relation[relation.object.id], to: &iri)
    start = iri.withBytes { StableHash.bits128($0, after: StableHash.start128) }
  }

  /// Over everything that makes it what it is, but for the quote, which the place in the article says, and the confidence.
  mutating func hash(_ evidence: Evidence) -> UInt64 {
    begin(document: { $0.add(evidence.document) }, evidence.range)
    add(evidence.polarity.rawValue)
    add(evidence.modality.rawValue)
    add(evidence.tense?.rawValue)
    add(evidence.attributedTo)
    add(evidence.role)
    add(evidence.date)
    add(evidence.finder)
    return hash
  }

  mutating func hash(_ evidence: EvidenceBytes, of relation: RelationBytes) -> UInt64 {
    let reading = evidence.reading
    begin(document: { $0.add(relation[evidence.document.id]) }, evidence.range)
    add(reading.polarity.rawValue)
    add(reading.modality.rawValue)
    add(reading.tense?.rawValue)
    add(relation[reading.speaker])
    add(relation[reading.role])
    add(relation[reading.date])
    add(relation[reading.finder])
    return hash
  }

  /// Half of the bits are enough for what one statement has.
  private var hash: UInt64 {
    let hash = fields.withBytes { StableHash.bits128($0, after: start) }
    return UInt64(truncatingIfNeeded: hash >> 64) ^ UInt64(truncatingIfNeeded: hash)
  }

  private mutating func begin(document: (inout ByteText) -> Void, _ range: CodePointRange) {
    fields.clear()
    fields.add(byte: 0x1F)
    document(&fields)
    fields.add(byte: 0x1F)
    fields.add(range.start)
    fields.add(byte: 0x1F)
    fields.add(range.end)
  }

  private mutating func add(_ field: UnsafeRawBufferPointer) {
    fields.add(byte: 0x1F)
    fields.add(field)
  }

  private mutating func add(_ field: String?) {
    fields.add(byte: 0x1F)
    if let field { fields.add(field) }
  }
}
