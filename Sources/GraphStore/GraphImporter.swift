internal import Foundation
internal import GRDB
public import GraphSchema

/// Takes in facts that were made elsewhere, one record after the other, into one transaction.
///
/// They are written to the derived tables as they come and marked as imported. The same facts twice are the same facts;
/// an entity or document that is there already takes the new names and fields. Valid only inside
/// `GraphDatabase.importFacts(_:)`.
public final class GraphImporter {
  public private(set) var report = ImportReport()

  let db: Database
  /// Whether the tables were without relations before, so that nothing has to be looked up.
  let isBulk: Bool
  private var predicates = TextTable<PredicatePlace>()
  private var entities = TextTable<EntityPlace>()
  private var documents = TextTable<DocumentPlace>()
  private var stories = TextTable<Int>()
  private var rows: ImportRows
  /// Relations by their ends and predicate, of a bulk.
  private var relations = PairTable()
  /// Which entity which article names, the entity in the upper half.
  private var named: [UInt64] = []
  /// Of the relation at hand, kept so that not every relation asks for memory.
  private var places: [DocumentPlace] = []
  private var pieces: [(passage: Int, reading: Int)] = []
  private var tally = ImportTally()

  private struct EntityPlace {
    let number: Int
    let kind: EntityKind
  }

  private struct PredicatePlace {
    let number: Int
    let isSymmetric: Bool
    /// Bit 3 * subject + object is set where it joins the two kinds.
    let pairs: Int

    init(number: Int, rule: PredicateRule) {
      self.number = number
      isSymmetric = rule.isSymmetric
      pairs = rule.pairs.reduce(0) { $0 | 1 << (3 * $1.subject.number + $1.object.number) }
    }

    func joins(_ subject: EntityKind, _ object: EntityKind) -> Bool {
      pairs >> (3 * subject.number + object.number) & 1 == 1
    }
  }

  struct DocumentPlace {
    let number: Int
    let story: Int
    let isReadHere: Bool
  }

  init(_ db: Database) throws {
    self.db = db
    isBulk = try !(Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM relations)") ?? false)
    let rules = try CatalogueRows.rules(db)
    rows = try ImportRows(db, isBulk: isBulk)
    for (id, number) in try CatalogueRows.numbers(db) {
      if let rule = rules[id] { predicates[id] = PredicatePlace(number: number, rule: rule) }
    }
    try loadKnown()
  }

  private func loadKnown() throws {
    let entity = try RawStatement("SELECT id, number, kind FROM entities", in: db)
    while try entity.step() {
      guard let kind = EntityKind(rawValue: entity.text(2)) else { continue }
      entities[entity.text(0)] = EntityPlace(number: try entity.int(1, in: Numbering.all), kind: kind)
    }
    let document = try RawStatement("SELECT id, number, coalesce(story, id), imported FROM articles", in: db)
    while try document.step() {
      documents[document.text(0)] = DocumentPlace(
        number: try document.int(1, in: Numbering.all), story: story(document.text(2)),
        isReadHere: try document.int(3) == 0)
    }
    if isBulk { return }
    try rows.loadKnown()
    let pair = try RawStatement(
      """
      SELECT r.subject, r.object, t.article FROM evidence AS e CROSS JOIN relations AS r ON r.number = e.relation
      CROSS JOIN passages AS t ON t.number = e.passage
      """, in: db)
    while try pair.step() {
      let article = try pair.int(2, in: Numbering.all)
      try note(pair.int(0, in: Numbering.all), in: article)
      try note(pair.int(1, in: Numbering.all), in: article)
    }
    let member = try RawStatement(
      "SELECT m.entity, a.number FROM members AS m JOIN articles AS a ON a.id = m.article", in: db)
    while try member.step() { try note(member.int(0, in: Numbering.all), in: member.int(1, in: Numbering.all)) }
  }

  private func story(_ id: String) -> Int {
    if let known = stories[id] { return known }
    stories[id] = stories.count
    return stories.count - 1
  }

  private func note(_ entity: Int, in article: Int) { named.append(UInt64(entity) << 32 | UInt64(article)) }

