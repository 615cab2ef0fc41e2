internal import GRDB
public import GraphSchema

// What was found out about the whole graph and is kept beside it, like the packed links: with the revision it belongs to.
extension GraphDatabase {
  /// Keeps a number for each of some entities, in place of what was kept under the name before.
  ///
  /// - Parameters:
  ///   - measure: "degree", "pagerank", "betweenness", "core" or "community".
  ///   - revision: of the graph that they were computed from.
  /// - Throws: `StoreError` with `.outdated` where the graph is another one by now, or what SQLite refuses. What was kept
  ///   stays then.
  /// - Complexity: O(entities).
  public func keep(_ values: IDTable<Double>, of measure: String, revision: Int) throws(StoreError) {
    try write { db in
      guard try Meta.revision(in: db) == revision else {
        throw StoreError(
          .outdated, "the graph changed while it was measured", place: self.path,
          remedy: "run the command again, one kith at a time")
      }
      try db.execute(sql: "DELETE FROM measures WHERE name = ?", arguments: [measure])
      try db.execute(sql: "INSERT INTO measures (name, revision) VALUES (?, ?)", arguments: [measure, revision])
      let number = Int(db.lastInsertedRowID)
      let row = try RawStatement("SELECT number, id FROM entities ORDER BY number", in: db)
      let kept = try db.makeStatement(sql: "INSERT INTO measured (measure, entity, value) VALUES (?, ?, ?)")
      while try row.step() {
        if let value = values[row.text(1)] { try kept.execute(arguments: [number, row.int(0), value]) }
      }
    }
  }

  /// What was kept of the graph as it is now, by entity; `nil` where nothing was, or of another one.
  public func kept(_ measure: String) throws(StoreError) -> IDTable<Double>? {
    try read { db in
      guard let number = try KeptMeasures.current(db)[measure] else { return nil }
      var values = IDTable<Double>()
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT e.id, v.value FROM measured AS v CROSS JOIN entities AS e ON e.number = v.entity WHERE v.measure = ?
          """, arguments: [number])
      {
        try values[row.read(0)] = row.read(1)
      }
      return values
    }
  }
}

enum KeptMeasures {
  /// The numbers of the measures that are of the graph as it is now, by name.
  static func current(_ db: Database) throws -> [String: Int] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT name, number FROM measures WHERE revision = ?", arguments: [Meta.revision(in: db)])
    return try Dictionary(rows.map { try ($0.read(0), $0.read(1)) }) { first, _ in first }
  }

  /// Takes out what counts for nothing any more.
  static func sweep(_ db: Database) throws {
    try db.execute(
      sql: "DELETE FROM measures WHERE revision <> ?", arguments: [Meta.revision(in: db)])
  }
}

extension GraphReader {
  /// The measures that are kept of the graph as it is now, by name, with their numbers.
  public func keptMeasures() throws(StoreError) -> [String: Int] {
    do { return try KeptMeasures.current(db) } catch { throw StoreError(error, path: path) }
  }

  /// What is kept of an entity under the number of a measure.
  public func kept(_ measure: Int, of id: Entity.ID) throws(StoreError) -> Double? {
    do {
      return try Double.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT v.value FROM entities AS e CROSS JOIN measured AS v ON v.measure = ? AND v.entity = e.number
            WHERE e.id = ?
            """), arguments: [measure, id])
    } catch { throw StoreError(error, path: path) }
  }
}
