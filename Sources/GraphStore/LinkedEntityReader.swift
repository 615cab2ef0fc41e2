internal import GraphSchema

/// Reads entities one by one, over a connection of its own.
final class LinkedEntityReader: EntityRecordReader {
  private let detail: EntityDetail
  private let predicates: [Int: Predicate.ID]
  private let row, names, degree, links, mentions: RawStatement
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
    links = try RawStatement(
      """
      SELECT predicate, object, 0 FROM relations WHERE subject = ?1 AND standing = 0
      UNION ALL SELECT predicate, subject, 1 FROM relations WHERE object = ?1 AND standing = 0
      """, over: connection)
    mentions = try RawStatement(
      """
      SELECT m.article, m.start, m."end", m.text, m.reading FROM members AS b
      CROSS JOIN mentions AS m ON m.article = b.article AND m.chain = b.chain WHERE b.entity = ?
      """, over: connection)
    lookup = try RecordLookup(connection, .plain)
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
    return LinkedEntity(entity, degree: count, links: detail == .links ? try links(of: number) : [])
  }

  private func links(of number: Int) throws -> [EntityLink] {
    var ends: [EntityLink] = []
    links.bind(number)
    sheet.clear()
    while try links.step() {
      guard let predicate = predicates[try links.int(0)] else { throw Self.damaged("a relation has no predicate") }
      let other = try lookup.entity(try links.int(1), &sheet)
      ends.append(
        EntityLink(
          predicate: predicate, other: String(decoding: sheet.bytes(other.id), as: UTF8.self), otherKind: other.kind,
          isIncoming: try links.int(2) == 1))
      if sheet.text.count > 1 << 16 { sheet.clear() }
    }
    return ends
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
