internal import GraphSchema

/// Reads the relations of some subjects as bytes, over a connection of its own.
///
/// All relations of neighbouring subjects are one statement, and all their evidence another: asking for those of each took
/// longer than reading them.
struct RelationBytesReader: EntityRecordReader {
  private struct Row {
    let number: Int
    /// Where the predicate stands in the order of the records.
    let rank: Int
    let objectNumber: Int
    var object = EntityBytes(id: .unknown)
    let articles: Int
    let stories: Int
    let confidence: Int
    var evidence = 0..<0
  }

  /// A piece of evidence of which not everything is looked up yet.
  private struct Piece {
    let reading: Int
    let article: Int
    let range: CodePointRange
    let quote: TextPlace
  }

  /// Where more relations than these are read at once, they are read subject by subject, and those of one subject relation by
  /// relation, so that their evidence need not be in memory.
  private static let atOnce = 4096
  /// Subjects: their bytes stay where the processor has them at hand.
  private static let subjectsAtOnce = 32

  private let order: RecordOrder?
  /// By rank.
  private let predicates: [Predicate.ID]
  /// By the number that the file has.
  private let ranks: [Int: Int]
  private let relations, allEvidence, numberedEvidence, evidence: RawStatement
  private var lookup: RecordLookup
  private var sheet = RelationSheet()
  private var single = RelationSheet()
  private var rows: [Row] = []
  /// The rows of each subject, by how far it is from the first.
  private var ofSubjects: [Range<Int>] = []
  private var pieces: [Piece] = []
  private var places: [Int] = []
  private var keys: [String] = []
  private var last = (number: -1, rank: 0)

