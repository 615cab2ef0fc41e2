internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import GraphSchema

/// One more connection to a file, for a thread of its own that only reads.
///
/// It sees the state of the file that the main connection sees, or is not used: see `begin()`.
// Safe to hand to a thread: whoever has it is the only one who uses it.
final class SideConnection: @unchecked Sendable {
  let handle: OpaquePointer
  private var version: Int64 = -1

  /// `nil` where it cannot be opened.
  init?(path: String, isFrozen: Bool) {
    var handle: OpaquePointer?
    let name = isFrozen ? GraphFile.frozenURI(path) : path
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | (isFrozen ? SQLITE_OPEN_URI : 0)
    guard sqlite3_open_v2(name, &handle, flags, nil) == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      return nil
    }
    self.handle = handle
    sqlite3_exec(handle, "PRAGMA cache_size = -40000", nil, nil, nil)
    guard let version = dataVersion() else { return nil }
    self.version = version
  }

  deinit { sqlite3_close_v2(handle) }

  /// Begins to read. To be called when the main connection has begun, after this one was opened.
  ///
  /// - Returns: whether nobody has changed the file in between. Then both see the same.
  func begin() -> Bool {
    sqlite3_exec(handle, "BEGIN; SELECT count(*) FROM meta", nil, nil, nil) == SQLITE_OK && dataVersion() == version
  }

  /// Another number whenever somebody else has changed the file.
  ///
  /// Source: https://www.sqlite.org/pragma.html#pragma_data_version
  private func dataVersion() -> Int64? {
    guard let statement = try? SideStatement("PRAGMA data_version", handle), (try? statement.step()) == true else {
      return nil
    }
    return (try? statement.int(0)).map(Int64.init)
  }

  /// As many as there are processors, or none, where one thread is all there is or the graph is not in a file.
  static func open(_ path: String, isFrozen: Bool, count: Int) -> [SideConnection] {
    guard count > 1, path != ":memory:" else { return [] }
    let opened = (0..<count).compactMap { _ in SideConnection(path: path, isFrozen: isFrozen) }
    return opened.count == count ? opened : []
  }
}

/// A prepared statement whose texts are read as bytes.
final class SideStatement {
  private let statement: OpaquePointer
  private let connection: OpaquePointer

  init(_ sql: String, _ connection: OpaquePointer) throws {
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

  /// Steps to the next row; resets itself at the end.
  @inline(__always)
  func step() throws -> Bool {
    let code = sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    defer { sqlite3_reset(statement) }
    if code == SQLITE_DONE { return false }
    throw Self.error(connection, String(cString: sqlite3_sql(statement)))
  }

  /// Of a statement that gives one row at most.
  func only(_ value: Int) throws -> Bool {
    bind(value)
    return try step()
  }

  func reset() { sqlite3_reset(statement) }

  /// - Throws: `DamagedColumn` for anything but an integer, of which SQLite would make 0.
  @inline(__always)
  func int(_ column: Int32) throws -> Int {
    guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else {
      throw DamagedColumn(column: String(cString: sqlite3_column_name(statement, column)))
    }
    return Int(sqlite3_column_int64(statement, column))
  }

  /// - Throws: `DamagedColumn`, also for an end before the start.
  func range(_ start: Int32, _ end: Int32) throws -> CodePointRange {
    try CodePointRange(stored: int(start), int(end), column: "end")
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  /// Valid until the next step; `nil` for NULL.
  @inline(__always)
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer? {
    guard let start = sqlite3_column_text(statement, column) else { return nil }
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }

  func optionalText(_ column: Int32) -> String? { bytes(column).map { String(decoding: $0, as: UTF8.self) } }

  func text(_ column: Int32) -> String { bytes(column).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}
