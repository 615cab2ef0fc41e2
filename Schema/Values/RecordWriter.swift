/// Writes records of one sort as text. There may be many at work, each on its share, so what it keeps must not matter to what
/// it writes.
public protocol RecordWriter<Record>: SendableMetatype {
  associatedtype Record

  mutating func add(_ record: Record, to text: inout ByteText) throws
}

/// What is wanted of relations besides the ids of those whom they join, and their evidence.
public enum RelationDetail: Sendable {
  /// Nothing: articles and speakers have ids alone, quotes are there.
  case plain
  /// Names, articles and speakers.
  case cited
}

extension GraphRecords {
  /// One relation after the other, on this thread.
  public func writeRelations<Writer: RecordWriter>(
    _ detail: RelationDetail, _ order: RecordOrder?, _ writer: @escaping @Sendable () -> Writer,
    to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == RelationBytes {
    var records = WrittenRecords(writer())
    var sheet = RelationSheet()
    var places: [TextBytes: Int] = [:]
    try eachRelation(cited: detail == .cited, order) { cited in
      let predicate = TextBytes(cited.relation.predicate)
      let place = places[predicate] ?? places.count
      places[predicate] = place
      try sheet.with(cited, predicatePlace: place) { try records.add($0, to: deliver) }
    }
    try records.end(to: deliver)
  }

  /// One entity after the other, on this thread.
  public func writeEntities<Writer: RecordWriter>(
    _ detail: EntityDetail, _ order: RecordOrder?, _ writer: @escaping @Sendable () -> Writer,
    to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == LinkedEntity {
    var records = WrittenRecords(writer())
    try eachEntity(detail, order) { try records.add($0, to: deliver) }
    try records.end(to: deliver)
  }
}

/// What a writer makes of one record after the other, handed over piece by piece.
package struct WrittenRecords<Writer: RecordWriter> {
  private var writer: Writer
  private var text = ByteText()

  package init(_ writer: Writer) { self.writer = writer }

  package mutating func add(_ record: Writer.Record, to deliver: (UnsafeRawBufferPointer) throws -> Void) throws {
    try writer.add(record, to: &text)
    if text.count > OrderedWork.piece { try end(to: deliver) }
  }

  /// Hands over what is left.
  package mutating func end(to deliver: (UnsafeRawBufferPointer) throws -> Void) throws {
    try text.withBytes(deliver)
    text.clear()
  }
}
