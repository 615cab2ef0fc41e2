internal import GRDB
public import GraphSchema

/// The answers of `GraphDatabase.hop(from:)`, in memory: for programs that ask thousands of times and may spend memory and
/// a second at the beginning.
///
/// It says what the file said in one revision; where `GraphDatabase.revision()` is another one by now, make it again. Safe to
/// ask from many threads at once.
public struct KeptHops: Sendable {
  /// Of the graph, when it was read.
  public let revision: Int
  /// What it takes, in bytes.
  public var memory: Int {
    [ids, names, articles, quotes].reduce(0) { $0 + $1.bytes.count + 4 * $1.starts.count }
      + relations.count * MemoryLayout<KeptRelation>.stride + passages.count * MemoryLayout<KeptPassage>.stride
      + 4 * (leaving.count + arrivals.count + arriving.count + evidence.count)
  }

  // Entities are places in the order of their ids, relations in that of subject, predicate and object.
  private var ids = PackedTexts()
  private var names = PackedTexts()
  private var articles = PackedTexts()
  private var quotes = PackedTexts()
  private var predicates: [Int: Predicate.ID] = [:]
  private var relations: [KeptRelation] = []
  /// Where the relations of each subject begin; `UInt32.max` for one without.
  private var leaving: [UInt32] = []
  /// The relations of which entity n is the object are `arriving[arrivals[n]..<arrivals[n + 1]]`, by number.
  private var arrivals: [UInt32] = []
  private var arriving: [UInt32] = []
  /// Places in `passages`, those of one relation side by side.
  private var evidence: [UInt32] = []
  private var passages: [KeptPassage] = []

  /// As `GraphDatabase.hop(from:)`: the same rows in the same order.
  ///
  /// - Complexity: O(rows), after O(log entities) for the id.
  public func hop(from id: Entity.ID) -> [HopRow] {
    guard let entity = ids.place(of: id) else { return [] }
    var rows: [HopRow] = []
    var next = Int(leaving[entity])
    while next < relations.count, relations[next].subject == UInt32(entity) {
      append(next, isReversed: false, to: &rows)
      next += 1
    }
    for place in Int(arrivals[entity])..<Int(arrivals[entity + 1]) {
      append(Int(arriving[place]), isReversed: true, to: &rows)
    }
    return rows
  }

  private func append(_ place: Int, isReversed: Bool, to rows: inout [HopRow]) {
    let relation = relations[place]
    let other = Int(isReversed ? relation.subject : relation.object)
    let (id, name) = (ids[other], names[other])
    let predicate = predicates[Int(relation.predicate)] ?? ""
    for piece in Int(relation.first)..<Int(relation.first) + Int(relation.count) {
      let number = Int(evidence[piece])
      let passage = passages[number]
      rows.append(
        HopRow(
          relation: Int(relation.number), predicate: predicate, isReversed: isReversed, other: id, otherName: name,
          article: articles[Int(passage.article)], range: CodePointRange(Int(passage.start), Int(passage.end)),
          quote: quotes[number]))
    }
  }
}

private struct KeptRelation {
  let number, subject, predicate, object: UInt32
  /// Where its evidence begins, and how many pieces there are.
  var first: UInt32 = 0
  var count: UInt32 = 0
}

private struct KeptPassage {
  let article, start, end: UInt32
}

extension KeptHops {
  /// - Returns: `nil` where more memory would be needed.
  /// - Throws: `DamagedColumn` or what SQLite says.
  fileprivate init?(_ db: Database, within limit: Int) throws {
    revision = try Meta.revision(in: db)
    for row in try Row.fetchAll(db, sql: "SELECT number, id FROM predicates") {
      try predicates[row.read(0)] = row.read(1)
    }
    let entities = try readEntities(db)
    let places = try entities.flatMap { memory <= limit ? try readRelations($0, db) : nil }
    let marks = try places.flatMap { _ in memory <= limit ? try readPassages(db, within: limit) : nil }
    guard let places, let marks, memory <= limit else { return nil }
    try readEvidence(of: places, marks, db)
    if memory > limit { return nil }
  }

