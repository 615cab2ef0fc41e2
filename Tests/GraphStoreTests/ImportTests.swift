import GRDB
import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

@Suite("Importing facts")
struct ImportTests {
  private typealias Saying = SampleArticles.Saying

  private static let document = ImportRecord.document(DocumentRecord(id: "wire", source: "wire/1", story: "wire"))

  private static func entity(_ id: String, _ kind: EntityKind, wikidata: String? = nil) -> ImportRecord {
    let name = id.split(separator: ":").last.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? id
    return .entity(Entity(id: id, kind: kind, name: name, names: [name], wikidata: wikidata, articles: 0))
  }

  private static func relation(
    _ subject: String, _ predicate: String, _ object: String, quote: String = "So it is.", document: String = "wire",
    confidence: Double? = nil
  ) -> ImportRecord {
    .relation(
      ImportedRelation(
        key: Relation.Key(subject: subject, predicate: predicate, object: object), confidence: confidence,
        evidence: [
          Evidence(
            document: document, range: CodePointRange(0, quote.unicodeScalars.count), quote: quote, finder: "elsewhere",
            confidence: 0.5)
        ]))
  }

  private static let facts: [ImportRecord] = [
    document, entity("person:ada", .person), entity("person:cy", .person), entity("place:rome", .place),
    relation("person:ada", "visited", "place:rome"), relation("person:cy", "met_with", "person:ada"),
  ]

  private func take(_ records: [ImportRecord], into graph: GraphDatabase) async throws -> ImportReport {
    try await graph.importFacts { importer in for record in records { try importer.add(record) } }
  }

