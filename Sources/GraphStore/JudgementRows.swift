internal import GRDB
internal import GraphSchema

/// Judgements as rows.
enum JudgementRows {
  /// All of them, by number.
  static func load(_ db: Database) throws -> [Judgement] {
    var mentions: [Int: [Int: [JudgedMention]]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM judged_mentions ORDER BY judgement, side, number") {
      try mentions[row.read("judgement"), default: [:]][row.read("side"), default: []].append(
        JudgedMention(article: row.read("article"), range: row.range("start", "end"), text: row.read("text")))
    }
    var evidence: [Int: JudgedEvidence] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM judged_evidence") {
      let number: Int = try row.read("judgement")
      try evidence[number] = JudgedEvidence(
        article: row.read("article"), range: row.range("start", "end"), quote: row.read("quote"),
        polarity: try Stored.value(row, "polarity"), modality: try Stored.value(row, "modality"),
        tense: try Stored.optional(row, "tense"), role: row.read("role"), date: row.read("date"),
        speaker: mentions[number]?[3]?.first)
    }
    return try Row.fetchAll(db, sql: "SELECT * FROM judgements ORDER BY number").map { row in
      let number: Int = try row.read("number")
      return try Judgement(
        number: number, verdict: try verdict(row, mentions[number] ?? [:], evidence[number]),
        author: row.read("author"),
        date: row.read("date"), because: row.read("because"))
    }
  }

  private static func verdict(
    _ row: Row, _ mentions: [Int: [JudgedMention]], _ evidence: JudgedEvidence?
  ) throws -> Judgement.Verdict {
    func side(_ number: Int, _ column: String) throws -> JudgedName {
      try JudgedName(
        name: row.read(column), kind: try Stored.value(row, column + "_kind"), mentions: mentions[number] ?? [])
    }
    func first() throws -> JudgedName { try side(1, "first") }
    func second() throws -> JudgedName { try side(2, "second") }
    func relation() throws -> JudgedRelation {
      try JudgedRelation(subject: try first(), predicate: row.read("predicate"), object: try second())
    }
    let word: String = try row.read("verdict")
    switch (word, evidence) {
    case ("same", _): return .same(try first(), try second())
    case ("different", _): return .different(try first(), try second())
    case ("unsure", _): return .unsure(try first(), try second())
    case ("rename", _): return try .rename(try first(), to: row.read("name"))
    case ("retype", _): return try .retype(try first(), to: try Stored.value(row, "kind"), subkind: row.read("subkind"))
    case ("accept", let evidence?): return .accept(try relation(), evidence)
    case ("reject", _): return .reject(try relation(), evidence)
    case ("undo", _): return try .undo(row.read("undoes"))
    default:
      let number: Int = try row.read("number")
      throw StoreError(.damaged, "the graph is damaged: judgement \(number) says '\(word)' of nothing")
    }
  }

  /// - Returns: the number it got.
  static func insert(
    _ verdict: Judgement.Verdict, author: String, date: String, because: String?, in db: Database
  ) throws -> Int {
    var sides: [JudgedName] = []
    var predicate: String?
    var evidence: JudgedEvidence?
    var name: String?
    var kind: (kind: EntityKind, subkind: String?)?
    var undoes: Int?
    switch verdict {
    case .same(let first, let second), .different(let first, let second), .unsure(let first, let second):
      sides = [first, second]
    case .rename(let first, let new): (sides, name) = ([first], new)
    case .retype(let first, let new, let subkind): (sides, kind) = ([first], (new, subkind))
    case .accept(let relation, let sentence):
      (sides, predicate, evidence) = ([relation.subject, relation.object], relation.predicate, sentence)
    case .reject(let relation, let sentence):
      (sides, predicate, evidence) = ([relation.subject, relation.object], relation.predicate, sentence)
    case .undo(let number): undoes = number
    }
    let (first, second) = (sides.first, sides.count > 1 ? sides[1] : nil)
    try db.execute(
      sql: """
        INSERT INTO judgements
          (verdict, first, first_kind, second, second_kind, predicate, name, kind, subkind, undoes, author, date,
           because)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        verdict.word, first?.name, first?.kind.rawValue, second?.name, second?.kind.rawValue, predicate, name,
        kind?.kind.rawValue, kind?.subkind, undoes, author, date, because,
      ])
    let number = Int(db.lastInsertedRowID)
    for (index, side) in sides.enumerated() { try insert(side.mentions, of: number, side: index + 1, in: db) }
    if let evidence {
      try db.execute(
        sql: """
          INSERT INTO judged_evidence
            (judgement, article, start, "end", quote, polarity, modality, tense, role, date)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          number, evidence.article, evidence.range.start, evidence.range.end, evidence.quote,
          evidence.polarity.rawValue, evidence.modality.rawValue, evidence.tense?.rawValue, evidence.role,
          evidence.date,
        ])
      if let speaker = evidence.speaker { try insert([speaker], of: number, side: 3, in: db) }
    }
    return number
  }

  private static func insert(_ mentions: [JudgedMention], of judgement: Int, side: Int, in db: Database) throws {
    let row = try db.cachedStatement(
      sql: """
        INSERT INTO judged_mentions (judgement, side, number, article, start, "end", text) VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for (number, mention) in mentions.enumerated() {
      try row.execute(arguments: [
        judgement, side, number, mention.article, mention.range.start, mention.range.end, mention.text,
      ])
    }
  }

  /// Where the articles say what was accepted: at its old place, or where the words stand now.
  static func places(of judgements: [Judgement], in db: Database) throws -> [Int: CodePointRange] {
    var places: [Int: CodePointRange] = [:]
    for judgement in judgements.inForce {
      guard case .accept(_, let evidence) = judgement.verdict,
        let text = try String.fetchOne(db, sql: "SELECT text FROM articles WHERE id = ?", arguments: [evidence.article])
      else { continue }
      let quote = evidence.quote.unicodeScalars
      if CodePointText(text).slice(evidence.range).map({ $0 == quote }) ?? false {
        places[judgement.number] = evidence.range
      } else if let found = text.firstRange(of: evidence.quote) {
        let start = text.unicodeScalars.distance(from: text.startIndex, to: found.lowerBound)
        let place = CodePointRange(start, start + quote.count)
        // Swift finds what is written with other code points, too.
        if CodePointText(text).slice(place).map({ $0 == quote }) ?? false { places[judgement.number] = place }
      }
    }
    return places
  }
}
