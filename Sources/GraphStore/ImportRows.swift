internal import GRDB
internal import GraphSchema

/// The statements by which an import writes, and what it has written already.
final class ImportRows {
  private struct Passage: Hashable {
    let article: Int32
    let start: Int32
    let end: Int32
    /// Of the quote. Seeded anew in every process: nobody can make two quotes that are taken for one.
    let hash: Int

    func hash(into hasher: inout Hasher) {
      // Of the quote is enough, with what tells apart where it stands.
      hasher.combine(hash &+ Int(article) << 32 &+ Int(start))
    }
  }

  private struct Understanding: Hashable {
    let finder: String
    let confidence: Int
    let polarity: Polarity
    let modality: Modality
    let tense: Tense?
    let speaker: Int?
    let role: String?
    let date: String?

    /// Whether it is that of a piece of evidence, without making one.
    func says(_ evidence: Evidence, _ confidence: Int, _ speaker: Int?) -> Bool {
      self.confidence == confidence && polarity == evidence.polarity && modality == evidence.modality
        && tense == evidence.tense && self.speaker == speaker && finder == evidence.finder && role == evidence.role
        && date == evidence.date
    }
  }

  private let db: Database
  private var passages: [Passage: Int32] = [:]
  private var readings: [Understanding: Int] = [:]
  private var last: (understanding: Understanding, number: Int)?
  /// Whether the tables were without relations before.
  private let isBulk: Bool
  private var chains: [Article.ID: Int] = [:]
  private var next: (document: Int, entity: Int, relation: Int, passage: Int, reading: Int)
  /// The number that was given last.
  private var nextName: Int
  /// The first entity that this import made.
  let entityStart: Int
  /// The one behind its last.
  var entityEnd: Int { next.entity }
  /// Whether quotes have to be told to the full-text index one by one.
  private var feedsSearch = false

  private let documentRow, entityRow, nameRow, passageRow, readingRow, relationRow, evidenceRow, searchRow: RawStatement

  init(_ db: Database, isBulk: Bool) throws {
    self.db = db
    self.isBulk = isBulk
    func next(_ table: String) throws -> Int {
      (try Int.fetchOne(db, sql: "SELECT max(number) FROM \(table) WHERE number <= \(Numbering.boundary)") ?? 0) + 1
    }
    self.next = (
      try next("articles"), try next("entities"), try next("relations"), try next("passages"), try next("readings")
    )
    entityStart = self.next.entity
    nextName = try Int.fetchOne(db, sql: "SELECT max(number) FROM entity_names") ?? Numbering.boundary
    documentRow = try RawStatement(
      """
      INSERT INTO articles
        (number, id, source, text, title, url, publisher, published, content_hash, analysis_hash, fingerprint, imported,
         story)
      VALUES (?, ?, ?, '', ?, ?, ?, ?, '', '', x'', 1, ?)
      """, in: db)
    entityRow = try RawStatement(
      """
      INSERT INTO entities (number, id, kind_number, subkind, name, wikidata, key, articles, imported, origin)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, 0)
      """, in: db)
    nameRow = try RawStatement(
      "INSERT INTO entity_names (number, entity, name, read, key) VALUES (?, ?, ?, 0, ?)", in: db)
    passageRow = try RawStatement(
      "INSERT INTO passages (number, article, start, longer, quote) VALUES (?1, ?2, ?3, ?4 - ?3 - length(?5), ?5)",
      in: db)
    readingRow = try RawStatement(
      """
      INSERT INTO readings (number, finder, polarity, modality, tense, attributed_to, role, date, confidence, read)
      VALUES (?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, 0)
      """, in: db)
    relationRow = try RawStatement(
      """
      INSERT INTO relations
        (number, subject, predicate, object, articles, reprints, confidence, standing, origin)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
      """, in: db)
    evidenceRow = try RawStatement(
      "INSERT INTO evidence (relation, number, passage, reading) VALUES (?, ?, ?, ?)", in: db)
    searchRow = try RawStatement("INSERT INTO passage_search (rowid, quote) VALUES (?, ?)", in: db)
  }

