import GraphSchema
import Testing

@testable import Cypher

@Suite("Queries")
struct QueryTests {
  @Test func `follow relationships, filter, group and order`() throws {
    let rows = try Asking.rows(
      """
      MATCH (p:Person)-[r:HEAD_OF_STATE_OF|HEAD_OF_GOVERNMENT_OF]->(c:Country)<-[:CAPITAL_OF]-(city)
      WITH c, city, collect(p.name) AS people, max(r.year) AS latest
      RETURN c.name, city.name, size(people) AS heads, latest ORDER BY heads DESC
      """)
    #expect(
      rows == [
        [.string("France"), .string("Paris"), .integer(2), .integer(2017)],
        [.string("Germany"), .string("Berlin"), .integer(1), .integer(2005)],
      ])
  }

  @Test func `find the shortest path, and every shortest path`() throws {
    let graph = Asking.ring(12)
    #expect(
      try Asking.column(
        "MATCH (a {i: 0}), (b {i: 5}), p = shortestPath((a)-[*]->(b)) RETURN length(p)", on: graph) == ["3"])
    // 5 = 2 + 2 + 1 in three orders.
    #expect(
      try Asking.column(
        "MATCH (a {i: 0}), (b {i: 5}), p = allShortestPaths((a)-[*]->(b)) RETURN [n IN nodes(p) | n.i] AS way",
        on: graph
      ).sorted() == ["[0, 1, 3, 5]", "[0, 2, 3, 5]", "[0, 2, 4, 5]"])
    #expect(
      try Asking.rows(
        "MATCH (a {i: 0}), (b {i: 5}), p = shortestPath((a)-[*..2]->(b)) RETURN p", on: graph
      ).isEmpty)
    #expect(
      try Asking.column(
        "MATCH (a {i: 0}), (b {i: 5}) RETURN length(shortestPath((a)-[:ONE*]-(b)))", on: graph) == ["5"])
  }

  @Test("shortest paths are as long as the shortest of all paths", arguments: [5, 8, 9])
  func shortestAgreesWithAll(size: Int) throws {
    let graph = Asking.ring(size)
    for target in 1..<size {
      let all = try Asking.column(
        "MATCH (a {i: 0})-[r*1..5]-(b {i: \(target)}) RETURN min(size(r))", on: graph)
      let shortest = try Asking.column(
        "MATCH (a {i: 0}), (b {i: \(target)}), p = shortestPath((a)-[*..5]-(b)) RETURN length(p)", on: graph)
      #expect(all == shortest, "from 0 to \(target) of \(size)")
    }
  }

  @Test func `take parameters, and say which is missing`() throws {
    #expect(
      try Asking.rows("MATCH (p {name: $name}) RETURN p.born", ["name": .string("Angela Merkel")]) == [[.integer(1954)]]
    )
    let error = Asking.error("RETURN $name")
    #expect(error?.code == .missingParameter)
    #expect(
      error?.description == "Error: parameter '$name' has no value\n  try: --param name=VALUE")
  }

  @Test func `reduce, comprehend and quantify`() throws {
    #expect(try Asking.column("RETURN reduce(s = 0, x IN [1, 2, 3] | s + x)") == ["6"])
    #expect(
      try Asking.column("MATCH (c:Country) RETURN [(p:Person)-->(c) | p.born] AS born ORDER BY c.name")
        == ["[1977, 1954]", "[1954]"])
    #expect(try Asking.column("RETURN all(x IN [1, null] WHERE x > 0)") == ["null"])
  }

  @Test func `are the same every time`() throws {
    let query = "MATCH (a)-[r]-(b) RETURN a.name, type(r), b.name, rand() AS x"
    #expect(try Asking.rows(query) == Asking.rows(query))
  }

  @Test func `know values that are typed without quotes`() {
    #expect(Value(typed: "12") == .integer(12))
    #expect(Value(typed: "-1.5") == .float(-1.5))
    #expect(Value(typed: "Angela Merkel") == .string("Angela Merkel"))
    #expect(Value(typed: "'12'") == .string("12"))
    #expect(Value(typed: "[1, 'a', {b: null}]") == .list([.integer(1), .string("a"), .map(["b": .null])]))
    #expect(Value(typed: "rand()") == .string("rand()"))
  }

  @Test func `EXPLAIN shows the plan and searches nothing`() throws {
    let result = try CypherQuery("EXPLAIN MATCH (c:City)-[:CAPITAL_OF]->(x:Country) WHERE c.name = 'Paris' RETURN x")
      .run(on: Asking.graph)
    #expect(
      result.rows.map { $0[0] }
        == [
          "match", "  nodes with label City as (c)", "  filter (c.name = 'Paris')", "  expand (c)-[:CAPITAL_OF]->(x)",
          "  check (x) is a node with Country", "project x",
        ].map { .string($0) })
  }

  @Test func `begin at an index where the graph has one`() throws {
    let plan = try CypherQuery("MATCH (a:N)-->(b) WHERE b.i IN $wanted RETURN a").plan(on: Indexed(Asking.ring(20)))
    #expect(plan.split(separator: "\n")[1] == "  nodes by index on i as (b)")
  }

  @Test func `expressions read back what they print`() throws {
    for text in [
      "a.b[1..-2].c + -(3) * 2 ^ x", "NOT (a = 1 OR b <> 2) AND c IS NOT NULL", "CASE x WHEN 1 THEN 'a' ELSE [y] END",
      "[x IN list WHERE x > 0 | x * 2]", "count(DISTINCT a.`odd name`) + count(*)",
      "all(x IN [1] WHERE (a)-[:T*1..2]->(b))",
      "reduce(s = 0, x IN l | s + x)", "exists { MATCH (a)-->(b) WHERE b.x = 1 RETURN b }", "a < b <= c = d",
    ] {
      var parser = try Parser(QuerySource(text))
      let printed = try parser.expression().text
      var again = try Parser(QuerySource(printed))
      #expect(try again.expression().text == printed, "\(text)")
    }
  }
}

/// A graph in memory that claims an index on one property.
private struct Indexed: PropertyGraph {
  private let graph: InMemoryGraph

  init(_ graph: InMemoryGraph) { self.graph = graph }

  func nodeCount() -> Int { graph.nodeCount() }
  func nodeCount(labelled label: String) -> Int { graph.nodeCount(labelled: label) }
  func nodes() -> [Int] { graph.nodes() }
  func nodes(labelled label: String) -> [Int] { graph.nodes(labelled: label) }
  func hasIndex(on property: String) -> Bool { property == "i" }
  func nodes(where property: String, equals value: Value) -> [Int] {
    graph.nodes().filter { graph.properties(of: $0)[property] == value }
  }
  func labels(of node: Int) -> [String] { graph.labels(of: node) }
  func properties(of node: Int) -> [String: Value] { graph.properties(of: node) }
  func relationships(of node: Int, _ direction: Direction, types: [String]) -> [Value.Relationship] {
    graph.relationships(of: node, direction, types: types)
  }
  func properties(of relationship: Value.Relationship) -> [String: Value] { graph.properties(of: relationship) }
}
