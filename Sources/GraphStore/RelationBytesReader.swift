internal import GraphSchema

/// Reads the relations of one subject after the other as bytes, over a connection of its own.
///
/// All evidence of a subject is one statement: asking for that of each relation took longer than reading it.
final class RelationBytesReader: EntityRecordReader {
  private struct Row {
    let number: Int
    /// Where the predicate stands in the order of the records.
    let rank: Int
    let object: EntityBytes
    let articles: Int
    let stories: Int
    let confidence: Int
    var evidence = 0..<0
  }

  /// A subject with more relations than these is read relation by relation, so that its evidence need not be in memory.
  private static let atOnce = 4096

  private let order: RecordOrder?
  /// By rank.
  private let predicates: [Predicate.ID]
  /// By the number that the file has.
  private let ranks: [Int: Int]
  private let relations, allEvidence, evidence: RawStatement
  private let lookup: RecordLookup
  private var sheet = RelationSheet()
  private var single = RelationSheet()
  private var rows: [Row] = []
  private var places: [Int] = []
  private var keys: [String] = []
  private var last = (number: -1, rank: 0)

  init(
    _ connection: OpaquePointer, predicates: [Int: Predicate.ID], _ detail: RelationDetail, _ order: RecordOrder?
  ) throws {
    self.order = order
    let sorted = predicates.map { (number: $0, id: $1, key: order?($1) ?? $1) }.sorted { $0.key.precedes($1.key) }
    self.predicates = sorted.map(\.id)
    ranks = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.number, $0) })
    // By number in both, which the index has, so that the second gives its rows in the order of the first.
    relations = try RawStatement(
      """
      SELECT number, predicate, object, articles, stories, confidence FROM relations WHERE subject = ?
      ORDER BY predicate, object
      """, over: connection)
    // The end of a passage is counted here: SQLite would read the quote twice.
    let pieces = "SELECT e.relation, e.reading, t.article, t.start, t.longer, t.quote FROM"
    allEvidence = try RawStatement(
      """
      \(pieces) relations AS r CROSS JOIN evidence AS e ON e.relation = r.number
      CROSS JOIN passages AS t ON t.number = e.passage WHERE r.subject = ? ORDER BY r.predicate, r.object, e.number
      """, over: connection)
    evidence = try RawStatement(
      """
      \(pieces) evidence AS e CROSS JOIN passages AS t ON t.number = e.passage WHERE e.relation = ? ORDER BY e.number
      """, over: connection)
    lookup = try RecordLookup(connection, detail)
  }

  /// - Parameter number: of the subject.
  func each(of number: Int, _ use: (RelationBytes) throws -> Void) throws {
    sheet.clear()
    rows.removeAll(keepingCapacity: true)
    relations.bind(number)
    while try relations.step() {
      rows.append(
        try Row(
          number: relations.int(0), rank: rank(relations.int(1)),
          object: lookup.entity(relations.int(2), &sheet), articles: relations.int(3, in: Numbering.counts),
          stories: relations.int(4, in: Numbering.counts), confidence: relations.int(5, in: Millionths.all)))
    }
    guard !rows.isEmpty else { return }
    let subject = try lookup.entity(number, &sheet)
    sort()
    guard rows.count <= Self.atOnce else { return try eachAlone(subject, number, use) }
    allEvidence.bind(number)
    var place = 0
    while try allEvidence.step() {
      let relation = try allEvidence.int(0)
      while place < rows.count, rows[place].number != relation { place += 1 }
      guard place < rows.count else { throw Self.damaged("evidence of no relation") }
      if rows[place].evidence.isEmpty { rows[place].evidence = sheet.evidence.count..<sheet.evidence.count }
      try add(allEvidence, to: &sheet)
      rows[place].evidence = rows[place].evidence.lowerBound..<sheet.evidence.count
    }
    for place in places { try give(rows[place], subject, &sheet, use) }
  }

  /// Relation by relation.
  private func eachAlone(_ subject: EntityBytes, _ number: Int, _ use: (RelationBytes) throws -> Void) throws {
    for place in places {
      let row = rows[place]
      single.clear()
      let from = single.copy(subject, of: sheet)
      let to = single.copy(row.object, of: sheet)
      evidence.bind(row.number)
      while try evidence.step() { try add(evidence, to: &single) }
      let alone = Row(
        number: row.number, rank: row.rank, object: to, articles: row.articles, stories: row.stories,
        confidence: row.confidence, evidence: single.evidence.indices)
      try give(alone, from, &single, use)
    }
  }

  private func give(
    _ row: Row, _ subject: EntityBytes, _ sheet: inout RelationSheet, _ use: (RelationBytes) throws -> Void
  ) throws {
    // The foreign key forbids it; a file changed with foreign keys off may still say so.
    guard !row.evidence.isEmpty else { throw Self.damaged("a relation has no evidence") }
    sheet.sort(row.evidence)
    try sheet.withRelation(
      subject: subject, object: row.object, predicate: predicates[row.rank], predicatePlace: row.rank,
      articles: row.articles, stories: row.stories, confidence: Millionths.share(row.confidence),
      evidence: row.evidence, use)
  }

  private func rank(_ number: Int) throws -> Int {
    if last.number == number { return last.rank }
    guard let rank = ranks[number] else { throw Self.damaged("a relation has no predicate") }
    last = (number, rank)
    return rank
  }

  private func sort() {
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: rows.indices)
    if rows.count < 2 { return }
    if let order {
      keys.removeAll(keepingCapacity: true)
      for row in rows { keys.append(order(String(decoding: sheet.bytes(row.object.id), as: UTF8.self))) }
    }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      if rows[a].rank != rows[b].rank { return rows[a].rank < rows[b].rank }
      if order != nil { return keys[a].precedes(keys[b]) }
      return sheet.bytes(rows[a].object.id).precedes(sheet.bytes(rows[b].object.id))
    }
    // They mostly are: entities are numbered in the order of their ids.
    if !rows.indices.dropFirst().allSatisfy({ precedes($0 - 1, $0) }) { places.sort(by: precedes) }
  }

  private func add(_ row: RawStatement, to sheet: inout RelationSheet) throws {
    let (reading, speaker) = try lookup.reading(row.int(1), &sheet)
    let document = try lookup.document(row.int(2), &sheet)
    guard let quote = row.bytes(5) else { throw Self.damaged("a passage has no words") }
    sheet.evidence.append(
      EvidenceBytes(
        document: document, range: try row.passage(start: 3, longer: 4, quote: 5), quote: sheet.add(quote),
        reading: reading, speakerName: speaker))
  }

  private static func damaged(_ what: String) -> StoreError {
    StoreError(.damaged, "the graph is damaged: \(what)", remedy: DamagedColumn.remedy)
  }
}
