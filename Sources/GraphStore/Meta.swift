internal import GRDB

/// The facts that a file keeps about itself.
enum Meta {
  enum Key: String {
    /// Hash of the catalogue that was written last.
    case catalogue
    /// "current" when the derived tables were derived from the claims as they are, "stale" otherwise.
    case graph
    /// Counts every change of the derived tables, so that whoever remembers something knows when to forget it.
    case revision
    /// Counts every change of what was imported.
    case imports
  }

  static func value(_ key: Key, in db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE key = ?"), arguments: [key.rawValue])
  }

  static func set(_ key: Key, to value: String, in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      arguments: [key.rawValue, value])
  }

  static func revision(in db: Database) throws -> Int {
    try value(.revision, in: db).flatMap { Int($0) } ?? 0
  }

  static func importRevision(in db: Database) throws -> Int {
    try value(.imports, in: db).flatMap { Int($0) } ?? 0
  }

  /// Notes that what was imported is another now.
  static func countImport(in db: Database) throws {
    try set(.imports, to: String(importRevision(in: db) &+ 1), in: db)
  }

  static func isCurrent(in db: Database) throws -> Bool { try value(.graph, in: db) != "stale" }

  static func mark(current: Bool, in db: Database) throws {
    try set(.graph, to: current ? "current" : "stale", in: db)
    try set(.revision, to: String(revision(in: db) &+ 1), in: db)
  }
}
