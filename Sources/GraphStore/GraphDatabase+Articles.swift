internal import GRDB
public import GraphSchema

extension GraphDatabase {
  /// Stores articles with what was read in them, all in one transaction.
  ///
  /// An article with a known id or source takes the place of the old one. The derived graph stays as it was when only
  /// new articles came, and is emptied when one was replaced, so that it never shows what no article says any more; in
  /// both cases `isCurrent()` is false until `replaceGraph(with:)`.
  ///
  /// - Parameters:
  ///   - articles: in any order; the result does not depend on it. Quotes and mentions must be what the text says.
  ///   - analysis: the hash of what read them (packs, model, version), for `knownArticles()`.
  /// - Throws: `StoreError` with `.misquoted`, `.unknownPredicate`, `.busy`, `.full`, `.readOnly`, `.damaged` or
  ///   `.refused`. Nothing is stored then.
  /// - Complexity: O(text + claims).
  public func commit(_ articles: [(article: Article, claims: Claims)], analysis: String) throws(StoreError) {
    if articles.isEmpty { return }
    try write { db in
      var replaces = false
      let rules = try CatalogueRows.rules(db)
      for (article, claims) in articles {
        precondition(claims.article == article.id, "claims belong to the article they are stored with")
        try ClaimRows.validate(claims, of: article, rules: rules)
        let old = try String.fetchAll(
          db,
          sql:
            """
            SELECT id FROM articles WHERE id = ?1 UNION SELECT id FROM articles WHERE source = ?2 AND imported = 0
            """, arguments: [article.id, article.source])
        if !old.isEmpty, !replaces {
          try GraphRows.clear(db)
          replaces = true
        }
        try ClaimRows.delete(old, in: db)
        try ClaimRows.insert(article, claims, analysis: analysis, in: db)
      }
      try Meta.mark(current: false, in: db)
    }
  }

  /// What is stored already, so that what did not change need not be read again.
  public func knownArticles() throws(StoreError) -> [Article.ID: KnownArticle] {
    try read { db in
      var known: [Article.ID: KnownArticle] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, source, content_hash, analysis_hash FROM articles WHERE imported = 0")
      while let row = try rows.next() {
        try known[row.read("id")] = KnownArticle(
          source: row.read("source"), contentHash: row.read("content_hash"), analysisHash: row.read("analysis_hash"))
      }
      return known
    }
  }

  /// An article as it was stored; `nil` where there is none with this id.
  public func article(_ id: Article.ID) throws(StoreError) -> Article? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM articles WHERE id = ?", arguments: [id]).map { row in
        try Article(
          source: row.read("source"), text: row.read("text"), title: row.read("title"), url: row.read("url"),
          publisher: row.read("publisher"),
          published: row.read("published"), author: row.read("author"), modified: row.read("modified"),
          language: row.read("language"), fingerprint: try Stored.fingerprint(row))
      }
    }
  }

  /// What all articles say, sorted by article: with the judgements, all that identity needs.
  public func claims() throws(StoreError) -> [Claims] {
    try read { db in try ClaimRows.load(db) }
  }
}
