import GraphQuery
import GraphSchema
import GraphStore
import TestSupport
import Testing

@Suite("Paths")
struct PathTests {
  private typealias Saying = SampleArticles.Saying
  private let ada = SampleArticles.person("Ada")
  private let bo = SampleArticles.person("Bo")
  private let cy = SampleArticles.person("Cy")
  private let boria = SampleArticles.place("Boria")

  /// All simple paths, the slow and obvious way: walks over the exported relations, then sorts.
  private func naive(
    _ subgraph: Subgraph, from source: Entity.ID, to target: Entity.ID, reach: Int, filter: LinkFilter
  ) -> [[Entity.ID]] {
    func counts(_ relation: Relation) -> Bool {
      if let predicates = filter.predicates, !predicates.contains(relation.predicate) { return false }
      if relation.stories < filter.minimumStories { return false }
      switch relation.standing {
      case .actual: return true
      case .denied: return filter.includesDenied
      default: return filter.includesPlanned
      }
    }
    func weakness(_ relation: Relation) -> Int {
      let penalty = relation.standing == .actual ? 0 : relation.standing == .denied ? 2_000_000 : 1_000_000
      return Int((1_000_000 * (1 - relation.confidence)).rounded()) + 1_000_000 / relation.stories + penalty
    }
    var found: [(path: [Entity.ID], weakness: Int)] = []
    func walk(_ path: [Entity.ID], _ sum: Int) {
      let last = path[path.count - 1]
      if last == target {
        found.append((path, sum))
        return
      }
      if path.count > reach { return }
      var steps: [Entity.ID: Int] = [:]
      for relation in subgraph.relations where counts(relation) {
        guard relation.subject == last || relation.object == last else { continue }
        let other = relation.subject == last ? relation.object : relation.subject
        if path.contains(other) { continue }
        steps[other] = min(steps[other] ?? .max, weakness(relation))
      }
      for (other, weakness) in steps { walk(path + [other], sum + weakness) }
    }
    walk([source], 0)
    return found.sorted {
      if $0.path.count != $1.path.count { return $0.path.count < $1.path.count }
      if $0.weakness != $1.weakness { return $0.weakness < $1.weakness }
      return $0.path.lexicographicallyPrecedes($1.path)
    }.map(\.path)
  }