  // MARK: Records

  /// - Throws: `StoreError` with `.unknownEntity`, `.unknownArticle`, `.unknownPredicate` or `.unfit`, or what SQLite
  ///   refuses. The whole import is taken back then.
  public func add(_ record: ImportRecord) throws {
    switch record {
    case .document(let document): try add(document)
    case .entity(let entity): try add(entity)
    case .relation(let relation): try add(relation)
    }
  }

  private func add(_ document: DocumentRecord) throws {
    if document.id.isEmpty { throw Self.empty("the id of a document") }
    let story = story(document.story)
    if let known = documents[document.id] {
      if known.isReadHere { return }
      try rows.change(document, number: known.number)
      documents[document.id] = DocumentPlace(number: known.number, story: story, isReadHere: false)
    } else {
      let number = try rows.insert(document)
      documents[document.id] = DocumentPlace(number: number, story: story, isReadHere: false)
    }
    report.documents += 1
  }

  private func add(_ entity: Entity) throws {
    if entity.id.isEmpty { throw Self.empty("the id of an entity") }
    if entity.name.isEmpty || entity.names.contains("") { throw Self.empty("a name of '\(entity.id)'") }
    let number: Int
    if let known = entities[entity.id] {
      guard known.kind == entity.kind else {
        throw StoreError(
          .unfit, "entity '\(entity.id)' is a \(known.kind.rawValue) already, and a \(entity.kind.rawValue) here",
          remedy: "give one of the two another id")
      }
      number = known.number
      try rows.change(entity, number: number)
    } else {
      number = try rows.insert(entity)
      entities[entity.id] = EntityPlace(number: number, kind: entity.kind)
    }
    for mention in entity.mentions {
      let document = try document(mention.document)
      if document.isReadHere { continue }
      try Self.require(mention.range, of: "mention")
      if mention.text.isEmpty { throw Self.empty("a mention") }
      try rows.insert(mention, of: entity, number: number)
      note(number, in: document.number)
    }
    report.entities += 1
  }

  private func add(_ relation: ImportedRelation) throws {
    let key = relation.key
    guard let predicate = predicates[key.predicate] else {
      throw StoreError(
        .unknownPredicate, "no relation is called '\(key.predicate)'",
        remedy: "use an id of the catalogue: 'kith stats' lists those in use, the README all")
    }
    var (subject, object) = (try entity(key.subject), try entity(key.object))
    if subject.number == object.number {
      throw StoreError(.unfit, "a relation joins '\(key.subject)' with itself", remedy: "leave it out")
    }
    if predicate.isSymmetric, key.object.precedes(key.subject) { (subject, object) = (object, subject) }
    guard predicate.joins(subject.kind, object.kind) else {
      throw StoreError(
        .unfit, "a \(subject.kind.rawValue) cannot be '\(key.predicate)' a \(object.kind.rawValue)",
        remedy: "see the catalogue for the kinds that it joins")
    }
    guard !relation.evidence.isEmpty else {
      throw StoreError(
        .unfit, "'\(key.subject) \(key.predicate) \(key.object)' has no evidence",
        remedy: "give the sentence that says so: no relation without one")
    }
    places.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    for index in relation.evidence.indices {
      let document = try document(relation.evidence[index].document)
      if document.isReadHere { report.readHere += 1 } else { try Self.require(relation.evidence[index]) }
      places.append(document)
    }
    let stories = places.count == 1 ? 1 : Set(places.lazy.filter { !$0.isReadHere }.map(\.story)).count
    if places.allSatisfy(\.isReadHere) { return }
    tally.clear()
    if let whole = relation.confidence { try Self.require(confidence: whole) }
    let own = relation.confidence.map { Millionths.of(1 - Self.root(1 - $0, stories)) }
    for index in relation.evidence.indices where !places[index].isReadHere {
      let document = places[index]
      let speaker = try relation.evidence[index].attributedTo.map { try self.entity($0).number }
      let confidence = own ?? Millionths.of(relation.evidence[index].confidence)
      pieces.append(
        (
          try rows.passage(
            relation.evidence[index].quote, at: relation.evidence[index].range, article: document.number),
          try rows.reading(of: relation.evidence[index], confidence: confidence, speaker: speaker)
        ))
      tally.add(
        article: document.number, story: document.story, confidence: confidence,
        polarity: relation.evidence[index].polarity, modality: relation.evidence[index].modality)
      note(subject.number, in: document.number)
      note(object.number, in: document.number)
    }
    var known: Int?
    if isBulk {
      let number = rows.nextRelation
      let place = UInt64(subject.number) << 32 | UInt64(object.number)
      let found = Int(relations.number(of: place, UInt64(predicate.number), orPut: Int32(number)))
      known = found == number ? nil : found
    } else {
      known = try rows.relation(subject.number, predicate.number, object.number)
    }
    if let known {
      try rows.extend(known, by: pieces) { [self] in story($0) }
    } else {
      try rows.insert(
        subject: subject.number, predicate: predicate.number, object: object.number, &tally, pieces)
    }
    report.relations += 1
    report.evidence += pieces.count
  }

