internal import GRDB
public import GraphSchema

extension StoredRecords {
  public func eachEntity(
    _ detail: EntityDetail, _ order: RecordOrder?, _ use: (LinkedEntity) throws -> Void
  ) throws {
    let rows = try RawStatement(
      "\(Self.entities) ORDER BY \(try sorting("id", by: order))", in: db)
    let names = try RawStatement("SELECT name FROM entity_names WHERE entity = ?", in: db)
    let degree = try RawStatement(
      """
      SELECT (SELECT count(*) FROM relations WHERE subject = ?1) + (SELECT count(*) FROM relations WHERE object = ?1)
      """, in: db)
    let links = try RawStatement(
      """
      SELECT r.predicate, e.id, e.kind, 0 FROM relations AS r CROSS JOIN entities AS e ON e.number = r.object
      WHERE r.subject = ?1 AND r.standing = 0
      UNION ALL SELECT r.predicate, e.id, e.kind, 1 FROM relations AS r CROSS JOIN entities AS e ON e.number = r.subject
      WHERE r.object = ?1 AND r.standing = 0
      """, in: db)
    let mentions = try RawStatement(
      """
      SELECT m.article, m.start, m."end", m.text, m.reading FROM members AS b
      CROSS JOIN mentions AS m ON m.article = b.article AND m.chain = b.chain WHERE b.entity = ?
      """, in: db)
    while try rows.step() {
      let number = try rows.int(0)
      var spellings = [rows.text(4)]
      names.bind(number, at: 1)
      while try names.step() { spellings.append(names.text(0)) }
      if spellings.count > 1 { spellings = spellings.sortedOnce }
      var places: [MentionRecord] = []
      if detail == .mentions {
        mentions.bind(number, at: 1)
        while try mentions.step() {
          try places.append(
            MentionRecord(
              document: mentions.text(0), range: mentions.range(1, 2),
              text: mentions.text(3), reading: try Self.word(mentions.text(4), "reading")))
        }
      }
      let entity = try Self.entity(rows, names: spellings, mentions: places)
      var count = 0
      if detail == .degrees {
        degree.bind(number, at: 1)
        while try degree.step() { count = try degree.int(0) }
      }
      var ends: [EntityLink] = []
      if case .links(let incoming) = detail {
        links.bind(number, at: 1)
        while try links.step() {
          let isIncoming = try links.int(3) == 1
          if isIncoming, !incoming.contains(try predicate(links.int(0))) { continue }
          ends.append(
            EntityLink(
              predicate: try predicate(links.int(0)), other: links.text(1),
              otherKind: try Self.word(links.text(2), "kind"),
              isIncoming: isIncoming))
        }
      }
      try use(LinkedEntity(entity, degree: count, links: ends))
    }
  }

  static let entities = "SELECT number, id, kind, subkind, name, wikidata, articles FROM entities"

  /// - Parameter first: the column of the entity's number, which the others follow as in `entities`.
  static func entity(
    _ row: RawStatement, from first: Int32 = 0, names: [String] = [], mentions: [MentionRecord] = []
  ) throws -> Entity {
    Entity(
      id: row.text(first + 1), kind: try word(row.text(first + 2), "kind"), subkind: row.optionalText(first + 3),
      name: row.text(first + 4), names: names, wikidata: row.optionalText(first + 5),
      articles: try row.int(first + 6, in: Numbering.counts),
      mentions: mentions)
  }

  static func word<Word: RawRepresentable>(_ text: String, _ column: String) throws -> Word
  where Word.RawValue == String {
    guard let value = Word(rawValue: text) else {
      throw StoreError(
        .damaged, "the graph is damaged: '\(text)' is no value for \(column)", remedy: DamagedColumn.remedy)
    }
    return value
  }
}
