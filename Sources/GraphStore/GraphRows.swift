internal import GRDB
internal import GraphSchema

/// The derived graph as rows. What was imported lies in the same tables and is left as it is.
enum GraphRows {
  /// Takes everything out that follows from articles read here, and marks the graph as one that has to be derived.
  static func clear(_ db: Database) throws {
    // "origin > 0" beside the value itself, because that is how SQLite knows that the partial index serves.
    // Children first, so that no foreign key has to search for what is about to go anyway.
    try db.execute(
      sql: """
        DELETE FROM evidence WHERE relation IN (SELECT number FROM relations WHERE origin > 0 AND origin = 1);
        DELETE FROM relations WHERE origin > 0 AND origin = 1;
        DELETE FROM evidence WHERE relation IN (SELECT number FROM relations WHERE origin > 0 AND origin = 2)
          AND passage > \(Numbering.boundary);
        """)
    try settleImported(db)
    try db.execute(
      sql: """
        DELETE FROM passages WHERE number > \(Numbering.boundary);
        DELETE FROM readings WHERE read = 1;
        DELETE FROM merges;
        """)
    // A graph without imports is emptied at once, which is quicker than row by row.
    if try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM articles WHERE imported = 1)") ?? false {
      try db.execute(sql: "DELETE FROM members WHERE article IN (SELECT id FROM articles WHERE imported = 0)")
    } else {
      try db.execute(sql: "DELETE FROM members")
    }
    try db.execute(
      sql: """
        DELETE FROM entity_names WHERE read = 1 AND entity IN (SELECT number FROM entities WHERE origin > 0);
        DELETE FROM entities WHERE origin > 0 AND origin = 1;
        UPDATE entities SET origin = 0, articles = imported WHERE origin > 0 AND origin = 2;
        DELETE FROM stories;
        """)
    try Meta.mark(current: false, in: db)
    try KeptMeasures.sweep(db)
  }

  /// Gives relations that articles read here spoke of, too, the numbers back that follow from the import alone.
  private static func settleImported(_ db: Database) throws {
    let mixed = try Int.fetchAll(
      db, sql: "SELECT number FROM relations WHERE origin > 0 AND origin = 2 ORDER BY number")
    if mixed.isEmpty { return }
    try SubgraphRows.select(numbers: mixed, in: db)
    let stories = try ImportedRows.stories(of: mixed, in: db)
    for (number, relation) in zip(mixed, try SubgraphRows.relations(db)) {
      let alone = Derivation.relation(relation.key, evidence: relation.evidence, stories: stories)
      try RelationRows.update(number, to: alone, origin: .imported, in: db)
    }
  }

  static func insert(_ resolution: Resolution, _ derivation: Derivation, in db: Database) throws {
    let story = try db.cachedStatement(sql: "INSERT INTO stories (article, story) VALUES (?, ?)")
    for (article, group) in derivation.stories.sorted(by: { $0.key < $1.key }) {
      try story.execute(arguments: [article, group])
    }
    let numbers = try insertEntities(resolution, articles: derivation.articles, in: db)
    var rows = try RelationRows(entities: numbers, in: db)
    for relation in derivation.relations { try rows.insert(relation, in: db) }
  }

  /// - Returns: the numbers that they got, by id.
  private static func insertEntities(
    _ resolution: Resolution, articles: [Entity.ID: Int], in db: Database
  ) throws -> [Entity.ID: Int] {
    let known = try db.cachedStatement(sql: "SELECT number FROM entities WHERE id = ?")
    let entityRow = try db.cachedStatement(
      sql: """
        INSERT INTO entities (id, kind_number, subkind, name, key, entry, wikidata, gender, articles)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let joined = try db.cachedStatement(
      sql: "UPDATE entities SET origin = 2, articles = imported + ? WHERE number = ?")
    let nameRow = try db.cachedStatement(
      sql: """
        INSERT INTO entity_names (number, entity, name, key)
        SELECT (SELECT coalesce(max(number), \(Numbering.boundary)) + 1 FROM entity_names), ?1, ?2, ?3
        WHERE NOT EXISTS (SELECT 1 FROM entity_names WHERE entity = ?1 AND name = ?2)
          AND NOT EXISTS (SELECT 1 FROM entities WHERE number = ?1 AND name = ?2)
        """)
    let memberRow = try db.cachedStatement(sql: "INSERT INTO members (article, chain, entity) VALUES (?, ?, ?)")
    let mergeRow = try db.cachedStatement(
      sql: """
        INSERT INTO merges
          (entity, number, first_article, first_chain, second_article, second_chain, score, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    var numbers: [Entity.ID: Int] = [:]
    for entity in resolution.entities.sorted(by: { $0.id < $1.id }) {
      let number: Int
      if let imported = try Int.fetchOne(known, arguments: [entity.id]) {
        number = imported
        try joined.execute(arguments: [articles[entity.id], number])
      } else {
        try entityRow.execute(arguments: [
          entity.id, entity.kind.number, entity.subkind, entity.name, SpellingNumber.of(entity.name), entity.entry,
          entity.wikidata, entity.gender?.rawValue, articles[entity.id],
        ])
        number = Int(db.lastInsertedRowID)
      }
      numbers[entity.id] = number
      for name in Set(entity.names).union([entity.name]).sorted() {
        try nameRow.execute(arguments: [number, name, SpellingNumber.of(name)])
      }
      for member in entity.members.sorted() {
        try memberRow.execute(arguments: [member.article, member.chain, number])
      }
      for (position, merge) in entity.merges.enumerated() {
        try mergeRow.execute(arguments: [
          number, position, merge.first.article, merge.first.chain, merge.second.article, merge.second.chain,
          merge.score, merge.reason,
        ])
      }
    }
    return numbers
  }

  /// The resolution that the tables hold: every entity that articles read here name. Of one that was imported, too, the
  /// name, the subkind and the like are those of the import.
  static func resolution(_ db: Database) throws -> Resolution {
    var names: [Int: [String]] = [:]
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT n.entity, n.name FROM entities AS e CROSS JOIN entity_names AS n ON n.entity = e.number
        WHERE e.origin > 0
        """)
    {
      try names[row.read(0), default: []].append(row.read(1))
    }
    var members: [Int: [ChainReference]] = [:]
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT m.entity, m.article, m.chain FROM members AS m JOIN articles AS a ON a.id = m.article
        WHERE a.imported = 0 ORDER BY m.article, m.chain
        """)
    {
      try members[row.read(0), default: []].append(ChainReference(article: row.read(1), chain: row.read(2)))
    }
    var merges: [Int: [MergeReason]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM merges ORDER BY entity, number") {
      try merges[row.read("entity"), default: []].append(
        MergeReason(
          first: ChainReference(article: row.read("first_article"), chain: row.read("first_chain")),
          second: ChainReference(article: row.read("second_article"), chain: row.read("second_chain")),
          score: row.read("score"), reason: row.read("reason")))
    }
    let entities = try Row.fetchAll(db, sql: "SELECT * FROM entities WHERE origin > 0 ORDER BY id").map { row in
      let number: Int = try row.read("number")
      return try ResolvedEntity(
        id: row.read("id"), kind: try Stored.value(row, "kind"), subkind: row.read("subkind"), name: row.read("name"),
        names: ((names[number] ?? []) + [row.read("name")]).sorted(), entry: row.read("entry"),
        wikidata: row.read("wikidata"),
        gender: try Stored.optional(row, "gender"), members: members[number] ?? [], merges: merges[number] ?? [])
    }
    return Resolution(entities: entities)
  }

  /// The story of every article read here, as it follows from the fingerprints.
  static func stories(_ db: Database) throws -> [Article.ID: Article.ID] {
    var fingerprints: [Article.ID: Fingerprint] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT id, fingerprint FROM articles WHERE imported = 0")
    while let row = try rows.next() {
      try fingerprints[row.read("id")] = try Stored.fingerprint(row)
    }
    return StoryGroups.group(fingerprints)
  }
}
