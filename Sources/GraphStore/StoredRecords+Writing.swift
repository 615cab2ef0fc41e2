internal import GRDB
public import GraphSchema

/// Reads the records that belong to one entity after the other, over a connection of its own.
protocol EntityRecordReader: SendableMetatype {
  associatedtype Record

  /// - Parameter number: of the entity.
  func each(of number: Int, _ use: (Record) throws -> Void) throws
}

extension StoredRecords {
  /// A hundred entities have some 500 relations: little enough to wait for, much more than handing them over takes.
  private static let entitiesAtOnce = 100

  public func writeRelations<Writer: RecordWriter>(
    _ detail: RelationDetail, _ order: RecordOrder?, _ writer: @escaping @Sendable () -> Writer,
    to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == RelationBytes {
    let predicates = predicates
    try write(
      order, { try RelationBytesReader($0, predicates: predicates, detail, order) }, writer, to: deliver)
  }

  public func writeEntities<Writer: RecordWriter>(
    _ detail: EntityDetail, _ order: RecordOrder?, _ writer: @escaping @Sendable () -> Writer,
    to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == LinkedEntity {
    let predicates = predicates
    try write(order, { try LinkedEntityReader($0, predicates: predicates, detail) }, writer, to: deliver)
  }

  /// What belongs to one entity after the other, on this thread or by all processors.
  private func write<Reader: EntityRecordReader, Writer: RecordWriter>(
    _ order: RecordOrder?, _ reader: @escaping @Sendable (OpaquePointer) throws -> Reader,
    _ writer: @escaping @Sendable () -> Writer, to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == Reader.Record {
    guard let main = db.sqliteConnection else { preconditionFailure("a database in use is open") }
    var entities = Numbers(
      rows: try RawStatement("SELECT number FROM entities ORDER BY \(try sorting("id", by: order))", in: db))
    if sides.isEmpty {
      let reader = try reader(main)
      var records = WrittenRecords(writer())
      while let numbers = try entities.next() {
        for number in numbers { try reader.each(of: number) { try records.add($0, to: deliver) } }
      }
      return try records.end(to: deliver)
    }
    let sides = sides
    try OrderedWork.run(
      hands: sides.count, next: { try entities.next() },
      hand: { number in
        let reader = try reader(sides[number].handle)
        var writer = writer()
        return { numbers, output in
          for number in numbers {
            try reader.each(of: number) { record in
              try writer.add(record, to: &output.text)
              try output.flush()
            }
          }
        }
      }, deliver: deliver)
  }

  /// The entities, a hundred at a time.
  private struct Numbers {
    let rows: RawStatement
    private var isOver = false

    init(rows: RawStatement) { self.rows = rows }

    mutating func next() throws -> [Int]? {
      var numbers: [Int] = []
      while !isOver, numbers.count < entitiesAtOnce {
        // Stepped once more, a statement would begin again.
        if try rows.step() { numbers.append(try rows.int(0)) } else { isOver = true }
      }
      return numbers.isEmpty ? nil : numbers
    }
  }
}