  init(
    _ connection: OpaquePointer, predicates: [Int: Predicate.ID], _ detail: RelationDetail, _ order: RecordOrder?,
    _ shelves: RecordLookup.Shelves
  ) throws {
    self.order = order
    let sorted = predicates.map { (number: $0, id: $1, key: order?($1) ?? $1) }.sorted { $0.key.precedes($1.key) }
    self.predicates = sorted.map(\.id)
    ranks = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.number, $0) })
    // By number in both, which the index has, so that the second gives its rows in the order of the first.
    relations = try RawStatement(
      """
      SELECT subject, number, predicate, object, articles, stories, confidence FROM relations
      WHERE subject BETWEEN ?1 AND ?2 ORDER BY subject, predicate, object
      """, over: connection)
    // The end of a passage is counted here: SQLite would read the quote twice.
    allEvidence = try RawStatement(
      """
      SELECT e.reading, t.article, t.start, t.longer, t.quote, r.subject, e.relation
      FROM relations AS r CROSS JOIN evidence AS e ON e.relation = r.number
      CROSS JOIN passages AS t ON t.number = e.passage
      WHERE r.subject BETWEEN ?1 AND ?2 ORDER BY r.subject, r.predicate, r.object, e.number
      """, over: connection)
    numberedEvidence = try RawStatement(
      """
      SELECT e.reading, t.article, t.start, t.longer, t.quote, e.relation
      FROM evidence AS e CROSS JOIN passages AS t ON t.number = e.passage
      WHERE e.relation BETWEEN ?1 AND ?2 ORDER BY e.relation, e.number
      """, over: connection)
    evidence = try RawStatement(
      """
      SELECT e.reading, t.article, t.start, t.longer, t.quote
      FROM evidence AS e CROSS JOIN passages AS t ON t.number = e.passage WHERE e.relation = ? ORDER BY e.number
      """, over: connection)
    lookup = try RecordLookup(connection, detail, shelves)
  }

  mutating func each(of numbers: [Int], _ use: (RelationBytes) throws -> Void) throws {
    for start in stride(from: 0, to: numbers.count, by: Self.subjectsAtOnce) {
      let numbers = numbers[start..<min(start + Self.subjectsAtOnce, numbers.count)]
      if let span = NumberSpan.around(numbers), try readRelations(of: span, among: numbers) {
        try readEvidence(of: span)
        for number in numbers { try give(number, of: span, use) }
      } else {
        for number in numbers { try each(of: number, use) }
      }
    }
  }

  /// The relations of one subject.
  private mutating func each(of number: Int, _ use: (RelationBytes) throws -> Void) throws {
    let alone = number...number
    if try readRelations(of: alone, among: [number]) {
      try readEvidence(of: alone)
      try give(number, of: alone, use)
    } else {
      try eachAlone(number, use)
    }
  }

  /// - Parameter wanted: relations of other subjects are not kept.
  /// - Returns: whether they are few enough. If not, and there is more than one subject, not all were read.
  private mutating func readRelations(of span: ClosedRange<Int>, among wanted: some Collection<Int>) throws -> Bool {
    sheet.clear()
    rows.removeAll(keepingCapacity: true)
    ofSubjects.removeAll(keepingCapacity: true)
    for _ in span { ofSubjects.append(-1 ..< -1) }
    for number in wanted { ofSubjects[number - span.lowerBound] = 0..<0 }
    relations.bind(span)
    while try relations.step() {
      let place = try relations.int(0) - span.lowerBound
      if ofSubjects[place].lowerBound < 0 { continue }
      if rows.count == Self.atOnce, span.count > 1 {
        relations.reset()
        return false
      }
      if ofSubjects[place].isEmpty { ofSubjects[place] = rows.count..<rows.count }
      rows.append(
        try Row(
          number: relations.int(1), rank: rank(relations.int(2)), objectNumber: relations.int(3),
          articles: relations.int(4, in: Numbering.counts), stories: relations.int(5, in: Numbering.counts),
          confidence: relations.int(6, in: Millionths.all)))
      ofSubjects[place] = ofSubjects[place].lowerBound..<rows.count
    }
    lookup.prepare(entities: rows.lazy.map(\.objectNumber))
    for place in rows.indices { rows[place].object = try lookup.entity(rows[place].objectNumber, &sheet) }
    return rows.count <= Self.atOnce
  }

  private mutating func readEvidence(of span: ClosedRange<Int>) throws {
    guard let least = rows.lazy.map(\.number).min(), let most = rows.lazy.map(\.number).max() else { return }
    if most - least == rows.count - 1 { return try readEvidence(numbered: least...most) }
    allEvidence.bind(span)
    var place = 0
    while try allEvidence.step() {
      if ofSubjects[try allEvidence.int(5) - span.lowerBound].lowerBound < 0 { continue }
      let relation = try allEvidence.int(6)
      while place < rows.count, rows[place].number != relation { place += 1 }
      guard place < rows.count else { throw Self.damaged("evidence of no relation") }
      if rows[place].evidence.isEmpty { rows[place].evidence = pieces.count..<pieces.count }
      pieces.append(try Self.piece(allEvidence, &sheet))
      rows[place].evidence = rows[place].evidence.lowerBound..<pieces.count
    }
    try Self.finish(&pieces, &lookup, &sheet)
  }

  /// Those of relations that are numbered without a gap, as an import and a derivation number them: their numbers need not be
  /// found again, and their passages mostly follow each other.
  private mutating func readEvidence(numbered numbers: ClosedRange<Int>) throws {
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: rows.indices)
    for (place, row) in rows.enumerated() { places[row.number - numbers.lowerBound] = place }
    numberedEvidence.bind(numbers)
    while try numberedEvidence.step() {
      let place = places[try numberedEvidence.int(5) - numbers.lowerBound]
      let start = rows[place].evidence.isEmpty ? pieces.count : rows[place].evidence.lowerBound
      pieces.append(try Self.piece(numberedEvidence, &sheet))
      rows[place].evidence = start..<pieces.count
    }
    try Self.finish(&pieces, &lookup, &sheet)
  }

  /// What was read of a subject.
  private mutating func give(
    _ number: Int, of span: ClosedRange<Int>, _ use: (RelationBytes) throws -> Void
  ) throws {
    let range = ofSubjects[number - span.lowerBound]
    if range.isEmpty { return }
    let subject = try lookup.entity(number, &sheet)
    sort(range)
    for place in places { try Self.give(rows[place], subject, predicates, &sheet, use) }
  }

  /// Relation by relation.
  private mutating func eachAlone(_ number: Int, _ use: (RelationBytes) throws -> Void) throws {
    let subject = try lookup.entity(number, &sheet)
    sort(rows.indices)
    for place in places {
      let row = rows[place]
      single.clear()
      let from = single.copy(subject, of: sheet)
      let to = single.copy(row.object, of: sheet)
      evidence.bind(row.number)
      while try evidence.step() { pieces.append(try Self.piece(evidence, &single)) }
      try Self.finish(&pieces, &lookup, &single)
      let alone = Row(
        number: row.number, rank: row.rank, objectNumber: row.objectNumber, object: to, articles: row.articles,
        stories: row.stories,
        confidence: row.confidence, evidence: single.evidence.indices)
      try Self.give(alone, from, predicates, &single, use)
    }
  }

  private static func give(
    _ row: Row, _ subject: EntityBytes, _ predicates: [Predicate.ID], _ sheet: inout RelationSheet,
    _ use: (RelationBytes) throws -> Void
  ) throws {
    // The foreign key forbids it; a file changed with foreign keys off may still say so.
    guard !row.evidence.isEmpty else { throw damaged("a relation has no evidence") }
    sheet.sort(row.evidence)
    try sheet.withRelation(
      subject: subject, object: row.object, predicate: predicates[row.rank], predicatePlace: row.rank,
      articles: row.articles, stories: row.stories, confidence: Millionths.share(row.confidence),
      evidence: row.evidence, use)
  }

  private mutating func rank(_ number: Int) throws -> Int {
    if last.number == number { return last.rank }
    guard let rank = ranks[number] else { throw Self.damaged("a relation has no predicate") }
    last = (number, rank)
    return rank
  }

  /// Puts the places of these rows into the order in which they are given.
  private mutating func sort(_ range: Range<Int>) {
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: range)
    if range.count < 2 { return }
    let (rows, sheet, hasKeys) = (rows, sheet, order != nil)
    if let order {
      keys.removeAll(keepingCapacity: true)
      for row in rows[range] { keys.append(order(String(decoding: sheet.bytes(row.object.id), as: UTF8.self))) }
    }
    let keys = keys
    func precedes(_ a: Int, _ b: Int) -> Bool {
      if rows[a].rank != rows[b].rank { return rows[a].rank < rows[b].rank }
      if hasKeys { return keys[a - range.lowerBound].precedes(keys[b - range.lowerBound]) }
      return sheet.bytes(rows[a].object.id).precedes(sheet.bytes(rows[b].object.id))
    }
    // They mostly are: entities are numbered in the order of their ids.
    if !range.dropFirst().allSatisfy({ precedes($0 - 1, $0) }) { places.sort(by: precedes) }
  }

  private static func piece(_ row: RawStatement, _ sheet: inout RelationSheet) throws -> Piece {
    guard let quote = row.bytes(4) else { throw damaged("a passage has no words") }
    return try Piece(
      reading: row.int(0), article: row.int(1), range: row.passage(start: 2, longer: 3, quote: quote),
      quote: sheet.add(quote))
  }

  /// Makes evidence of pieces, and takes them away.
  private static func finish(
    _ pieces: inout [Piece], _ lookup: inout RecordLookup, _ sheet: inout RelationSheet
  ) throws {
    lookup.prepare(documents: pieces.lazy.map(\.article))
    for piece in pieces {
      let (reading, speaker) = try lookup.reading(piece.reading, &sheet)
      let document = try lookup.document(piece.article, &sheet)
      sheet.evidence.append(
        EvidenceBytes(
          document: document, range: piece.range, quote: piece.quote, reading: reading, speakerName: speaker))
    }
    pieces.removeAll(keepingCapacity: true)
  }

  private static func damaged(_ what: String) -> StoreError {
    StoreError(.damaged, "the graph is damaged: \(what)", remedy: DamagedColumn.remedy)
  }
}
