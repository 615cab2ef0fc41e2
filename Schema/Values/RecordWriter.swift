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
    var writer = writer()
    var sheet = RelationSheet()
    var text = ByteText()
    var places: [TextBytes: Int] = [:]
    try eachRelation(cited: detail == .cited, order) { cited in
      let predicate = TextBytes(cited.relation.predicate)
      let place = places[predicate] ?? places.count
      places[predicate] = place
      try sheet.with(cited, predicatePlace: place) { try writer.add($0, to: &text) }
      try text.deliver(over: OrderedWork.piece, deliver)
    }
    try text.deliver(over: 0, deliver)
  }

  /// One entity after the other, on this thread.
  public func writeEntities<Writer: RecordWriter>(
    _ detail: EntityDetail, _ order: RecordOrder?, _ writer: @escaping @Sendable () -> Writer,
    to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == LinkedEntity {
    var writer = writer()
    var text = ByteText()
    try eachEntity(detail, order) { entity in
      try writer.add(entity, to: &text)
      try text.deliver(over: OrderedWork.piece, deliver)
    }
    try text.deliver(over: 0, deliver)
  }
}

extension ByteText {
  fileprivate mutating func deliver(over limit: Int, _ deliver: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard count > limit else { return }
    try withBytes(deliver)
    clear()
  }
}
