internal import GraphSchema

/// Reads entities one by one, over a connection of its own.
final class LinkedEntityReader: EntityRecordReader {
  private let detail: EntityDetail
  private let predicates: [Int: Predicate.ID]
  private let row, names, degree, outgoing, incoming, relation, mentions: RawStatement
  /// Which relations are told of those that they lead to: most are not, and reading each to see that it is not took half of
  /// the time of an export.
  private var told: NumberSieve?
  private let lookup: RecordLookup
  private var sheet = RelationSheet()

  init(_ connection: OpaquePointer, predicates: [Int: Predicate.ID], _ detail: EntityDetail) throws {
    self.detail = detail
    self.predicates = predicates
    row = try RawStatement(
      "SELECT id, kind, subkind, name, wikidata, articles FROM entities WHERE number = ?", over: connection)
    names = try RawStatement("SELECT name FROM entity_names WHERE entity = ?", over: connection)
    degree = try RawStatement(
      """
      SELECT (SELECT count(*) FROM relations WHERE subject = ?1) + (SELECT count(*) FROM relations WHERE object = ?1)
      """, over: connection)
    // Whom they lead to is looked up: joined, it would be read from the file each time.
    outgoing = try RawStatement(
      "SELECT predicate, object FROM relations WHERE subject = ? AND standing = 0", over: connection)
    // The index has the numbers, and nothing else.
    incoming = try RawStatement("SELECT number FROM relations WHERE object = ?", over: connection)
    relation = try RawStatement(
      "SELECT predicate, subject FROM relations WHERE number = ? AND standing = 0", over: connection)
    mentions = try RawStatement(
      """
      SELECT m.article, m.start, m."end", m.text, m.reading FROM members AS b
      CROSS JOIN mentions AS m ON m.article = b.article AND m.chain = b.chain WHERE b.entity = ?
      """, over: connection)
    lookup = try RecordLookup(connection, .plain)
    if case .links(let incoming) = detail { told = try Self.told(incoming, predicates, connection) }
  }

  private static func told(
    _ incoming: Set<Predicate.ID>, _ predicates: [Int: Predicate.ID], _ connection: OpaquePointer
  ) throws -> NumberSieve? {
    let numbers = predicates.filter { incoming.contains($0.value) }.keys.sorted()
    if numbers.isEmpty { return nil }
    let rows = try RawStatement(
      """
      SELECT number FROM relations
      WHERE predicate IN (\(numbers.map(String.init).joined(separator: ", "))) AND standing = 0
      """, over: connection)
    var sieve = NumberSieve()
    while try rows.step() { sieve.insert(try rows.int(0)) }
    return sieve
  }

  func each(of number: Int, _ use: (LinkedEntity) throws -> Void) throws { try use(try entity(number)) }

  private func entity(_ number: Int) throws -> LinkedEntity {
    guard try row.only(number) else { throw Self.damaged("an entity is not there") }
    var spellings = [row.text(3)]
    names.bind(number)
    while try names.step() { spellings.append(names.text(0)) }
    if spellings.count > 1 { spellings = spellings.sortedOnce }
    let entity = Entity(
      id: row.text(0), kind: try StoredRecords.word(row.text(1), "kind"), subkind: row.optionalText(2),
      name: row.text(3), names: spellings, wikidata: row.optionalText(4),
      articles: try row.int(5, in: Numbering.counts),
      mentions: detail == .mentions ? try mentions(of: number) : [])
    row.reset()
    var count = 0
    if detail == .degrees, try degree.only(number) {
      count = try degree.int(0)
      degree.reset()
    }
    var ends: [EntityLink] = []
    if case .links(let incoming) = detail { ends = try links(of: number, incoming) }
    return LinkedEntity(entity, degree: count, links: ends)
  }

  private func links(of number: Int, _ told: Set<Predicate.ID>) throws -> [EntityLink] {
    var ends: [EntityLink] = []
    sheet.clear()
    outgoing.bind(number)
    while try outgoing.step() { ends.append(try link(outgoing, isIncoming: false)) }
    guard let sieve = self.told else { return ends }
    incoming.bind(number)
    while try incoming.step() {
      let number = try incoming.int(0)
      guard sieve.mayHold(number), try relation.only(number) else { continue }
      let link = try link(relation, isIncoming: true)
      relation.reset()
      if told.contains(link.predicate) { ends.append(link) }
    }
    return ends
  }

  private func link(_ row: RawStatement, isIncoming: Bool) throws -> EntityLink {
    guard let predicate = predicates[try row.int(0)] else { throw Self.damaged("a relation has no predicate") }
    if sheet.text.count > 1 << 16 { sheet.clear() }
    let other = try lookup.entity(try row.int(1), &sheet)
    return EntityLink(
      predicate: predicate, other: String(decoding: sheet.bytes(other.id), as: UTF8.self), otherKind: other.kind,
      isIncoming: isIncoming)
  }

  private func mentions(of number: Int) throws -> [MentionRecord] {
    var places: [MentionRecord] = []
    mentions.bind(number)
    while try mentions.step() {
      places.append(
        MentionRecord(
          document: mentions.text(0), range: try mentions.range(1, 2), text: mentions.text(3),
          reading: try StoredRecords.word(mentions.text(4), "reading")))
    }
    return places
  }

  private static func damaged(_ what: String) -> StoreError {
    StoreError(.damaged, "the graph is damaged: \(what)", remedy: DamagedColumn.remedy)
  }
}
