internal import GRDB
public import GraphSchema

/// Asks many small questions of one state of the file: entities and relations one by one, by index.
///
/// Valid only inside `GraphDatabase.reading(_:)`.
public struct GraphReader {
  let db: Database
  let path: String

  /// An entity without its names and mentions.
  public struct EntityRow: Sendable {
    public let id: Entity.ID
    public let kind: EntityKind
    public let subkind: String?
    public let name: String
    public let wikidata: String?
    public let articles: Int
  }

  /// A relation without its evidence, with the number that it has in the file.
  public struct RelationRow: Sendable {
    public let number: Int
    public let summary: RelationSummary
  }

  /// When something was in the news: the first and the last day of publication, and how many independent stories.
  public struct Coverage: Sendable {
    public let first: String?
    public let last: String?
    public let stories: Int
  }

  private func ask<Answer>(_ body: () throws -> Answer) throws(StoreError) -> Answer {
    do { return try body() } catch {
      throw StoreError(error, path: path) { try $0(db) }
    }
  }

  private func ids(_ sql: String, _ arguments: StatementArguments = []) throws(StoreError) -> [Entity.ID] {
    try ask { try String.fetchAll(db.cachedStatement(sql: sql), arguments: arguments) }
  }

  // MARK: Entities

  /// How many entities there are of each kind and subkind.
  public func counts() throws(StoreError) -> [(kind: EntityKind, subkind: String?, count: Int)] {
    try ask {
      try Row.fetchAll(db, sql: "SELECT kind, subkind, count(*) AS count FROM entities GROUP BY kind, subkind").map {
        try (try Stored.value($0, "kind"), $0.read("subkind"), $0.read("count"))
      }
    }
  }

  /// Sorted.
  public func entities() throws(StoreError) -> [Entity.ID] { try ids("SELECT id FROM entities ORDER BY id") }

  /// Sorted.
  public func entities(kind: EntityKind) throws(StoreError) -> [Entity.ID] {
    try ids("SELECT id FROM entities WHERE kind = ? ORDER BY id", [kind.rawValue])
  }

  /// Sorted.
  public func entities(subkind: String) throws(StoreError) -> [Entity.ID] {
    try ids("SELECT id FROM entities WHERE subkind = ? ORDER BY id", [subkind])
  }

  /// Sorted.
  public func entities(wikidata: String) throws(StoreError) -> [Entity.ID] {
    try ids("SELECT id FROM entities WHERE wikidata = ? ORDER BY id", [wikidata])
  }

  /// Entities of which one spelling may be this name: also those that differ from it by case, accents and marks. Sorted.
  ///
  /// - Complexity: by index.
  public func entities(mayBeCalled name: String) throws(StoreError) -> [Entity.ID] {
    // 0 is what names have that were written into the file by others.
    try ids(
      """
      SELECT id FROM entities WHERE key BETWEEN ?1 AND ?2 UNION SELECT id FROM entities WHERE key = 0
      UNION SELECT e.id FROM entity_names AS n CROSS JOIN entities AS e ON e.number = n.entity
      WHERE n.key BETWEEN ?1 AND ?2
      UNION SELECT e.id FROM entity_names AS n CROSS JOIN entities AS e ON e.number = n.entity WHERE n.key = 0
      ORDER BY 1
      """, SpellingNumber.all(like: name).ends)
  }

  /// Nil for an id that no entity has.
  public func entity(_ id: Entity.ID) throws(StoreError) -> EntityRow? {
    try ask {
      let statement = try db.cachedStatement(
        sql: "SELECT id, kind, subkind, name, wikidata, articles FROM entities WHERE id = ?")
      return try Row.fetchOne(statement, arguments: [id]).map { row in
        try EntityRow(
          id: row.read("id"), kind: try Stored.value(row, "kind"), subkind: row.read("subkind"), name: row.read("name"),
          wikidata: row.read("wikidata"), articles: row.read("articles", in: Numbering.counts))
      }
    }
  }

  /// Every spelling, sorted.
  public func names(of id: Entity.ID) throws(StoreError) -> [String] {
    try ids(
      """
      SELECT name FROM entities WHERE id = ?1
      UNION SELECT n.name FROM entities AS e JOIN entity_names AS n ON n.entity = e.number WHERE e.id = ?1 ORDER BY 1
      """, [id])
  }