  @Test func `a graph holds what was imported, and check finds nothing wrong`() async throws {
    let graph = try GraphDatabase()
    let report = try await take(Self.facts, into: graph)
    #expect((report.documents, report.entities, report.relations, report.evidence) == (1, 3, 2, 2))
    let whole = try await graph.subgraph(.whole)
    #expect(
      whole.relations.map(\.key) == [
        Relation.Key(subject: "person:ada", predicate: "met_with", object: "person:cy"),
        Relation.Key(subject: "person:ada", predicate: "visited", object: "place:rome"),
      ])
    #expect(whole.entities.map(\.articles) == [1, 1, 1])
    #expect(try await graph.isCurrent())
    #expect(try await graph.check() == [])
    #expect(try await graph.search("so it").map(\.snippet) == ["So it is."])
  }

  @Test func `the same facts twice are the same facts`() async throws {
    let graph = try GraphDatabase()
    _ = try await take(Self.facts, into: graph)
    let before = try await graph.subgraph(.whole)
    _ = try await take(Self.facts + Self.facts, into: graph)
    #expect(try await graph.subgraph(.whole) == before)
    #expect(try await graph.check() == [])
  }

  @Test func `facts outlive every derivation, and articles that speak of the same join them`() async throws {
    let graph = try GraphDatabase()
    _ = try await take(Self.facts, into: graph)
    let imported = try await graph.subgraph(.whole)
    let ada = SampleArticles.person("Ada")
    try await graph.commit(
      [
        SampleArticles.article(
          "a.txt",
          [
            Saying(ada, "visited", SampleArticles.place("Rome")), Saying(ada, "met_with", SampleArticles.person("Bo")),
          ])
      ], analysis: "a")
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    #expect(try await graph.check(against: SampleArticles.resolve(try await graph.claims())) == [])
    let both = try await graph.subgraph(.whole)
    #expect(both.entities.map(\.id) == ["person:ada", "person:bo", "person:cy", "place:rome"])
    let visit = try #require(both.relations.first { $0.predicate == "visited" })
    #expect((visit.articles, visit.stories) == (2, 2))
    #expect(visit.confidence == 0.95)
    #expect(both.entities[0].articles == 2)

    // Either way round is the same graph.
    let other = try GraphDatabase()
    try await other.commit(
      [
        SampleArticles.article(
          "a.txt",
          [
            Saying(ada, "visited", SampleArticles.place("Rome")), Saying(ada, "met_with", SampleArticles.person("Bo")),
          ])
      ], analysis: "a")
    try await other.replaceGraph(with: SampleArticles.resolve(try await other.claims()))
    _ = try await take(Self.facts, into: other)
    #expect(try await other.isCurrent() == false)
    try await other.replaceGraph(with: SampleArticles.resolve(try await other.claims()))
    #expect(try await other.subgraph(.whole) == both)

    try await graph.remove([.named("a.txt")])
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    #expect(try await graph.subgraph(.whole) == imported)
    #expect(try await graph.check() == [])
  }

  @Test func `an entity joins the imported one with its Wikidata id, and steps aside for one of another kind`()
    async throws
  {
    let graph = try GraphDatabase()
    _ = try await take(
      [Self.entity("Q1", .person, wikidata: "Q1"), Self.entity("bo", .place)], into: graph)
    let claims = SampleArticles.article(
      "a.txt", [Saying(SampleArticles.person("Ada"), "met_with", SampleArticles.person("Bo"))])
    try await graph.commit([claims], analysis: "a")
    let resolution = Resolution(
      entities: [
        ResolvedEntity(
          id: "ada", kind: .person, name: "Ada", names: ["Ada"], wikidata: "Q1",
          members: [ChainReference(article: claims.article.id, chain: 0)]),
        ResolvedEntity(
          id: "bo", kind: .person, name: "Bo", names: ["Bo"],
          members: [ChainReference(article: claims.article.id, chain: 1)]),
      ])
    try await graph.replaceGraph(with: resolution)
    let whole = try await graph.subgraph(.whole)
    #expect(whole.entities.map(\.id) == ["Q1", "bo", "bo-read"])
    #expect(whole.entities[0].names == ["Ada", "Q1"])
    #expect(whole.relations.map(\.key.subject) == ["Q1"])
    #expect(try await graph.check(against: resolution) == [])
  }

  @Test func `an imported article leaves with what only it says`() async throws {
    let graph = try GraphDatabase()
    _ = try await take(
      Self.facts + [
        .document(DocumentRecord(id: "other", source: "wire/2", story: "other")), Self.entity("person:di", .person),
        Self.relation("person:ada", "visited", "place:rome", quote: "Again.", document: "other"),
        Self.relation("person:ada", "met_with", "person:di", document: "other"),
      ], into: graph)
    try await graph.remove([.named("other")])
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    let expected = try GraphDatabase()
    _ = try await take(Self.facts, into: expected)
    #expect(try await graph.subgraph(.whole) == (try await expected.subgraph(.whole)))
    #expect(try await graph.check() == [])
  }

  @Test func `evidence of an article that was read here is left out`() async throws {
    let graph = try GraphDatabase()
    let read = SampleArticles.article(
      "a.txt", [Saying(SampleArticles.person("Ada"), "visited", SampleArticles.place("Rome"))])
    try await graph.commit([read], analysis: "a")
    let report = try await take(
      [
        .document(DocumentRecord(id: read.article.id, source: "a.txt", story: read.article.id)),
        Self.entity("person:ada", .person), Self.entity("place:rome", .place),
        Self.relation("person:ada", "visited", "place:rome", document: read.article.id),
      ], into: graph)
    #expect(report.readHere == 1)
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    #expect(try await graph.subgraph(.whole).relations.map(\.articles) == [1])
  }

  @Test(
    "refuses what the graph cannot hold, and nothing is taken in",
    arguments: [
      (relation("person:ada", "visited", "place:oz"), StoreError.Code.unknownEntity, "no entity has the id 'place:oz'"),
      (
        relation("person:ada", "visited", "place:rome", document: "x"), .unknownArticle,
        "no document has the id 'x'"
      ),
      (relation("person:ada", "flew_to", "place:rome"), .unknownPredicate, "no relation is called 'flew_to'"),
      (relation("place:rome", "visited", "place:rome"), .unfit, "a relation joins 'place:rome' with itself"),
      (relation("place:rome", "lives_in", "person:ada"), .unfit, "a place cannot be 'lives_in' a person"),
      (relation("person:ada", "visited", "place:rome", quote: "  "), .unfit, "a quote is empty"),
      (
        .relation(
          ImportedRelation(
            key: Relation.Key(subject: "person:ada", predicate: "visited", object: "place:rome"), evidence: [])),
        .unfit, "'person:ada visited place:rome' has no evidence"
      ),
      (entity("person:ada", .place), .unfit, "entity 'person:ada' is a person already, and a place here"),
    ])
  func refuses(record: ImportRecord, code: StoreError.Code, what: String) async throws {
    let graph = try GraphDatabase()
    let error = await #expect(throws: StoreError.self) { try await take(Self.facts + [record], into: graph) }
    #expect(error?.code == code)
    #expect(error?.what == what)
    #expect(try await graph.subgraph(.whole).entities.isEmpty)
    #expect(try await graph.check() == [])
    // The indices are back.
    _ = try await take(Self.facts, into: graph)
    let indices = try await graph.queue.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master WHERE name = 'relations_by_subject'")
    }
    #expect(indices == 1)
  }

  @Test func `the confidence of a whole is shared among its stories`() async throws {
    let graph = try GraphDatabase()
    let pieces = ["a", "b", "c"].map { story in
      Evidence(document: story, range: CodePointRange(0, 4), quote: "Yes.", finder: "elsewhere")
    }
    _ = try await take(
      ["a", "b", "c"].map { .document(DocumentRecord(id: $0, source: $0, story: $0)) } + [
        Self.entity("person:ada", .person), Self.entity("place:rome", .place),
        .relation(
          ImportedRelation(
            key: Relation.Key(subject: "person:ada", predicate: "visited", object: "place:rome"), confidence: 0.9123,
            evidence: pieces)),
      ], into: graph)
    let relation = try #require(try await graph.subgraph(.whole).relations.first)
    #expect(abs(relation.confidence - 0.9123) < 0.000_01)
    #expect(Set(relation.evidence.map(\.confidence)).count == 1)
    #expect(try await graph.check() == [])
  }

  @Sendable private static func resolve(_ claims: [Claims], _ judgements: [Judgement]) -> Resolution {
    SampleArticles.resolve(claims)
  }

  /// A graph of one article that was read.
  private func readGraph() async throws -> GraphDatabase {
    let graph = try GraphDatabase()
    let ada = Saying(SampleArticles.person("Ada"), "visited", SampleArticles.place("Rome"))
    try await graph.commit([SampleArticles.article("a.txt", [ada])], analysis: "a")
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    return graph
  }

  @Test func `what cannot be worked out with the articles is not imported`() async throws {
    struct Refusal: Error {}
    let graph = try await readGraph()
    let before = try await graph.subgraph(.whole)
    let refuse: @Sendable ([Claims], [Judgement]) throws -> Resolution = { _, _ in throw Refusal() }
    await #expect(throws: Refusal.self) {
      _ = try await graph.importFacts(resolving: refuse) { importer in
        for record in Self.facts { try importer.add(record) }
      }
    }
    #expect(try await graph.subgraph(.whole) == before)
    #expect(try await graph.isCurrent())
    #expect(try await graph.check() == [])
    _ = try await graph.importFacts(resolving: Self.resolve) { importer in
      for record in Self.facts { try importer.add(record) }
    }
    #expect(try await graph.isCurrent(), "an import is worked out with it")
    #expect(try await graph.subgraph(.whole).relations.count == 2)
    #expect(try await graph.check() == [])
  }

  @Test func `a disk that is full while an import is worked out leaves the graph as it was`() async throws {
    let graph = try await readGraph()
    let before = try await graph.subgraph(.whole)
    let swell: @Sendable ([Claims], [Judgement]) throws -> Resolution = { claims, _ in
      // What is derived finds no page any more; the import itself had room.
      Resolution(
        entities: SampleArticles.resolve(claims).entities.map { entity in
          ResolvedEntity(
            id: entity.id, kind: entity.kind, subkind: entity.subkind, name: entity.name,
            names: entity.names + [String(repeating: "x", count: 4_000_000)], entry: entity.entry,
            wikidata: entity.wikidata, gender: entity.gender, members: entity.members, merges: entity.merges)
        })
    }
    let error = await #expect(throws: StoreError.self) {
      _ = try await graph.importFacts(resolving: swell) { importer in
        for record in Self.facts { try importer.add(record) }
        _ = try Int.fetchOne(importer.db, sql: "PRAGMA max_page_count = 900")
      }
    }
    #expect(error?.code == .full)
    _ = try await graph.queue.writeWithoutTransaction {
      try Int.fetchOne($0, sql: "PRAGMA max_page_count = 1000000000")
    }
    #expect(try await graph.subgraph(.whole) == before)
    #expect(try await graph.check() == [])
  }

  @Test func `a disk that is full while records come in is told as one`() async throws {
    let graph = try GraphDatabase()
    let error = await #expect(throws: StoreError.self) {
      _ = try await graph.importFacts { importer in
        _ = try Int.fetchOne(importer.db, sql: "PRAGMA max_page_count = 200")
        for number in 0..<100 {
          let story = String(repeating: "\(number)", count: 20_000)
          try importer.add(.document(DocumentRecord(id: "d\(number)", source: story, story: "d\(number)")))
        }
      }
    }
    #expect(error?.code == .full)
  }

  private static func visit(of confidence: Double? = nil, evidence: Double = 1) -> ImportRecord {
    .relation(
      ImportedRelation(
        key: Relation.Key(subject: "person:ada", predicate: "visited", object: "place:rome"), confidence: confidence,
        evidence: [
          Evidence(document: "wire", range: CodePointRange(0, 3), quote: "So.", finder: "f", confidence: evidence)
        ]))
  }

  private static func mention(_ text: String, _ start: Int, _ end: Int) -> ImportRecord {
    .entity(
      Entity(
        id: "person:ada", kind: .person, name: "Ada", names: ["Ada"], articles: 0,
        mentions: [
          MentionRecord(document: "wire", range: CodePointRange(start, end), text: text, reading: .name)
        ]))
  }

  @Test(
    "what the tables would refuse is refused by name",
    arguments: [
      (visit(evidence: 1.5), "a confidence is 1.5"), (visit(evidence: -0.1), "a confidence is -0.1"),
      (visit(evidence: .nan), "a confidence is nan"), (visit(of: 2), "a confidence is 2.0"),
      (visit(of: -.infinity), "a confidence is -inf"), (mention("", 0, 3), "a mention is empty"),
      (mention("Ada", 4, 4), "a mention ends at 4, where it starts"),
      (relation("person:ada", "visited", "place:rome", quote: " \n"), "a quote is empty"),
      (
        ImportRecord.relation(
          ImportedRelation(
            key: Relation.Key(subject: "person:ada", predicate: "visited", object: "place:rome"), confidence: nil,
            evidence: [
              Evidence(document: "wire", range: CodePointRange(3, 3), quote: "So.", finder: "f", confidence: 1)
            ])),
        "a quote ends at 3, where it starts"
      ),
      (
        ImportRecord.relation(
          ImportedRelation(
            key: Relation.Key(subject: "person:ada", predicate: "visited", object: "place:rome"), confidence: nil,
            evidence: [Evidence(document: "wire", range: CodePointRange(0, 3), quote: "So.", finder: "", confidence: 1)]
          )),
        "the finder of a quote is empty"
      ),
      (ImportRecord.document(DocumentRecord(id: "", source: "a", story: "a")), "the id of a document is empty"),
      (
        ImportRecord.entity(Entity(id: "", kind: .person, name: "A", names: ["A"], articles: 0)),
        "the id of an entity is empty"
      ),
      (
        ImportRecord.entity(Entity(id: "a", kind: .person, name: "A", names: ["A", ""], articles: 0)),
        "a name of 'a' is empty"
      ),
    ])
  func refused(record: ImportRecord, what: String) async throws {
    let graph = try GraphDatabase()
    let error = await #expect(throws: StoreError.self) { _ = try await take(Self.facts + [record], into: graph) }
    #expect(error?.code == .unfit)
    #expect(error?.what == what)
    #expect(try await graph.subgraph(.whole).entities.isEmpty)
    // Into a graph that has relations, where the tables check, too.
    let filled = try GraphDatabase()
    _ = try await take(Self.facts, into: filled)
    let again = await #expect(throws: StoreError.self) { _ = try await take([record], into: filled) }
    #expect(again?.what == what)
    #expect(try await filled.check() == [])
  }
}
