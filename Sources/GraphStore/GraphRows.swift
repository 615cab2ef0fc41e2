internal import GRDB
internal import GraphSchema

/// The derived graph as rows.
enum GraphRows {
  /// Empties the derived tables and marks the graph as one that has to be derived.
  static func clear(_ db: Database) throws {
    // Children first, so that no foreign key has to search for what is about to go anyway.
    for table in ["evidence", "relations", "merges", "members", "entity_names", "entities", "stories"] {
      try db.execute(sql: "DELETE FROM \(table)")
    }
    try Meta.mark(current: false, in: db)
  }

  static func insert(_ resolution: Resolution, _ derivation: Derivation, in db: Database) throws {
    let story = try db.cachedStatement(sql: "INSERT INTO stories (article, story) VALUES (?, ?)")
    for (article, group) in derivation.stories.sorted(by: { $0.key < $1.key }) {
      try story.execute(arguments: [article, group])
    }
    try insertEntities(resolution, articles: derivation.articles, in: db)
    let relationRow = try db.cachedStatement(
      sql: """
        INSERT INTO relations
          (number, subject, predicate, object, articles, stories, confidence, standing, first_evidence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
        """)
    let evidenceRow = try db.cachedStatement(
      sql: """
        INSERT INTO evidence
          (relation, number, article, start, "end", quote, polarity, modality, tense, attributed_to, role, date, finder,
           confidence, accepted)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (index, relation) in derivation.relations.enumerated() {
      let number = index + 1
      try relationRow.execute(arguments: [
        number, relation.subject, relation.predicate, relation.object, relation.articles, relation.stories,
        relation.confidence, relation.standing.rawValue,
      ])
      for (position, evidence) in relation.evidence.enumerated() {
        try evidenceRow.execute(arguments: [
          number, position, evidence.document, evidence.range.start, evidence.range.end, evidence.quote,
          evidence.polarity.rawValue, evidence.modality.rawValue, evidence.tense?.rawValue, evidence.attributedTo,
          evidence.role, evidence.date, evidence.finder, evidence.confidence, evidence.isAccepted,
        ])
      }
    }
  }

  private static func insertEntities(
    _ resolution: Resolution, articles: [Entity.ID: Int], in db: Database
  ) throws {
    let entityRow = try db.cachedStatement(
      sql: """
        INSERT INTO entities (id, kind, subkind, name, entry, wikidata, gender, articles) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let nameRow = try db.cachedStatement(sql: "INSERT INTO entity_names (entity, name) VALUES (?, ?)")
    let memberRow = try db.cachedStatement(sql: "INSERT INTO members (article, chain, entity) VALUES (?, ?, ?)")
    let mergeRow = try db.cachedStatement(
      sql: """
        INSERT INTO merges
          (entity, number, first_article, first_chain, second_article, second_chain, score, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for entity in resolution.entities.sorted(by: { $0.id < $1.id }) {
      try entityRow.execute(arguments: [
        entity.id, entity.kind.rawValue, entity.subkind, entity.name, entity.entry, entity.wikidata,
        entity.gender?.rawValue, articles[entity.id],
      ])
      for name in Set(entity.names).union([entity.name]).sorted() {
        try nameRow.execute(arguments: [entity.id, name])
      }
      for member in entity.members.sorted() {
        try memberRow.execute(arguments: [member.article, member.chain, entity.id])
      }
      for (number, merge) in entity.merges.enumerated() {
        try mergeRow.execute(arguments: [
          entity.id, number, merge.first.article, merge.first.chain, merge.second.article, merge.second.chain,
          merge.score, merge.reason,
        ])
      }
    }
  }

  /// The resolution that the tables hold.
  static func resolution(_ db: Database) throws -> Resolution {
    var names: [Entity.ID: [String]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT entity, name FROM entity_names") {
      names[row["entity"], default: []].append(row["name"])
    }
    var members: [Entity.ID: [ChainReference]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT entity, article, chain FROM members ORDER BY article, chain") {
      members[row["entity"], default: []].append(ChainReference(article: row["article"], chain: row["chain"]))
    }
    var merges: [Entity.ID: [MergeReason]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM merges ORDER BY entity, number") {
      merges[row["entity"], default: []].append(
        MergeReason(
          first: ChainReference(article: row["first_article"], chain: row["first_chain"]),
          second: ChainReference(article: row["second_article"], chain: row["second_chain"]),
          score: row["score"], reason: row["reason"]))
    }
    let entities = try Row.fetchAll(db, sql: "SELECT * FROM entities ORDER BY id").map { row in
      let id: Entity.ID = row["id"]
      return ResolvedEntity(
        id: id, kind: try Stored.value(row, "kind"), subkind: row["subkind"], name: row["name"],
        names: (names[id] ?? []).sorted(), entry: row["entry"], wikidata: row["wikidata"],
        gender: try Stored.optional(row, "gender"), members: members[id] ?? [], merges: merges[id] ?? [])
    }
    return Resolution(entities: entities)
  }

  /// The story of every article, as it follows from the fingerprints.
  static func stories(_ db: Database) throws -> [Article.ID: Article.ID] {
    var fingerprints: [Article.ID: Fingerprint] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, fingerprint FROM articles") {
      fingerprints[row["id"]] = try Stored.fingerprint(row)
    }
    return StoryGroups.group(fingerprints)
  }
}