  /// Learns what an earlier import wrote.
  func loadKnown() throws {
    feedsSearch = true
    let passage = try RawStatement(
      "SELECT number, article, start, \"end\", quote FROM passages WHERE number <= \(Numbering.boundary)", in: db)
    while try passage.step() {
      let place = Passage(
        article: Int32(passage.int(1)), start: Int32(clamping: passage.int(2)), end: Int32(clamping: passage.int(3)),
        hash: passage.text(4).hashValue)
      passages[place] = Int32(passage.int(0))
    }
    for row in try Row.fetchAll(db, sql: "SELECT * FROM readings WHERE read = 0") {
      let understanding = Understanding(
        finder: row["finder"], confidence: row["confidence"], polarity: try Stored.value(row, "polarity"),
        modality: try Stored.value(row, "modality"), tense: try Stored.optional(row, "tense"),
        speaker: row["attributed_to"], role: row["role"], date: row["date"])
      readings[understanding] = row["number"]
    }
  }

  // MARK: Articles and entities

  func insert(_ document: DocumentRecord) throws -> Int {
    defer { next.document += 1 }
    documentRow.bind(next.document, at: 1)
    documentRow.bind(document.id, at: 2)
    documentRow.bind(document.source, at: 3)
    documentRow.bind(document.title, at: 4)
    documentRow.bind(document.url, at: 5)
    documentRow.bind(document.publisher, at: 6)
    documentRow.bind(document.published, at: 7)
    documentRow.bind(document.story == document.id ? nil : document.story, at: 8)
    try documentRow.run()
    return next.document
  }

  func change(_ document: DocumentRecord, number: Int) throws {
    try db.cachedStatement(
      sql: """
        UPDATE articles SET source = ?, title = coalesce(?, title), url = coalesce(?, url),
          publisher = coalesce(?, publisher), published = coalesce(?, published), story = ? WHERE number = ?
        """
    ).execute(arguments: [
      document.source, document.title, document.url, document.publisher, document.published,
      document.story == document.id ? nil : document.story, number,
    ])
  }

  func insert(_ entity: Entity) throws -> Int {
    defer { next.entity += 1 }
    entityRow.bind(next.entity, at: 1)
    entityRow.bind(entity.id, at: 2)
    entityRow.bind(entity.kind.number, at: 3)
    entityRow.bind(entity.subkind, at: 4)
    entityRow.bind(entity.name, at: 5)
    entityRow.bind(entity.wikidata, at: 6)
    entityRow.bind(SpellingNumber.of(entity.name), at: 7)
    // Counted at the end (`GraphImporter.finish`). A byte is kept for the number, so that most rows need not move then.
    entityRow.bind(isBulk ? 100 : 0, at: 8)
    try entityRow.run()
    for name in entity.otherNames { try insert(name, of: next.entity) }
    return next.entity
  }

  private func insert(_ name: String, of entity: Int) throws {
    nextName += 1
    nameRow.bind(nextName, at: 1)
    nameRow.bind(entity, at: 2)
    nameRow.bind(name, at: 3)
    nameRow.bind(SpellingNumber.of(name), at: 4)
    try nameRow.run()
  }

  func change(_ entity: Entity, number: Int) throws {
    let shown =
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT name FROM entities WHERE number = ?"), arguments: [number]) ?? entity.name
    try db.cachedStatement(
      sql: """
        UPDATE entities SET name = ?, key = ?, subkind = coalesce(?, subkind), wikidata = coalesce(?, wikidata)
        WHERE number = ?
        """
    ).execute(arguments: [entity.name, SpellingNumber.of(entity.name), entity.subkind, entity.wikidata, number])
    try db.cachedStatement(sql: "DELETE FROM entity_names WHERE entity = ? AND name = ?").execute(
      arguments: [number, entity.name])
    let known = Set(
      try String.fetchAll(
        db.cachedStatement(sql: "SELECT name FROM entity_names WHERE entity = ?"), arguments: [number]))
    for name in entity.otherNames + [shown].filter({ $0 != entity.name }) where !known.contains(name) {
      try insert(name, of: number)
    }
  }

