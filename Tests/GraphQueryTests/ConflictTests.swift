import GraphQuery
import GraphSchema
import GraphStore
import TestSupport
import Testing

@Suite("Conflicts")
struct ConflictTests {
  private typealias Saying = SampleArticles.Saying
  private let ada = SampleArticles.person("Ada")
  private let bo = SampleArticles.person("Bo")
  private let boria = SampleArticles.place("Boria")
  private let carthage = SampleArticles.place("Carthage")
  private let delia = SampleArticles.place("Delia")

  /// One article for each saying, on the day beside it.
  private func conflicts(_ sayings: [(Saying, String?)]) async throws -> [Conflict] {
    let articles = sayings.enumerated().map { number, one in
      SampleArticles.article("\(number).txt", [one.0], published: one.1, opening: "\(number).")
    }
    return try await GraphQuestions(QuerySamples.database(articles)).conflicts().all
  }

  @Test func `two heads of state on one day are one, a successor is none`() async throws {
    let found = try await conflicts([
      (Saying(ada, "head_of_state_of", boria), "2024-05-02"), (Saying(bo, "head_of_state_of", boria), "2024-05-02"),
    ])
    #expect(found.map(\.kind) == [.partners])
    #expect(found[0].sides.map(\.relation.subject) == ["person:ada", "person:bo"])
    #expect(
      try await conflicts([
        (Saying(ada, "head_of_state_of", boria), "2023-05-02"), (Saying(bo, "head_of_state_of", boria), "2024-05-02"),
      ]).isEmpty)
  }

  @Test func `without a day two holders of an office may have followed each other, two capitals may not`() async throws
  {
    #expect(
      try await conflicts([
        (Saying(ada, "head_of_state_of", boria), nil), (Saying(bo, "head_of_state_of", boria), "2024-05-02"),
      ]).isEmpty)
    #expect(
      try await conflicts([
        (Saying(carthage, "capital_of", boria), nil), (Saying(delia, "capital_of", boria), nil),
      ]).map(\.kind) == [.partners])
  }

  @Test func `one who was there before and after within a year did not leave`() async throws {
    #expect(
      try await conflicts([
        (Saying(ada, "head_of_state_of", boria), "2024-01-02"), (Saying(bo, "head_of_state_of", boria), "2024-02-02"),
        (Saying(ada, "head_of_state_of", boria), "2024-03-02"),
      ]).count == 1)
    #expect(
      try await conflicts([
        (Saying(ada, "head_of_state_of", boria), "2020-01-02"), (Saying(bo, "head_of_state_of", boria), "2022-02-02"),
        (Saying(ada, "head_of_state_of", boria), "2025-03-02"),
      ]).isEmpty)
  }

  @Test func `a former president is no rival`() async throws {
    #expect(
      try await conflicts([
        (Saying(ada, "head_of_state_of", boria, tense: .past), "2024-05-02"),
        (Saying(bo, "head_of_state_of", boria), "2024-05-02"),
      ]).isEmpty)
  }

  @Test func `two birthplaces are one, unless one lies in the other`() async throws {
    #expect(
      try await conflicts([(Saying(ada, "born_in", boria), nil), (Saying(ada, "born_in", delia), nil)]).map(\.kind)
        == [.partners])
    #expect(
      try await conflicts([
        (Saying(ada, "born_in", carthage), nil), (Saying(ada, "born_in", delia), nil),
        (Saying(carthage, "located_in", boria), nil), (Saying(boria, "located_in", delia), nil),
      ]).isEmpty)
  }

  @Test(arguments: [("region", 0), ("country", 1)])
  func `a region may lie in a country without an article that says so`(subkind: String, conflicts: Int) async throws {
    let graph = try GraphDatabase()
    _ = try await graph.importFacts { importer in
      try importer.add(.document(DocumentRecord(id: "d", source: "d", story: "d")))
      for (id, subkind) in [("town", "city"), ("norland", "country"), ("south", subkind)] {
        try importer.add(
          .entity(Entity(id: id, kind: .place, subkind: subkind, name: id, names: [id], articles: 0)))
      }
      for (number, holder) in ["norland", "south"].enumerated() {
        let evidence = Evidence(document: "d", range: CodePointRange(number, number + 1), quote: "x", finder: "test")
        try importer.add(
          .relation(
            ImportedRelation(
              key: Relation.Key(subject: "town", predicate: "located_in", object: holder), evidence: [evidence])))
      }
    }
    #expect(try await GraphQuestions(graph).conflicts().all.count == conflicts)
  }

  @Test func `yes against no, but not against maybe`() async throws {
    let found = try await conflicts([
      (Saying(ada, "met_with", bo), nil), (Saying(ada, "met_with", bo, polarity: .denied), nil),
    ])
    #expect(found.map(\.kind) == [.denial])
    #expect(found[0].sides.map(\.polarity) == [.asserted, .denied])
    #expect(found[0].sides.allSatisfy { $0.evidence.count == 1 })
    #expect(
      try await conflicts([
        (Saying(ada, "met_with", bo), nil), (Saying(ada, "met_with", bo, polarity: .denied, modality: .planned), nil),
      ]).isEmpty)
  }

  @Test func `a death on two days, unless one day is only the year of the other`() async throws {
    let found = try await conflicts([
      (Saying(ada, "died_in", boria, date: "2024-05-02"), nil), (Saying(ada, "died_in", boria, date: "2024-06"), nil),
    ])
    #expect(found.map(\.kind) == [.dates])
    #expect(found[0].sides.map(\.date) == ["2024-05-02", "2024-06"])
    #expect(
      try await conflicts([
        (Saying(ada, "died_in", boria, date: "2024-05-02"), nil), (Saying(ada, "died_in", boria, date: "2024"), nil),
      ]).isEmpty)
  }

  @Test func `of one name are those that it is an end of`() async throws {
    let articles = [
      Saying(ada, "born_in", boria), Saying(ada, "born_in", delia), Saying(bo, "met_with", ada),
      Saying(bo, "met_with", ada, polarity: .denied),
    ].enumerated().map { SampleArticles.article("\($0).txt", [$1], opening: "\($0).") }
    let questions = GraphQuestions(try await QuerySamples.database(articles))
    #expect(try await questions.conflicts().all.count == 2)
    let found = try await questions.conflicts(of: "person:bo")
    #expect(found.all.map(\.kind) == [.denial])
    #expect(found.subgraph.entities.map(\.id) == ["person:ada", "person:bo"])
    #expect(found.subgraph.documents.count == 2)
  }
}
