import GraphQuery
import GraphSchema
import GraphStore
import TestSupport
import Testing

@Suite("What a path may take")
struct PathFilterTests {
  private typealias Saying = SampleArticles.Saying

  /// Ada supports Bo, Bo supports Cy (told in 2024), Cy met Di (2025); all of them visited Boria.
  private func questions() async throws -> GraphQuestions {
    let people = ["Ada", "Bo", "Cy", "Di"].map { SampleArticles.person($0) }
    let boria = SampleArticles.place("Boria")
    return GraphQuestions(
      try await QuerySamples.database(
        [
          SampleArticles.article("1", [Saying(people[0], "supports", people[1])], published: "2024-03-01"),
          SampleArticles.article("2", [Saying(people[1], "supports", people[2])], published: "2024-06-01"),
          SampleArticles.article("3", [Saying(people[2], "met_with", people[3])], published: "2025-01-05"),
        ]
          + people.enumerated().map { index, person in
            SampleArticles.article("v\(index)", [Saying(person, "visited", boria)], published: "2026-01-01")
          }))
  }

  private func path(_ from: String, _ to: String, _ change: (inout LinkFilter) -> Void) async throws -> [String]? {
    var filter = LinkFilter()
    change(&filter)
    let questions = try await questions()
    let lean = try await questions.shortest(from: from, to: to, reach: 6, filter: filter)
    let full = try await questions.paths(from: from, to: to, reach: 6, limit: 1, filter: filter).paths.first?.entities
    #expect(lean == full)
    return full
  }

  @Test func `a hub can be left out, by its id or its kind`() async throws {
    let through = ["person:ada", "place:boria", "person:di"]
    #expect(try await path("person:ada", "person:di") { _ in } == through)
    let around = ["person:ada", "person:bo", "person:cy", "person:di"]
    #expect(try await path("person:ada", "person:di") { $0.without = ["place:boria"] } == around)
    #expect(try await path("person:ada", "person:di") { $0.kinds = [.person] } == around)
    #expect(try await path("person:ada", "person:cy") { $0.families = ["diplomacy"] } == Array(around.prefix(3)))
  }

