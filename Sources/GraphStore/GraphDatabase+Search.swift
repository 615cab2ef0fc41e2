internal import GRDB
public import GraphSchema

extension GraphDatabase {
  /// Finds words in the names of entities, the titles of articles and their sentences.
  ///
  /// Case and accents do not matter (though "ł" and "ø" are letters of their own to SQLite); in titles and sentences neither do endings ("sanction" finds "sanctions"). Every
  /// word must occur; "quoted words" must follow each other; `lav*` finds every word that begins so.
  ///
  /// - Parameter limit: at most this many of each sort, 1 or more.
  /// - Returns: names first, then titles, then sentences of articles read here, then quotes that were imported; within each the best first, then by id and place. Empty when
  ///   nothing is found or the words have no letter or digit.
  public func search(_ words: String, limit: Int = 20) throws(StoreError) -> [SearchHit] {
    precondition(limit >= 1, "a search returns at least one hit")
    guard let pattern = SearchWords(words).pattern else { return [] }
    return try read { db in
      // One name an entity: the one that fits best.
      let names = try Self.hits(
        db,
        sql: """
          SELECT e.id AS id, highlight(name_search, 0, char(2), char(3)) AS text, bm25(name_search) AS rank
          FROM name_search LEFT JOIN entity_names AS n ON n.number = name_search.rowid
          JOIN entities AS e ON e.number = coalesce(n.entity, name_search.rowid)
          WHERE name_search MATCH ? ORDER BY rank, e.id, coalesce(n.name, e.name)
          """, pattern: pattern
      ) { try .name(of: $0.read("id")) }
      let titles = try Self.hits(
        db,
        sql: """
          SELECT a.id, highlight(title_search, 0, char(2), char(3)) AS text, bm25(title_search) AS rank
          FROM title_search JOIN articles AS a ON a.number = title_search.rowid
          WHERE title_search MATCH ? ORDER BY rank, a.id LIMIT ?
          """, pattern: pattern, limit: limit
      ) { try .title(of: $0.read("id")) }
      let sentences = try Self.hits(
        db,
        sql: """
          SELECT s.article AS id, s.start, s."end", snippet(sentence_search, 0, char(2), char(3), '…', 48) AS text,
            bm25(sentence_search) AS rank
          FROM sentence_search JOIN sentences AS s ON s.number = sentence_search.rowid
          WHERE sentence_search MATCH ? ORDER BY rank, s.article, s.start LIMIT ?
          """, pattern: pattern, limit: limit
      ) { try .sentence(of: $0.read("id"), range: $0.range("start", "end")) }
      let quotes = try Self.hits(
        db,
        sql: """
          SELECT a.id, t.start, t."end", snippet(passage_search, 0, char(2), char(3), '…', 48) AS text,
            bm25(passage_search) AS rank
          FROM passage_search JOIN passages AS t ON t.number = passage_search.rowid
          JOIN articles AS a ON a.number = t.article
          WHERE passage_search MATCH ? ORDER BY rank, a.id, t.start LIMIT ?
          """, pattern: pattern, limit: limit
      ) { try .sentence(of: $0.read("id"), range: $0.range("start", "end")) }
      var seen: Set<SearchHit.Place> = []
      return names.filter { seen.insert($0.place).inserted }.prefix(limit) + titles + (sentences + quotes).prefix(limit)
    }
  }

  private static func hits(
    _ db: Database, sql: String, pattern: String, limit: Int? = nil, place: (Row) throws -> SearchHit.Place
  ) throws -> [SearchHit] {
    var arguments: StatementArguments = [pattern]
    if let limit { arguments += [limit] }
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
      let (snippet, matches) = try unmark(row.read("text"))
      let rank: Double = try row.read("rank")
      return try SearchHit(place: place(row), snippet: snippet, matches: matches, rank: -rank)
    }
  }

  /// Takes FTS5's marks out of a text and says where they were. A control character that the text itself has is lost
  /// with them, which changes nothing that can be seen.
  private static func unmark(_ text: String) -> (String, [CodePointRange]) {
    var plain = String.UnicodeScalarView()
    var matches: [CodePointRange] = []
    var position = 0
    var start: Int?
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 2: start = position
      case 3:
        if let first = start { matches.append(CodePointRange(first, position)) }
        start = nil
      default:
        plain.append(scalar)
        position += 1
      }
    }
    return (String(plain), matches)
  }
}