  private mutating func readEntities(_ db: Database) throws -> NumberPlaces? {
    var places = try NumberPlaces(of: "entities", in: db)
    let entity = try RawStatement("SELECT number, id, name FROM entities ORDER BY id", in: db)
    while try entity.step() {
      places.note(try entity.int(0))
      guard ids.append(entity.bytes(1)), names.append(entity.bytes(2)) else { return nil }
    }
    return places
  }

  /// - Returns: the relations' places.
  private mutating func readRelations(_ entities: NumberPlaces, _ db: Database) throws -> NumberPlaces? {
    var places = try NumberPlaces(of: "relations", in: db)
    leaving = [UInt32](repeating: .max, count: ids.count)
    arrivals = [UInt32](repeating: 0, count: ids.count + 1)
    let relation = try RawStatement(
      "SELECT number, subject, predicate, object FROM relations ORDER BY subject, predicate, object", in: db)
    while try relation.step() {
      guard let subject = entities[try relation.int(1)], let object = entities[try relation.int(3)] else {
        throw DamagedColumn(column: "relations.subject or relations.object")
      }
      let number = try relation.int(0, in: Numbering.all)
      if relations.last?.subject != subject { leaving[Int(subject)] = UInt32(relations.count) }
      arrivals[Int(object) + 1] += 1
      places.note(number)
      relations.append(
        KeptRelation(
          number: UInt32(number), subject: subject, predicate: UInt32(try relation.int(2, in: Numbering.all)),
          object: object))
    }
    for entity in 0..<ids.count { arrivals[entity + 1] += arrivals[entity] }
    var next = arrivals
    arriving = [UInt32](repeating: 0, count: relations.count)
    for place in relations.indices {
      let object = Int(relations[place].object)
      arriving[Int(next[object])] = UInt32(place)
      next[object] += 1
    }
    for entity in 0..<ids.count {
      arriving[Int(arrivals[entity])..<Int(arrivals[entity + 1])].sort {
        relations[Int($0)].number < relations[Int($1)].number
      }
    }
    return places
  }

  /// - Returns: the passages' places.
  private mutating func readPassages(_ db: Database, within limit: Int) throws -> NumberPlaces? {
    var written = try NumberPlaces(of: "articles", in: db)
    let article = try RawStatement("SELECT number, id FROM articles ORDER BY id", in: db)
    while try article.step() {
      written.note(try article.int(0))
      guard articles.append(article.bytes(1)) else { return nil }
    }
    var places = try NumberPlaces(of: "passages", in: db)
    let passage = try RawStatement("SELECT number, article, start, longer, quote FROM passages ORDER BY number", in: db)
    while try passage.step() {
      let range = try passage.passage(start: 2, longer: 3, quote: 4)
      guard let article = written[try passage.int(1)], let end = UInt32(exactly: range.end) else {
        throw DamagedColumn(column: "passages.article or passages.start")
      }
      places.note(try passage.int(0))
      passages.append(KeptPassage(article: article, start: UInt32(range.start), end: end))
      guard quotes.append(passage.bytes(4)), quotes.bytes.count <= limit else { return nil }
    }
    return places
  }

  private mutating func readEvidence(of places: NumberPlaces, _ marks: NumberPlaces, _ db: Database) throws {
    let piece = try RawStatement("SELECT relation, passage FROM evidence ORDER BY relation, number", in: db)
    var last: (number: Int, place: Int)?
    while try piece.step() {
      let number = try piece.int(0)
      if number != last?.number {
        guard let place = places[number] else { throw DamagedColumn(column: "evidence.relation") }
        relations[Int(place)].first = UInt32(evidence.count)
        last = (number, Int(place))
      }
      guard let passage = marks[try piece.int(1)], let last else { throw DamagedColumn(column: "evidence.passage") }
      relations[last.place].count += 1
      evidence.append(passage)
    }
  }
}

extension GraphDatabase {
  /// Reads all that `hop(from:)` can answer into memory.
  ///
  /// - Parameter limit: the most bytes that it may take; while it is read, a part of them besides.
  /// - Returns: `nil` where it would take more.
  /// - Throws: `StoreError` with `.damaged` or what SQLite says.
  /// - Complexity: reads the whole file, in one transaction.
  public func keptHops(within limit: Int = 1 << 29) throws(StoreError) -> KeptHops? {
    try read { db in try KeptHops(db, within: limit) }
  }
}
