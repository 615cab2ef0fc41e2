internal import GRDB
public import GraphSchema

extension GraphDatabase {
  /// Looks for everything that could be wrong with the file.
  ///
  /// The file itself (SQLite's integrity check), references, articles against their hashes, full-text indexes, quotes against the texts, and whether the
  /// entities, relations and evidence are what follows from the claims and judgements.
  ///
  /// - Parameter resolution: what identity makes of `claims()` and `judgements()` now; `nil` to trust the stored one.
  /// - Returns: what was found, at most 20 of each kind, in the order of `Finding.Kind`; empty when all is well. What is
  ///   derived is not compared where rows are damaged or missing.
  /// - Complexity: reads the whole file.
  public func check(against resolution: Resolution? = nil) throws(StoreError) -> [Finding] {
    return try write { db in
      var found: [Finding] = []
      found += try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }.map {
        Finding(kind: .damage, what: $0)
      }
      do { try look(db, against: resolution, &found) } catch
        where StoreError(error, path: path).code == .damaged && !found.isEmpty
      {
        // What else there is cannot be read.
      }
      return found
    }
  }

  /// Everything but the file itself.
  ///
  /// - Throws: also where damage keeps it from being read.
  private func look(
    _ db: Database, against resolution: Resolution?, _ found: inout [Finding]
  ) throws {
    // Asking a full-text index to check itself is spelled as an insert, hence a transaction that may write.
    // A frozen graph cannot be asked.
    let indexes =
      queue.configuration.readonly ? [] : ["sentence_search", "passage_search", "title_search", "name_search"]
    func note(_ kind: Finding.Kind, _ lines: [String]) {
      found += lines.prefix(20).map { Finding(kind: kind, what: $0) }
    }
    note(
      .danglingReference,
      try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
        let table: String = try row.read("table")
        let parent: String = try row.read("parent")
        return "a row of \(table) points to a row of \(parent) that is not there"
      })
    note(.danglingReference, try Self.lost(db))
    note(.damage, try ContentCheck.changed(db))
    note(.searchIndex, Self.damaged(indexes, db))
    note(.searchIndex, try ContentCheck.lostNames(db))
    note(.quote, try Self.misquotes(db))
    // What is not there cannot be compared, and deriving the graph again would hide it.
    if found.contains(where: { $0.kind == .damage || $0.kind == .danglingReference }) { return }
    if try !Meta.isCurrent(in: db) {
      note(.stale, ["articles or judgements changed after the graph was derived"])
      return
    }
    note(.derivation, try Self.differences(db, against: resolution))
    note(.derivation, try ImportedCheck.differences(db))
    if try !AdjacencyRows.isRight(db) {
      note(.derivation, ["the packed links are not those of the relations"])
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

  /// What no foreign key watches, see `evidence` in the tables.
  private static func lost(_ db: Database) throws -> [String] {
    let places = [
      ("evidence", "passages", "SELECT count(*) FROM evidence WHERE passage NOT IN (SELECT number FROM passages)"),
      ("evidence", "readings", "SELECT count(*) FROM evidence WHERE reading NOT IN (SELECT number FROM readings)"),
      ("passages", "articles", "SELECT count(*) FROM passages WHERE article NOT IN (SELECT number FROM articles)"),
    ]
    return try places.compactMap { child, parent, sql in
      let count = try Int.fetchOne(db, sql: sql) ?? 0
      return count == 0 ? nil : "\(count) rows of \(child) point to rows of \(parent) that are not there"
    }
  }

  private static func misquotes(_ db: Database) throws -> [String] {
    var lines: [String] = []
    let sources = [
      ("claim", "SELECT start, \"end\", quote FROM claims WHERE article = ?1 ORDER BY start, \"end\""),
      ("mention", "SELECT start, \"end\", text FROM mentions WHERE article = ?1 ORDER BY start, \"end\""),
      (
        "evidence",
        "SELECT start, \"end\", quote FROM passages WHERE article = ?2 AND number > \(Numbering.boundary) ORDER BY start, \"end\""
      ),
    ]
    let articles = try Row.fetchCursor(
      db, sql: "SELECT id, number, source, text FROM articles WHERE imported = 0 ORDER BY id")
    while let article = try articles.next() {
      let id: String = try article.read("id")
      let number: Int = try article.read("number")
      let text = try CodePointText(article.read("text"))
      for (noun, sql) in sources {
        for row in try Row.fetchAll(db.cachedStatement(sql: "SELECT ?1, ?2, * FROM (\(sql))"), arguments: [id, number])
        {
          let range = try row.range(2, 3)
          let quote: String = try row.read(4)
          if text.slice(range).map({ $0 == quote.unicodeScalars }) ?? false { continue }
          let source: String = try article.read("source")
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
    if let resolution = try resolution.map({ try ImportedRows.meet($0, in: db) }), resolution != stored {
      let both = Set(try String.fetchAll(db, sql: "SELECT id FROM entities WHERE origin = 2"))
      let old = Dictionary(stored.entities.map { ($0.id, $0) }) { first, _ in first }
      let new = Dictionary(resolution.entities.map { ($0.id, $0) }) { first, _ in first }
      for id in Set(old.keys).union(new.keys).sorted() where old[id] != new[id] {
        // Of what was imported, too, the import says how it is called.
        if both.contains(id), let old = old[id], let new = new[id], old.members == new.members,
          old.merges == new.merges, Set(old.names).isSuperset(of: new.names)
        {
          continue
        }
        lines.append("entity '\(id)' would be decided otherwise now")
      }
    }
    let judgements = try JudgementRows.load(db)
    let fresh = Derivation(
      claims: try ClaimRows.load(db, withSentences: false), resolution: stored, rules: try CatalogueRows.rules(db),
      stories: try GraphRows.stories(db), judgements: judgements,
      places: try JudgementRows.places(of: judgements, in: db))
    let read = try Row.fetchAll(
      db,
      sql: """
        SELECT r.number, s.id, p.id, o.id, r.standing, r.origin FROM relations AS r
        JOIN entities AS s ON s.number = r.subject JOIN predicates AS p ON p.number = r.predicate
        JOIN entities AS o ON o.number = r.object WHERE r.origin > 0 ORDER BY r.number
        """)
    try SubgraphRows.select(numbers: read.map { try $0.read(0) }, in: db)
    let relations = Dictionary(try SubgraphRows.relations(db).map { ($0.key, $0) }) { first, _ in first }
    var expected = Dictionary(uniqueKeysWithValues: fresh.relations.map { ($0.key, $0) })
    let imported = Dictionary(try SubgraphRows.relations(db, imported: true).map { ($0.key, $0) }) { first, _ in first }
    let stories = try fresh.stories.merging(ImportedRows.stories(of: read.map { try $0.read(0) }, in: db)) { read, _ in
      read
    }
    for (key, relation) in imported {
      let evidence = (relation.evidence + (expected[key]?.evidence ?? [])).sorted(by: Evidence.precedes)
      expected[key] = Derivation.relation(key, evidence: evidence, stories: stories)
    }
    for key in Set(relations.keys).union(expected.keys).sorted() where relations[key] != expected[key] {
      lines.append("relation '\(key.subject) \(key.predicate) \(key.object)' is not what the claims say")
    }
    for row in read {
      let key = try Relation.Key(subject: row.read(1), predicate: row.read(2), object: row.read(3))
      let standing: Int = try row.read(4)
      if let found = relations[key], found.standing.number != standing {
        lines.append("relation '\(key.subject) \(key.predicate) \(key.object)' stands otherwise than its evidence")
      }
    }
    var articles = IDTable<Int>()
    for row in try Row.fetchAll(db, sql: "SELECT id, articles - imported FROM entities WHERE origin > 0") {
      try articles[row.read(0)] = row.read(1)
    }
    for (id, count) in fresh.articles.sorted(by: { $0.key < $1.key }) where articles[id] != count {
      lines.append("entity '\(id)' is not named by as many articles as stored")
    }
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT a.id, s.story FROM articles AS a LEFT JOIN stories AS s ON s.article = a.id WHERE a.imported = 0
        ORDER BY a.id
        """)
    {
      let (id, story): (Article.ID, String?) = (try row.read("id"), try row.read("story"))
      if fresh.stories[id] == story { continue }
      lines.append("article '\(id)' is in another story than its text says")
    }
    return lines
  }
}
