internal import GRDB
internal import GraphSchema

/// What SQLite's own check cannot see: texts that are other texts than were stored.
enum ContentCheck {
  /// Articles read here that are not what their hashes say.
  ///
  /// - Complexity: reads all texts.
  static func changed(_ db: Database) throws -> [String] {
    var lines: [String] = []
    let articles = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, source, text, title, url, publisher, published, content_hash, author, modified, language FROM articles
        WHERE imported = 0 ORDER BY id
        """)
    while let row = try articles.next() {
      let (id, source, hash): (Article.ID, String, String) = (try row.read(0), try row.read(1), try row.read(7))
      let article = try Article(
        source: source, text: row.read(2), title: row.read(3), url: row.read(4), publisher: row.read(5),
        published: row.read(6), author: row.read(8), modified: row.read(9), language: row.read(10))
      if article.id != id || article.contentHash != hash {
        lines.append("the article '\(source)' is not what was read")
      }
    }
    return lines
  }

  /// Names that are not found under what they say.
  static func lostNames(_ db: Database) throws -> [String] {
    let name = try RawStatement("SELECT name, key FROM names", in: db)
    var lost = 0
    while try name.step() {
      if try SpellingNumber.of(name.text(0)) != name.int(1) { lost += 1 }
    }
    return lost == 0 ? [] : ["\(lost) names are not found by what they say"]
  }

  /// Puts every name under what it says.
  static func findNamesAgain(_ db: Database) throws {
    for table in ["entities", "entity_names"] {
      let rows = try Row.fetchAll(db, sql: "SELECT number, name, key FROM \(table) ORDER BY number")
      let change = try db.makeStatement(sql: "UPDATE \(table) SET key = ? WHERE number = ?")
      for row in rows {
        let (number, name, key): (Int, String, Int) = (try row.read(0), try row.read(1), try row.read(2))
        if SpellingNumber.of(name) != key { try change.execute(arguments: [SpellingNumber.of(name), number]) }
      }
    }
  }
}
