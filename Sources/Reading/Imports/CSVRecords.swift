internal import GraphSchema

/// Rows of tables as records: rows of one relation that follow each other become one.
struct CSVRecords {
  /// Whether names and kinds in the rows make entities.
  private let makesEntities: Bool
  private var entities: Set<Entity.ID> = []
  private var documents: Set<Article.ID> = []
  private var key: Relation.Key?
  private var evidence: [Evidence] = []
  private var line = 0

  init(makesEntities: Bool) { self.makesEntities = makesEntities }

  static func entity(_ row: CSVTable.Row) throws(ReadingError) -> Entity {
    let id = try row.required("id")
    let name = row["name"] ?? id
    return Entity(
      id: id, kind: try word(row, "kind", try row.required("kind")), subkind: row["subkind"], name: name,
      names: list(row["names"] ?? "") + [name], wikidata: row["wikidata"], articles: 0)
  }

  /// - Parameter take: gets records with the line that they begin on.
  mutating func read(_ row: CSVTable.Row, _ take: (ImportRecord, Int) throws -> Void) throws {
    let next = Relation.Key(
      subject: try row.required("subject"), predicate: try row.required("predicate"),
      object: try row.required("object"))
    if next != key {
      try flush(take)
      key = next
      line = row.line
    }
    if makesEntities {
      for (end, id) in [("subject", next.subject), ("object", next.object)] {
        guard let kind = row[end + "_kind"], entities.insert(id).inserted else { continue }
        let name = row[end + "_name"] ?? id
        try take(
          .entity(
            Entity(id: id, kind: try Self.word(row, "kind", kind), name: name, names: [name], articles: 0)), row.line)
      }
    }
    guard let document = row["document"] ?? row["source"] ?? row["url"] ?? row["publisher"] else {
      throw row.fault("the row does not say which article it is from", try: "name it in a column document or source")
    }
    if documents.insert(document).inserted {
      try take(
        .document(
          DocumentRecord(
            id: document, source: row["source"] ?? document, title: row["title"], url: row["url"],
            publisher: row["publisher"], published: row["published"], author: row["author"],
            modified: row["modified"], language: row["language"], story: row["story"] ?? document)), row.line)
    }
    evidence.append(try Self.evidence(row, of: document))
  }

  /// Hands over the relation that was being gathered.
  mutating func flush(_ take: (ImportRecord, Int) throws -> Void) throws {
    guard let key else { return }
    try take(.relation(ImportedRelation(key: key, evidence: evidence)), line)
    self.key = nil
    evidence = []
  }

  private static func evidence(_ row: CSVTable.Row, of document: Article.ID) throws(ReadingError) -> Evidence {
    let quote = try row.required("quote")
    let start = try number(row, "start") ?? 0
    let end = try number(row, "end") ?? start + quote.unicodeScalars.count
    guard start < end else { throw row.fault("the quote ends at \(end), before it starts at \(start)") }
    var confidence = 1.0
    if let text = row["confidence"] {
      guard let value = Double(text), 0...1 ~= value else { throw row.fault("'\(text)' is no confidence from 0 to 1") }
      confidence = value
    }
    return Evidence(
      document: document, range: CodePointRange(start, end), quote: quote,
      polarity: try row["polarity"].map { (text) throws(ReadingError) in try word(row, "polarity", text) } ?? .asserted,
      modality: try row["modality"].map { (text) throws(ReadingError) in try word(row, "modality", text) } ?? .actual,
      tense: try row["tense"].map { (text) throws(ReadingError) in try word(row, "tense", text) },
      attributedTo: row["attributed_to"], role: row["role"], date: row["date"], finder: row["finder"] ?? "import",
      confidence: confidence)
  }

  private static func number(_ row: CSVTable.Row, _ column: String) throws(ReadingError) -> Int? {
    guard let text = row[column] else { return nil }
    guard let value = Int(text), value >= 0, value < 1 << 40 else {
      throw row.fault("'\(text)' in column \(column) is no whole number, 0 or more")
    }
    return value
  }

  private static func word<Word: RawRepresentable & CaseIterable>(
    _ row: CSVTable.Row, _ noun: String, _ text: String
  ) throws(ReadingError) -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: text.lowercased()) else {
      throw row.fault("'\(text)' is no \(noun); there are \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  /// `a|b`, in which a backslash keeps a bar or backslash from its meaning.
  private static func list(_ text: String) -> [String] {
    var values: [String] = []
    var value = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        value.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "|" {
        values.append(String(value))
        value = String.UnicodeScalarView()
      } else {
        value.append(scalar)
      }
    }
    return (values + [String(value)]).filter { !$0.isEmpty }
  }
}
