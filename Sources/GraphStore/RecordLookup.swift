internal import GraphSchema

/// What many records share, by number, as bytes: entities, articles and readings, kept in tables of fixed size.
final class RecordLookup {
  private let entities: FieldCache
  private let articles: FieldCache
  private let readings: FieldCache
  private let entity, article, reading: RawStatement
  private let articleFields: Int
  private let fields = UnsafeMutablePointer<TextPlace>.allocate(capacity: 8)
  private let counts = UnsafeMutablePointer<Int32>.allocate(capacity: 8)
  private var scratch = ByteText()

  init(_ connection: OpaquePointer, _ detail: RelationDetail) throws {
    let isCited = detail == .cited
    articleFields = isCited ? 7 : 1
    // Asking SQLite again takes a hundred times as long: with half the slots, half of the time of an export.
    entities = try FieldCache(slots: 1 << 18, fields: 2, width: 80)
    articles = try FieldCache(slots: 1 << 17, fields: articleFields, width: isCited ? 224 : 48)
    readings = try FieldCache(slots: 1 << 12, fields: 5, width: 256)
    entity = try RawStatement("SELECT id, name, kind_number FROM entities WHERE number = ?", over: connection)
    article = try RawStatement(
      isCited
        ? "\(StoredRecords.documents) WHERE a.number = ?" : "SELECT id FROM articles WHERE number = ?", over: connection
    )
    reading = try RawStatement(
      """
      SELECT b.id, \(isCited ? "b.name" : "NULL"), h.role, h.date, h.finder, h.polarity, h.modality, h.tense, h.confidence
      FROM readings AS h LEFT JOIN entities AS b ON b.number = h.attributed_to WHERE h.number = ?
      """, over: connection)
    fields.initialize(repeating: .unknown, count: 8)
    counts.initialize(repeating: -1, count: 8)
  }

  deinit {
    fields.deallocate()
    counts.deallocate()
  }

  /// Puts the fields of a row among the bytes of the sheet, and their places into `fields`.
  ///
  /// - Parameter mark: makes a number of 31 bits of the columns after the fields.
  @inline(__always)
  private func look(
    _ number: Int, in cache: FieldCache, _ statement: RawStatement, fields count: Int, _ what: StaticString,
    _ sheet: inout RelationSheet, mark: (RawStatement) throws -> Int
  ) throws -> Int {
    var found = 0
    let isKept = cache.find(number) { mark, counts, bytes in
      sheet.add(bytes, counts: counts, into: fields)
      found = mark
    }
    if isKept { return found }
    guard try statement.only(number) else {
      throw StoreError(
        .damaged, "the graph is damaged: evidence speaks of what is not there (\(what))", remedy: DamagedColumn.remedy)
    }
    scratch.clear()
    for place in 0..<count {
      let bytes = statement.bytes(Int32(place))
      counts[place] = bytes.map { Int32($0.count) } ?? -1
      if let bytes { scratch.add(bytes) }
    }
    found = try mark(statement)
    statement.reset()
    let all = UnsafeBufferPointer(start: counts, count: count)
    scratch.withBytes { bytes in
      cache.keep(number, mark: found, counts: all, bytes)
      sheet.add(bytes, counts: all, into: fields)
    }
    return found
  }

  func entity(_ number: Int, _ sheet: inout RelationSheet) throws -> EntityBytes {
    let kind = try look(number, in: entities, entity, fields: 2, "entity", &sheet) { row in
      try EntityKind.stored(row, 2).number
    }
    return EntityBytes(id: fields[0], name: fields[1], kind: EntityKind(number: kind) ?? .organization)
  }

  func document(_ number: Int, _ sheet: inout RelationSheet) throws -> DocumentBytes {
    _ = try look(number, in: articles, article, fields: articleFields, "article", &sheet) { _ in 0 }
    return DocumentBytes(UnsafeBufferPointer(start: fields, count: articleFields))
  }

  /// With the name of whom it is attributed to.
  func reading(_ number: Int, _ sheet: inout RelationSheet) throws -> (ReadingBytes, speaker: TextPlace) {
    let mark = try look(number, in: readings, reading, fields: 5, "reading", &sheet) { row in
      let polarity: Polarity = try StoredRecords.word(row.text(5), "polarity")
      let modality: Modality = try StoredRecords.word(row.text(6), "modality")
      let tense: Tense? = row.isNull(7) ? nil : try StoredRecords.word(row.text(7), "tense")
      // Millionths take 20 bits.
      return try row.int(8, in: Millionths.all) << 8 | Self.place(tense) << 4 | Self.place(modality) << 1
        | (polarity == .denied ? 1 : 0)
    }
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
