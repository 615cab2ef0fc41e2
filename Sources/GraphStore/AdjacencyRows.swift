internal import Foundation
internal import GRDB
internal import GraphSchema

/// The packed links in the file, beside the tables that they follow from and in the same transactions.
///
/// Part 0 is what was imported, part 1 everything. A large import writes part 0; articles read later do not touch it, their
/// relations are laid over it. A derivation of many relations writes part 1. Each has the revision it belongs to: where
/// that is another one, the part counts for nothing.
enum AdjacencyRows {
  private enum Part: Int { case imported, whole }

  /// Below so many relations the tables themselves are read as quickly.
  private static let worthPacking = 20_000

  /// What search needs, from whichever part is fresh, or else from the tables.
  static func load(_ db: Database) throws -> PackedLinks {
    if let whole = try read(.whole, revision: Meta.revision(in: db), db) { return whole }
    if let imported = try read(.imported, revision: Meta.importRevision(in: db), db) {
      return try imported.overlaid(with: db)
    }
    return try PackedLinks.load(db)
  }

  private static func read(_ part: Part, revision: Int, _ db: Database) throws -> PackedLinks? {
    let row = try RawStatement("SELECT bytes FROM adjacency WHERE part = ?1 AND revision = ?2", in: db)
    row.bind(part.rawValue, at: 1)
    row.bind(revision, at: 2)
    guard try row.step() else { return nil }
    return row.withBlob(0) { PackedLinks(bytes: $0) }
  }

  /// After an import, and after imported articles left: nothing of articles read here is in the tables.
  static func packImported(_ db: Database) throws {
    try pack(.imported, revision: Meta.importRevision(in: db), db)
  }

  /// After a derivation; to be called with the revision that it will have.
  static func packWhole(revision: Int, _ db: Database) throws {
    let read = try Int.fetchOne(db, sql: "SELECT count(*) FROM relations WHERE origin > 0") ?? 0
    if read < worthPacking {
      try db.execute(sql: "DELETE FROM adjacency WHERE part = ?", arguments: [Part.whole.rawValue])
    } else {
      try pack(.whole, revision: revision, db)
    }
  }

  private static func pack(_ part: Part, revision: Int, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM adjacency WHERE part = ?", arguments: [part.rawValue])
    let relations = try Int.fetchOne(db, sql: "SELECT count(*) FROM relations") ?? 0
    guard relations >= worthPacking else { return }
    try db.execute(
      sql: "INSERT INTO adjacency (part, revision, bytes) VALUES (?, ?, ?)",
      arguments: [part.rawValue, revision, Data(try PackedLinks.load(db).bytes)])
  }

  /// Whether what is packed and fresh is what the tables say.
  static func isRight(_ db: Database) throws -> Bool {
    let packed = try load(db)
    let fresh = try PackedLinks.load(db)
    return packed.says(the: fresh)
  }
}

extension PackedLinks {
  /// Predicates and what links say may be numbered otherwise; everything else is in one order.
  func says(the other: PackedLinks) -> Bool {
    guard ids == other.ids, starts == other.starts,
      links.count == other.links.count
    else { return false }
    if predicates == other.predicates, sorts == other.sorts { return links == other.links }
    func lines(_ packed: PackedLinks, _ entity: Int) -> [String] {
      (Int(packed.starts[entity])..<Int(packed.starts[entity + 1])).map { index in
        let sort = packed.sorts[Int(packed.links[index].sort)]
        return
          "\(packed.links[index].other) \(packed.predicates[sort.predicate]) \(sort.fact >> 12) \(sort.confidence)"
      }.sorted()
    }
    return (0..<entityCount).allSatisfy { lines(self, $0) == lines(other, $0) }
  }
}
