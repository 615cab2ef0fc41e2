internal import GRDB
public import GraphSchema

/// Which articles are meant.
public enum ArticleSelection: Hashable, Sendable {
  /// The one with this id, or with this source as it was given; else all that were read from this file, or from files
  /// below this folder.
  case named(String)
  /// Those that were published at this address.
  case url(String)
  /// Those of this paper, capital letters or not.
  case publisher(String)
  /// Those of this day, month or year: "2024-12-26", "2024-12", "2024".
  case published(String)
  /// Those before this day, month or year. Articles without a date are not among them.
  case publishedBefore(String)
  /// Those with these words in the title or in one sentence, as in a search.
  case words(String)
}

extension GraphDatabase {
  /// Takes articles out, with everything that only they said, all in one transaction.
  ///
  /// The derived graph is emptied in the same transaction and has to be derived again from what remains.
  ///
  /// - Returns: the ids, sorted.
  /// - Throws: `StoreError` with `.unknownArticle` where one of the selections means no article, or what SQLite refuses.
  ///   Nothing is removed then.
  @discardableResult
  public func remove(_ selections: [ArticleSelection]) throws(StoreError) -> [Article.ID] {
    if selections.isEmpty { return [] }
    return try write { db in
      var removed = IDSet()
      for selection in selections {
        let found = try Self.articles(selection, in: db)
        guard !found.isEmpty else { throw self.unknown(selection) }
        removed.formUnion(found)
      }
      try GraphRows.clear(db)
      try ClaimRows.delete(removed.sorted, in: db)
      return removed.sorted
    }
  }

  private static func articles(_ selection: ArticleSelection, in db: Database) throws -> [Article.ID] {
    switch selection {
    case .named(let name):
      // An id comes before a source that is spelled like one.
      let sql = "SELECT id FROM articles WHERE id = ? OR source = ? ORDER BY id = ? DESC LIMIT 1"
      let exact = try String.fetchAll(db, sql: sql, arguments: [name, name, name])
      guard exact.isEmpty else { return exact }
      let folder = name.hasSuffix("/") ? name : name + "/"
      let below = "SELECT id FROM articles WHERE substr(source, 1, length(?)) = ? OR substr(source, 1, length(?)) = ?"
      return try String.fetchAll(db, sql: below, arguments: [name + "#", name + "#", folder, folder])
    case .url(let url):
      return try String.fetchAll(db, sql: "SELECT id FROM articles WHERE url = ?", arguments: [url])
    case .publisher(let name):
      return try Row.fetchAll(db, sql: "SELECT id, publisher FROM articles WHERE publisher IS NOT NULL").filter { row in
        let publisher: String = try row.read("publisher")
        return publisher.lowercased() == name.lowercased()
      }.map { try $0.read("id") }
    case .published(let date):
      let sql = "SELECT id FROM articles WHERE published = ? OR substr(published, 1, length(?)) = ?"
      return try String.fetchAll(db, sql: sql, arguments: [date, date + "-", date + "-"])
    case .publishedBefore(let date):
      // A month is before a day in it: nothing says that it is not.
      let sql = "SELECT id FROM articles WHERE published < ?"
      return try String.fetchAll(db, sql: sql, arguments: [date])
    case .words(let words):
      guard let pattern = SearchWords(words).pattern else { return [] }
      let sql = """
        SELECT a.id FROM title_search JOIN articles AS a ON a.number = title_search.rowid WHERE title_search MATCH ?
        UNION
        SELECT s.article FROM sentence_search JOIN sentences AS s ON s.number = sentence_search.rowid
        WHERE sentence_search MATCH ?
        """
      return try String.fetchAll(db, sql: sql, arguments: [pattern, pattern])
    }
  }

  private nonisolated func unknown(_ selection: ArticleSelection) -> StoreError {
    switch selection {
    case .named(let name):
      StoreError(
        .unknownArticle, "no article is called '\(name)'", place: path,
        remedy: "give its path as it was built, or its id; 'kith export json' lists both")
    case .url(let url):
      StoreError(
        .unknownArticle, "no article was published at '\(url)'", place: path,
        remedy: "give the address as the article has it; 'kith export jsonld' lists them")
    case .publisher(let name):
      StoreError(
        .unknownArticle, "no article is from '\(name)'", place: path,
        remedy: "give the publisher's name as the articles have it; 'kith export json' lists them")
    case .published(let date):
      StoreError(
        .unknownArticle, "no article was published on '\(date)'", place: path,
        remedy: "give a day, a month or a year: 2024-12-26, 2024-12, 2024")
    case .publishedBefore(let date):
      StoreError(
        .unknownArticle, "no article was published before '\(date)'", place: path,
        remedy: "give a day, a month or a year: 2024-12-26, 2024-12, 2024")
    case .words(let words):
      StoreError(
        .unknownArticle, "no article has the words '\(words)' in its title or in one sentence", place: path,
        remedy: "try them with: kith find")
    }
  }
}
