internal import GRDB
internal import GraphSchema

/// Reads parts of the derived graph. What is wanted is put into two temporary tables first, so that one query serves
/// every selection, however many ids it has.
///
/// `CROSS JOIN` keeps SQLite to the order written, from what is wanted to what it joins: it knows nothing of the size of
/// temporary tables, and would rather read the whole graph and ask of each row whether it is wanted.
enum SubgraphRows {
  /// Fills `wanted_entities` and `wanted_relations`.
  static func select(_ selection: GraphSelection, in db: Database) throws {
    try db.execute(
      sql: """
        CREATE TEMPORARY TABLE IF NOT EXISTS wanted_entities (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
        CREATE TEMPORARY TABLE IF NOT EXISTS wanted_relations (number INTEGER PRIMARY KEY) STRICT;
        DELETE FROM wanted_entities;
        DELETE FROM wanted_relations;
        """)
    switch selection {
    case .whole:
      try db.execute(
        sql: """
          INSERT INTO wanted_entities SELECT id FROM entities;
          INSERT INTO wanted_relations SELECT number FROM relations;
          """)
    case .among(let ids):
      try want(ids, in: db)
      try db.execute(
        sql: """
          INSERT INTO wanted_relations
          SELECT r.number FROM wanted_entities AS s
          CROSS JOIN relations AS r ON r.subject = s.id
          CROSS JOIN wanted_entities AS o ON o.id = r.object
          """)
    case .touching(let ids):
      try want(ids, in: db)
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO wanted_relations
          SELECT r.number FROM wanted_entities AS w CROSS JOIN relations AS r ON r.subject = w.id
          UNION SELECT r.number FROM wanted_entities AS w CROSS JOIN relations AS r ON r.object = w.id
          """)
      try wantEnds(db)
    case .relations(let keys, let ids):
      try want(ids, in: db)
      let statement = try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO wanted_relations
          SELECT number FROM relations WHERE subject = ? AND predicate = ? AND object = ?
          """)
      for key in keys { try statement.execute(arguments: [key.subject, key.predicate, key.object]) }
      try wantEnds(db)
    }
  }

  private static func want(_ ids: [Entity.ID], in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO wanted_entities SELECT id FROM entities WHERE id = ?")
    for id in ids { try statement.execute(arguments: [id]) }
  }

  private static func wantEnds(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO wanted_entities
        SELECT r.subject FROM wanted_relations AS w CROSS JOIN relations AS r ON r.number = w.number
        UNION SELECT r.object FROM wanted_relations AS w CROSS JOIN relations AS r ON r.number = w.number
        """)
  }

  static func entities(_ db: Database, mentions: Bool) throws -> [Entity] {
    var names: [Entity.ID: [String]] = [:]
    let nameRows = try Row.fetchCursor(
      db, sql: "SELECT n.entity, n.name FROM wanted_entities AS w CROSS JOIN entity_names AS n ON n.entity = w.id")
    while let row = try nameRows.next() { names[row["entity"], default: []].append(row["name"]) }
    var places: [Entity.ID: [MentionRecord]] = [:]
    if mentions {
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT b.entity, m.article, m.start, m."end", m.text, m.reading FROM wanted_entities AS w
          CROSS JOIN members AS b ON b.entity = w.id
          CROSS JOIN mentions AS m ON m.article = b.article AND m.chain = b.chain
          """)
      while let row = try rows.next() {
        places[row["entity"], default: []].append(
          MentionRecord(
            document: row["article"], range: CodePointRange(row["start"], row["end"]), text: row["text"],
            reading: try Stored.value(row, "reading")))
      }
    }
    let rows = try Row.fetchAll(db, sql: "SELECT e.* FROM wanted_entities AS w CROSS JOIN entities AS e ON e.id = w.id")
    return try rows.map { row in
      let id: Entity.ID = row["id"]
      return Entity(
        id: id, kind: try Stored.value(row, "kind"), subkind: row["subkind"], name: row["name"],
        names: (names[id] ?? []).sorted(), wikidata: row["wikidata"], articles: row["articles"],
        mentions: (places[id] ?? []).sorted {
          ($0.document, $0.range, $0.reading.rawValue) < ($1.document, $1.range, $1.reading.rawValue)
        })
    }
  }

  static func relations(_ db: Database) throws -> [Relation] {
    var evidence: [Int: [Evidence]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.* FROM wanted_relations AS w CROSS JOIN evidence AS e ON e.relation = w.number
        ORDER BY w.number, e.number
        """)
    while let row = try rows.next() {
      evidence[row["relation"], default: []].append(
        Evidence(
          document: row["article"], range: CodePointRange(row["start"], row["end"]), quote: row["quote"],
          polarity: try Stored.value(row, "polarity"), modality: try Stored.value(row, "modality"),
          tense: try Stored.optional(row, "tense"), attributedTo: row["attributed_to"], role: row["role"],
          date: row["date"], finder: row["finder"], confidence: row["confidence"], isAccepted: row["accepted"]))
    }
    let relations = try Row.fetchAll(
      db,
      sql: "SELECT r.* FROM wanted_relations AS w CROSS JOIN relations AS r ON r.number = w.number ORDER BY w.number")
    return try relations.map { row in
      guard let found = evidence[row["number"]] else {
        // The foreign key forbids it; a file changed with foreign keys off may still say so.
        throw StoreError(
          .damaged, "the graph is damaged: a relation has no evidence", remedy: "run 'kith check' to see what is wrong")
      }
      return Relation(
        key: Relation.Key(subject: row["subject"], predicate: row["predicate"], object: row["object"]),
        articles: row["articles"], stories: row["stories"], confidence: row["confidence"], evidence: found)
    }
  }

  /// - Parameter only: the articles wanted, `nil` for all.
  static func documents(_ db: Database, only: Set<Article.ID>?) throws -> [DocumentRecord] {
    let sql = """
      SELECT a.id, a.source, a.title, a.url, a.publisher, a.published, coalesce(s.story, a.id) AS story
      FROM articles AS a LEFT JOIN stories AS s ON s.article = a.id
      """
    func record(_ row: Row) -> DocumentRecord {
      DocumentRecord(
        id: row["id"], source: row["source"], title: row["title"], url: row["url"], publisher: row["publisher"],
        published: row["published"], story: row["story"])
    }
    guard let only else { return try Row.fetchAll(db, sql: sql).map(record) }
    let statement = try db.cachedStatement(sql: sql + " WHERE a.id = ?")
    return try only.sorted().compactMap { try Row.fetchOne(statement, arguments: [$0]).map(record) }
  }
}
