internal import GRDB
public import GraphSchema

extension StoredRecords {
  /// A hundred subjects have some 500 relations: little enough to wait for, much more than handing them over takes.
  private static let subjectsAtOnce = 100

  public func writeRelations<Writer: RecordWriter>(
    _ detail: RelationDetail, _ order: RecordOrder?, _ writer: @escaping @Sendable () -> Writer,
    to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == RelationBytes {
    guard let main = db.sqliteConnection else { preconditionFailure("a database in use is open") }
    var subjects = Numbers(
      rows: try RawStatement("SELECT number FROM entities ORDER BY \(try sorting("id", by: order))", in: db))
    if sides.isEmpty {
      let reader = try RelationBytesReader(main, predicates: predicates, detail, order)
      var writer = writer()
      var text = ByteText()
      while let numbers = try subjects.next() {
        for number in numbers {
          try reader.each(of: number) { relation in
            try writer.add(relation, to: &text)
            guard text.count > OrderedWork.piece else { return }
            try text.withBytes(deliver)
            text.clear()
          }
        }
      }
      return try text.withBytes(deliver)
    }
    let (sides, predicates) = (sides, predicates)
    try OrderedWork.run(
      hands: sides.count, next: { try subjects.next() },
      hand: { number in
        let reader = try RelationBytesReader(sides[number].handle, predicates: predicates, detail, order)
        var writer = writer()
        return { subjects, output in
          for subject in subjects {
            try reader.each(of: subject) { relation in
              try writer.add(relation, to: &output.text)
              try output.flush()
            }
          }
        }
      }, deliver: deliver)
  }

  public func writeEntities<Writer: RecordWriter>(
    _ detail: EntityDetail, _ order: RecordOrder?, _ writer: @escaping @Sendable () -> Writer,
    to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == LinkedEntity {
    guard let main = db.sqliteConnection else { preconditionFailure("a database in use is open") }
    var entities = Numbers(
      rows: try RawStatement("SELECT number FROM entities ORDER BY \(try sorting("id", by: order))", in: db))
    if sides.isEmpty {
      let reader = try LinkedEntityReader(main, predicates: predicates, detail)
      var writer = writer()
      var text = ByteText()
      while let numbers = try entities.next() {
        for number in numbers { try writer.add(try reader.entity(number), to: &text) }
        try text.withBytes(deliver)
        text.clear()
      }
      return
    }
    let (sides, predicates) = (sides, predicates)
    try OrderedWork.run(
      hands: sides.count, next: { try entities.next() },
      hand: { number in
        let reader = try LinkedEntityReader(sides[number].handle, predicates: predicates, detail)
        var writer = writer()
        return { numbers, output in
          for number in numbers {
            try writer.add(try reader.entity(number), to: &output.text)
            try output.flush()
          }
        }
      }, deliver: deliver)
  }

  /// The subjects, a hundred at a time.
  private struct Numbers {
    let rows: RawStatement
    private var isOver = false

    init(rows: RawStatement) { self.rows = rows }

    mutating func next() throws -> [Int]? {
      var numbers: [Int] = []
      while !isOver, numbers.count < subjectsAtOnce {
        // Stepped once more, a statement would begin again.
        if try rows.step() { numbers.append(rows.int(0)) } else { isOver = true }
      }
      return numbers.isEmpty ? nil : numbers
    }
  }
}
