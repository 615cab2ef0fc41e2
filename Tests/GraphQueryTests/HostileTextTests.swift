import Cypher
import GraphQuery
import GraphSchema
import GraphStore
import TestSupport
import Testing

@Suite("Hostile names and queries")
struct HostileTextTests {
  private static let names = [
    "'; DROP TABLE entities; --", "\") UNION SELECT id FROM entities --", "a\" OR \"b", "NEAR(ada bo)",
    "ada AND NOT bo",
    "%_*?[a-z]", "\\\\server\\share", "\u{202E}dlrow", "👩‍👩‍👧‍👦", "e\u{301}\u{301}\u{301}", "{}[]()$1 :name @x",
    "–—“”‘’",
    "\t\r\n tabs", String(repeating: "word ", count: 2000), String(repeating: "é", count: 100_000) + "!",
  ]

  private static func questions() async throws -> GraphQuestions {
    let graph = try GraphDatabase()
    _ = try await graph.importFacts { importer in
      try importer.add(.document(DocumentRecord(id: "d", source: "d", story: "d")))
      for (number, name) in names.enumerated() {
        try importer.add(
          .entity(Entity(id: "e\(number)", kind: .person, name: name, names: [name], wikidata: name, articles: 0)))
      }
      for number in names.indices.dropFirst() {
        try importer.add(
          .relation(
            ImportedRelation(
              key: Relation.Key(subject: "e\(number - 1)", predicate: "supports", object: "e\(number)"),
              evidence: [
                Evidence(
                  document: "d", range: CodePointRange(number, number + 1), quote: names[number], finder: names[number],
                  confidence: 0.5)
              ])))
      }
    }
    #expect(try await graph.check() == [])
    return GraphQuestions(graph)
  }

  @Test func `are found by what they say, and are nothing but text`() async throws {
    let questions = try await Self.questions()
    for (number, name) in Self.names.enumerated() {
      if name.contains(where: { $0.isLetter || $0.isNumber }) {
        #expect(try await questions.lookUp(name).id == "e\(number)", "\(name.prefix(40))")
        _ = try? await questions.search(name)
      }
      #expect(
        try await questions.query(
          CypherQuery("MATCH (p {name: $name}) RETURN p.id"), parameters: ["name": .string(name)]
        ).rows == [[.text("e\(number)")]], "\(name.prefix(40))")
      _ = try await questions.matches(name)
      _ = try? questions.predicate(name)
      _ = try await questions.who("e\(number)")
    }
    #expect(try await questions.stats().counts.entities == Self.names.count)
  }

  @Test func `of a million letters are answered as any other that nobody has`() async throws {
    let questions = try await Self.questions()
    for name in [
      String(repeating: "x", count: 1_000_000), String(repeating: "ab ", count: 300_000),
      String(repeating: "\"", count: 100_000) + "qqq", String(repeating: "(", count: 100_000) + "qqq",
    ] {
      do {
        _ = try await questions.lookUp(name)
        Issue.record("nobody is called so")
      } catch { #expect(error.code == .unknownEntity) }
      _ = try? await questions.search(name)
    }
    await #expect(throws: QueryError.self) { try await questions.search(String(repeating: "ab ", count: 101)) }
    _ = try await questions.search(String(repeating: "ab ", count: 100))
  }

  @Test func `a query that never ends is stopped, one that cannot be read is refused`() async throws {
    let questions = try await Self.questions()
    await #expect(throws: CypherError.self) {
      try await questions.query(
        CypherQuery("MATCH (a)-[*]-(b), (c)-[*]-(d), (e)-[*]-(f), (g)-[*]-(h) RETURN count(*)"),
        limits: CypherLimits(steps: 50_000))
    }
    for text in ["'; DROP TABLE entities; --", "\0", String(repeating: "(", count: 1_000_000), "MATCH (n) DELETE n"] {
      await #expect(throws: (any Error).self, "\(text.prefix(20))") {
        try await questions.query(CypherQuery(text))
      }
    }
    #expect(try await questions.stats().counts.entities == Self.names.count)
  }

  @Test func `two ids that look alike are two entities in every answer`() async throws {
    // The same letter in one code point and in two: Swift calls these texts equal, a file of another program does not.
    let (first, second) = ("person:caf\u{E9}", "person:cafe\u{301}")
    let graph = try GraphDatabase()
    _ = try await graph.importFacts { importer in
      try importer.add(.document(DocumentRecord(id: "d", source: "d", published: "2024-12-18", story: "d")))
      for (id, name) in [(first, "Ana One"), (second, "Bo Two")] {
        try importer.add(.entity(Entity(id: id, kind: .person, name: name, names: [name], articles: 0)))
      }
      for (id, name) in [("place:x", "Xland"), ("place:y", "Yland")] {
        try importer.add(.entity(Entity(id: id, kind: .place, name: name, names: [name], articles: 0)))
      }
      for (place, ends) in [(first, "visited", "place:x"), (second, "visited", "place:y"), (second, "met_with", first)]
        .enumerated()
      {
        try importer.add(
          .relation(
            ImportedRelation(
              key: Relation.Key(subject: ends.0, predicate: ends.1, object: ends.2),
              evidence: [
                Evidence(
                  document: "d", range: CodePointRange(place, place + 9), quote: "So it is.", finder: "t",
                  confidence: 0.5)
              ])))
      }
    }
    #expect(try await graph.check() == [])
    let questions = GraphQuestions(graph)
    func ids(_ graph: Subgraph) -> [[UInt8]] { graph.entities.map { Array($0.id.utf8) } }
    func bytes(_ ids: String...) -> [[UInt8]] { ids.sorted { $0.precedes($1) }.map { Array($0.utf8) } }
    #expect(try await questions.lookUp("Ana").name == "Ana One")
    #expect(try await questions.who(second).entity.name == "Bo Two")
    #expect(try await questions.stats().mostConnected.map(\.entity.name) == ["Bo Two", "Ana One", "Xland", "Yland"])
    #expect(try await questions.rank(by: .degree).map(\.entity.name) == ["Bo Two", "Ana One", "Xland", "Yland"])
    #expect(try await ids(questions.near("place:x").subgraph) == bytes(first, "place:x"))
    #expect(try await questions.near(second).neighbours.map { Array($0.id.utf8) } == bytes(first, "place:y"))
    let path = try await questions.paths(from: "place:x", to: "place:y").paths.first
    #expect(
      path?.entities.map { Array($0.utf8) } == ["place:x", first, second, "place:y"].map { Array($0.utf8) })
    #expect(path?.steps.map(\.relations.count) == [1, 1, 1])
    let table = try await questions.query(
      CypherQuery("MATCH (a)-[:VISITED]->(b) RETURN a.name, b.name ORDER BY a.name"))
    #expect(table.rows == [[.text("Ana One"), .text("Xland")], [.text("Bo Two"), .text("Yland")]])
    let chosen = try await questions.select(Selection(.near("Ana One", hops: 1, limit: 9), since: "2024"))
    #expect(ids(chosen.subgraph) == bytes(first, second, "place:x"))
    _ = try await questions.keepRank(by: .degree)
    _ = try await questions.keepCommunities()
    #expect(try await questions.keptCommunities()?.joined().count == 4)
  }
}
