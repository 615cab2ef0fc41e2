internal import GRDB
internal import GraphSchema

/// The steps that bring a file to the tables this Kith knows, oldest first, from `Schema/Tables`.
///
/// The file says how far it is in `PRAGMA user_version`, and that it is ours in `PRAGMA application_id`; both are written
/// in the transaction of the step.
enum Migrations {
  /// "Kith" in ASCII.
  static let applicationID = 0x4B69_7468
  static let steps = EmbeddedFile.tables

  /// The steps that a file still needs.
  ///
  /// - Throws: `StoreError` with `.notAGraph` for another program's file, `.newer` for a file from the future.
  static func pending(_ db: Database, path: String) throws -> ArraySlice<EmbeddedFile> {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if application != applicationID {
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      guard application == 0, version == 0, tables == 0 else {
        throw StoreError(
          .notAGraph, "'\(path)' is not a graph: it is an SQLite file of another program",
          remedy: "name another file with --graph")
      }
    }
    guard version <= steps.count else {
      throw StoreError(
        .newer, "the graph has tables of version \(version); this kith knows versions up to \(steps.count)",
        place: path, remedy: "use the newer kith that wrote it, or build again into another file")
    }
    return steps[version...]
  }

  /// Runs what is pending; to be called inside one transaction.
  static func run(_ db: Database, path: String) throws {
    // Asked again inside the transaction: another process may have been faster.
    for step in try pending(db, path: path) { try db.execute(sql: step.text) }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(steps.count)")
  }
}
