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
}
