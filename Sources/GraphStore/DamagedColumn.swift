internal import GRDB
internal import GraphSchema

/// A value that its table does not allow, found while something else was asked. The tables are strict, so SQLite never wrote
/// it: the file was damaged.
///
/// Which table it is in, the row does not know; `GraphDatabase.failure(_:)` looks for it.
struct DamagedColumn: Error {
  /// As the question calls it.
  let column: String

  static let remedy =
    "see all of it with 'kith check'; restore a copy made with 'kith backup', or build the graph again from the articles"

  /// Where the file holds values of another type than their column's, such as "claims.object holds text where INTEGER
  /// belongs"; of each column once.
  ///
  /// - Throws: what SQLite does where it cannot read the tables.
  /// - Complexity: reads the whole file.
  static func all(in db: Database) throws -> [String] {
    var found: [String] = []
    let tables = try String.fetchAll(
      db,
      sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 ORDER BY name")
    for table in tables {
      let columns = try Row.fetchAll(
        db, sql: #"SELECT name, type, "notnull" FROM pragma_table_xinfo(?) WHERE hidden = 0"#, arguments: [table])
      for column in columns {
        let (name, type, isFilled): (String, String, Bool) = (
          try column.read("name"), try column.read("type"), try column.read("notnull")
        )
        let right = "'\(type.lowercased())'" + (isFilled ? "" : ", 'null'")
        let wrong = try String.fetchOne(
          db,
          sql: #"SELECT typeof("\#(name)") FROM "\#(table)" WHERE typeof("\#(name)") NOT IN (\#(right)) LIMIT 1"#)
        if let wrong { found.append("\(table).\(name) holds \(wrong) where \(type) belongs") }
      }
    }
    return found
  }
}

extension StoreError {
  /// As `init(_:path:)`, and where a value does not fit its column, says which.
  init(_ error: any Error, path: String, askingIn ask: ((Database) throws -> [String]) throws -> [String]) {
    if error is DamagedColumn || error is RowDecodingError, let place = try? ask(DamagedColumn.all).first {
      self.init(.damaged, "the graph is damaged: \(place)", place: path, remedy: DamagedColumn.remedy)
    } else {
      self.init(error, path: path)
    }
  }
}

extension Row {
  /// The value of a column; GRDB's subscript ends the program where the file holds something else.
  ///
  /// - Throws: `DamagedColumn`.
  func read<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: String) throws -> Value {
    do { return try decode(Value.self, forColumn: column) } catch { throw DamagedColumn(column: column) }
  }

  /// - Throws: `DamagedColumn`.
  func read<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws -> Value {
    do { return try decode(Value.self, atIndex: index) } catch {
      throw DamagedColumn(column: Array(columnNames)[index])
    }
  }

  /// - Throws: `DamagedColumn` also for a number that the column never holds.
  func read(_ column: String, in range: ClosedRange<Int>) throws -> Int {
    let value: Int = try read(column)
    guard range.contains(value) else { throw DamagedColumn(column: column) }
    return value
  }

  func read(_ index: Int, in range: ClosedRange<Int>) throws -> Int {
    let value: Int = try read(index)
    guard range.contains(value) else { throw DamagedColumn(column: Array(columnNames)[index]) }
    return value
  }

  /// A share 0...1, of millionths.
  ///
  /// - Throws: `DamagedColumn`.
  func share(_ index: Int) throws -> Double { Millionths.share(try read(index, in: Millionths.all)) }

  /// Where something stands in a text.
  ///
  /// - Throws: `DamagedColumn`, also for an end before the start.
  func range(_ start: String, _ end: String) throws -> CodePointRange {
    try CodePointRange(stored: read(start), read(end), column: end)
  }

  func range(_ start: Int, _ end: Int) throws -> CodePointRange {
    try CodePointRange(stored: read(start), read(end), column: "end")
  }
}

extension CodePointRange {
  /// - Throws: `DamagedColumn` for an end before the start.
  init(stored start: Int, _ end: Int, column: String) throws {
    guard start >= 0, start <= end else { throw DamagedColumn(column: column) }
    self.init(start, end)
  }
}
