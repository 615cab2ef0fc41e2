internal import GRDB
internal import GRDBSQLite
internal import GraphSchema

/// A prepared statement without GRDB's rows and arguments around it, for loops over millions of rows: binding and stepping
/// cost what SQLite takes for them.
///
/// Columns and parameters count from 0 and 1, as SQLite counts them.
final class RawStatement {
  private let statement: OpaquePointer
  private let connection: OpaquePointer

  convenience init(_ sql: String, in db: Database) throws {
    guard let connection = db.sqliteConnection else { preconditionFailure("a database in use is open") }
    try self.init(sql, over: connection)
  }

  /// - Parameter connection: open for as long as the statement is used; also one that GRDB knows nothing of.
  init(_ sql: String, over connection: OpaquePointer) throws {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v3(connection, sql, -1, 0, &statement, nil) == SQLITE_OK, let statement else {
      throw Self.error(connection, sql)
    }
    self.statement = statement
    self.connection = connection
  }

  deinit { sqlite3_finalize(statement) }

  private static func error(_ connection: OpaquePointer, _ sql: String) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: String(cString: sqlite3_errmsg(connection)), sql: sql)
  }

  @inline(__always)
  func bind(_ value: Int, at index: Int32 = 1) { sqlite3_bind_int64(statement, index, Int64(value)) }

  /// Binds the first and the last to the first two parameters.
  func bind(_ numbers: ClosedRange<Int>) {
    bind(numbers.lowerBound, at: 1)
    bind(numbers.upperBound, at: 2)
  }

  func bind(_ value: String, at index: Int32) {
    var value = value
    value.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { chars in
        // SQLite copies: the text need not outlive the call. An empty text has no address, and must not become NULL.
        _ = sqlite3_bind_text(
          statement, index, chars.baseAddress ?? UnsafePointer(bitPattern: 1), Int32(chars.count),
          unsafeBitCast(-1, to: sqlite3_destructor_type.self))
      }
    }
  }

  /// - Parameter bytes: a text in UTF-8 that stays where it is until the statement has run.
  func bind(lasting bytes: UnsafeBufferPointer<UInt8>, at index: Int32) {
    bytes.withMemoryRebound(to: CChar.self) { chars in
      _ = sqlite3_bind_text(
        statement, index, chars.baseAddress ?? UnsafePointer(bitPattern: 1), Int32(chars.count), nil)
    }
  }

  func bind(_ value: String?, at index: Int32) {
    if let value { bind(value, at: index) } else { sqlite3_bind_null(statement, index) }
  }

  func bindNoBytes(at index: Int32) { sqlite3_bind_zeroblob(statement, index, 0) }

  /// Steps to the next row; resets itself at the end.
  @inline(__always)
  func step() throws -> Bool {
    let code = sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    defer { sqlite3_reset(statement) }
    if code == SQLITE_DONE { return false }
    throw Self.error(connection, String(cString: sqlite3_sql(statement)))
  }

  /// Steps to the only row of a statement that gives one row at most.
  func only(_ value: Int) throws -> Bool {
    bind(value)
    return try step()
  }

  /// Runs a statement that gives no rows.
  func run() throws { while try step() {} }

  func reset() { sqlite3_reset(statement) }

  /// - Throws: `DamagedColumn` for anything but an integer, of which SQLite would make 0.
  @inline(__always)
  func int(_ column: Int32) throws -> Int {
    guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { throw damaged(column) }
    return Int(sqlite3_column_int64(statement, column))
  }

  /// - Throws: `DamagedColumn` also for a number that the column never holds.
  @inline(__always)
  func int(_ column: Int32, in range: ClosedRange<Int>) throws -> Int {
    let value = try int(column)
    guard range.contains(value) else { throw damaged(column) }
    return value
  }

  /// A share 0...1, of millionths.
  ///
  /// - Throws: `DamagedColumn`.
  func share(_ column: Int32) throws -> Double { Millionths.share(try int(column, in: Millionths.all)) }

  /// - Throws: `DamagedColumn`, also for an end before the start.
  func range(_ start: Int32, _ end: Int32) throws -> CodePointRange {
    try CodePointRange(stored: int(start), int(end), column: "end")
  }

  private func damaged(_ column: Int32) -> DamagedColumn {
    DamagedColumn(column: String(cString: sqlite3_column_name(statement, column)))
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  /// Valid until the next step; `nil` for NULL.
  @inline(__always)
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer? {
    // Not as a text, of which SQLite would make a copy with a 0 behind it. An empty one has no address.
    guard let start = sqlite3_column_blob(statement, column) else {
      return isNull(column) ? nil : UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }

  /// - Parameter use: the bytes are valid in it alone; none for NULL.
  func withBlob<Value>(_ column: Int32, _ use: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
    let start = sqlite3_column_blob(statement, column)
    return try use(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
  }

  /// - Throws: `DamagedColumn` for anything but a text.
  func word(_ column: Int32) throws -> String {
    guard sqlite3_column_type(statement, column) == SQLITE_TEXT else { throw damaged(column) }
    return text(column)
  }

  /// - Throws: `DamagedColumn` for anything but a text or NULL.
  func optionalWord(_ column: Int32) throws -> String? { isNull(column) ? nil : try word(column) }

  /// - Throws: `DamagedColumn` for anything but a real number in the range.
  func real(_ column: Int32, in range: ClosedRange<Double>) throws -> Double {
    guard sqlite3_column_type(statement, column) == SQLITE_FLOAT else { throw damaged(column) }
    let value = sqlite3_column_double(statement, column)
    guard range.contains(value) else { throw damaged(column) }
    return value
  }

  /// A word that stands for one of an enum's.
  ///
  /// - Throws: `DamagedColumn`, `StoreError` with `.damaged` for a strange word.
  func value<Word: RawRepresentable>(_ column: Int32) throws -> Word where Word.RawValue == String {
    try Stored.value(of: word(column), String(cString: sqlite3_column_name(statement, column)))
  }

  func optionalValue<Word: RawRepresentable>(_ column: Int32) throws -> Word? where Word.RawValue == String {
    isNull(column) ? nil : try value(column) as Word
  }

  func text(_ column: Int32) -> String { bytes(column).map { String(decoding: $0, as: UTF8.self) } ?? "" }

  func optionalText(_ column: Int32) -> String? { bytes(column).map { String(decoding: $0, as: UTF8.self) } }
}
