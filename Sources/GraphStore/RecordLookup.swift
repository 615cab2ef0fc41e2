internal import GraphSchema

/// What many records share, by number, as bytes: entities, articles and readings, on shelves that all threads share and in
/// tables of fixed size for what is not there.
struct RecordLookup {
  /// What was read before the threads began.
  struct Shelves {
    var entities: FieldShelf?
    /// With all fields or with the ids alone, as the relations are wanted.
    var articles: FieldShelf?
  }

  private let shelves: Shelves
  private let entities, articles, readings: FieldCache
  private let entity, article, reading: RawStatement
  private let articleFields: Int
  private let found = FoundFields()
  private var scratch = ByteText()

  init(_ connection: OpaquePointer, _ detail: RelationDetail, _ shelves: Shelves) throws {
    self.shelves = shelves
    articleFields = Self.articleFields(detail)
    // Asking SQLite again takes a hundred times as long: with half the slots, half of the time of an export.
    entities = try FieldCache(slots: 1 << 17, fields: 2, width: 80)
    articles = try FieldCache(slots: 1 << 16, fields: articleFields, width: articleFields > 1 ? 224 : 48)
    readings = try FieldCache(slots: 1 << 12, fields: 5, width: 256)
    entity = try RawStatement(Self.entities + " WHERE number = ?", over: connection)
    article = try RawStatement(Self.articles(detail) + " WHERE a.number = ?", over: connection)
    reading = try RawStatement(
      """
      SELECT b.id, \(detail == .cited ? "b.name" : "NULL"), h.role, h.date, h.finder, h.polarity, h.modality, h.tense,
        h.confidence
      FROM readings AS h LEFT JOIN entities AS b ON b.number = h.attributed_to WHERE h.number = ?
      """, over: connection)
  }

  // The fields, then what the mark is made of, then the number.
  private static let entities = "SELECT id, name, kind_number, number FROM entities"

  private static func articles(_ detail: RelationDetail) -> String {
    detail == .cited ? StoredRecords.documents : "SELECT a.id, a.number FROM articles AS a"
  }

  private static func articleFields(_ detail: RelationDetail) -> Int { detail == .cited ? 7 : 1 }

  private static func kind(_ row: RawStatement) throws -> Int { try EntityKind.stored(row, 2).number }

  /// A shelf of entities: room for half a million, of 40 bytes each.
  static func entityShelf() throws -> FieldShelf { try FieldShelf(slots: 1 << 19, fields: 2, capacity: 1 << 25) }

  static func fill(entities shelf: FieldShelf, _ numbers: ClosedRange<Int>, _ connection: OpaquePointer) throws {
    let rows = try RawStatement(entities + " WHERE number BETWEEN ?1 AND ?2", over: connection)
    rows.bind(numbers)
    try shelf.fill(rows, number: 3, mark: kind)
  }

  /// A shelf of articles: room for a quarter of a million, of 120 bytes each.
  static func articleShelf(_ detail: RelationDetail) throws -> FieldShelf {
    try FieldShelf(slots: 1 << 18, fields: articleFields(detail), capacity: 1 << 25)
  }

  static func fill(
    articles shelf: FieldShelf, _ detail: RelationDetail, _ numbers: ClosedRange<Int>, _ connection: OpaquePointer
  ) throws {
    let rows = try RawStatement(articles(detail) + " WHERE a.number BETWEEN ?1 AND ?2", over: connection)
    rows.bind(numbers)
    try shelf.fill(rows, number: Int32(articleFields(detail))) { _ in 0 }
  }

