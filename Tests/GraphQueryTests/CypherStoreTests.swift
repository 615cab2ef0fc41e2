import Cypher
import GraphQuery
import GraphSchema
import GraphStore
import TestSupport
import Testing

@Suite("openCypher over the store")
struct CypherStoreTests {
  private typealias Saying = SampleArticles.Saying

  private static func questions() async throws -> GraphQuestions {
    let ada = SampleArticles.person("Ada")
    let bo = SampleArticles.person("Bo Berg")
    let (boria, union) = (SampleArticles.place("Boria"), SampleArticles.organization("Northern Union"))
    return GraphQuestions(
      try await QuerySamples.database([
        SampleArticles.article(
          "one.txt", [Saying(ada, "minister_of", boria), Saying(ada, "met_with", bo)], published: "2024-03-01"),
        SampleArticles.article(
          "two.txt", [Saying(bo, "met_with", ada), Saying(boria, "member_of", union)], published: "2024-05-02",
          opening: "Later."),
        SampleArticles.article(
          "three.txt", [Saying(bo, "supports", ada, polarity: .denied)], published: "2024-06-03", opening: "Last."),
      ]))
  }

  private func rows(_ text: String, _ parameters: [String: Value] = [:]) async throws -> [[QueryTable.Cell]] {
    try await Self.questions().query(CypherQuery(text), parameters: parameters).rows
  }

  @Test func `kinds are labels, predicates are types, names are properties`() async throws {
    #expect(
      try await rows("MATCH (p:Person)-[r:MINISTER_OF]->(c:Place) RETURN p.name, r.label, c.name, r.predicate")
        == [[.text("Ada"), .text("minister of"), .text("Boria"), .text("minister_of")]])
    #expect(
      try await rows("MATCH (n) RETURN labels(n)[0] AS l, count(*) ORDER BY l").map { $0[1] } == [
        .integer(1), .integer(2), .integer(1),
      ])
  }

  @Test func `what is over is called so where all who assert it speak of the past`() async throws {
    let (ada, bo, boria) = (SampleArticles.person("Ada"), SampleArticles.person("Bo"), SampleArticles.place("Boria"))
    let questions = GraphQuestions(
      try await QuerySamples.database([
        Saying(ada, "minister_of", boria, tense: .past), Saying(ada, "minister_of", boria, polarity: .denied),
        Saying(bo, "minister_of", boria, tense: .past), Saying(bo, "minister_of", boria, tense: .present),
        Saying(bo, "citizen_of", boria, polarity: .denied, tense: .past),
      ]))
    let asked = "MATCH (p)-[r]->(:Place) RETURN p.name, r.label, r.past ORDER BY p.name, r.predicate"
    #expect(
      try await questions.query(CypherQuery(asked)).rows == [
        [.text("Ada"), .text("former minister of"), .boolean(true)],
        [.text("Bo"), .text("citizen of"), .boolean(false)],
        [.text("Bo"), .text("minister of"), .boolean(false)],
      ])
  }

  @Test func `a symmetric relation is followed both ways, once from each end`() async throws {
    for (one, other) in [("Ada", "Bo Berg"), ("Bo Berg", "Ada")] {
      #expect(
        try await rows("MATCH (a {name: $name})-[:MET_WITH]->(b) RETURN b.name", ["name": .string(one)])
          == [[.text(other)]])
    }
    #expect(try await rows("MATCH (:Person)-[r:MET_WITH]-() RETURN count(DISTINCT r)") == [[.integer(1)]])
  }

  @Test func `properties say how often, when and how firmly`() async throws {
    #expect(
      try await rows(
        "MATCH ()-[r:MET_WITH]-() RETURN DISTINCT r.articles, r.stories, r.first, r.last, r.polarity, r.modality")
        == [[.integer(2), .integer(2), .text("2024-03-01"), .text("2024-05-02"), .text("asserted"), .text("actual")]])
    #expect(
      try await rows("MATCH (:Person)-[r {polarity: 'denied'}]->(o) RETURN o.name, r.modality, r.quote")
        == [[.text("Ada"), .null, .text("Bo Berg supports Ada.")]])
    #expect(
      try await rows("MATCH (p {id: 'person:ada'}) RETURN p.articles, p.stories, p.first < date('2024-04-01'), p.names")
        == [[.integer(3), .integer(3), .boolean(true), .list([.text("Ada")])]])
  }

  @Test func `a name is looked up, not searched for`() async throws {
    let questions = try await Self.questions()
    for condition in ["a.name = 'Bo Berg'", "'Bo Berg' IN a.names", "a.id = 'person:bo-berg'"] {
      let plan = try await questions.query(CypherQuery("EXPLAIN MATCH (a)-->(b) WHERE \(condition) RETURN b"))
      guard case .text(let line) = plan.rows[1][0] else {
        Issue.record("the plan has no second line")
        continue
      }
      #expect(line.hasPrefix("  nodes by index on "), "\(condition): \(line)")
    }
    #expect(try await rows("MATCH (a) WHERE 'Bo Berg' IN a.names RETURN a.name") == [[.text("Bo Berg")]])
    #expect(try await rows("MATCH (a {name: 'Berg'}) RETURN a.name").isEmpty, "the whole name, not a part")
    #expect(try await rows("MATCH (a {name: '?!'}) RETURN a.name").isEmpty)
    #expect(try await rows("MATCH (a {name: '\"; DROP TABLE entities --'}) RETURN a.name").isEmpty)
  }

  @Test func `shortest paths agree with path questions`() async throws {
    let questions = try await Self.questions()
    let table = try await questions.query(
      CypherQuery(
        "MATCH (a {name: 'Bo Berg'}), (b {name: 'Northern Union'}), p = shortestPath((a)-[*..6]-(b)) RETURN length(p), p"
      ))
    let answer = try await questions.paths(
      from: questions.lookUp("Bo Berg").id, to: questions.lookUp("Northern Union").id)
    let steps = answer.paths[0].steps
    #expect(table.rows[0][0] == .integer(steps.count))
    #expect(Set(table.entities) == Set(steps.flatMap { [$0.from, $0.to] }))
  }

  @Test func `a selection is what the query returns`() async throws {
    let questions = try await Self.questions()
    let chosen = try await questions.select(Selection(.query("MATCH (a)-[r:MINISTER_OF]->(b) RETURN a, r, b")))
    #expect(chosen.subgraph.relations.map(\.predicate) == ["minister_of"])
    #expect(chosen.subgraph.entities.count == 2)
    #expect(chosen.subgraph.documents.count == 1)
    let people = try await questions.select(Selection(.query("MATCH (a:Person) RETURN a")))
    #expect(people.subgraph.relations.map(\.predicate).sorted() == ["met_with", "supports"])
    await #expect(throws: QueryError.self) {
      _ = try await questions.select(Selection(.query("MATCH (a) DELETE a")))
    }
  }

  @Test func `a query that is stopped says so`() async throws {
    let questions = try await Self.questions()
    await #expect(throws: CypherError.self) {
      _ = try await questions.query(
        CypherQuery("UNWIND range(1, 100000) AS x RETURN count(x)"),
        limits: CypherLimits(interruption: { .timedOut(1) }))
    }
  }
}