  public func coverage(of id: Entity.ID) throws(StoreError) -> Coverage {
    try coverage(
      """
      SELECT min(a.published) AS first, max(a.published) AS last, count(DISTINCT coalesce(s.story, a.story, a.id)) AS stories
      FROM (SELECT DISTINCT m.article FROM entities AS e JOIN members AS m ON m.entity = e.number WHERE e.id = ?) AS m
      CROSS JOIN articles AS a ON a.id = m.article LEFT JOIN stories AS s ON s.article = a.id
      """, [id])
  }

  private func coverage(_ sql: String, _ arguments: StatementArguments) throws(StoreError) -> Coverage {
    try ask {
      guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) else {
        return Coverage(first: nil, last: nil, stories: 0)
      }
      return try Coverage(
        first: row.read("first") as String?, last: row.read("last") as String?, stories: row.read("stories"))
    }
  }

  // MARK: Relations

  /// Every relation that has an entity at one of its ends, in the order of the file.
  public func relations(of id: Entity.ID) throws(StoreError) -> [RelationRow] {
    let columns = """
      r.number, s.id, p.id, o.id, r.articles, r.stories, r.confidence, r.standing FROM entities AS e
      """
    let joins = """
      CROSS JOIN entities AS s ON s.number = r.subject CROSS JOIN predicates AS p ON p.number = r.predicate
      CROSS JOIN entities AS o ON o.number = r.object WHERE e.id = ?1
      """
    return try ask {
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(columns) CROSS JOIN relations AS r ON r.subject = e.number \(joins)
          UNION ALL SELECT \(columns) CROSS JOIN relations AS r ON r.object = e.number \(joins)
          """)
      var rows: [RelationRow] = []
      let cursor = try Row.fetchCursor(statement, arguments: [id])
      while let row = try cursor.next() {
        try rows.append(
          RelationRow(
            number: row.read(0),
            summary: RelationSummary(
              key: Relation.Key(subject: row.read(1), predicate: row.read(2), object: row.read(3)),
              articles: row.read(4, in: Numbering.counts), stories: row.read(5, in: Numbering.counts),
              confidence: row.share(6),
              standing: try Relation.Standing(number: row.read(7)))))
      }
      return rows.sorted { $0.number < $1.number }
    }
  }

  public func coverage(ofRelation number: Int) throws(StoreError) -> Coverage {
    try coverage(
      """
      SELECT min(a.published) AS first, max(a.published) AS last, count(DISTINCT coalesce(s.story, a.story, a.id)) AS stories
      FROM (
        SELECT DISTINCT t.article FROM evidence AS e JOIN passages AS t ON t.number = e.passage WHERE e.relation = ?
      ) AS e
      CROSS JOIN articles AS a ON a.number = e.article LEFT JOIN stories AS s ON s.article = a.id
      """, [number])
  }

  /// Whether all that asserts a relation speaks of the past, as `Relation.isPast`.
  public func isPast(ofRelation number: Int) throws(StoreError) -> Bool {
    try ask {
      let statement = try db.cachedStatement(
        sql: """
          SELECT count(*) > 0 AND min(h.tense IS 'past') FROM evidence AS e JOIN readings AS h ON h.number = e.reading
          WHERE e.relation = ? AND h.polarity = 'asserted'
          """)
      return try Bool.fetchOne(statement, arguments: [number]) ?? false
    }
  }

  /// The sentences that say so and the roles that they name, in the order of the file.
  public func sentences(ofRelation number: Int) throws(StoreError) -> [(quote: String, role: String?)] {
    try ask {
      let statement = try db.cachedStatement(
        sql: """
          SELECT t.quote, h.role FROM evidence AS e JOIN passages AS t ON t.number = e.passage
          JOIN readings AS h ON h.number = e.reading WHERE e.relation = ? ORDER BY e.number
          """)
      return try Row.fetchAll(statement, arguments: [number]).map { try ($0.read("quote"), $0.read("role")) }
    }
  }
}

extension GraphDatabase {
  /// Asks many small questions of one state of the file.
  ///
  /// Nothing else is done with the graph meanwhile, so what takes long must be able to stop.
  ///
  /// - Throws: what the body throws, and `StoreError`.
  public func reading<Answer: Sendable>(_ body: @Sendable (GraphReader) throws -> Answer) throws -> Answer {
    let path = self.path
    // An error of the body's own is not SQLite's, and must not be taken for one.
    let answer: Result<Answer, any Error> = try read { db in
      Result { try body(GraphReader(db: db, path: path)) }
    }
    return try answer.get()
  }
}
