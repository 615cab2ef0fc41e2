internal import GRDB
internal import GraphSchema

/// Writes relations that follow from articles read here, beside or into those that were imported.
struct RelationRows {
  /// Who speaks of something, as the tables number it.
  enum Origin: Int { case imported, read, both }

  private struct Passage: Hashable {
    let article: Int
    let range: CodePointRange
    let quote: String
  }

  private struct Understanding: Hashable {
    let finder: String
    let polarity: Polarity
    let modality: Modality
    let tense: Tense?
    let speaker: Int?
    let role: String?
    let date: String?
    let confidence: Int
    let isAccepted: Bool
  }

  private let entities: [Entity.ID: Int]
  private let predicates: [Predicate.ID: Int]
  private let articles: [Article.ID: Int]
  private let stories: [Article.ID: String]
  /// Without imports there is nothing to look for.
  private let meetsImports: Bool
  private var passages: [Passage: Int] = [:]
  private var readings: [Understanding: Int] = [:]

  /// - Parameter entities: the numbers of those that articles read here name.
  init(entities: [Entity.ID: Int], in db: Database) throws {
    self.entities = entities
    predicates = try CatalogueRows.numbers(db)
    var articles: [Article.ID: Int] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, number FROM articles WHERE imported = 0") {
      try articles[row.read(0)] = row.read(1)
    }
    self.articles = articles
    var stories: [Article.ID: String] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT article, story FROM stories") {
      try stories[row.read(0)] = row.read(1)
    }
    self.stories = stories
    meetsImports = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM relations WHERE origin = 0)") ?? false
  }

  mutating func insert(_ relation: Relation, in db: Database) throws {
    guard let subject = entities[relation.subject], let object = entities[relation.object],
      let predicate = predicates[relation.predicate]
    else { preconditionFailure("a relation joins entities of its resolution") }
    var first = 0
    let number: Int
    if meetsImports,
      let known = try Int.fetchOne(
        db.cachedStatement(sql: "SELECT number FROM relations WHERE subject = ? AND predicate = ? AND object = ?"),
        arguments: [subject, predicate, object])
    {
      number = known
      try SubgraphRows.select(numbers: [number], in: db)
      let imported = try SubgraphRows.relations(db)[0].evidence
      let stories = try self.stories.merging(ImportedRows.stories(of: [number], in: db)) { read, _ in read }
      let both = Derivation.relation(
        relation.key, evidence: (imported + relation.evidence).sorted(by: Evidence.precedes), stories: stories)
      try Self.update(number, to: both, origin: .both, in: db)
      first =
        try Int.fetchOne(db, sql: "SELECT max(number) + 1 FROM evidence WHERE relation = ?", arguments: [number]) ?? 0
    } else {
      try db.cachedStatement(
        sql: """
          INSERT INTO relations (subject, predicate, object, articles, reprints, confidence, standing)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        subject, predicate, object, relation.articles, relation.articles - relation.stories,
        Millionths.of(relation.confidence), relation.standing.number,
      ])
      number = Int(db.lastInsertedRowID)
    }
    let row = try db.cachedStatement(
      sql: "INSERT INTO evidence (relation, number, passage, reading) VALUES (?, ?, ?, ?)")
    for (position, evidence) in relation.evidence.enumerated() {
      try row.execute(arguments: [
        number, first + position, try passage(of: evidence, in: db), try reading(of: evidence, in: db),
      ])
    }
  }

  static func update(_ number: Int, to relation: Relation, origin: Origin, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE relations SET articles = ?, reprints = ?, confidence = ?, standing = ?, origin = ? WHERE number = ?
        """
    ).execute(arguments: [
      relation.articles, relation.articles - relation.stories, Millionths.of(relation.confidence),
      relation.standing.number, origin.rawValue, number,
    ])
  }

  private mutating func passage(of evidence: Evidence, in db: Database) throws -> Int {
    guard let article = articles[evidence.document] else {
      preconditionFailure("evidence is of an article that is stored")
    }
    let passage = Passage(article: article, range: evidence.range, quote: evidence.quote)
    if let known = passages[passage] { return known }
    let number = Numbering.boundary + passages.count + 1
    try db.cachedStatement(
      sql: """
        INSERT INTO passages (number, article, start, longer, quote) VALUES (?1, ?2, ?3, ?4 - ?3 - length(?5), ?5)
        """
    ).execute(arguments: [number, article, evidence.range.start, evidence.range.end, evidence.quote])
    passages[passage] = number
    return number
  }

  private mutating func reading(of evidence: Evidence, in db: Database) throws -> Int {
    let reading = Understanding(
      finder: evidence.finder, polarity: evidence.polarity, modality: evidence.modality, tense: evidence.tense,
      speaker: evidence.attributedTo.flatMap { entities[$0] }, role: evidence.role, date: evidence.date,
      confidence: Millionths.of(evidence.confidence), isAccepted: evidence.isAccepted)
    if let known = readings[reading] { return known }
    try db.cachedStatement(
      sql: """
        INSERT INTO readings (finder, polarity, modality, tense, attributed_to, role, date, confidence, accepted)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      reading.finder, reading.polarity.rawValue, reading.modality.rawValue, reading.tense?.rawValue, reading.speaker,
      reading.role, reading.date, reading.confidence, reading.isAccepted,
    ])
    let number = Int(db.lastInsertedRowID)
    readings[reading] = number
    return number
  }
}

extension Relation.Standing {
  /// As the tables number it.
  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  init(number: Int) throws(StoreError) {
    guard Self.allCases.indices.contains(number) else {
      throw StoreError(.damaged, "the graph is damaged: \(number) is no value for standing")
    }
    self = Self.allCases[number]
  }
}