  // What the tables check, too, but not while a bulk is written.

  private static func require(_ evidence: Evidence) throws(StoreError) {
    try require(evidence.range, of: "quote")
    guard evidence.quote.utf8.first(where: { $0 > 0x20 }) != nil else { throw empty("a quote") }
    guard !evidence.finder.isEmpty else { throw empty("the finder of a quote") }
    try require(confidence: evidence.confidence)
  }

  private static func require(confidence: Double) throws(StoreError) {
    guard 0...1 ~= confidence else {
      throw StoreError(.unfit, "a confidence is \(confidence)", remedy: "give a number from 0 to 1, or none")
    }
  }

  private static func require(_ range: CodePointRange, of noun: String) throws(StoreError) {
    guard range.start < range.end else {
      throw StoreError(
        .unfit, "a \(noun) ends at \(range.end), where it starts", remedy: "give the place behind its last character")
    }
  }

  private static func empty(_ what: String) -> StoreError {
    StoreError(.unfit, "\(what) is empty", remedy: "give the words, or leave the record out")
  }

  /// What each of several stories leaves in doubt when all together leave so much.
  private static func root(_ doubt: Double, _ count: Int) -> Double {
    count <= 1 ? doubt : pow(doubt, 1 / Double(count))
  }

  private func entity(_ id: Entity.ID) throws(StoreError) -> EntityPlace {
    guard let place = entities[id] else {
      throw StoreError(
        .unknownEntity, "no entity has the id '\(id)'",
        remedy: "give the entity, with its kind, before what speaks of it")
    }
    return place
  }

  private func document(_ id: Article.ID) throws(StoreError) -> DocumentPlace {
    guard let place = documents[id] else {
      throw StoreError(
        .unknownArticle, "no document has the id '\(id)'", remedy: "give the document before what speaks of it")
    }
    return place
  }

  // MARK: The end

  /// Writes how many articles name each entity.
  func finish() throws {
    try rows.flush()
    named.sort()
    let row = try RawStatement("UPDATE entities SET articles = ?1, imported = ?1 WHERE number = ?2", in: db)
    // Entities that no article names.
    var counted = rows.entityStart - 1
    func clear(upTo end: Int) throws {
      guard isBulk else { return }
      row.bind(0, at: 1)
      for number in stride(from: max(counted, rows.entityStart - 1) + 1, to: end, by: 1) {
        row.bind(number, at: 2)
        try row.run()
      }
    }
    var index = 0
    while index < named.count {
      let entity = named[index] >> 32
      try clear(upTo: Int(entity))
      var articles = 0
      while index < named.count, named[index] >> 32 == entity {
        if index == 0 || named[index] != named[index - 1] { articles += 1 }
        index += 1
      }
      row.bind(articles, at: 1)
      row.bind(Int(entity), at: 2)
      try row.run()
      counted = Int(entity)
    }
    try clear(upTo: rows.entityEnd)
  }
}
