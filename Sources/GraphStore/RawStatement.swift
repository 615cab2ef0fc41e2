internal import GRDB
internal import GRDBSQLite

/// A prepared statement without GRDB's rows and arguments around it, for loops over millions of rows: binding and stepping
/// cost what SQLite takes for them.
///
/// Columns and parameters count from 0 and 1, as SQLite counts them.
final class RawStatement {
  private let statement: OpaquePointer
  private let connection: OpaquePointer

  init(_ sql: String, in db: Database) throws {
    guard let connection = db.sqliteConnection else { preconditionFailure("a database in use is open") }
    var statement: OpaquePointer?
    guard sqlite3_prepare_v3(connection, sql, -1, 0, &statement, nil) == SQLITE_OK, let statement else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
        message: String(cString: sqlite3_errmsg(connection)), sql: sql)
    }
    self.statement = statement
    self.connection = connection
  }

  deinit { sqlite3_finalize(statement) }

  func bind(_ value: Int, at index: Int32) { sqlite3_bind_int64(statement, index, Int64(value)) }

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
  func step() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(statement)
      return false
    default:
      let error = DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
        message: String(cString: sqlite3_errmsg(connection)), sql: String(cString: sqlite3_sql(statement)))
      sqlite3_reset(statement)
      throw error
    }
  }

  /// Runs a statement that gives no rows.
  func run() throws { while try step() {} }

  func reset() { sqlite3_reset(statement) }

  func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(statement, column) else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self)
  }

  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
}