  @Test func `are those of a naive walk, in its order, on random graphs`() async throws {
    var connected = 0
    for seed in 0..<12 {
      var generator = Seeded(seed)
      let people = Int.random(in: 4...9, using: &generator)
      let sayings = QuerySamples.random(
        people: people, sayings: Int.random(in: 5...20, using: &generator), using: &generator)
      let database = try await QuerySamples.database(sayings)
      let questions = GraphQuestions(database)
      let whole = try await database.subgraph(.whole)
      let filters = [
        LinkFilter(), LinkFilter(includesPlanned: false), LinkFilter(includesDenied: true),
        LinkFilter(predicates: ["met_with", "supports"]), LinkFilter(minimumStories: 2),
      ]
      for filter in filters {
        for (source, target) in zip(whole.entities, whole.entities.dropFirst()) {
          let reach = Int.random(in: 1...5, using: &generator)
          let expected = naive(whole, from: source.id, to: target.id, reach: reach, filter: filter)
          let all = try await questions.paths(
            from: source.id, to: target.id, reach: reach, limit: 100, filter: filter, onlyShortest: false)
          #expect(all.paths.map(\.entities) == Array(expected.prefix(100)), "seed \(seed), \(source.id) \(target.id)")
          let shortest = try await questions.paths(
            from: source.id, to: target.id, reach: reach, limit: 3, filter: filter)
          #expect(all.isComplete)
          let least = expected.first?.count
          #expect(
            shortest.paths.map(\.entities) == Array(expected.filter { $0.count == least }.prefix(3)),
            "seed \(seed), \(source.id) \(target.id)")
          connected += expected.isEmpty ? 0 : 1
        }
      }
    }
    #expect(connected > 50, "the random graphs must not be all in pieces")
  }

  @Test func `carry every relation between two steps with its sentences, either way round`() async throws {
    let database = try await QuerySamples.database([
      Saying(ada, "met_with", bo), Saying(bo, "criticizes", ada), Saying(bo, "visited", boria),
    ])
    let answer = try await GraphQuestions(database).paths(from: "place:boria", to: "person:ada")
    let path = try #require(answer.paths.first)
    #expect(path.entities == ["place:boria", "person:bo", "person:ada"])
    #expect(path.steps.map { $0.relations.map(\.predicate) } == [["visited"], ["met_with", "criticizes"]])
    #expect(path.steps[0].relations[0].subject == "person:bo")
    #expect(path.steps[0].relations[0].evidence.map(\.quote) == ["Bo visited Boria."])
    #expect(answer.subgraph.relations.count == 3)
    #expect(answer.subgraph.documents.count == 3)
  }

  @Test func `put what more stories tell and what is actual first`() async throws {
    let dee = SampleArticles.person("Dee")
    let database = try await QuerySamples.database([
      Saying(ada, "met_with", bo, modality: .planned), Saying(bo, "met_with", dee),
      Saying(ada, "met_with", cy), Saying(cy, "met_with", dee),
      Saying(ada, "visited", boria), Saying(ada, "visited", boria), Saying(dee, "visited", boria),
    ])
    let answer = try await GraphQuestions(database).paths(from: "person:ada", to: "person:dee")
    #expect(answer.paths.map { $0.entities[1] } == ["place:boria", "person:cy", "person:bo"])
    let firm = try await GraphQuestions(database).paths(
      from: "person:ada", to: "person:dee", filter: LinkFilter(includesPlanned: false))
    #expect(firm.paths.map { $0.entities[1] } == ["place:boria", "person:cy"])
  }

  @Test func `do not run over what everyone denies unless asked to`() async throws {
    let database = try await QuerySamples.database([Saying(ada, "met_with", bo, polarity: .denied)])
    let questions = GraphQuestions(database)
    let none = try await questions.paths(from: "person:ada", to: "person:bo")
    #expect(none.paths.isEmpty)
    #expect(none.subgraph.entities.map(\.id) == ["person:ada", "person:bo"])
    let denied = try await questions.paths(
      from: "person:ada", to: "person:bo", filter: LinkFilter(includesDenied: true))
    #expect(denied.paths.count == 1)
  }

  @Test func `follow the graph when it changes`() async throws {
    let database = try await QuerySamples.database([Saying(ada, "met_with", bo), Saying(cy, "visited", boria)])
    let questions = GraphQuestions(database)
    #expect(try await questions.paths(from: "person:ada", to: "person:cy").paths.isEmpty)
    try await database.commit([SampleArticles.article("new.txt", [Saying(bo, "met_with", cy)])], analysis: "a")
    try await database.replaceGraph(with: SampleArticles.resolve(try await database.claims()))
    #expect(try await questions.paths(from: "person:ada", to: "person:cy").paths.count == 1)
  }

  @Test func `have limits that say what to do`() async throws {
    let database = try await QuerySamples.database([Saying(ada, "met_with", bo)])
    let questions = GraphQuestions(database)
    let a = "person:ada"
    let b = "person:bo"
    await expect("the length of a path is 9; it must be from 1 to 8", "use 8") {
      try await questions.paths(from: a, to: b, reach: Limits.pathLength + 1)
    }
    await expect("the number of paths is 0; it must be from 1 to 100", "use 1") {
      try await questions.paths(from: a, to: b, limit: 0)
    }
    await expect("the least number of stories is 0; it must be 1 or more", "use 1") {
      try await questions.paths(from: a, to: b, filter: LinkFilter(minimumStories: 0))
    }
    await expect("no relation is called 'met_wiht'", "did you mean 'met_with'?") {
      try await questions.paths(from: a, to: b, filter: LinkFilter(predicates: ["met_wiht"]))
    }
    await expect(
      "both ends of the path are 'Ada'", "name two entities, or ask 'kith who' for all that is known of one"
    ) {
      try await questions.paths(from: a, to: a)
    }
    await expect("no entity has the id 'person:zed'", "find the id of a name with 'kith who NAME'") {
      try await questions.paths(from: a, to: "person:zed")
    }
  }
}

/// Pins the text of an error.
func expect<Answer>(
  _ what: String, _ remedy: String?, sourceLocation: SourceLocation = #_sourceLocation,
  _ question: () async throws -> Answer
) async {
  do {
    _ = try await question()
    Issue.record("no error was thrown", sourceLocation: sourceLocation)
  } catch let error as QueryError {
    #expect(error.what == what, sourceLocation: sourceLocation)
    #expect(error.remedy == remedy, sourceLocation: sourceLocation)
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}
