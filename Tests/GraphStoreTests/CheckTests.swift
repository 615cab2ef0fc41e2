import GRDB
import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

@Suite("Checking a graph")
struct CheckTests {
  private typealias Saying = SampleArticles.Saying

  private func graph() async throws -> GraphDatabase {
    let graph = try GraphDatabase()
    let ada = SampleArticles.person("Ada")
    try await graph.commit(
      [
        SampleArticles.article("a.txt", [Saying(ada, "visited", SampleArticles.place("Boria"))], title: "A visit"),
        SampleArticles.article("b.txt", [Saying(ada, "met_with", SampleArticles.person("Bo"))]),
      ], analysis: "a")
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    return graph
  }

  /// Changes a file behind Kith's back, as somebody with the sqlite3 command can, and checks it.
  private func findings(after sql: String) async throws -> [Finding] {
    let graph = try await graph()
    try await graph.queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; \(sql); PRAGMA foreign_keys = ON")
    }
    return try await graph.check()
  }

  @Test func `finds nothing wrong with what Kith wrote`() async throws {
    #expect(try await graph().check() == [])
  }

  @Test(
    "finds what was changed behind its back",
    arguments: [
      (
        "UPDATE relations SET confidence = 100000 WHERE predicate = (SELECT number FROM predicates WHERE id = 'visited')",
        Finding.Kind.derivation,
        "relation 'person:ada visited place:boria' is not what the claims say"
      ),
      (
        "UPDATE relations SET standing = 1 WHERE predicate = (SELECT number FROM predicates WHERE id = 'visited')",
        .derivation,
        "relation 'person:ada visited place:boria' stands otherwise than its evidence"
      ),
      (
        """
        DELETE FROM evidence WHERE relation IN (
          SELECT number FROM relations WHERE predicate = (SELECT number FROM predicates WHERE id = 'met_with'));
        DELETE FROM relations WHERE predicate = (SELECT number FROM predicates WHERE id = 'met_with')
        """,
        .derivation, "relation 'person:ada met_with person:bo' is not what the claims say"
      ),
      (
        "UPDATE entities SET articles = 7 WHERE id = 'person:bo'", .derivation,
        "entity 'person:bo' is not named by as many articles as stored"
      ),
      (
        "UPDATE claims SET quote = 'Ada loves Boria.' WHERE predicate = 'visited'", .quote,
        "the claim at 0 to 18 is not what 'a.txt' says there"
      ),
      (
        "UPDATE mentions SET text = 'Eve' WHERE text = 'Bo'", .quote,
        "the mention at 13 to 15 is not what 'b.txt' says there"
      ),
      (
        "DELETE FROM passages WHERE quote = 'Ada met with Bo.'", .danglingReference,
        "1 rows of evidence point to rows of passages that are not there"
      ),
      (
        "UPDATE articles SET publisher = 'Somebody' WHERE source = 'a.txt'", .damage,
        "the article 'a.txt' is not what was read"
      ),
      (
        "UPDATE entities SET name = 'Bob' WHERE id = 'person:bo'", .searchIndex,
        "1 names are not found by what they say"
      ),
      (
        "UPDATE entities SET name = 'bo' WHERE id = 'person:bo'", .searchIndex, "1 names are not found by what they say"
      ),
      (
        "UPDATE entities SET key = 1 WHERE name = 'Bo'", .searchIndex, "1 names are not found by what they say"
      ),
      ("UPDATE sentences SET start = 1", .searchIndex, "sentence_search differs from what it indexes"),
      (
        "UPDATE meta SET value = 'stale' WHERE key = 'graph'", .stale,
        "articles or judgements changed after the graph was derived"
      ),
      (
        "DELETE FROM evidence WHERE passage = (SELECT number FROM passages WHERE quote = 'Ada met with Bo.')",
        .danglingReference,
        "a row of relations points to a row of evidence that is not there"
      ),
    ])
  func finds(sql: String, kind: Finding.Kind, what: String) async throws {
    let findings = try await findings(after: sql)
    #expect(findings.contains(Finding(kind: kind, what: what)), "\(findings)")
  }

  @Test func `says which entities identity would decide otherwise`() async throws {
    let graph = try await graph()
    let resolution = SampleArticles.resolve(try await graph.claims())
    #expect(try await graph.check(against: resolution) == [])
    let fewer = Resolution(entities: resolution.entities.filter { $0.id != "person:bo" })
    #expect(
      try await graph.check(against: fewer)
        == [Finding(kind: .derivation, what: "entity 'person:bo' would be decided otherwise now")])
  }

  @Test func `names that are not found by what they say are found again after a repair`() async throws {
    let graph = try await graph()
    try await graph.queue.write { try $0.execute(sql: "UPDATE entities SET key = 0") }
    #expect(try await graph.ids(spelled: "bo") == [])
    #expect(try await graph.repair(graph.check()) == ["made the full-text indexes again"])
    #expect(try await graph.ids(spelled: "bo") == ["person:bo"])
    #expect(try await graph.check() == [])
  }
}
