internal import GRDB
internal import GraphSchema

/// The statements by which an import writes, and what it has written already.
final class ImportRows {
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
  /// By article and start, and by the end and a hash of the quote. That is seeded anew in every process: nobody can make
  /// two quotes that are taken for one.
  private var passages = PairTable()
  private var readings: [Understanding: Int] = [:]
  /// Some of `readings` by what is quick to see of them, so that most need no hash.
  private var recent: [(place: Int32, number: Int32)] = Array(repeating: (-1, 0), count: slots)
  /// What `recent` speaks of, by place.
  private var met: [Understanding] = []
  private static let slots = 1 << 12
  /// Whether the tables were without relations before.
  private let isBulk: Bool
  private var chains: [Article.ID: Int] = [:]
  private var next: (document: Int, entity: Int, relation: Int, passage: Int, reading: Int)
  /// The number that was given last.
  private var nextName: Int
  /// The first entity that this import made.
  let entityStart: Int
  /// What the next relation will have.
  var nextRelation: Int { next.relation }
  /// The one behind its last.
  var entityEnd: Int { next.entity }
  /// Whether quotes have to be told to the full-text index one by one.
  private var feedsSearch = false

  private let nameRow, readingRow, searchRow: RawStatement
  private let documentRows, entityRows, passageRows, relationRows, evidenceRows: BulkInsert

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
    guard Numbering.all.contains(nextName) else { throw DamagedColumn(column: "entity_names.number") }
    func rows(_ table: String, _ columns: Int) throws -> BulkInsert {
      try BulkInsert(into: table, columns: columns, width: isBulk ? 32 : 1, in: db)
    }
    documentRows = try rows(
      """
      articles (number, id, source, title, url, publisher, published, author, modified, language, story, text,
        content_hash, analysis_hash, fingerprint, imported)
      """, 16)
    entityRows = try rows(
      "entities (number, id, kind_number, subkind, name, wikidata, key, articles, imported, origin)", 10)
    nameRow = try RawStatement(
      "INSERT INTO entity_names (number, entity, name, read, key) VALUES (?, ?, ?, 0, ?)", in: db)
    passageRows = try rows("passages (number, article, start, longer, quote)", 5)
    readingRow = try RawStatement(
      """
      INSERT INTO readings (number, finder, polarity, modality, tense, attributed_to, role, date, confidence, read)
      VALUES (?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, 0)
      """, in: db)
    relationRows = try rows(
      "relations (number, subject, predicate, object, articles, reprints, confidence, standing, origin)", 9)
    evidenceRows = try rows("evidence (relation, number, passage, reading)", 4)
    searchRow = try RawStatement("INSERT INTO passage_search (rowid, quote) VALUES (?, ?)", in: db)
  }

  /// Writes what waits to be written.
  func flush() throws {
    for rows in [documentRows, entityRows, passageRows, relationRows, evidenceRows] { try rows.flush() }
  }

  /// Learns what an earlier import wrote.
  func loadKnown() throws {
    feedsSearch = true
    let passage = try RawStatement(
      "SELECT number, article, start, \"end\", quote FROM passages WHERE number <= \(Numbering.boundary)", in: db)
    while try passage.step() {
      _ = try number(
        ofPassage: passage.text(4), article: passage.int(1), start: passage.int(2), end: passage.int(3),
        orPut: passage.int(0))
    }
    for row in try Row.fetchAll(db, sql: "SELECT * FROM readings WHERE read = 0") {
      let understanding = try Understanding(
        finder: row.read("finder"), confidence: row.read("confidence", in: Millionths.all),
        polarity: try Stored.value(row, "polarity"),
        modality: try Stored.value(row, "modality"), tense: try Stored.optional(row, "tense"),
        speaker: row.read("attributed_to"), role: row.read("role"), date: row.read("date"))
      try readings[understanding] = row.read("number")
    }
  }

  // MARK: Articles and entities

  func insert(_ document: DocumentRecord) throws -> Int {
    defer { next.document += 1 }
    documentRows.add(next.document)
    documentRows.add(document.id)
    documentRows.add(document.source)
    documentRows.add(document.title)
    documentRows.add(document.url)
    documentRows.add(document.publisher)
    documentRows.add(document.published)
    documentRows.add(document.author)
    documentRows.add(document.modified)
    documentRows.add(document.language)
    documentRows.add(document.story == document.id ? nil : document.story)
    // No text, no hashes, no fingerprint.
    for _ in 1...3 { documentRows.add("") }
    documentRows.addNoBytes()
    documentRows.add(1)
    try documentRows.endRow()
    return next.document
  }

  func change(_ document: DocumentRecord, number: Int) throws {
    try flush()
    try db.cachedStatement(
      sql: """
        UPDATE articles SET source = ?, title = coalesce(?, title), url = coalesce(?, url),
          publisher = coalesce(?, publisher), published = coalesce(?, published), author = coalesce(?, author),
          modified = coalesce(?, modified), language = coalesce(?, language), story = ? WHERE number = ?
        """
    ).execute(arguments: [
      document.source, document.title, document.url, document.publisher, document.published,
      document.author, document.modified, document.language,
      document.story == document.id ? nil : document.story, number,
    ])
  }

  func insert(_ entity: Entity) throws -> Int {
    defer { next.entity += 1 }
    entityRows.add(next.entity)
    entityRows.add(entity.id)
    entityRows.add(entity.kind.number)
    entityRows.add(entity.subkind)
    entityRows.add(entity.name)
    entityRows.add(entity.wikidata)
    entityRows.add(SpellingNumber.of(entity.name))
    // Counted at the end (`GraphImporter.finish`). A byte is kept for the number, so that most rows need not move then.
    for _ in 1...2 { entityRows.add(isBulk ? 100 : 0) }
    entityRows.add(0)
    try entityRows.endRow()
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
    try flush()
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
    try flush()
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

  func passage(_ quote: String, at range: CodePointRange, article: Int) throws -> Int {
    let (start, end) = (range.start, range.end)
    let number = next.passage
    let known = self.number(ofPassage: quote, article: article, start: start, end: end, orPut: number)
    if known != number { return known }
    next.passage += 1
    passageRows.add(number)
    passageRows.add(article)
    passageRows.add(start)
    passageRows.add(end - start - Self.length(quote))
    passageRows.add(quote)
    try passageRows.endRow()
    if feedsSearch {
      searchRow.bind(number, at: 1)
      searchRow.bind(quote, at: 2)
      try searchRow.run()
    }
    return number
  }

  private func number(ofPassage quote: String, article: Int, start: Int, end: Int, orPut number: Int) -> Int {
    var quote = quote
    let hash = quote.withUTF8(SeededHash.of)
    return Int(
      passages.number(
        of: UInt64(truncatingIfNeeded: article) << 32 ^ UInt64(truncatingIfNeeded: start),
        SeededHash.mix(hash, UInt64(truncatingIfNeeded: end)), orPut: Int32(clamping: number)))
  }

  /// As SQLite's `length`: code points.
  private static func length(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var count = 0
      for byte in bytes {
        // It stops at a NUL.
        if byte == 0 { break }
        if byte & 0xC0 != 0x80 { count += 1 }
      }
      return count
    }
  }

  /// - Parameter confidence: in millionths.
  func reading(of evidence: Evidence, confidence: Int, speaker: Int?) throws -> Int {
    let slot = Self.slot(of: evidence, confidence, speaker)
    let near = recent[slot]
    if near.place >= 0, met[Int(near.place)].says(evidence, confidence, speaker) { return Int(near.number) }
    let understanding = Understanding(
      finder: evidence.finder, confidence: confidence, polarity: evidence.polarity, modality: evidence.modality,
      tense: evidence.tense, speaker: speaker, role: evidence.role, date: evidence.date)
    let number = try readings[understanding] ?? insert(understanding)
    if near.place >= 0 {
      met[Int(near.place)] = understanding
      recent[slot].number = Int32(number)
    } else {
      recent[slot] = (Int32(met.count), Int32(number))
      met.append(understanding)
    }
    return number
  }

  private static func slot(of evidence: Evidence, _ confidence: Int, _ speaker: Int?) -> Int {
    let tense = evidence.tense.map { $0 == .past ? 1 : $0 == .present ? 2 : 3 } ?? 0
    let modality = evidence.modality == .actual ? 0 : evidence.modality == .planned ? 1 : 2
    let claim = (tense * 4 + modality) * 2 + (evidence.polarity == .denied ? 1 : 0)
    let finder = Int(evidence.finder.utf8.last ?? 0) * 64 + evidence.finder.utf8.count
    let seen = UInt64(truncatingIfNeeded: ((confidence &* 4096 &+ finder) &* 64 &+ claim) ^ (speaker ?? 0) &* 8191)
    // The golden ratio's bits spread what differs a little (D. Knuth, The Art of Computer Programming, volume 3, 6.4).
    return Int((seen &* 0x9E37_79B9_7F4A_7C15) >> 52)
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

  func relation(_ subject: Int, _ predicate: Int, _ object: Int) throws -> Int? {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT number FROM relations WHERE subject = ? AND predicate = ? AND object = ?"),
      arguments: [subject, predicate, object])
  }

  func insert(
    subject: Int, predicate: Int, object: Int, _ tally: inout ImportTally, _ pieces: [(passage: Int, reading: Int)]
  ) throws {
    let number = next.relation
    next.relation += 1
    let amount = tally.amount()
    relationRows.add(number)
    relationRows.add(subject)
    relationRows.add(predicate)
    relationRows.add(object)
    relationRows.add(amount.articles)
    relationRows.add(amount.articles - amount.stories)
    relationRows.add(amount.confidence)
    relationRows.add(tally.standing.number)
    relationRows.add(0)
    try relationRows.endRow()
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
  }

  private func insert(_ piece: (passage: Int, reading: Int), of relation: Int, at position: Int) throws {
    evidenceRows.add(relation)
    evidenceRows.add(position)
    evidenceRows.add(piece.passage)
    evidenceRows.add(piece.reading)
    try evidenceRows.endRow()
  }

  /// Adds what is new to a relation that is there, and counts again.
  ///
  /// - Parameter story: the number of a story.
  func extend(_ relation: Int, by pieces: [(passage: Int, reading: Int)], story: (String) -> Int) throws {
    try flush()
    var known: Set<[Int]> = []
    for row in try Row.fetchAll(
      db.cachedStatement(sql: "SELECT passage, reading FROM evidence WHERE relation = ?"), arguments: [relation])
    {
      try known.insert([row.read(0), row.read(1)])
    }
    var position = known.count
    for piece in pieces where known.insert([piece.passage, piece.reading]).inserted {
      try insert(piece, of: relation, at: position)
      position += 1
    }
    try flush()
    var tally = ImportTally()
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT t.article, coalesce(a.story, a.id), h.confidence, h.polarity, h.modality FROM evidence AS e
          CROSS JOIN passages AS t ON t.number = e.passage CROSS JOIN articles AS a ON a.number = t.article
          CROSS JOIN readings AS h ON h.number = e.reading WHERE e.relation = ? ORDER BY e.number
          """), arguments: [relation])
    while let row = try rows.next() {
      try tally.add(
        article: row.read(0), story: story(row.read(1)), confidence: row.read(2, in: Millionths.all),
        polarity: try Stored.value(row, "polarity"),
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
