import GRDB
import GraphSchema
import Testing

/// What the tables refuse by themselves, whoever writes to them: these tests use SQL, not Kith's code.
@Suite("The tables")
struct TableRulesTests {
  /// Two people, a place, an article and one relation between the people with one piece of evidence.
  private func database(foreignKeys: Bool = true) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = foreignKeys
    let queue = try DatabaseQueue(configuration: configuration)
    try queue.write { db in
      for step in EmbeddedFile.tables { try db.execute(sql: step.text) }
      try db.execute(
        sql: """
          INSERT INTO predicates (id, position, family, label, inverse, aspect, symmetric, definition) VALUES
            ('met_with', 0, 'communication', 'met with', 'met with', 'event', 1, ''),
            ('lives_in', 1, 'geography', 'lives in', 'is home of', 'state', 0, '');
          INSERT INTO predicate_kinds VALUES ('met_with', 'person', 'person'), ('lives_in', 'person', 'place');
          INSERT INTO articles (id, source, text, content_hash, analysis_hash, fingerprint)
            VALUES ('x', 'x.txt', 'Ada met Bo.', '', '', zeroblob(4));
          INSERT INTO entities (id, kind_number, name, articles) VALUES
            ('ada', 0, 'Ada', 1), ('bo', 0, 'Bo', 1), ('rome', 1, 'Rome', 1);
          """)
    }
    try queue.write { db in
      try Self.insertRelation(db, 1, "ada", "met_with", "bo")
      try Self.insertEvidence(db, relation: 1)
    }
    return queue
  }

  private static func insertRelation(
    _ db: Database, _ number: Int, _ subject: String, _ predicate: String, _ object: String
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO relations
          (number, subject, predicate, object, articles, confidence, standing)
        VALUES (
          ?, (SELECT number FROM entities WHERE id = ?), (SELECT number FROM predicates WHERE id = ?),
          (SELECT number FROM entities WHERE id = ?), 1, 900000, 0)
        """, arguments: [number, subject, predicate, object])
  }

  private static func insertEvidence(
    _ db: Database, relation: Int, number: Int = 0, changing changes: [String: (any DatabaseValueConvertible)?] = [:]
  ) throws {
    func insert(_ table: String, _ defaults: [String: (any DatabaseValueConvertible)?]) throws -> Int64 {
      let values = defaults.merging(changes.filter { defaults.keys.contains($0.key) }) { $1 }
      let columns = values.keys.sorted()
      try db.execute(
        sql: """
          INSERT INTO \(table) (\(columns.map { "\"\($0)\"" }.joined(separator: ", ")))
          VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
          """, arguments: StatementArguments(columns.map { values[$0] ?? nil }))
      return db.lastInsertedRowID
    }
    // Of an article read here.
    let last = try Int.fetchOne(db, sql: "SELECT max(number) FROM passages") ?? 1 << 30
    let passage = try insert(
      "passages", ["number": last + 1, "article": 1, "start": 0, "longer": 0, "quote": "Ada met Bo."])
    let reading = try insert(
      "readings",
      ["polarity": "asserted", "modality": "actual", "tense": nil, "finder": "test", "confidence": 900_000])
    _ = try insert("evidence", ["relation": relation, "number": number, "passage": passage, "reading": reading])
  }

  private func expectRefusal(
    _ words: String, _ queue: DatabaseQueue, _ comment: Comment? = nil, _ body: (Database) throws -> Void
  ) {
    let failure = #expect(throws: DatabaseError.self, comment) { try queue.write(body) }
    #expect(failure?.message?.contains(words) ?? false, "\(failure?.message ?? "")")
  }

  @Test func `refuse a relation without evidence`() throws {
    let queue = try database()
    expectRefusal("FOREIGN KEY", queue) { try Self.insertRelation($0, 2, "ada", "lives_in", "rome") }
  }

  @Test func `refuse a relation that leans on the evidence of another`() throws {
    let queue = try database()
    expectRefusal("FOREIGN KEY", queue) { db in
      try Self.insertRelation(db, 2, "ada", "lives_in", "rome")
      try Self.insertEvidence(db, relation: 1, number: 1)
    }
  }

  @Test func `refuse to take the evidence away from a relation`() throws {
    let queue = try database()
    expectRefusal("FOREIGN KEY", queue) { try $0.execute(sql: "DELETE FROM evidence") }
    expectRefusal("FOREIGN KEY", queue) { try $0.execute(sql: "UPDATE evidence SET number = 7") }
    expectRefusal("an article that supports a relation stays", queue) { try $0.execute(sql: "DELETE FROM articles") }
  }

  @Test func `let a relation leave with its evidence`() throws {
    let queue = try database()
    try queue.write { try $0.execute(sql: "DELETE FROM relations") }
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM evidence") } == 0)
  }

  @Test func `refuse evidence without a quote, an article, a range or a finder`() throws {
    let queue = try database()
    for column in ["quote", "start", "longer", "finder", "polarity", "modality", "confidence"] {
      expectRefusal("NOT NULL", queue, "\(column)") {
        try Self.insertEvidence($0, relation: 1, number: 1, changing: [column: Optional<String>.none])
      }
    }
    for (column, value) in [("quote", ""), ("quote", "  "), ("finder", "")] {
      expectRefusal("CHECK", queue, "\(column)") {
        try Self.insertEvidence($0, relation: 1, number: 1, changing: [column: value])
      }
    }
    expectRefusal("CHECK", queue) { try Self.insertEvidence($0, relation: 1, number: 1, changing: ["longer": -11]) }
    expectRefusal("CHECK", queue) { try Self.insertEvidence($0, relation: 1, number: 1, changing: ["start": -1]) }
    expectRefusal("a passage is of an article", queue) {
      try Self.insertEvidence($0, relation: 1, number: 1, changing: ["article": 7])
    }
    expectRefusal("evidence is a passage and how it was read", queue) {
      try Self.insertEvidence($0, relation: 1, number: 1, changing: ["passage": 7])
    }
    expectRefusal("evidence is a passage and how it was read", queue) {
      try Self.insertEvidence($0, relation: 1, number: 1, changing: ["reading": 7])
    }
  }

  @Test func `refuse words for polarity, modality, tense and standing that do not exist`() throws {
    let queue = try database()
    for column in ["polarity", "modality", "tense"] {
      expectRefusal("CHECK", queue, "\(column)") {
        try Self.insertEvidence($0, relation: 1, number: 1, changing: [column: "perhaps"])
      }
    }
    expectRefusal("CHECK", queue) {
      try Self.insertEvidence($0, relation: 1, number: 1, changing: ["confidence": 1_000_001])
    }
    expectRefusal("CHECK", queue) { try $0.execute(sql: "UPDATE relations SET standing = 5") }
  }

  @Test(arguments: [true, false])
  func `refuse kinds that do not fit the catalogue, with foreign keys and without`(foreignKeys: Bool) throws {
    let queue = try database(foreignKeys: foreignKeys)
    let words = "the catalogue does not let this predicate join these kinds"
    expectRefusal(words, queue) { db in
      try Self.insertRelation(db, 2, "ada", "lives_in", "bo")
      try Self.insertEvidence(db, relation: 2)
    }
    expectRefusal(words, queue) { db in
      try Self.insertRelation(db, 2, "rome", "lives_in", "ada")
      try Self.insertEvidence(db, relation: 2)
    }
    expectRefusal(words, queue) { try Self.insertRelation($0, 2, "ada", "invented", "bo") }
    expectRefusal(words, queue) { try $0.execute(sql: "UPDATE relations SET object = 3") }
    expectRefusal("an entity keeps its kind", queue) { try $0.execute(sql: "UPDATE entities SET kind_number = 1") }
    expectRefusal("a relation of these kinds exists", queue) { try $0.execute(sql: "DELETE FROM predicate_kinds") }
  }

  @Test(arguments: [true, false])
  func `refuse a symmetric relation with the larger id first`(foreignKeys: Bool) throws {
    let queue = try database(foreignKeys: foreignKeys)
    expectRefusal("a symmetric relation has the smaller id first", queue) {
      try $0.execute(sql: "UPDATE relations SET subject = 2, object = 1")
    }
    expectRefusal("a symmetric relation has the smaller id first", queue) { db in
      try db.execute(sql: "DELETE FROM relations")
      try Self.insertRelation(db, 2, "bo", "met_with", "ada")
      try Self.insertEvidence(db, relation: 2)
    }
    expectRefusal("a relation of this predicate exists", queue) {
      try $0.execute(sql: "UPDATE predicates SET symmetric = 0")
    }
  }

  @Test func `refuse a relation twice, or with itself`() throws {
    let queue = try database()
    expectRefusal("UNIQUE", queue) { try Self.insertRelation($0, 2, "ada", "met_with", "bo") }
    expectRefusal("CHECK", queue) { try Self.insertRelation($0, 2, "ada", "met_with", "ada") }
  }

  @Test func `refuse values of the wrong type`() throws {
    let queue = try database()
    expectRefusal("cannot store TEXT value in INTEGER column", queue) {
      try Self.insertEvidence($0, relation: 1, number: 1, changing: ["start": "zero"])
    }
  }

  @Test func `show people, places, organizations, connections and quotes as views`() throws {
    let queue = try database()
    try queue.read { db in
      #expect(try String.fetchAll(db, sql: "SELECT name FROM people ORDER BY name") == ["Ada", "Bo"])
      #expect(try String.fetchAll(db, sql: "SELECT name FROM places") == ["Rome"])
      #expect(try String.fetchAll(db, sql: "SELECT name FROM organizations") == [])
      let connection = try #require(try Row.fetchOne(db, sql: "SELECT subject, relation, object FROM connections"))
      #expect(connection == ["subject": "Ada", "relation": "met with", "object": "Bo"])
      let quote = try #require(
        try Row.fetchOne(
          db, sql: "SELECT quote, source, substr('Ada met Bo.', start + 1, \"end\" - start) AS cut FROM quotes"))
      #expect(quote == ["quote": "Ada met Bo.", "source": "x.txt", "cut": "Ada met Bo."])
    }
  }
}
