internal import GraphSchema

/// Reads entities, over a connection of its own: those with neighbouring numbers by one statement of each sort.
struct LinkedEntityReader: EntityRecordReader {
  /// An entity of which not everything is read yet.
  private struct Part {
    let number: Int
    let id: Entity.ID
    let kind: EntityKind
    let subkind: String?
    let name: String
    let wikidata: String?
    let articles: Int
    var names: [String]
    var degree = 0
    var links: [EntityLink] = []
  }

  private let detail: EntityDetail
  private let predicates: [Int: Predicate.ID]
  private let entities, names, outgoingCounts, incomingCounts, outgoing, incoming, relation, mentions: RawStatement
  /// Which relations are told of those that they lead to: most are not, and reading each to see that it is not took half of
  /// the time of an export.
  private let told: (predicates: Set<Predicate.ID>, relations: NumberSieve)?
  private var lookup: RecordLookup
  private var sheet = RelationSheet()
  private var parts: [Part?] = []
  private var ends: [End] = []

  /// One end of a relation, before the other is looked up.
  private struct End {
    let place: Int
    let predicate: Predicate.ID
    let other: Int
    let isIncoming: Bool
  }

  /// - Parameter told: relations that are told of those that they lead to, and maybe others.
  init(
    _ connection: OpaquePointer, predicates: [Int: Predicate.ID], _ detail: EntityDetail, told: NumberSieve?,
    _ shelves: RecordLookup.Shelves
  ) throws {
    self.detail = detail
    self.predicates = predicates
    if case .links(let incoming) = detail, let told { self.told = (incoming, told) } else { self.told = nil }
    entities = try RawStatement(
      """
      SELECT number, id, kind, subkind, name, wikidata, articles FROM entities
      WHERE number BETWEEN ?1 AND ?2 ORDER BY number
      """, over: connection)
    names = try RawStatement("SELECT entity, name FROM entity_names WHERE entity BETWEEN ?1 AND ?2", over: connection)
    // The indices have all that is counted.
    outgoingCounts = try RawStatement(
      "SELECT subject, count(*) FROM relations WHERE subject BETWEEN ?1 AND ?2 GROUP BY subject", over: connection)
    incomingCounts = try RawStatement(
      "SELECT object, count(*) FROM relations WHERE object BETWEEN ?1 AND ?2 GROUP BY object", over: connection)
    // Whom they lead to is looked up: joined, it would be read from the file each time.
    outgoing = try RawStatement(
      """
      SELECT subject, predicate, object FROM relations WHERE subject BETWEEN ?1 AND ?2 AND standing = 0
      ORDER BY subject, predicate, object
      """, over: connection)
    // The index has the numbers, and nothing else.
    incoming = try RawStatement(
      "SELECT object, number FROM relations WHERE object BETWEEN ?1 AND ?2 ORDER BY object, number", over: connection)
    relation = try RawStatement(
      "SELECT subject, predicate, subject FROM relations WHERE number = ? AND standing = 0", over: connection)
    mentions = try RawStatement(
      """
      SELECT m.article, m.start, m."end", m.text, m.reading FROM members AS b
      CROSS JOIN mentions AS m ON m.article = b.article AND m.chain = b.chain WHERE b.entity = ?
      """, over: connection)
    lookup = try RecordLookup(connection, .plain, shelves)
  }

  /// Actual relations of these predicates, among those with these numbers.
  static func told(
    _ incoming: Set<Predicate.ID>, _ predicates: [Int: Predicate.ID], _ numbers: ClosedRange<Int>,
    _ connection: OpaquePointer
  ) throws -> NumberSieve? {
    let told = predicates.filter { incoming.contains($0.value) }.keys.sorted()
    if told.isEmpty { return nil }
    let rows = try RawStatement(
      """
      SELECT number FROM relations WHERE number BETWEEN ?1 AND ?2
        AND predicate IN (\(told.map(String.init).joined(separator: ", "))) AND standing = 0
      """, over: connection)
    rows.bind(numbers)
    var sieve = NumberSieve()
    while try rows.step() { sieve.insert(try rows.int(0)) }
    return sieve
  }

  mutating func each(of numbers: [Int], _ use: (LinkedEntity) throws -> Void) throws {
    guard let span = NumberSpan.around(numbers) else {
      for number in numbers {
        try read(number...number)
        try give(number, of: number...number, use)
      }
      return
    }
    try read(span)
    for number in numbers { try give(number, of: span, use) }
  }

  private mutating func read(_ span: ClosedRange<Int>) throws {
    parts.removeAll(keepingCapacity: true)
    for _ in span { parts.append(nil) }
    let first = span.lowerBound
    entities.bind(span)
    while try entities.step() {
      let number = try entities.int(0)
      let name = entities.text(4)
      parts[number - first] = try Part(
        number: number, id: entities.text(1), kind: StoredRecords.word(entities.text(2), "kind"),
        subkind: entities.optionalText(3), name: name, wikidata: entities.optionalText(5),
        articles: entities.int(6, in: Numbering.counts), names: [name])
    }
    names.bind(span)
    while try names.step() { parts[try names.int(0) - first]?.names.append(names.text(1)) }
    switch detail {
    case .degrees:
      for counts in [outgoingCounts, incomingCounts] {
        counts.bind(span)
        while try counts.step() { parts[try counts.int(0) - first]?.degree += try counts.int(1) }
      }
    case .links: try readLinks(span)
    default: break
    }
  }

  private mutating func readLinks(_ span: ClosedRange<Int>) throws {
    let first = span.lowerBound
    sheet.clear()
    ends.removeAll(keepingCapacity: true)
    outgoing.bind(span)
    while try outgoing.step() { ends.append(try end(outgoing, of: try outgoing.int(0) - first, isIncoming: false)) }
    if let told {
      incoming.bind(span)
      while try incoming.step() {
        let number = try incoming.int(1)
        guard told.relations.mayHold(number), try relation.only(number) else { continue }
        let end = try end(relation, of: try incoming.int(0) - first, isIncoming: true)
        relation.reset()
        if told.predicates.contains(end.predicate) { ends.append(end) }
      }
    }
    lookup.prepare(entities: ends.lazy.map(\.other))
    for end in ends {
      if sheet.text.count > 1 << 16 { sheet.clear() }
      let other = try lookup.entity(end.other, &sheet)
      parts[end.place]?.links.append(
        EntityLink(
          predicate: end.predicate, other: String(decoding: sheet.bytes(other.id), as: UTF8.self),
          otherKind: other.kind, isIncoming: end.isIncoming))
    }
  }

  /// - Parameter row: an entity, the predicate, and whom it joins.
  private func end(_ row: RawStatement, of place: Int, isIncoming: Bool) throws -> End {
    guard let predicate = predicates[try row.int(1)] else { throw Self.damaged("a relation has no predicate") }
    return End(place: place, predicate: predicate, other: try row.int(2), isIncoming: isIncoming)
  }

  private func give(_ number: Int, of span: ClosedRange<Int>, _ use: (LinkedEntity) throws -> Void) throws {
    guard let part = parts[number - span.lowerBound] else { throw Self.damaged("an entity is not there") }
    let entity = Entity(
      id: part.id, kind: part.kind, subkind: part.subkind, name: part.name,
      names: part.names.count > 1 ? part.names.sortedOnce : part.names, wikidata: part.wikidata,
      articles: part.articles, mentions: detail == .mentions ? try mentions(of: number) : [])
    try use(LinkedEntity(entity, degree: part.degree, links: part.links))
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
