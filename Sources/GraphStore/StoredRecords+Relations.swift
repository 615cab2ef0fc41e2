internal import GRDB
public import GraphSchema

extension StoredRecords {
  public func eachRelation(
    cited: Bool, _ order: RecordOrder?, _ use: (CitedRelation) throws -> Void
  ) throws {
    let reader = try RelationReader(self, isCited: cited, order)
    let subjects = try RawStatement("\(Self.entities) ORDER BY \(try sorting("id", by: order))", in: db)
    while try subjects.step() { try reader.each(of: subjects, use) }
  }
}

/// Reads the relations of one subject after the other.
///
/// All evidence of a subject is one statement: asking for that of each relation took longer than reading it.
private final class RelationReader {
  private struct Row {
    let number: Int
    let predicate: Predicate.ID
    /// Where the predicate stands in the order of the records.
    let rank: Int
    let objectID: Entity.ID
    /// What objects are sorted by.
    let key: String
    let object: Entity?
    let articles: Int
    let stories: Int
    let confidence: Double
    var pieces = Pieces()
  }

  /// The evidence of a relation, with what was asked for about it.
  private struct Pieces {
    var evidence: [Evidence] = []
    var documents: [DocumentRecord?] = []
    var speakers: [Entity?] = []
  }

  /// How a passage was understood. Shared by thousands of passages, so it is not copied.
  private final class Understanding {
    let polarity: Polarity
    let modality: Modality
    let tense: Tense?
    let speaker: Int?
    let speakerID: Entity.ID?
    let role: String?
    let date: String?
    let finder: String
    let confidence: Double
    let isAccepted: Bool

    init(_ row: RawStatement) throws {
      polarity = try StoredRecords.word(row.text(0), "polarity")
      modality = try StoredRecords.word(row.text(1), "modality")
      tense = try row.optionalText(2).map { try StoredRecords.word($0, "tense") }
      speaker = row.isNull(3) ? nil : try row.int(3)
      speakerID = row.optionalText(4)
      role = row.optionalText(5)
      date = row.optionalText(6)
      finder = row.text(7)
      confidence = try row.share(8)
      isAccepted = try row.int(9) != 0
    }
  }

  /// A subject with more relations than these is read relation by relation, so that its evidence need not be in memory.
  private static let atOnce = 4096

  private let records: StoredRecords
  private let isCited: Bool
  private let order: RecordOrder?
  private let ranks: [Predicate.ID: Int]
  private let relations, allEvidence, evidence, reading, document, entity, articles: RawStatement
  private var readings = SlotTable<Understanding>(slots: 1 << 12)
  private var documents = SlotTable<DocumentRecord>(slots: 1 << 17)
  private var articleIDs = SlotTable<Article.ID>(slots: 1 << 17)
  private var entities = SlotTable<Entity>(slots: 1 << 15)
  private var rows: [Row] = []
  private var places: [Int] = []

  init(_ records: StoredRecords, isCited: Bool, _ order: RecordOrder?) throws {
    self.records = records
    self.isCited = isCited
    self.order = order
    let predicates = records.predicates.values.map { (id: $0, key: order?($0) ?? $0) }
    ranks = Dictionary(
      uniqueKeysWithValues: predicates.sorted { $0.key.precedes($1.key) }.enumerated().map { ($1.id, $0) })
    let db = records.db
    // By number in both, which the index has, so that the second gives its rows in the order of the first.
    relations = try RawStatement(
      """
      SELECT r.number, r.predicate, r.articles, r.stories, r.confidence, o.number, o.id, o.kind, o.subkind, o.name,
        o.wikidata, o.articles
      FROM relations AS r CROSS JOIN entities AS o ON o.number = r.object WHERE r.subject = ?
      ORDER BY r.predicate, r.object
      """, in: db)
    let pieces = """
      SELECT e.relation, t.article, t.start, t."end", t.quote, e.reading FROM
      """
    allEvidence = try RawStatement(
      """
      \(pieces) relations AS r CROSS JOIN evidence AS e ON e.relation = r.number
      CROSS JOIN passages AS t ON t.number = e.passage WHERE r.subject = ? ORDER BY r.predicate, r.object, e.number
      """, in: db)
    evidence = try RawStatement(
      """
      \(pieces) evidence AS e CROSS JOIN passages AS t ON t.number = e.passage WHERE e.relation = ? ORDER BY e.number
      """, in: db)
    reading = try RawStatement(
      """
      SELECT h.polarity, h.modality, h.tense, h.attributed_to, b.id, h.role, h.date, h.finder, h.confidence, h.accepted
      FROM readings AS h LEFT JOIN entities AS b ON b.number = h.attributed_to WHERE h.number = ?
      """, in: db)
    document = try RawStatement(StoredRecords.documents + " WHERE a.number = ?", in: db)
    articles = try RawStatement("SELECT id FROM articles WHERE number = ?", in: db)
    entity = try RawStatement(StoredRecords.entities + " WHERE number = ?", in: db)
  }

