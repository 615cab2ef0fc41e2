import GRDB
import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

@Suite("Kept hops")
struct KeptHopsTests {
  /// Imported facts and articles read here, so that numbers of both sorts are there.
  private func graph(seed: Int) async throws -> GraphDatabase {
    var generator = Seeded(seed)
    let graph = try GraphDatabase()
    let people = (0..<20).map { "person:p\($0)" }
    let quotes = ["Yes.", "Čeština, \"quoted\".", "No\u{0}thing.", "👩‍🚀 met her."]
    _ = try await graph.importFacts { importer in
      for name in ["d", "e"] { try importer.add(.document(DocumentRecord(id: name, source: name, story: name))) }
      for id in people { try importer.add(.entity(Entity(id: id, kind: .person, name: id, names: [id], articles: 0))) }
      for _ in 0..<30 {
        let (a, b) = (Int.random(in: 0..<20, using: &generator), Int.random(in: 0..<20, using: &generator))
        guard a != b else { continue }
        try importer.add(
          .relation(
            ImportedRelation(
              key: Relation.Key(subject: people[a], predicate: "criticizes", object: people[b]),
              evidence: (0..<Int.random(in: 1...3, using: &generator)).map { piece in
                let start = Int.random(in: 0..<50, using: &generator)
                let quote = quotes.randomElement(using: &generator) ?? ""
                return Evidence(
                  document: piece == 1 ? "e" : "d",
                  range: CodePointRange(start, start + quote.unicodeScalars.count + piece), quote: quote,
                  finder: "test",
                  confidence: 0.5)
              })))
      }
    }
    for file in 0..<3 {
      let sayings = (0..<6).map { _ in
        SampleArticles.Saying(
          SampleArticles.person("p\(Int.random(in: 0..<12, using: &generator))"), "met_with",
          SampleArticles.person("q\(Int.random(in: 0..<12, using: &generator))"))
      }
      try await graph.commit([SampleArticles.article("\(file).txt", sayings)], analysis: "a")
    }
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    return graph
  }

  @Test func `give the rows that the file gives, in the same order, for everybody`() async throws {
    for seed in 0..<12 {
      let graph = try await graph(seed: seed)
      let kept = try #require(try await graph.keptHops())
      let ids = try await graph.queue.read { try String.fetchAll($0, sql: "SELECT id FROM entities") }
      var rows = 0
      for id in ids {
        let asked = try await graph.hop(from: id)
        #expect(kept.hop(from: id) == asked, "seed \(seed), \(id)")
        rows += asked.count
      }
      #expect(rows > 60 && ids.count > 20, "seed \(seed)")
      #expect(kept.hop(from: "nobody").isEmpty && kept.hop(from: "").isEmpty && kept.hop(from: "~").isEmpty)
    }
    let empty = try #require(try await GraphDatabase().keptHops())
    #expect(empty.hop(from: "person:p1").isEmpty)
  }

  @Test func `say of which revision they are, and stay as they were when the graph changes`() async throws {
    let graph = try await graph(seed: 1)
    let kept = try #require(try await graph.keptHops())
    #expect(try await graph.revision() == kept.revision)
    let before = kept.hop(from: "person:p3")
    try await graph.commit(
      [
        SampleArticles.article(
          "new.txt", [SampleArticles.Saying(SampleArticles.person("p3"), "supports", SampleArticles.person("Zoe"))])
      ], analysis: "a")
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    #expect(try await graph.revision() != kept.revision)
    #expect(kept.hop(from: "person:p3") == before)
    let again = try #require(try await graph.keptHops())
    #expect(again.hop(from: "person:p3").count == before.count + 1)
  }

  @Test func `are none where they would take more memory than they may`() async throws {
    let graph = try await graph(seed: 2)
    let memory = try #require(try await graph.keptHops()).memory
    #expect(try await graph.keptHops(within: memory)?.memory == memory)
    for limit in [0, 100, memory / 2, memory - 1] { #expect(try await graph.keptHops(within: limit) == nil) }
  }
}
