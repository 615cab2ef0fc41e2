internal import GRDB
public import GraphSchema

extension StoredRecords {
  public func eachRelation(
    cited: Bool, _ order: RecordOrder?, _ use: (CitedRelation) throws -> Void
  ) throws {
    let reader = try RelationReader(self, isCited: cited)
    let subjects = try RawStatement("\(Self.entities) ORDER BY \(try sorting("id", by: order))", in: db)
    while try subjects.step() { try reader.each(of: subjects, order, use) }
  }
}

/// Reads the relations of one subject after the other.
private final class RelationReader {
  private struct Row {
    let number: Int
    let predicate: Predicate.ID
    let object: Int
    let objectID: Entity.ID
    let articles: Int
    let stories: Int
    let confidence: Int
    let isRead: Bool
  }

  /// How a passage was understood.
  private struct Understanding {
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
  }

  private let records: StoredRecords
  private let isCited: Bool
  private let relations, evidence, reading, document, entity, articles: RawStatement
  private var readings = SlotTable<Understanding>(slots: 1 << 12)
  private var documents = SlotTable<DocumentRecord>(slots: 1 << 16)
  private var articleIDs = SlotTable<Article.ID>(slots: 1 << 16)
  private var entities = SlotTable<Entity>(slots: 1 << 15)

  init(_ records: StoredRecords, isCited: Bool) throws {
    self.records = records
    self.isCited = isCited
    let db = records.db
    relations = try RawStatement(
      """
      SELECT r.number, r.predicate, r.object, o.id, r.articles, r.stories, r.confidence, r.origin FROM relations AS r
      CROSS JOIN entities AS o ON o.number = r.object WHERE r.subject = ?
      """, in: db)
    evidence = try RawStatement(
      """
      SELECT t.article, t.start, t."end", t.quote, e.reading FROM evidence AS e
      CROSS JOIN passages AS t ON t.number = e.passage WHERE e.relation = ? ORDER BY e.number
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

  func each(of subject: RawStatement, _ order: RecordOrder?, _ use: (CitedRelation) throws -> Void) throws {
    var rows: [Row] = []
    relations.bind(subject.int(0), at: 1)
    while try relations.step() {
      rows.append(
        Row(
          number: relations.int(0), predicate: try records.predicate(relations.int(1)), object: relations.int(2),
          objectID: relations.text(3), articles: relations.int(4), stories: relations.int(5),
          confidence: relations.int(6), isRead: relations.int(7) == RelationRows.Origin.read.rawValue))
    }
    guard !rows.isEmpty else { return }
    if rows.count > 1 { sort(&rows, order) }
    let start = try StoredRecords.entity(subject)
    for row in rows { try use(relation(row, from: start)) }
  }

  private func sort(_ rows: inout [Row], _ order: RecordOrder?) {
    if let order {
      let keys = rows.map { (order($0.predicate), order($0.objectID)) }
      rows = rows.indices.sorted { a, b in
        keys[a].0.isSame(as: keys[b].0) ? keys[a].1.precedes(keys[b].1) : keys[a].0.precedes(keys[b].0)
      }.map { rows[$0] }
    } else {
      rows.sort { a, b in
        a.predicate.isSame(as: b.predicate) ? a.objectID.precedes(b.objectID) : a.predicate.precedes(b.predicate)
      }
    }
  }

  private func relation(_ row: Row, from subject: Entity) throws -> CitedRelation {
    var found: [Evidence] = []
    var documents: [DocumentRecord?] = []
    var speakers: [Entity?] = []
    evidence.bind(row.number, at: 1)
    while try evidence.step() {
      let said = try understanding(evidence.int(4))
      let article: Article.ID
      if isCited {
        let document = try document(evidence.int(0))
        article = document.id
        documents.append(document)
        speakers.append(try said.speaker.map(entity))
      } else {
        article = try articleID(evidence.int(0))
      }
      found.append(
        Evidence(
          document: article, range: CodePointRange(evidence.int(1), evidence.int(2)), quote: evidence.text(3),
          polarity: said.polarity, modality: said.modality, tense: said.tense, attributedTo: said.speakerID,
          role: said.role, date: said.date, finder: said.finder, confidence: said.confidence,
          isAccepted: said.isAccepted))
    }
    guard !found.isEmpty else {
      // The foreign key forbids it; a file changed with foreign keys off may still say so.
      throw StoreError(
        .damaged, "the graph is damaged: a relation has no evidence", remedy: StoredRecords.remedy)
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
        stories: row.stories, confidence: Millionths.share(row.confidence), evidence: found),
      subject: subject, object: isCited ? try entity(row.object) : nil, documents: documents, speakers: speakers)
  }

  private func understanding(_ number: Int) throws -> Understanding {
    if let known = readings[number] { return known }
    var found: Understanding?
    reading.bind(number, at: 1)
    while try reading.step() {
      found = Understanding(
        polarity: try StoredRecords.word(reading.text(0), "polarity"),
        modality: try StoredRecords.word(reading.text(1), "modality"),
        tense: try reading.optionalText(2).map { try StoredRecords.word($0, "tense") },
        speaker: reading.isNull(3) ? nil : reading.int(3), speakerID: reading.optionalText(4),
        role: reading.optionalText(5), date: reading.optionalText(6), finder: reading.text(7),
        confidence: Millionths.share(reading.int(8)), isAccepted: reading.int(9) != 0)
    }
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
      remedy: StoredRecords.remedy)
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