  func each(of subject: RawStatement, _ use: (CitedRelation) throws -> Void) throws {
    let number = try subject.int(0)
    rows.removeAll(keepingCapacity: true)
    relations.bind(number, at: 1)
    while try relations.step() { rows.append(try row()) }
    guard !rows.isEmpty else { return }
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: rows.indices)
    if rows.count > 1 {
      places.sort { a, b in
        rows[a].rank == rows[b].rank ? rows[a].key.precedes(rows[b].key) : rows[a].rank < rows[b].rank
      }
    }
    let isWhole = rows.count <= Self.atOnce
    if isWhole {
      allEvidence.bind(number, at: 1)
      var place = 0
      while try allEvidence.step() {
        let relation = try allEvidence.int(0)
        while place < rows.count, rows[place].number != relation { place += 1 }
        guard place < rows.count else { throw Self.missing("relation") }
        try add(allEvidence, to: &rows[place].pieces)
      }
    }
    let start = try StoredRecords.entity(subject)
    for place in places {
      if !isWhole {
        evidence.bind(rows[place].number, at: 1)
        while try evidence.step() { try add(evidence, to: &rows[place].pieces) }
      }
      try use(try relation(rows[place], from: start))
      rows[place].pieces = Pieces()
    }
  }

  private func row() throws -> Row {
    let predicate = try records.predicate(relations.int(1))
    let number = try relations.int(5)
    var object: Entity?
    if isCited {
      object = entities[number]
      if object == nil {
        let entity = try StoredRecords.entity(relations, from: 5)
        entities[number] = entity
        object = entity
      }
    }
    let id = object?.id ?? relations.text(6)
    return try Row(
      number: relations.int(0), predicate: predicate, rank: ranks[predicate] ?? 0, objectID: id, key: order?(id) ?? id,
      object: object, articles: relations.int(2, in: Numbering.counts), stories: relations.int(3, in: Numbering.counts),
      confidence: relations.share(4))
  }

  private func add(_ row: RawStatement, to pieces: inout Pieces) throws {
    let said = try understanding(row.int(5))
    let article: Article.ID
    if isCited {
      let document = try document(row.int(1))
      article = document.id
      pieces.documents.append(document)
      pieces.speakers.append(try said.speaker.map(entity))
    } else {
      article = try articleID(row.int(1))
    }
    try pieces.evidence.append(
      Evidence(
        document: article, range: row.range(2, 3), quote: row.text(4), polarity: said.polarity,
        modality: said.modality, tense: said.tense, attributedTo: said.speakerID, role: said.role, date: said.date,
        finder: said.finder, confidence: said.confidence, isAccepted: said.isAccepted))
  }

  private func relation(_ row: Row, from subject: Entity) throws -> CitedRelation {
    var (found, documents, speakers) = (row.pieces.evidence, row.pieces.documents, row.pieces.speakers)
    guard !found.isEmpty else {
      // The foreign key forbids it; a file changed with foreign keys off may still say so.
      throw StoreError(
        .damaged, "the graph is damaged: a relation has no evidence", remedy: DamagedColumn.remedy)
    }
    let isSorted = found.indices.dropFirst().allSatisfy { !Evidence.order(found[$0], found[$0 - 1]) }
    if !isSorted {
      let places = found.indices.sorted { a, b in
        if Evidence.order(found[a], found[b]) { return true }
        return !Evidence.order(found[b], found[a]) && a < b
      }
      found = places.map { found[$0] }
      documents = documents.isEmpty ? [] : places.map { documents[$0] }
      speakers = speakers.isEmpty ? [] : places.map { speakers[$0] }
    }
    return CitedRelation(
      Relation(
        key: Relation.Key(subject: subject.id, predicate: row.predicate, object: row.objectID), articles: row.articles,
        stories: row.stories, confidence: row.confidence, evidence: found),
      subject: subject, object: row.object, documents: documents, speakers: speakers)
  }

  private func understanding(_ number: Int) throws -> Understanding {
    if let known = readings[number] { return known }
    var found: Understanding?
    reading.bind(number, at: 1)
    while try reading.step() { found = try Understanding(reading) }
    guard let found else { throw Self.missing("reading") }
    readings[number] = found
    return found
  }

  private func articleID(_ number: Int) throws -> Article.ID {
    if let known = articleIDs[number] { return known }
    var found: Article.ID?
    articles.bind(number, at: 1)
    while try articles.step() { found = articles.text(0) }
    guard let found else { throw Self.missing("article") }
    articleIDs[number] = found
    return found
  }

  private func document(_ number: Int) throws -> DocumentRecord {
    if let known = documents[number] { return known }
    var found: DocumentRecord?
    document.bind(number, at: 1)
    while try document.step() { found = StoredRecords.document(document) }
    guard let found else { throw Self.missing("article") }
    documents[number] = found
    return found
  }

  private func entity(_ number: Int) throws -> Entity {
    if let known = entities[number] { return known }
    var found: Entity?
    entity.bind(number, at: 1)
    while try entity.step() { found = try StoredRecords.entity(entity) }
    guard let found else { throw Self.missing("entity") }
    entities[number] = found
    return found
  }

  private static func missing(_ what: String) -> StoreError {
    StoreError(
      .damaged, "the graph is damaged: evidence speaks of what is not there (\(what))",
      remedy: DamagedColumn.remedy)
  }
}

/// What was read last, by number: of fixed size, and asked once for each piece of evidence.
struct SlotTable<Value> {
  private var numbers: [Int]
  private var values: [Value?]

  /// - Parameter slots: a power of two.
  init(slots: Int) {
    numbers = [Int](repeating: -1, count: slots)
    values = [Value?](repeating: nil, count: slots)
  }

  subscript(number: Int) -> Value? {
    get {
      let slot = number & (numbers.count - 1)
      return numbers[slot] == number ? values[slot] : nil
    }
    set {
      let slot = number & (numbers.count - 1)
      numbers[slot] = number
      values[slot] = newValue
    }
  }
}
