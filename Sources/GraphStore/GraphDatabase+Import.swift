internal import GRDB
public import GraphSchema

extension GraphDatabase {
  /// Takes in facts that were made elsewhere: all that the body adds, or nothing.
  ///
  /// Imported facts lie beside those of articles read here. Building, removing and judging leave them as they are; entities
  /// with the id or the Wikidata id of an imported one join it when the graph is derived: in the same transaction, so that
  /// a disk that is full halfway leaves the graph as it was.
  ///
  /// - Parameter resolve: as in `deriveGraph(_:)`; asked only where articles were read here. Without it the graph has to be
  ///   derived after this.
  /// - Throws: what the body and `resolve` throw, `StoreError`. The graph is as it was then.
  /// - Complexity: memory holds the ids of entities and articles, and a few bytes for each relation and passage. Into a
  ///   graph without relations some 170,000 rows a second on two cores; another one is read through first.
  public func importFacts(
    resolving resolve: (@Sendable ([Claims], [Judgement]) throws -> Resolution)? = nil,
    _ body: (GraphImporter) throws -> Void
  ) throws -> ImportReport {
    var refusal: (any Error)?
    do {
      let report = try queue.writeWithoutTransaction { db in
        // What they guard is seen to by the importer; they would look up each of some millions of rows again.
        try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -64000; PRAGMA threads = 2")
        defer { try? db.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000; PRAGMA threads = 0") }
        var report = ImportReport()
        try db.inTransaction(.immediate) {
          // Rows that follow from articles come back with the next derivation.
          let hasArticles =
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM articles WHERE imported = 0)") ?? false
          if hasArticles { try GraphRows.clear(db) }
          let importer = try GraphImporter(db)
          let tables = importer.isBulk ? try BulkTables.strip(db) : nil
          // The importer has seen to what they check.
          if importer.isBulk { try db.execute(sql: "PRAGMA ignore_check_constraints = ON") }
          defer { try? db.execute(sql: "PRAGMA ignore_check_constraints = OFF") }
          do {
            try body(importer)
          } catch {
            refusal = error
            throw error
          }
          try importer.finish()
          try db.execute(sql: "PRAGMA ignore_check_constraints = OFF")
          try tables?.restore(db)
          try Meta.mark(current: !hasArticles, in: db)
          try Meta.countImport(in: db)
          try AdjacencyRows.packImported(db)
          report = importer.report
          if hasArticles, let resolve { try derive(resolve, in: db, refusal: &refusal) }
          return .commit
        }
        // A log as large as the graph would stay beside it.
        if !queue.path.isEmpty, queue.path != ":memory:" { _ = try? db.checkpoint(.truncate) }
        return report
      }
      return report
    } catch {
      // What SQLite says while the body adds its records is not the body's own.
      guard let refusal, !(refusal is DatabaseError || refusal is RowDecodingError || refusal is DamagedColumn) else {
        throw failure(error)
      }
      throw refusal
    }
  }
}