  /// Puts the fields of a row among the bytes of the sheet, and their places into `found`.
  ///
  /// - Parameter mark: makes a number of 31 bits of the columns after the fields.
  @inline(__always)
  private mutating func look(
    _ number: Int, on shelf: FieldShelf?, in cache: FieldCache, _ statement: RawStatement, fields count: Int,
    _ what: StaticString, _ sheet: inout RelationSheet, mark: (RawStatement) throws -> Int
  ) throws -> Int {
    var answer = 0
    let fields = found.places
    if let shelf {
      let isThere = shelf.find(number) { mark, counts, bytes in
        sheet.add(bytes, counts: counts, into: fields)
        answer = mark
      }
      if isThere { return answer }
    }
    let isKept = cache.find(number) { mark, counts, bytes in
      sheet.add(bytes, counts: counts, into: fields)
      answer = mark
    }
    if isKept { return answer }
    guard try statement.only(number) else {
      throw StoreError(
        .damaged, "the graph is damaged: evidence speaks of what is not there (\(what))", remedy: DamagedColumn.remedy)
    }
    let counts = found.counts
    scratch.clear()
    for place in 0..<count {
      let bytes = statement.bytes(Int32(place))
      counts[place] = bytes.map { Int32($0.count) } ?? -1
      if let bytes { scratch.add(bytes) }
    }
    answer = try mark(statement)
    statement.reset()
    let all = UnsafeBufferPointer(start: counts, count: count)
    scratch.withBytes { bytes in
      cache.keep(number, mark: answer, counts: all, bytes)
      sheet.add(bytes, counts: all, into: fields)
    }
    return answer
  }

  /// Fetches entities that are asked for next.
  func prepare(entities numbers: some Sequence<Int>) {
    // Looked at, or the compiler leaves it out.
    if let size = shelves.entities?.size(of: numbers) { precondition(size >= 0) }
  }

  /// Fetches articles that are asked for next.
  func prepare(documents numbers: some Sequence<Int>) {
    if let size = shelves.articles?.size(of: numbers) { precondition(size >= 0) }
  }

  mutating func entity(_ number: Int, _ sheet: inout RelationSheet) throws -> EntityBytes {
    let kind = try look(
      number, on: shelves.entities, in: entities, entity, fields: 2, "entity", &sheet, mark: Self.kind)
    let fields = found.places
    return EntityBytes(id: fields[0], name: fields[1], kind: EntityKind(number: kind) ?? .organization)
  }

  mutating func document(_ number: Int, _ sheet: inout RelationSheet) throws -> DocumentBytes {
    _ = try look(
      number, on: shelves.articles, in: articles, article, fields: articleFields, "article", &sheet
    ) { _ in 0 }
    return DocumentBytes(UnsafeBufferPointer(start: found.places, count: articleFields))
  }

  /// With the name of whom it is attributed to.
  mutating func reading(_ number: Int, _ sheet: inout RelationSheet) throws -> (ReadingBytes, speaker: TextPlace) {
    let mark = try look(number, on: nil, in: readings, reading, fields: 5, "reading", &sheet) { row in
      let polarity: Polarity = try StoredRecords.word(row.text(5), "polarity")
      let modality: Modality = try StoredRecords.word(row.text(6), "modality")
      let tense: Tense? = row.isNull(7) ? nil : try StoredRecords.word(row.text(7), "tense")
      // Millionths take 20 bits.
      return try row.int(8, in: Millionths.all) << 8 | Self.place(tense) << 4 | Self.place(modality) << 1
        | (polarity == .denied ? 1 : 0)
    }
    let fields = found.places
    let reading = ReadingBytes(
      polarity: mark & 1 == 1 ? .denied : .asserted, modality: Self.modalities[mark >> 1 & 7],
      tense: Self.tenses[mark >> 4 & 15], speaker: fields[0], role: fields[2], date: fields[3], finder: fields[4],
      confidence: Millionths.share(mark >> 8))
    return (reading, fields[1])
  }

  private static let modalities = Modality.allCases
  private static let tenses: [Tense?] = [nil] + Tense.allCases

  private static func place(_ modality: Modality) -> Int { modalities.firstIndex(of: modality) ?? 0 }
  private static func place(_ tense: Tense?) -> Int { tenses.firstIndex(of: tense) ?? 0 }
}

/// Where the fields of the row lie that was looked up last, and how many bytes each has.
private final class FoundFields {
  let places = UnsafeMutablePointer<TextPlace>.allocate(capacity: 8)
  let counts = UnsafeMutablePointer<Int32>.allocate(capacity: 8)

  init() {
    places.initialize(repeating: .unknown, count: 8)
    counts.initialize(repeating: -1, count: 8)
  }

  deinit {
    places.deallocate()
    counts.deallocate()
  }
}
