import GraphQuery
import GraphSchema
import GraphStore
import TestSupport
import Testing

@Suite("Selections")
struct SelectionTests {
  private typealias Saying = SampleArticles.Saying
  private let ada = SampleArticles.person("Ada")
  private let bo = SampleArticles.person("Bo")
  private let cy = SampleArticles.person("Cy")
  private let boria = SampleArticles.place("Boria")

  /// Three months, one article each; the last has no date.
  private func questions() async throws -> GraphQuestions {
    func article(_ name: String, _ date: String?, _ sayings: [Saying]) -> (article: Article, claims: Claims) {
      SampleArticles.article(name, sayings, published: date, opening: name + ".")
    }
    return GraphQuestions(
      try await QuerySamples.database([
        article("october", "2024-10-05", [Saying(ada, "met_with", bo, confidence: 0.5), Saying(bo, "visited", boria)]),
        article("november", "2024-11", [Saying(ada, "met_with", bo, confidence: 0.8), Saying(cy, "supports", bo)]),
        article(
          "december", "2024-12-01", [Saying(ada, "visited", boria), Saying(ada, "met_with", cy, polarity: .denied)]),
        article("undated", nil, [Saying(cy, "visited", boria, modality: .planned)]),
      ]))
  }

  private func keys(_ selection: Selection) async throws -> [String] {
    try await questions().select(selection).subgraph.relations.map { "\($0.subject) \($0.predicate) \($0.object)" }
  }

  @Test func `of everything are the whole graph`() async throws {
    let questions = try await questions()
    let whole = try await questions.select(.everything, mentions: true)
    #expect(whole.subgraph.relations.count == 6)
    #expect(whole.subgraph.documents.count == 4)
    #expect(whole.subgraph.entities.allSatisfy { !$0.mentions.isEmpty })
  }

  @Test(
    "since a date keep what its articles and later ones say",
    arguments: [("2024", 5), ("2024-11", 4), ("2024-11-20", 4), ("2024-12-01", 2), ("2024-12-02", 0), ("2025", 0)])
  func since(date: String, count: Int) async throws {
    #expect(try await keys(Selection(since: date)).count == count)
  }

  @Test func `since a date count only the evidence that is left`() async throws {
    let questions = try await questions()
    let met = { (since: String?) in
      try await questions.select(Selection(since: since)).subgraph.relations.first {
        $0.object == "person:bo" && $0.predicate == "met_with"
      }
    }
    let all = try #require(try await met(nil))
    #expect((all.stories, all.articles, all.evidence.count) == (2, 2, 2))
    #expect(abs(all.confidence - 0.9) < 1e-9)
    let late = try #require(try await met("2024-11"))
    #expect((late.stories, late.articles, late.evidence.count) == (1, 1, 1))
    #expect(abs(late.confidence - 0.8) < 1e-9)
  }

  @Test func `hold no article and no speaker that nothing cites`() async throws {
    for selection in [
      Selection(since: "2024-11"), Selection(filter: LinkFilter(predicates: ["visited"])), Selection(kinds: [.person]),
      Selection(.near("Ada")), Selection(.near("Ada"), since: "2024-11"), Selection(.paths(from: "Cy", to: "Boria")),
    ] {
      let graph = try await questions().select(selection).subgraph
      let entities = Set(graph.entities.map(\.id))
      #expect(graph.relations.allSatisfy { entities.contains($0.subject) && entities.contains($0.object) })
      #expect(Set(graph.documents.map(\.id)) == Set(graph.relations.flatMap { $0.evidence.map(\.document) }))
    }
  }

  @Test func `by predicate, stories or standing leave lonely names out`() async throws {
    let visits = try await questions().select(Selection(filter: LinkFilter(predicates: ["visited"]))).subgraph
    #expect(visits.relations.count == 3)
    #expect(visits.entities.map(\.id) == ["person:ada", "person:bo", "person:cy", "place:boria"])
    #expect(try await keys(Selection(filter: LinkFilter(minimumStories: 2))) == ["person:ada met_with person:bo"])
    let actual = LinkFilter(predicates: ["visited"], includesPlanned: false)
    #expect(try await keys(Selection(filter: actual)).count == 2)
  }

  @Test func `by kind keep the names in the middle`() async throws {
    #expect(try await keys(Selection(kinds: [.person])).allSatisfy { !$0.contains("boria") })
    let near = try await questions().select(Selection(.near("Boria"), kinds: [.person]))
    #expect(near.centres.map(\.id) == ["place:boria"])
    #expect(near.subgraph.entities.map(\.kind).contains(.place))
    #expect(try await questions().select(Selection(.near("Boria"), kinds: [.place])).subgraph.relations.isEmpty)
  }

  @Test("are the same by index and by reading the whole graph", arguments: [1, 2, 3])
  func agreement(hops: Int) async throws {
    let questions = try await questions()
    for focus: Selection.Focus in [
      .near("Ada", hops: hops), .near("Ada", hops: hops, limit: 1), .paths(from: "Cy", to: "Boria", reach: hops),
    ] {
      let byIndex = try await questions.select(Selection(focus))
      let byReading = try await questions.select(Selection(focus, kinds: Set(EntityKind.allCases)))
      #expect(byIndex == byReading)
    }
  }

  @Test("refuse what is no date", arguments: ["", "yesterday", "2024-13", "24", "2024-1-1", "2024-12-01T00:00"])
  func badDate(text: String) async throws {
    let questions = try await questions()
    let error = await #expect(throws: QueryError.self) { try await questions.select(Selection(since: text)) }
    #expect(error?.code == .badDate)
    #expect(
      error?.description == "Error: '\(text)' is no date\n  try: write a year, a month or a day: 2024-12-18")
  }

  @Test func `of a path from a name to itself are refused, with a date too`() async throws {
    let questions = try await questions()
    for since in [nil, "2024"] {
      let error = await #expect(throws: QueryError.self) {
        try await questions.select(Selection(.paths(from: "Ada", to: "Ada"), since: since))
      }
      #expect(error?.code == .sameEntity)
    }
  }
}
