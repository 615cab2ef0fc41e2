internal import Foundation
internal import GRDB
internal import GraphSchema

/// Articles and claims as rows.
enum ClaimRows {
  /// Checks what the tables cannot: that quotes and mentions are the article's words, and that the predicates exist.
  static func validate(
    _ claims: Claims, of article: Article, rules: [GraphSchema.Predicate.ID: PredicateRule]
  ) throws(StoreError) {
    let text = CodePointText(article.text)
    func check(_ quote: String, _ range: CodePointRange, _ noun: String) throws(StoreError) {
      guard text.slice(range).map({ $0 == quote.unicodeScalars }) ?? false else {
        throw StoreError(
          .misquoted, "a \(noun) is not what the article says from \(range.start) to \(range.end)",
          place: article.source, remedy: "this is a fault in Kith's reader, not in the article: please report it")
      }
    }
    for chain in claims.chains {
      for mention in chain.mentions { try check(mention.text, mention.range, "mention") }
    }
    for relation in claims.relations {
      try check(relation.evidence.quote, relation.evidence.range, "quote")
      if rules[relation.predicate] == nil {
        throw StoreError(
          .unknownPredicate, "no relation is called '\(relation.predicate)'", place: relation.evidence.finder,
          remedy: "use an id of the catalogue in the pattern, or add the relation to the catalogue")
      }
    }
  }

  static func insert(_ article: Article, _ claims: Claims, analysis: String, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO articles
          (id, source, text, title, url, publisher, published, author, modified, language, content_hash, analysis_hash,
           fingerprint)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        article.id, article.source, article.text, article.title, article.url, article.publisher, article.published,
        article.author, article.modified, article.language, article.contentHash, analysis,
        Data(article.fingerprint.bytes),
      ])
    try insertSentences(of: article, claims.sentences, in: db)
    let chainRow = try db.cachedStatement(
      sql: "INSERT INTO chains (article, number, kind, name, entry, gender) VALUES (?, ?, ?, ?, ?, ?)")
    let mentionRow = try db.cachedStatement(
      sql: """
        INSERT INTO mentions (article, chain, number, start, "end", text, reading) VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for (number, chain) in claims.chains.enumerated() {
      try chainRow.execute(arguments: [
        article.id, number, chain.kind.rawValue, chain.name, chain.entry, chain.gender?.rawValue,
      ])
      for (position, mention) in chain.mentions.enumerated() {
        try mentionRow.execute(arguments: [
          article.id, number, position, mention.range.start, mention.range.end, mention.text,
          mention.reading.rawValue,
        ])
      }
    }
    let claimRow = try db.cachedStatement(
      sql: """
        INSERT INTO claims
          (article, number, subject, predicate, object, start, "end", quote, polarity, modality, tense, attributed_to,
           role, date, finder, confidence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (number, claim) in claims.relations.enumerated() {
      let evidence = claim.evidence
      try claimRow.execute(arguments: [
        article.id, number, claim.subject, claim.predicate, claim.object, evidence.range.start, evidence.range.end,
        evidence.quote, evidence.polarity.rawValue, evidence.modality.rawValue, evidence.tense?.rawValue,
        evidence.attributedTo, evidence.role, evidence.date, evidence.finder, evidence.confidence,
      ])
    }
  }

  private static func insertSentences(of article: Article, _ sentences: [CodePointRange], in db: Database) throws {
    let text = CodePointText(article.text)
    let row = try db.cachedStatement(sql: "INSERT INTO sentences (article, start, \"end\") VALUES (?, ?, ?)")
    let search = try db.cachedStatement(sql: "INSERT INTO sentence_search (rowid, text) VALUES (?, ?)")
    for sentence in sentences {
      try row.execute(arguments: [article.id, sentence.start, sentence.end])
      let number = db.lastInsertedRowID
      try search.execute(arguments: [number, text.string(sentence)])
    }
  }

  /// Takes articles out, whether they were read here or imported.
  static func delete(_ ids: [Article.ID], in db: Database) throws {
    let imported = try db.cachedStatement(sql: "SELECT number FROM articles WHERE id = ? AND imported = 1")
    var numbers: [Int] = []
    for id in ids {
      if let number = try Int.fetchOne(imported, arguments: [id]) {
        numbers.append(number)
      } else {
        try delete(id, in: db)
      }
    }
    if !numbers.isEmpty { try ImportedRemoval.remove(numbers, in: db) }
  }

  /// Takes an article out with its sentences, chains and claims; nothing derived may point to them any more.
  private static func delete(_ id: Article.ID, in db: Database) throws {
    guard let content = try String.fetchOne(db, sql: "SELECT text FROM articles WHERE id = ?", arguments: [id]) else {
      return
    }
    // An external-content index must be told what it indexed.
    let text = CodePointText(content)
    let search = try db.cachedStatement(
      sql: "INSERT INTO sentence_search (sentence_search, rowid, text) VALUES ('delete', ?, ?)")
    let sentences = try Row.fetchAll(
      db, sql: "SELECT number, start, \"end\" FROM sentences WHERE article = ?", arguments: [id])
    for row in sentences {
      let number: Int64 = try row.read("number")
      try search.execute(arguments: [number, text.string(row.range("start", "end"))])
    }
    try db.execute(sql: "DELETE FROM articles WHERE id = ?", arguments: [id])
  }

  /// All claims, sorted by article, exactly as they were committed.
  ///
  /// - Parameter withSentences: whether their sentences are wanted, too.
  static func load(_ db: Database, withSentences: Bool = true) throws -> [Claims] {
    // Imported articles have chains, where their entities are mentioned, but nothing for identity to decide.
    var reader = try ClaimReader(db)
    return try String.fetchAll(db, sql: "SELECT id FROM articles WHERE imported = 0 ORDER BY id").map { id in
      try reader.claims(of: id, withSentences: withSentences)
    }
  }
}
