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
    try prepare(db)
    switch selection {
    case .whole:
      try db.execute(
        sql: """
          INSERT INTO wanted_entities SELECT number FROM entities;
          INSERT INTO wanted_relations SELECT number FROM relations;
          """)
    case .among(let ids):
      try want(ids, in: db)
      try db.cachedStatement(
        sql: """
          INSERT INTO wanted_relations
          SELECT r.number FROM wanted_entities AS s
          CROSS JOIN relations AS r ON r.subject = s.number
          CROSS JOIN wanted_entities AS o ON o.number = r.object
          """
      ).execute()
    case .touching(let ids):
      try want(ids, in: db)
      try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO wanted_relations
          SELECT r.number FROM wanted_entities AS w CROSS JOIN relations AS r ON r.subject = w.number
          UNION ALL SELECT r.number FROM wanted_entities AS w CROSS JOIN relations AS r ON r.object = w.number
          """
      ).execute()
      try wantEnds(db)
    case .relations(let keys, let ids):
      try want(ids, in: db)
      let statement = try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO wanted_relations
          SELECT r.number FROM entities AS s CROSS JOIN predicates AS p CROSS JOIN entities AS o
          CROSS JOIN relations AS r ON r.subject = s.number AND r.predicate = p.number AND r.object = o.number
          WHERE s.id = ? AND p.id = ? AND o.id = ?
          """)
      for key in keys { try statement.execute(arguments: [key.subject, key.predicate, key.object]) }
      try wantEnds(db)
    }
  }

  /// Fills `wanted_relations` with these, `wanted_entities` with nothing.
  static func select(numbers: [Int], in db: Database) throws {
    try prepare(db)
    let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO wanted_relations VALUES (?)")
    for number in numbers { try statement.execute(arguments: [number]) }
  }

  private static func prepare(_ db: Database) throws {
    let known = try db.cachedStatement(sql: "SELECT 1 FROM sqlite_temp_schema WHERE name = 'wanted_relations'")
    // Once for a connection: whatever may change the schema makes GRDB forget all statements, and preparing them again takes
    // longer than most answers.
    if try Bool.fetchOne(known) == nil {
      try db.execute(
        sql: """
          CREATE TEMPORARY TABLE wanted_entities (number INTEGER PRIMARY KEY) STRICT;
          CREATE TEMPORARY TABLE wanted_relations (number INTEGER PRIMARY KEY) STRICT;
          """)
    } else {
      try db.cachedStatement(sql: "DELETE FROM wanted_entities").execute()
      try db.cachedStatement(sql: "DELETE FROM wanted_relations").execute()
    }
  }

  private static func want(_ ids: [Entity.ID], in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO wanted_entities SELECT number FROM entities WHERE id = ?")
    for id in ids { try statement.execute(arguments: [id]) }
  }

  private static func wantEnds(_ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO wanted_entities
        SELECT r.subject FROM wanted_relations AS w CROSS JOIN relations AS r ON r.number = w.number
        UNION ALL SELECT r.object FROM wanted_relations AS w CROSS JOIN relations AS r ON r.number = w.number
        """
    ).execute()
  }

  static func entities(_ db: Database, mentions: Bool) throws -> [Entity] {
    var names: [Int: Set<String>] = [:]
    let nameRows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT n.entity, n.name FROM wanted_entities AS w CROSS JOIN entity_names AS n ON n.entity = w.number
          """))
    while let row = try nameRows.next() { try names[row.read(0), default: []].insert(row.read(1)) }
    var places: [Int: [MentionRecord]] = [:]
    if mentions {
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT b.entity, m.article, m.start, m."end", m.text, m.reading FROM wanted_entities AS w
          CROSS JOIN members AS b ON b.entity = w.number
          CROSS JOIN mentions AS m ON m.article = b.article AND m.chain = b.chain
          """)
      while let row = try rows.next() {
        try places[row.read(0), default: []].append(
          MentionRecord(
            document: row.read(1), range: row.range(2, 3), text: row.read(4),
            reading: try Stored.value(row, "reading")))
      }
    }
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT e.number, e.id, e.kind, e.subkind, e.name, e.wikidata, e.articles FROM wanted_entities AS w
          CROSS JOIN entities AS e ON e.number = w.number
          """))
    return try rows.map { row in
      let number: Int = try row.read(0)
      return try Entity(
        id: row.read(1), kind: try Stored.value(row, "kind"), subkind: row.read(3), name: row.read(4),
        names: names[number, default: []].union([row.read(4)]).sorted(), wikidata: row.read(5),
        articles: row.read(6, in: Numbering.counts),
        mentions: (places[number] ?? []).sorted {
          ($0.document, $0.range, $0.reading.rawValue) < ($1.document, $1.range, $1.reading.rawValue)
        })
    }
  }

  /// The relations that are wanted, by number in the file, each with its evidence sorted.
  ///
  /// - Parameter imported: only what was imported of their evidence, or only what articles read here say; `nil` for all.
  ///   Relations without such evidence are left out then.
  static func relations(_ db: Database, imported: Bool? = nil) throws -> [Relation] {
    var evidence: [Int: [Evidence]] = [:]
    let condition = imported.map { "WHERE t.read = \($0 ? 0 : 1)" } ?? ""
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT e.relation, a.id, t.start, t."end", t.quote, h.polarity, h.modality, h.tense, b.id, h.role, h.date,
            h.finder, h.confidence, h.accepted
          FROM wanted_relations AS w CROSS JOIN evidence AS e ON e.relation = w.number
          CROSS JOIN passages AS t ON t.number = e.passage CROSS JOIN readings AS h ON h.number = e.reading
          CROSS JOIN articles AS a ON a.number = t.article LEFT JOIN entities AS b ON b.number = h.attributed_to
          \(condition) ORDER BY w.number, e.number
          """))
    while let row = try rows.next() {
      try evidence[row.read(0), default: []].append(
        Evidence(
          document: row.read(1), range: row.range(2, 3), quote: row.read(4),
          polarity: try Stored.value(row, "polarity"), modality: try Stored.value(row, "modality"),
          tense: try Stored.optional(row, "tense"), attributedTo: row.read(8), role: row.read(9), date: row.read(10),
          finder: row.read(11), confidence: row.share(12), isAccepted: row.read(13)))
    }
    let relations = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT r.number, s.id, p.id, o.id, r.articles, r.stories, r.confidence, r.origin FROM wanted_relations AS w
          CROSS JOIN relations AS r ON r.number = w.number CROSS JOIN entities AS s ON s.number = r.subject
          CROSS JOIN predicates AS p ON p.number = r.predicate CROSS JOIN entities AS o ON o.number = r.object
          ORDER BY w.number
          """))
    return try relations.compactMap { row in
      guard let found = try evidence[row.read(0)] else {
        if imported != nil { return nil }
        // The foreign key forbids it; a file changed with foreign keys off may still say so.
        throw StoreError(.damaged, "the graph is damaged: a relation has no evidence", remedy: DamagedColumn.remedy)
      }
      let origin: Int = try row.read(7)
      return try Relation(
        key: Relation.Key(subject: row.read(1), predicate: row.read(2), object: row.read(3)),
        articles: row.read(4, in: Numbering.counts), stories: row.read(5, in: Numbering.counts),
        confidence: row.share(6),
        // Evidence of articles read here was written in its order; what was imported came in any.
        evidence: origin == RelationRows.Origin.read.rawValue ? found : found.sorted(by: Evidence.precedes))
    }
  }

  /// - Parameter only: the articles wanted, `nil` for all.
  static func documents(_ db: Database, only: IDSet?) throws -> [DocumentRecord] {
    let sql = """
      SELECT a.id, a.source, a.title, a.url, a.publisher, a.published, coalesce(s.story, a.story, a.id) AS story,
        a.author, a.modified, a.language
      FROM articles AS a LEFT JOIN stories AS s ON s.article = a.id
      """
    func record(_ row: Row) throws -> DocumentRecord {
      try DocumentRecord(
        id: row.read(0), source: row.read(1), title: row.read(2), url: row.read(3), publisher: row.read(4),
        published: row.read(5), author: row.read(7), modified: row.read(8), language: row.read(9), story: row.read(6))
    }
    guard let only else { return try Row.fetchAll(db, sql: sql).map(record) }
    let statement = try db.cachedStatement(sql: sql + " WHERE a.id = ?")
    return try only.sorted.compactMap { try Row.fetchOne(statement, arguments: [$0]).map(record) }
  }
}
