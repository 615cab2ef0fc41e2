import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

@Suite("Taking articles out")
struct RemovalTests {
  private let graph: GraphDatabase

  init() async throws {
    graph = try GraphDatabase()
    let saying = SampleArticles.Saying(SampleArticles.person("Ada"), "visited", SampleArticles.place("Boria"))
    try await graph.commit(
      [
        SampleArticles.article("a.txt", [saying], publisher: "The Courier"),
        SampleArticles.article("b.txt", [saying], publisher: "the courier"),
        SampleArticles.article("c.txt", [saying], publisher: "Tribune"), SampleArticles.article("d.txt", [saying]),
      ], analysis: "a")
  }

  @Test func `by publisher takes all of them, capital letters or not`() async throws {
    #expect(try await graph.remove([.publisher("The Courier")]).count == 2)
    #expect(try await sources() == ["c.txt", "d.txt"])
  }

  @Test func `by name and publisher at once takes each article once`() async throws {
    #expect(try await graph.remove([.named("c.txt"), .publisher("Tribune")]).count == 1)
    #expect(try await sources() == ["a.txt", "b.txt", "d.txt"])
  }

  @Test(
    "is refused as a whole where one of the selections means no article",
    arguments: [
      (
        ArticleSelection.named("x.txt"), "no article is called 'x.txt'",
        "give its path as it was built, or its id; 'kith export json' lists both"
      ),
      (
        .url("https://x.example/"), "no article was published at 'https://x.example/'",
        "give the address as the article has it; 'kith export jsonld' lists them"
      ),
      (
        .publisher("Nobody"), "no article is from 'Nobody'",
        "give the publisher's name as the articles have it; 'kith export json' lists them"
      ),
    ])
  func refused(selection: ArticleSelection, what: String, remedy: String) async throws {
    do {
      try await graph.remove([.named("a.txt"), selection])
      Issue.record("nothing was refused")
    } catch {
      #expect(error.description == "Error: \(what)\n  at :memory:\n  try: \(remedy)")
    }
    #expect(try await sources().count == 4)
  }

  private func sources() async throws -> [String] {
    try await graph.knownArticles().values.map(\.source).sorted()
  }
}
