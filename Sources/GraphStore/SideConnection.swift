internal import Foundation
internal import GRDBSQLite

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
    guard let statement = try? RawStatement("PRAGMA data_version", over: handle), (try? statement.step()) == true else {
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
