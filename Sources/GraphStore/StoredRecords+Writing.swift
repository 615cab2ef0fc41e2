internal import GRDB
public import GraphSchema

/// Reads the records that belong to one entity after the other, over a connection of its own.
///
/// A value, so that what it keeps is its own alone: asked of an object, every access to that would be checked.
protocol EntityRecordReader: SendableMetatype {
  associatedtype Record

  /// - Parameter numbers: of the entities, in the order in which their records are given.
  mutating func each(of numbers: [Int], _ use: (Record) throws -> Void) throws
}

extension StoredRecords {
  /// A hundred entities have some 500 relations: little enough to wait for, much more than handing them over takes.
  private static let entitiesAtOnce = 100

  public func writeRelations<Writer: RecordWriter>(
    _ detail: RelationDetail, _ order: RecordOrder?, _ writer: @escaping @Sendable () -> Writer,
    to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == RelationBytes {
    let predicates = predicates
    let shelves = try RecordLookup.Shelves(entities: shelfOfEntities(), articles: shelfOfArticles(detail))
    try write(
      order, { try RelationBytesReader($0, predicates: predicates, detail, order, shelves) }, writer, to: deliver)
  }

  public func writeEntities<Writer: RecordWriter>(
    _ detail: EntityDetail, _ order: RecordOrder?, _ writer: @escaping @Sendable () -> Writer,
    to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == LinkedEntity {
    let predicates = predicates
    var shelves = RecordLookup.Shelves()
    var told: NumberSieve?
    if case .links(let incoming) = detail {
      shelves.entities = try shelfOfEntities()
      let parts = try eachPart(of: "relations") { connection, numbers in
        try LinkedEntityReader.told(incoming, predicates, numbers, connection)
      }
      for case let part? in parts {
        if told == nil { told = part } else { told?.formUnion(part) }
      }
    }
    try write(
      order, { [told, shelves] in try LinkedEntityReader($0, predicates: predicates, detail, told: told, shelves) },
      writer, to: deliver)
  }

  private func shelfOfEntities() throws -> FieldShelf {
    if let known = entityShelf { return known }
    let shelf = try RecordLookup.entityShelf()
    _ = try eachPart(of: "entities") { try RecordLookup.fill(entities: shelf, $1, $0) }
    entityShelf = shelf
    return shelf
  }

  private func shelfOfArticles(_ detail: RelationDetail) throws -> FieldShelf {
    let shelf = try RecordLookup.articleShelf(detail)
    _ = try eachPart(of: "articles") { try RecordLookup.fill(articles: shelf, detail, $1, $0) }
    return shelf
  }

  /// What belongs to one entity after the other, on this thread or by all processors.
  private func write<Reader: EntityRecordReader, Writer: RecordWriter>(
    _ order: RecordOrder?, _ reader: @escaping @Sendable (OpaquePointer) throws -> Reader,
    _ writer: @escaping @Sendable () -> Writer, to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == Reader.Record {
    guard let main = db.sqliteConnection else { preconditionFailure("a database in use is open") }
    var entities = try numbers(order)
    if sides.isEmpty {
      var reader = try reader(main)
      var records = WrittenRecords(writer())
      while let numbers = try entities.next() { try reader.each(of: numbers) { try records.add($0, to: deliver) } }
      return try records.end(to: deliver)
    }
    let sides = sides
    try OrderedWork.run(
      hands: sides.count, next: { try entities.next() },
      hand: { number in
        var reader = try reader(sides[number].handle)
        var writer = writer()
        return { numbers, output in
          try reader.each(of: numbers) { record in
            try writer.add(record, to: &output.text)
            try output.flush()
          }
        }
      }, deliver: deliver)
  }

  /// An order that is asked for twice is kept, where it takes no more than eight mebibytes: sorting twice took a twentieth of
  /// an export.
  private func numbers(_ order: RecordOrder?) throws -> Numbers {
    if let order, let kept = entityOrders[order.name] { return Numbers(kept: kept[...], rows: nil) }
    let rows = try RawStatement("SELECT number FROM entities ORDER BY \(try sorting("id", by: order))", in: db)
    guard let order else { return Numbers(kept: [], rows: rows) }
    var first: [Int] = []
    while first.count < 1 << 20 {
      guard try rows.step() else {
        entityOrders[order.name] = first
        return Numbers(kept: first[...], rows: nil)
      }
      first.append(try rows.int(0))
    }
    return Numbers(kept: first[...], rows: rows)
  }

  /// The entities, a hundred at a time: those that are kept, then those that are left to read.
  private struct Numbers {
    var kept: ArraySlice<Int>
    /// `nil` when it is over: stepped once more, a statement would begin again.
    var rows: RawStatement?

    mutating func next() throws -> [Int]? {
      var numbers = Array(kept.prefix(entitiesAtOnce))
      kept = kept.dropFirst(entitiesAtOnce)
      while numbers.count < entitiesAtOnce, let rows {
        if try rows.step() { numbers.append(try rows.int(0)) } else { self.rows = nil }
      }
      return numbers.isEmpty ? nil : numbers
    }
  }
}
