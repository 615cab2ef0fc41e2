import GraphSchema
import GraphStore
import TestSupport
import Testing

@Suite("Full-text search")
struct SearchTests {
  private typealias Saying = SampleArticles.Saying

  private func graph() async throws -> GraphDatabase {
    let graph = try GraphDatabase()
    try await graph.commit(
      [
        SampleArticles.article(
          "a.txt",
          [
            Saying(SampleArticles.place("Boria"), "sanctions", SampleArticles.organization("Żółw Bank")),
            Saying(SampleArticles.person("Ada Sanction"), "visited", SampleArticles.place("Boria")),
          ], title: "New sanctions on banks"),
        SampleArticles.article(
          "b.txt", [Saying(SampleArticles.person("Bo"), "met_with", SampleArticles.person("Ada Sanction"))],
          title: "A meeting", opening: "Élan."),
      ],
      analysis: "a")
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    return graph
  }

  @Test func `finds names, titles and sentences, in this order, without minding endings`() async throws {
    let graph = try await graph()
    let hits = try await graph.search("sanction")
    let places = hits.map { hit in
      switch hit.place {
      case .name(let entity): entity
      case .title: "title"
      case .sentence: "sentence"
      }
    }
    #expect(places == ["person:ada-sanction", "title", "sentence", "sentence", "sentence"])
    #expect(hits.allSatisfy { $0.rank > 0 || $0.place != hits[1].place })
  }

  @Test func `marks where the words stand, in code points of the snippet`() async throws {
    let hit = try #require(
      try await graph().search("ZOŁW").first { if case .sentence = $0.place { true } else { false } })
    #expect(hit.snippet == "Boria sanctions Żółw Bank.")
    #expect(hit.matches == [CodePointRange(16, 20)])
    let article = Article(source: "a.txt", text: "")
    #expect(hit.place == .sentence(of: article.id, range: CodePointRange(0, 26)))
  }

  @Test(
    "reads words as people type them",
    arguments: [
      ("visited boria", 1), ("boria visited", 1), ("\"boria visited\"", 0), ("\u{201C}visited boria\u{201D}", 1),
      ("sanct*", 5), ("visited AND boria", 0), ("visit*", 1), ("(visited", 1), ("boria:", 2), ("visited \"boria", 1),
      ("-", 0), ("", 0), ("*", 0), ("\"", 0), ("NEAR(a b)", 0), ("boria*'; DROP TABLE articles", 0), ("a\0b", 0),
    ])
  func words(text: String, count: Int) async throws {
    let hits = try await graph().search(text).filter {
      if case .sentence = $0.place { return true }
      return text == "sanct*"
    }
    #expect(hits.count == count)
  }

  @Test func `gives at most the hits asked for, of each sort`() async throws {
    let hits = try await graph().search("sanction", limit: 1)
    #expect(hits.count == 3)
  }
}
