internal import GRDB
public import GraphSchema

extension GraphDatabase {
  /// Looks for everything that could be wrong with the file.
  ///
  /// The file itself (SQLite's integrity check), references, full-text indexes, quotes against the texts, and whether the
  /// entities, relations and evidence are what follows from the claims and judgements.
  ///
  /// - Parameter resolution: what identity makes of `claims()` and `judgements()` now; `nil` to trust the stored one.
  /// - Returns: what was found, at most 20 of each kind, in the order of `Finding.Kind`; empty when all is well. What is
  ///   derived is not compared where rows are damaged or missing.
  /// - Complexity: reads the whole file.
  public func check(against resolution: Resolution? = nil) throws(StoreError) -> [Finding] {
    // Asking a full-text index to check itself is spelled as an insert, hence a transaction that may write.
    // A frozen graph cannot be asked.
    let indexes = queue.configuration.readonly ? [] : ["sentence_search", "title_search", "name_search"]
    return try write { db in
      var found: [Finding] = []
      func note(_ kind: Finding.Kind, _ lines: [String]) {
        found += lines.prefix(20).map { Finding(kind: kind, what: $0) }
      }
      note(.damage, try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" })
      note(
        .danglingReference,
        try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
          let table: String = row["table"]
          let parent: String = row["parent"]
          return "a row of \(table) points to a row of \(parent) that is not there"
        })
      note(.searchIndex, Self.damaged(indexes, db))
      note(.quote, try Self.misquotes(db))
      if found.contains(where: { $0.kind == .damage || $0.kind == .danglingReference }) {
        // What is not there cannot be compared, and deriving the graph again would hide it.
        return found
      }
      if try !Meta.isCurrent(in: db) {
        note(.stale, ["articles or judgements changed after the graph was derived"])
      } else {
        note(.derivation, try Self.differences(db, against: resolution))
      }
      return found
    }
  }

  private static func damaged(_ indexes: [String], _ db: Database) -> [String] {
    indexes.compactMap { index in
      do {
        try db.execute(sql: "INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
        return nil
      } catch {
        return "\(index) differs from what it indexes"
      }
    }
  }

  private static func misquotes(_ db: Database) throws -> [String] {
    var lines: [String] = []
    let sources = [
      ("claim", "claims", "quote"), ("mention", "mentions", "text"), ("evidence", "evidence", "quote"),
    ]
    let articles = try Row.fetchCursor(db, sql: "SELECT id, source, text FROM articles ORDER BY id")
    while let article = try articles.next() {
      let id: String = article["id"]
      let text = CodePointText(article["text"])
      for (noun, table, column) in sources {
        let rows = try Row.fetchAll(
          db, sql: "SELECT start, \"end\", \(column) AS quote FROM \(table) WHERE article = ? ORDER BY start, \"end\"",
          arguments: [id])
        for row in rows {
          let range = CodePointRange(row["start"], row["end"])
          let quote: String = row["quote"]
          if text.slice(range).map({ $0 == quote.unicodeScalars }) ?? false { continue }
          let source: String = article["source"]
          lines.append("the \(noun) at \(range.start) to \(range.end) is not what '\(source)' says there")
        }
      }
    }
    return lines
  }

  /// How the derived tables differ from what follows from the claims.
  private static func differences(_ db: Database, against resolution: Resolution?) throws -> [String] {
    var lines: [String] = []
    let stored = try GraphRows.resolution(db)
    if let resolution, resolution != stored {
      let old = Dictionary(uniqueKeysWithValues: stored.entities.map { ($0.id, $0) })
      let new = Dictionary(resolution.entities.map { ($0.id, $0) }) { first, _ in first }
      for id in Set(old.keys).union(new.keys).sorted() where old[id] != new[id] {
        lines.append("entity '\(id)' would be decided otherwise now")
      }
    }
    let judgements = try JudgementRows.load(db)
    let fresh = Derivation(
      claims: try ClaimRows.load(db), resolution: stored, rules: try CatalogueRows.rules(db),
      stories: try GraphRows.stories(db), judgements: judgements,
      places: try JudgementRows.places(of: judgements, in: db))
    try SubgraphRows.select(.whole, in: db)
    let relations = Dictionary(uniqueKeysWithValues: try SubgraphRows.relations(db).map { ($0.key, $0) })
    let expected = Dictionary(uniqueKeysWithValues: fresh.relations.map { ($0.key, $0) })
    for key in Set(relations.keys).union(expected.keys).sorted() where relations[key] != expected[key] {
      lines.append("relation '\(key.subject) \(key.predicate) \(key.object)' is not what the claims say")
    }
    for row in try Row.fetchAll(db, sql: "SELECT * FROM relations ORDER BY number") {
      let key = Relation.Key(subject: row["subject"], predicate: row["predicate"], object: row["object"])
      let standing: Relation.Standing = try Stored.value(row, "standing")
      if let found = relations[key], found.standing != standing {
        lines.append("relation '\(key.subject) \(key.predicate) \(key.object)' stands otherwise than its evidence")
      }
    }
    let articles = Dictionary(
      uniqueKeysWithValues: try SubgraphRows.entities(db, mentions: false).map { ($0.id, $0.articles) })
    for (id, count) in fresh.articles.sorted(by: { $0.key < $1.key }) where articles[id] != count {
      lines.append("entity '\(id)' is not named by as many articles as stored")
    }
    for row in try Row.fetchAll(
      db, sql: "SELECT a.id, s.story FROM articles AS a LEFT JOIN stories AS s ON s.article = a.id ORDER BY a.id")
    where fresh.stories[row["id"]] != row["story"] {
      let id: String = row["id"]
      lines.append("article '\(id)' is in another story than its text says")
    }
    return lines
  }
}
