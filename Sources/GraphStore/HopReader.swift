internal import GRDB
internal import GRDBSQLite
internal import GraphSchema

/// Reads everything that is one relation away from an entity, with what many rows share made once.
///
/// One statement gives the rows, so they are one state of the file. Ids of predicates and articles are kept from one
/// question to the next, as long as nobody changes the file: to join them again took a third of the time.
final class HopReader {
  private let connection: OpaquePointer
  private let rows, version, article, predicate: RawStatement
  private var seen: (version: Int, changes: Int64) = (-1, -1)
  private var articles = SlotTable<Article.ID>(slots: 1 << 16)
  private var predicates = SlotTable<Predicate.ID>(slots: 1 << 8)

  init(_ db: Database) throws {
    guard let connection = db.sqliteConnection else { preconditionFailure("a database in use is open") }
    self.connection = connection
    func half(_ end: String, _ other: String, _ isReversed: Int) -> String {
      """
      SELECT r.number, r.predicate, \(isReversed), o.id, o.name, t.article, t.start, t.longer, t.quote
      FROM entities AS e CROSS JOIN relations AS r ON r.\(end) = e.number
      CROSS JOIN entities AS o ON o.number = r.\(other) CROSS JOIN evidence AS v ON v.relation = r.number
      CROSS JOIN passages AS t ON t.number = v.passage WHERE e.id = ?1
      """
    }
    rows = try RawStatement(
      half("subject", "object", 0) + " UNION ALL " + half("object", "subject", 1), over: connection)
    version = try RawStatement("PRAGMA data_version", over: connection)
    article = try RawStatement("SELECT id FROM articles WHERE number = ?", over: connection)
    predicate = try RawStatement("SELECT id FROM predicates WHERE number = ?", over: connection)
  }

  func rows(from id: Entity.ID) throws -> [HopRow] {
    rows.bind(id, at: 1)
    defer { rows.reset() }
    var found: [HopRow] = []
    var (last, other, name) = (Int.min, "", "")
    while try rows.step() {
      // The first row has begun to read: from here on the file stays as it is.
      if found.isEmpty { try forgetWhatChanged() }
      let relation = try rows.int(0)
      if relation != last { (last, other, name) = (relation, rows.text(3), rows.text(4)) }
      try found.append(
        HopRow(
          relation: relation, predicate: word(rows.int(1), &predicates, predicate, "predicate"),
          isReversed: rows.int(2) == 1, other: other, otherName: name,
          article: word(rows.int(5), &articles, article, "article"), range: rows.passage(start: 6, longer: 7, quote: 8),
          quote: rows.text(8)))
    }
    return found
  }

  /// Another number in either says that somebody has changed the file: another connection, or this one.
  ///
  /// Source: https://www.sqlite.org/pragma.html#pragma_data_version
  private func forgetWhatChanged() throws {
    guard try version.step() else { return }
    let now = (version: try version.int(0), changes: sqlite3_total_changes64(connection))
    version.reset()
    if now == seen { return }
    articles = SlotTable(slots: 1 << 16)
    predicates = SlotTable(slots: 1 << 8)
    seen = now
  }

  private func word(
    _ number: Int, _ known: inout SlotTable<String>, _ statement: RawStatement, _ what: String
  ) throws -> String {
    if let word = known[number] { return word }
    guard try statement.only(number) else {
      throw StoreError(
        .damaged, "the graph is damaged: evidence speaks of what is not there (\(what))", remedy: DamagedColumn.remedy)
    }
    let word = statement.text(0)
    statement.reset()
    known[number] = word
    return word
  }
}