  func insert(_ mention: MentionRecord, of entity: Entity, number: Int) throws {
    let known = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT chain FROM members WHERE article = ? AND entity = ?"),
      arguments: [mention.document, number])
    let chain: Int
    if let known {
      chain = known
    } else {
      if chains[mention.document] == nil {
        chains[mention.document] = try Int.fetchOne(
          db.cachedStatement(sql: "SELECT max(number) + 1 FROM chains WHERE article = ?"),
          arguments: [mention.document])
      }
      chain = chains[mention.document] ?? 0
      chains[mention.document] = chain + 1
      try db.cachedStatement(sql: "INSERT INTO chains (article, number, kind, name) VALUES (?, ?, ?, ?)").execute(
        arguments: [mention.document, chain, entity.kind.rawValue, entity.name])
      try db.cachedStatement(sql: "INSERT INTO members (article, chain, entity) VALUES (?, ?, ?)").execute(
        arguments: [mention.document, chain, number])
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO mentions (article, chain, number, start, "end", text, reading)
        SELECT ?1, ?2, (SELECT coalesce(max(number) + 1, 0) FROM mentions WHERE article = ?1 AND chain = ?2),
          ?3, ?4, ?5, ?6
        WHERE NOT EXISTS (
          SELECT 1 FROM mentions
          WHERE article = ?1 AND chain = ?2 AND start = ?3 AND "end" = ?4 AND text = ?5 AND reading = ?6)
        """
    ).execute(arguments: [
      mention.document, chain, mention.range.start, mention.range.end, mention.text, mention.reading.rawValue,
    ])
  }

  // MARK: Evidence

  func passage(of evidence: Evidence, article: Int) throws -> Int {
    let place = Passage(
      article: Int32(article), start: Int32(clamping: evidence.range.start), end: Int32(clamping: evidence.range.end),
      hash: evidence.quote.hashValue)
    if let known = passages[place] { return Int(known) }
    let number = next.passage
    next.passage += 1
    passages[place] = Int32(number)
    passageRow.bind(number, at: 1)
    passageRow.bind(article, at: 2)
    passageRow.bind(evidence.range.start, at: 3)
    passageRow.bind(evidence.range.end, at: 4)
    passageRow.bind(evidence.quote, at: 5)
    try passageRow.run()
    if feedsSearch {
      searchRow.bind(number, at: 1)
      searchRow.bind(evidence.quote, at: 2)
      try searchRow.run()
    }
    return number
  }

  /// - Parameter confidence: in millionths.
  func reading(of evidence: Evidence, confidence: Int, speaker: Int?) throws -> Int {
    if let number = last?.number, last?.understanding.says(evidence, confidence, speaker) == true { return number }
    let understanding = Understanding(
      finder: evidence.finder, confidence: confidence, polarity: evidence.polarity, modality: evidence.modality,
      tense: evidence.tense, speaker: speaker, role: evidence.role, date: evidence.date)
    let number = try readings[understanding] ?? insert(understanding)
    last = (understanding, number)
    return number
  }

  private func insert(_ understanding: Understanding) throws -> Int {
    let number = next.reading
    next.reading += 1
    readings[understanding] = number
    readingRow.bind(number, at: 1)
    readingRow.bind(understanding.finder, at: 2)
    readingRow.bind(understanding.polarity.rawValue, at: 3)
    readingRow.bind(understanding.modality.rawValue, at: 4)
    readingRow.bind(understanding.tense?.rawValue, at: 5)
    readingRow.bind(understanding.speaker ?? 0, at: 6)
    readingRow.bind(understanding.role, at: 7)
    readingRow.bind(understanding.date, at: 8)
    readingRow.bind(understanding.confidence, at: 9)
    try readingRow.run()
    return number
  }

  // MARK: Relations

  func relation(_ subject: Int32, _ predicate: Int32, _ object: Int32) throws -> Int? {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT number FROM relations WHERE subject = ? AND predicate = ? AND object = ?"),
      arguments: [subject, predicate, object])
  }

  func insert(
    subject: Int, predicate: Int, object: Int, _ tally: ImportTally, _ pieces: [(passage: Int, reading: Int)]
  ) throws -> Int {
    let number = next.relation
    next.relation += 1
    let amount = tally.amount()
    relationRow.bind(number, at: 1)
    relationRow.bind(subject, at: 2)
    relationRow.bind(predicate, at: 3)
    relationRow.bind(object, at: 4)
    relationRow.bind(amount.articles, at: 5)
    relationRow.bind(amount.articles - amount.stories, at: 6)
    relationRow.bind(amount.confidence, at: 7)
    relationRow.bind(tally.standing.number, at: 8)
    try relationRow.run()
    if pieces.count == 1 {
      try insert(pieces[0], of: number, at: 0)
    } else {
      var seen: Set<Int> = []
      var position = 0
      for (index, piece) in pieces.enumerated() {
        let isNew =
          pieces.count <= 8
          ? !pieces[..<index].contains { $0 == piece } : seen.insert(piece.passage << 32 | piece.reading).inserted
        if !isNew { continue }
        try insert(piece, of: number, at: position)
        position += 1
      }
    }
    return number
  }

  private func insert(_ piece: (passage: Int, reading: Int), of relation: Int, at position: Int) throws {
    evidenceRow.bind(relation, at: 1)
    evidenceRow.bind(position, at: 2)
    evidenceRow.bind(piece.passage, at: 3)
    evidenceRow.bind(piece.reading, at: 4)
    try evidenceRow.run()
  }

  /// Adds what is new to a relation that is there, and counts again.
  ///
  /// - Parameter story: the number of a story.
  func extend(_ relation: Int, by pieces: [(passage: Int, reading: Int)], story: (String) -> Int) throws {
    var known: Set<[Int]> = []
    for row in try Row.fetchAll(
      db.cachedStatement(sql: "SELECT passage, reading FROM evidence WHERE relation = ?"), arguments: [relation])
    {
      known.insert([row[0], row[1]])
    }
    var position = known.count
    for piece in pieces where known.insert([piece.passage, piece.reading]).inserted {
      try insert(piece, of: relation, at: position)
      position += 1
    }
    var tally = ImportTally()
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT t.article, coalesce(a.story, a.id), h.confidence, h.polarity, h.modality FROM evidence AS e
          CROSS JOIN passages AS t ON t.number = e.passage CROSS JOIN articles AS a ON a.number = t.article
          CROSS JOIN readings AS h ON h.number = e.reading WHERE e.relation = ? ORDER BY e.number
          """), arguments: [relation])
    while let row = try rows.next() {
      tally.add(
        article: row[0], story: story(row[1]), confidence: row[2], polarity: try Stored.value(row, "polarity"),
        modality: try Stored.value(row, "modality"))
    }
    let amount = tally.amount()
    try db.cachedStatement(
      sql: "UPDATE relations SET articles = ?, reprints = ?, confidence = ?, standing = ? WHERE number = ?"
    ).execute(arguments: [
      amount.articles, amount.articles - amount.stories, amount.confidence, tally.standing.number, relation,
    ])
  }
}

extension Entity {
  /// All names but the one that is shown.
  fileprivate var otherNames: [String] {
    names.isEmpty || names == [name] ? [] : Set(names).subtracting([name]).sorted()
  }
}
