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
      (
        .published("2024"), "no article was published on '2024'",
        "give a day, a month or a year: 2024-12-26, 2024-12, 2024"
      ),
      (
        .words("zebra"), "no article has the words 'zebra' in its title or in one sentence", "try them with: kith find"
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

  @Test func `by the name of a file or folder takes all that was read below it`() async throws {
    let saying = SampleArticles.Saying(SampleArticles.person("Ada"), "visited", SampleArticles.place("Boria"))
    let names = ["box#1", "box#2", "box2#1", "news/a.txt", "news/b.txt", "newsroom.txt"]
    try await graph.commit(names.map { SampleArticles.article($0, [saying]) }, analysis: "a")
    #expect(try await graph.remove([.named("box")]).count == 2)
    #expect(try await graph.remove([.named("news")]).count == 2)
    #expect(try await sources() == ["a.txt", "b.txt", "box2#1", "c.txt", "d.txt", "newsroom.txt"])
  }

  @Test func `by words takes those that have them in one sentence or the title`() async throws {
    let saying = SampleArticles.Saying(SampleArticles.person("Cleo"), "visited", SampleArticles.place("Doria"))
    try await graph.commit([SampleArticles.article("e.txt", [saying])], analysis: "a")
    #expect(try await graph.remove([.words("cleo doria")]).count == 1)
    #expect(try await sources() == ["a.txt", "b.txt", "c.txt", "d.txt"])
  }

  private func sources() async throws -> [String] {
    try await graph.knownArticles().values.map(\.source).sorted()
  }
}