  @Test func `a kind or a subkind can be left out, but not the ends`() async throws {
    let around = ["person:ada", "person:bo", "person:cy", "person:di"]
    #expect(try await path("person:ada", "person:di") { $0.withoutKinds = ["place"] } == around)
    #expect(
      try await path("person:ada", "place:boria") { $0.withoutKinds = ["place"] } == ["person:ada", "place:boria"])
    #expect(try await path("person:ada", "person:di") { $0.withoutKinds = ["country"] }?.count == 3, "Boria is none")
    await expect("no kind or subkind is called 'contry'", "did you mean 'country'?") {
      try await path("person:ada", "person:di") { $0.withoutKinds = ["contry"] }
    }
  }

  @Test func `a path around a hub is shorter where hubs are costly, but an end costs nothing`() async throws {
    let people = ["Ada", "Bo", "Cy", "Di"].map { SampleArticles.person($0) }
    let hub = SampleArticles.place("Boria")
    let visitors = people + (0..<14).map { SampleArticles.person("Visitor \($0)") }
    let questions = GraphQuestions(
      try await QuerySamples.database(
        visitors.map { Saying($0, "visited", hub) } + zip(people, people.dropFirst()).map { Saying($0, "met_with", $1) }
      ))
    var filter = LinkFilter()
    func found(_ to: String) async throws -> PathAnswer {
      try await questions.paths(from: "person:ada", to: to, limit: 5, filter: filter, onlyShortest: false)
    }
    let (around, through) = (
      ["person:ada", "person:bo", "person:cy", "person:di"], ["person:ada", "place:boria", "person:di"]
    )
    #expect(try await found("person:di").paths[0].entities == through)
    #expect(try await found("person:di").paths.map(\.counted).prefix(2) == [2, 3])
    filter.hubs = .costly
    // Boria has 18 relations and counts as one more: as long as the way around, and more surely told.
    #expect(try await found("person:di").paths.prefix(2).map(\.entities) == [through, around])
    #expect(try await found("person:di").paths.prefix(2).map(\.counted) == [3, 3])
    #expect(try await found("place:boria").paths.first?.counted == 1)
    let more =
      visitors.map { Saying($0, "visited", hub) }
      + (0..<14).map {
        Saying(SampleArticles.person("Guest \($0)"), "visited", hub)
      }
    let busier = GraphQuestions(
      try await QuerySamples.database(more + zip(people, people.dropFirst()).map { Saying($0, "met_with", $1) }))
    // With 32 as two more.
    #expect(try await busier.shortest(from: "person:ada", to: "person:di", filter: filter) == around)
    let answer = try await busier.paths(from: "person:ada", to: "person:di", limit: 5, filter: filter)
    #expect(answer.paths.map(\.entities) == [around], "the shortest, as they count")
    var drawn = Selection(.paths(from: "Ada", to: "Di"), filter: filter)
    #expect(try await busier.select(drawn).subgraph.entities.map(\.id).sorted() == around)
    drawn.filter.hubs = .any
    #expect(try await busier.select(drawn).subgraph.entities.map(\.id).sorted() == through.sorted())
    let told = try await busier.paths(
      from: "person:ada", to: "person:di", limit: 1, filter: filter, nearness: .evidence)
    #expect(told.paths.first?.entities == around)
  }

  @Test func `kinds are left out of the paths of a picture, too, whatever is drawn`() async throws {
    let questions = try await questions()
    var selection = Selection(.paths(from: "Ada", to: "Di"), since: "2024")
    selection.filter.kinds = [.person]
    #expect(try await questions.select(selection).subgraph.entities.count == 4)
    selection.filter.kinds = []
    #expect(try await questions.select(selection).subgraph.entities.count == 3)
    selection = Selection(.near("Ada", hops: 1), since: "2024")
    selection.filter.withoutKinds = ["place"]
    #expect(try await questions.select(selection).subgraph.entities.map(\.id) == ["person:ada", "person:bo"])
  }

  @Test func `a direction is kept, and what is symmetric has none`() async throws {
    #expect(
      try await path("person:ada", "person:di") { $0.direction = .forward } == [
        "person:ada", "person:bo", "person:cy", "person:di",
      ])
    #expect(try await path("person:di", "person:ada") { $0.direction = .forward } == nil)
    #expect(
      try await path("person:di", "person:ada") { $0.direction = .backward } == [
        "person:di", "person:cy", "person:bo", "person:ada",
      ])
  }

  @Test func `only what was published by a day, or between two, is known`() async throws {
    #expect(try await path("person:ada", "person:di") { $0.published = .init(to: "2024") } == nil)
    #expect(
      try await path("person:ada", "person:cy") { $0.published = .init(to: "2024-06") } == [
        "person:ada", "person:bo", "person:cy",
      ])
    #expect(
      try await path("person:ada", "person:di") { $0.published = .init(from: "2024-01", to: "2025") } == [
        "person:ada", "person:bo", "person:cy", "person:di",
      ])
    #expect(try await path("person:ada", "person:cy") { $0.published = .init(from: "2024-03-02", to: "2025") } == nil)
  }

  @Test func `a family or a day that is none is refused`() async throws {
    var filter = LinkFilter()
    filter.families = ["weather"]
    let questions = try await questions()
    let error = await #expect(throws: QueryError.self) {
      try await questions.shortest(from: "person:ada", to: "person:di", filter: filter)
    }
    #expect(error?.what == "no family of relations is called 'weather'")
    filter = LinkFilter()
    filter.published = .init(to: "yesterday")
    await #expect(throws: QueryError.self) {
      try await questions.shortest(from: "person:ada", to: "person:di", filter: filter)
    }
  }

  @Test func `a question that is stopped says so, and gives no half answer`() async throws {
    let questions = try await questions()
    let asked = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      for nearness in PathNearness.allCases {
        await expect("the question was stopped", nil) {
          try await questions.paths(from: "person:ada", to: "person:di", onlyShortest: false, nearness: nearness)
        }
      }
      await expect("the question was stopped", nil) { try await questions.rank(by: .betweenness) }
      await expect("the question was stopped", nil) { try await questions.communities() }
    }
    await asked.value
  }

  @Test func `whom two have in common, and who is within reach`() async throws {
    let questions = try await questions()
    #expect(try await questions.common("person:ada", "person:di").map(\.id) == ["place:boria"])
    let reached = try await questions.reached(from: "person:ada", hops: 2)
    #expect(reached.map(\.id) == ["person:bo", "place:boria", "person:cy", "person:di"])
    #expect(reached.map(\.hops) == [1, 1, 2, 2])
    let ranked = try await questions.rank(by: .degree, limit: 2)
    #expect(ranked.map(\.entity.id) == ["place:boria", "person:bo"])
    #expect(ranked.map(\.score) == [4, 3])
    #expect(try await questions.components().map(\.members.count) == [5])
  }
}
