public import GraphSchema

/// Reads tables of entities, relations and evidence, as `kith export csv-entities` and its like write them, or as anybody
/// makes them: columns by name, in any order, and no more of them than there are.
///
/// Tables of entities are read first, then the others in the order given. A table of evidence makes one of relations
/// superfluous: where both are given, the relations are passed over. Without a table of entities, the names and kinds in a
/// table of relations make them.
public struct CSVImport {
  private enum Table { case entities, relations, evidence }

  private let files: [(table: Table, file: CSVTable)]

  /// - Throws: `ReadingError` where a file cannot be opened, or its first line names no table.
  public init(_ paths: [String]) throws(ReadingError) {
    var files: [(table: Table, file: CSVTable)] = []
    for path in paths {
      let file = try CSVTable(path)
      let columns = file.columns
      let table: Table
      if columns.contains("id"), columns.contains("kind") {
        table = .entities
      } else if ["subject", "predicate", "object", "quote"].allSatisfy(columns.contains) {
        table = columns.contains("document") || columns.contains("start") ? .evidence : .relations
      } else {
        throw ReadingError(
          code: .record, what: "the first line names the columns of no table", place: "\(file.place), line 1",
          remedy: "name id, name and kind for entities; subject, predicate, object and quote for what joins them")
      }
      files.append((table, file))
    }
    self.files = files
  }

  /// Hands over every record with the file and the line it begins on.
  ///
  /// - Throws: `ReadingError` with `.record`, `.encoding` or `.tooLarge`, naming the line; what `take` throws.
  public func read(_ take: (ImportRecord, String, Int) throws -> Void) throws {
    let hasEntities = files.contains { $0.table == .entities }
    let hasEvidence = files.contains { $0.table == .evidence }
    for (_, file) in files where file.isEntities {
      while let row = try file.next() { try take(.entity(try CSVRecords.entity(row)), file.place, row.line) }
    }
    var reader = CSVRecords(makesEntities: !hasEntities)
    for (table, file) in files where table == .evidence || (table == .relations && !hasEvidence) {
      while let row = try file.next() { try reader.read(row) { try take($0, file.place, $1) } }
      try reader.flush { try take($0, file.place, $1) }
    }
  }
}

extension CSVTable {
  fileprivate var isEntities: Bool { columns.contains("id") && columns.contains("kind") }
}
