import GraphSchema
import Reading
import TestSupport
import Testing

@testable import GraphStore

@Suite("Stories")
struct StoryTests {
  private let report = """
    The prime ministers of Aland and Boria met on Monday in the harbour of Port Cedar. They spoke about the price of
    herring, the new ferry and the three sailors whom the coast guard of Aland has held since the storm in March. No
    date was given for the next talks, although both sides said that they want them before the summer is over.
    """

  @Test func `a text and its reprint with another title are one`() {
    let reprint = "HERRING TALKS GO ON\n\n" + report.uppercased()
    #expect(StoryGroups.group(prints([report, reprint])) == ["a": "a", "b": "a"])
  }

  @Test func `two reports of one event in different words are two`() {
    let other = """
      Port Cedar saw the two heads of government at one table again. Herring, a ferry and the sailors whom Aland arrested
      in March filled the agenda of Monday's meeting. Boria's prime minister wants to meet again before the summer ends.
      """
    #expect(StoryGroups.group(prints([report, other])) == ["a": "a", "b": "b"])
  }

  @Test func `a report inside a long round-up is not the round-up`() {
    let filler = (1...300).map { "Item \($0) of the day was number \($0 * 7)." }.joined(separator: " ")
    #expect(StoryGroups.group(prints([report, filler + report])) == ["a": "a", "b": "b"])
  }

  @Test func `a few words are one story only where they are the same`() {
    let groups = StoryGroups.group(prints(["Ada met Bo.", "ada met bo", "Ada met Bo in Rome."]))
    #expect(groups == ["a": "a", "b": "a", "c": "c"])
  }

  @Test func `texts without a fingerprint are stories of their own`() {
    #expect(StoryGroups.group(["a": .none, "b": .none]) == ["a": "a", "b": "b"])
  }

  @Test func `reprints of reprints are one story, named by the smallest id`() {
    let words = (0..<300).map { "word\($0)" }
    // Each has half of the words of the one before, and shares little with those further away.
    let texts = stride(from: 0, through: 160, by: 40).map { words[$0..<$0 + 100].joined(separator: " ") }
    let fingerprints = prints(texts)
    #expect(!StoryGroups.isReprint(fingerprints["a"] ?? .none, fingerprints["e"] ?? .none))
    #expect(Set(StoryGroups.group(fingerprints).values) == ["a"])
  }

  @Test func `are listed with their articles, the largest first`() async throws {
    let saying = SampleArticles.Saying(SampleArticles.person("Ada"), "visited", SampleArticles.place("Boria"))
    let articles = [
      SampleArticles.article("c.txt", [saying]), SampleArticles.article("a.txt", [saying]),
      SampleArticles.article("b.txt", [saying], opening: "Confirmed:"),
    ]
    let graph = try GraphDatabase()
    try await graph.commit(articles, analysis: "a")
    #expect(try await graph.stories().isEmpty)
    #expect(try await graph.counts().stories == 2)
    try await graph.replaceGraph(with: SampleArticles.resolve(graph.claims()))
    #expect(try await graph.stories().map { $0.articles.map(\.source) } == [["a.txt", "c.txt"]])
    #expect(try await graph.stories(minimumArticles: 1).map(\.articles.count) == [2, 1])
    #expect(try await graph.counts().stories == 2)
  }

  /// Fingerprints of texts under the ids a, b, c ...
  private func prints(_ texts: [String]) -> [Article.ID: Fingerprint] {
    Dictionary(uniqueKeysWithValues: zip("abcdefgh".map(String.init), texts.map { Fingerprint(of: $0) }))
  }
}
