internal import Foundation
internal import GRDB
public import GraphSchema

extension GraphDatabase {
  /// Mends what can be mended without losing a word: full-text indexes and packed links are made again from what they
  /// index, dangling rows of derived tables go, and the graph is marked to be derived again.
  ///
  /// Articles, claims and judgements are never touched; neither is a file that SQLite itself finds damaged.
  ///
  /// - Returns: what was done, a line each; empty where nothing was wrong.
  /// - Throws: `StoreError` with `.damaged` where only a copy helps, `.readOnly`, `.busy` or `.full`. Nothing is changed
  ///   then.
  public func repair(_ findings: [Finding]) throws(StoreError) -> [String] {
    let kinds = Set(findings.map(\.kind)).subtracting([.contradiction])
    if kinds.isEmpty { return [] }
    if kinds.contains(.damage) {
      throw StoreError(
        .damaged, "the file itself is damaged, which no repair can mend", place: path,
        remedy: "restore it from a copy made with 'kith backup', or build it again from the articles")
    }
    return try write { db in
      var done: [String] = []
      if kinds.contains(.searchIndex) {
        try Self.rebuildSearch(db)
        done.append("made the full-text indexes again")
      }
      if !kinds.isDisjoint(with: [.danglingReference, .derivation, .stale, .quote]) {
        try Self.dropDangling(db)
        try GraphRows.clear(db)
        try Meta.countImport(in: db)
        try AdjacencyRows.packImported(db)
        done.append("cleared what is derived, to be derived again")
      }
      return done
    }
  }

  private static func rebuildSearch(_ db: Database) throws {
    try ContentCheck.findNamesAgain(db)
    try SearchIndex.rebuild(db)
    try db.execute(sql: "INSERT INTO sentence_search (sentence_search) VALUES ('delete-all')")
    let feed = try db.makeStatement(sql: "INSERT INTO sentence_search (rowid, text) VALUES (?, ?)")
    let articles = try Row.fetchCursor(db, sql: "SELECT id, text FROM articles WHERE imported = 0 ORDER BY number")
    while let article = try articles.next() {
      let id: String = try article.read(0)
      let text = try CodePointText(article.read(1))
      let sentences = try Row.fetchAll(
        db, sql: "SELECT number, start, \"end\" FROM sentences WHERE article = ? ORDER BY number", arguments: [id])
      for row in sentences {
        let number: Int64 = try row.read(0)
        try feed.execute(arguments: [number, text.string(row.range(1, 2))])
      }
    }
  }

  /// Rows of the derived tables that point to nothing. What remains of imported relations counts for what it is.
  private static func dropDangling(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM merges WHERE entity NOT IN (SELECT number FROM entities);
        DELETE FROM members WHERE entity NOT IN (SELECT number FROM entities)
          OR NOT EXISTS (SELECT 1 FROM chains AS c WHERE c.article = members.article AND c.number = members.chain);
        DELETE FROM entity_names WHERE entity NOT IN (SELECT number FROM entities);
        """)
    // A relation leans on its first evidence, so whatever has to go goes with its relation, and what is sound comes back.
    let broken = try Int.fetchAll(
      db,
      sql: """
        SELECT DISTINCT relation FROM evidence WHERE passage NOT IN (SELECT number FROM passages)
          OR reading NOT IN (SELECT number FROM readings)
        UNION SELECT number FROM relations WHERE number NOT IN (SELECT relation FROM evidence)
          OR subject NOT IN (SELECT number FROM entities) OR object NOT IN (SELECT number FROM entities)
          OR NOT EXISTS (SELECT 1 FROM evidence AS e WHERE e.relation = relations.number AND e.number = 0)
        """)
    for relation in broken {
      try db.execute(
        sql: """
          DELETE FROM evidence WHERE relation = ?1 AND (passage NOT IN (SELECT number FROM passages)
            OR reading NOT IN (SELECT number FROM readings));
          """, arguments: [relation])
      let first = try Int.fetchOne(
        db, sql: "SELECT min(number) FROM evidence WHERE relation = ?", arguments: [relation])
      if let first {
        try db.execute(
          sql: "UPDATE evidence SET number = 0 WHERE relation = ? AND number = ?", arguments: [relation, first])
      } else {
        try db.execute(sql: "DELETE FROM relations WHERE number = ?", arguments: [relation])
      }
    }
    // Imported relations are counted again from the evidence that they have.
    let imported = try Int.fetchAll(db, sql: "SELECT number FROM relations WHERE origin = 0 ORDER BY number")
    for start in stride(from: 0, to: imported.count, by: 10_000) {
      let numbers = Array(imported[start..<min(start + 10_000, imported.count)])
      try SubgraphRows.select(numbers: numbers, in: db)
      let stories = try ImportedRows.stories(of: numbers, in: db)
      for (number, relation) in zip(numbers, try SubgraphRows.relations(db)) {
        let right = Derivation.relation(relation.key, evidence: relation.evidence, stories: stories)
        try RelationRows.update(number, to: right, origin: .imported, in: db)
      }
    }
  }

  /// Gives the room back that removed rows have left, and lays every table out in order.
  ///
  /// - Returns: the bytes before and after.
  /// - Throws: `StoreError`; the graph is as it was then. Needs as much free room on the disk as the graph takes.
  public func compact() throws(StoreError) -> (before: Int, after: Int) {
    do {
      return try queue.writeWithoutTransaction { db in
        func size() throws -> Int {
          try (Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0) * (Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
        }
        let before = try size()
        for index in ["sentence_search", "passage_search", "title_search", "name_search"] {
          try db.execute(sql: "INSERT INTO \(index) (\(index)) VALUES ('optimize')")
        }
        try db.inTransaction(.immediate) {
          try KeptMeasures.sweep(db)
          if try Meta.isCurrent(in: db) {
            let read = try Int.fetchOne(db, sql: "SELECT count(*) FROM relations WHERE origin > 0") ?? 0
            if read == 0 { try AdjacencyRows.packImported(db) }
          }
          try db.execute(
            sql: """
              DELETE FROM readings WHERE number NOT IN (SELECT reading FROM evidence);
              """)
          return .commit
        }
        try db.execute(sql: "VACUUM")
        if path != ":memory:" { _ = try db.checkpoint(.truncate) }
        return (before, try size())
      }
    } catch { throw failure(error) }
  }

  /// Copies the graph to another file while others read it and write to it: the copy is one state of it, as it is
  /// between two changes.
  ///
  /// - Parameter target: must not be there yet.
  /// - Throws: `StoreError` with `.refused` where the file is there, or what SQLite refuses; an unfinished copy is taken
  ///   away.
  public func backup(to target: String) throws(StoreError) {
    guard !FileManager.default.fileExists(atPath: target) else {
      throw StoreError(
        .refused, "there is a file '\(target)' already", place: target,
        remedy: "name another file, or move this one away")
    }
    let unfinished = target + ".unfinished"
    try? FileManager.default.removeItem(atPath: unfinished)
    do {
      do {
        let copy = try DatabaseQueue(path: unfinished)
        try queue.backup(to: copy)
        try copy.writeWithoutTransaction { db in
          try db.execute(sql: "PRAGMA journal_mode = DELETE")
        }
        try copy.close()
      }
      try FileManager.default.moveItem(atPath: unfinished, toPath: target)
    } catch {
      for suffix in ["", "-wal", "-shm", "-journal"] {
        try? FileManager.default.removeItem(atPath: unfinished + suffix)
      }
      throw StoreError(error, path: target)
    }
  }
}
