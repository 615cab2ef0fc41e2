internal import GraphSchema

/// The IRI of a statement, and the hashes that name its evidence, which begin with it.
struct StatementName {
  /// "urn:kith:statement:SUBJECT:PREDICATE:OBJECT"
  private(set) var iri = ByteText()
  private var start = StableHash.start128
  private var fields = ByteText()

  mutating func begin(_ key: Relation.Key) {
    iri.clear()
    iri.add("urn:kith:statement:")
    iri.add(LinkedNames.escaped(key.subject))
    iri.add(byte: 0x3A)
    iri.add(LinkedNames.escaped(key.predicate))
    iri.add(byte: 0x3A)
    iri.add(LinkedNames.escaped(key.object))
    start = StableHash.bits128(iri.bytes)
  }

  /// Over everything that makes it what it is, but for the quote, which the place in the article says, and the confidence.
  mutating func hash(_ evidence: Evidence) -> UInt128 {
    fields.clear()
    fields.add(byte: 0x1F)
    fields.add(evidence.document)
    fields.add(byte: 0x1F)
    fields.add(evidence.range.start)
    fields.add(byte: 0x1F)
    fields.add(evidence.range.end)
    add(evidence.polarity.rawValue)
    add(evidence.modality.rawValue)
    add(evidence.tense?.rawValue)
    add(evidence.attributedTo)
    add(evidence.role)
    add(evidence.date)
    add(evidence.finder)
    return StableHash.bits128(fields.bytes, after: start)
  }

  private mutating func add(_ field: String?) {
    fields.add(byte: 0x1F)
    if let field { fields.add(field) }
  }
}
