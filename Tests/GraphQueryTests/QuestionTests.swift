import Foundation
import GRDB
import GraphQuery
import GraphSchema
import GraphStore
import TestSupport
import Testing

@Suite("Questions")
struct QuestionTests {
  private typealias Saying = SampleArticles.Saying
  private let ada = SampleArticles.person("Ada")
  private let bo = SampleArticles.person("Bo")
  private let cy = SampleArticles.person("Cy")
  private let boria = SampleArticles.place("Boria")

  @Test func `only questions that need them read the packed links`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try GraphDatabase(path: folder.appending(path: "graph.kith").path)
    try await database.commit([SampleArticles.article("a.txt", [Saying(ada, "met_with", bo)])], analysis: "a")
    try await database.replaceGraph(with: SampleArticles.resolve(try await database.claims()))
    let other = try DatabaseQueue(path: folder.appending(path: "graph.kith").path)
    try await other.write { try $0.execute(sql: "ALTER TABLE adjacency RENAME TO gone") }
    let questions = GraphQuestions(database)
    #expect(try await questions.who("person:ada").groups.count == 1)
    #expect(try await questions.why("person:ada", "person:bo").relations.count == 1)
    #expect(try await questions.search("met").isEmpty == false)
    #expect(try await database.hop(from: "person:ada").count == 1)
    await #expect(throws: QueryError.self) { try await questions.paths(from: "person:ada", to: "person:bo") }
  }

  @Test func `who groups relations in the catalogue's order, each direction with its label`() async throws {
    let database = try await QuerySamples.database([
      Saying(bo, "met_with", ada), Saying(ada, "minister_of", boria), Saying(cy, "supports", ada),
      Saying(ada, "supports", bo), Saying(ada, "supports", cy), Saying(ada, "supports", cy),
      Saying(bo, "met_with", cy),
    ])
    let portrait = try await GraphQuestions(database).who("person:ada")
    #expect(portrait.entity.name == "Ada")
    #expect(portrait.groups.map(\.label) == ["minister of", "supports", "is supported by", "met with"])
    #expect(portrait.groups.map(\.isInverse) == [false, false, true, false])
    #expect(portrait.groups[1].relations.map(\.object) == ["person:cy", "person:bo"], "most told first")
    #expect(portrait.subgraph.relations.count == 5)
    #expect(portrait.subgraph.entities.allSatisfy { $0.mentions.isEmpty })
    let full = try await GraphQuestions(database).who("person:ada", mentions: true)
    #expect(full.entity.mentions.count == 6)
    await expect("no entity has the id 'nobody'", "find the id of a name with 'kith who NAME'") {
      try await GraphQuestions(database).who("nobody")
    }
  }

  @Test func `why gives all that joins two, both ways, also what is denied`() async throws {
    let database = try await QuerySamples.database([
      Saying(ada, "met_with", bo, polarity: .denied), Saying(bo, "criticizes", ada), Saying(ada, "visited", boria),
    ])
    let questions = GraphQuestions(database)
    let answer = try await questions.why("person:bo", "person:ada")
    #expect(answer.relations.map(\.predicate) == ["met_with", "criticizes"])
    #expect(answer.relations.map(\.standing) == [.denied, .actual])
    #expect(answer.documents.count == 2)
    #expect(try await questions.why("person:bo", "place:boria").relations.isEmpty)
  }

  @Test func `near agrees with a naive walk on random graphs`() async throws {
    for seed in 0..<10 {
      var generator = Seeded(1_000 + seed)
      let database = try await QuerySamples.database(
        QuerySamples.random(people: 12, sayings: 16, using: &generator))
      let whole = try await database.subgraph(.whole)
      let links = whole.relations.filter { $0.standing != .denied }
      for centre in whole.entities.prefix(4) {
        for hops in 1...3 {
          var distance = [centre.id: 0]
          for step in 1...hops {
            let reached = Set(distance.keys)
            for link in links {
              for (a, b) in [(link.subject, link.object), (link.object, link.subject)]
              where reached.contains(a) && distance[b] == nil { distance[b] = step }
            }
          }
          let answer = try await GraphQuestions(database).near(centre.id, hops: hops)
          let got = Dictionary(uniqueKeysWithValues: answer.neighbours.map { ($0.id, $0.hops) })
          #expect(got == distance.filter { $0.value > 0 }, "seed \(seed), \(centre.id), \(hops) hops")
          #expect(answer.neighbours.map(\.hops) == answer.neighbours.map(\.hops).sorted())
          #expect(answer.leftOut == 0)
          #expect(answer.subgraph.entities.map(\.id) == distance.keys.sorted())
          let inside = links.filter { distance[$0.subject] != nil && distance[$0.object] != nil }
          #expect(answer.subgraph.relations == inside, "seed \(seed), \(centre.id), \(hops) hops")
          if answer.neighbours.count > 1 {
            let fewer = try await GraphQuestions(database).near(centre.id, hops: hops, limit: 1)
            #expect(fewer.neighbours == Array(answer.neighbours.prefix(1)))
            #expect(fewer.leftOut == answer.neighbours.count - 1)
          }
        }
      }
    }
  }

  @Test func `near has limits`() async throws {
    let questions = GraphQuestions(try await QuerySamples.database([Saying(ada, "met_with", bo)]))
    await expect("the number of hops is 4; it must be from 1 to 3", "use 3") {
      try await questions.near("person:ada", hops: Limits.hops + 1)
    }
    await expect("the number of neighbours is 501; it must be from 1 to 500", "use 500") {
      try await questions.near("person:ada", limit: Limits.neighbours + 1)
    }
  }

  @Test func `search wants words and a sensible number`() async throws {
    let questions = GraphQuestions(try await QuerySamples.database([Saying(ada, "met_with", bo)]))
    #expect(try await questions.search("MET").count == 1)
    await expect(
      "there is no word to look for in '?!'",
      "give words, \"words in quotes\" or the beginning of a word with a star, as in sanction*"
    ) {
      try await questions.search("?!")
    }
    await expect("the number of hits is 201; it must be from 1 to 200", "use 200") {
      try await questions.search("met", limit: Limits.searchHits + 1)
    }
  }

  @Test func `stats name the most connected`() async throws {
    let questions = GraphQuestions(
      try await QuerySamples.database([
        Saying(ada, "met_with", bo), Saying(ada, "visited", boria), Saying(bo, "visited", boria),
        Saying(ada, "met_with", cy),
      ]))
    let stats = try await questions.stats(leaders: 2)
    #expect(stats.counts.relations == 4)
    #expect(stats.mostConnected.map(\.entity.id) == ["person:ada", "person:bo"])
    #expect(stats.mostConnected.map(\.relations) == [3, 2])
  }
}
