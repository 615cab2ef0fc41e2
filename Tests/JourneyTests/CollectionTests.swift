import Foundation
import GraphExport
import GraphSchema
import GraphStore
import Kith
import Testing

/// A folder that somebody keeps articles in: of every format, in more than one language, with files that come and go.
@Suite("Collections")
struct CollectionTests {
  private let folder: TemporaryFolder
  private let english =
    "Foreign Minister Ilka Torvald of Norway met French President Emmanuel Macron in Paris on Monday.\n"
  private let german = """
    Die norwegische Außenministerin Ilka Torvald hat am Montag in Paris den französischen Präsidenten getroffen. Sie sprach
    mit ihm über den Vertrag, der noch nicht fertig ist.

    """

  init() throws { folder = try TemporaryFolder() }

  @Test func `of every format become articles, each with what its file says of it`() async throws {
    try folder.write(english, to: "a.txt")
    try folder.write(
      """
      <!DOCTYPE html><html lang="en"><head><title>Talks in Paris | The Courier</title><meta property="og:site_name" \
      content="The Courier"><meta property="article:published_time" content="2024-12-26T08:00:00Z"><meta name="author" content="Ada Writer"><meta \
      property="article:modified_time" content="2024-12-27T09:00:00Z"><link rel="canonical" \
      href="https://courier.example/talks"></head><body><nav><a href="/">Home</a></nav><h1>Talks in Paris</h1><p>\
      British Prime Minister Keir Starmer met Polish Prime Minister Donald Tusk in Warsaw on Thursday.</p></body></html>
      """, to: "page")
    try folder.write(
      """
      <rss version="2.0"><channel><title>Tribune</title><item><title>Visit</title><pubDate>Fri, 27 Dec 2024 10:00:00 GMT\
      </pubDate><description>Turkish President Recep Tayyip Erdogan visited Hungary on Friday.</description></item>\
      </channel></rss>
      """, to: "feed.rss")
    let graph = try KnowledgeGraph.inMemory()
    let report = try await graph.build([folder.path])
    #expect((report.read, report.failures) == (3, []))
    let documents = try await graph.subgraph().documents.sorted { $0.source < $1.source }
    #expect(documents.map(\.publisher) == [nil, "Tribune", "The Courier"])
    #expect(documents.map(\.published) == [nil, "2024-12-27", "2024-12-26"])
    #expect(documents.last?.title == "Talks in Paris")
    #expect(documents.last?.url == "https://courier.example/talks")
    let page = try await graph.database.article(documents.last?.id ?? "")
    #expect([page?.author, page?.modified, page?.language] == ["Ada Writer", "2024-12-27", "en"])
  }

  @Test func `in other languages are left out with the reason, unless they are wanted`() async throws {
    try folder.write(english, to: "a.txt")
    let path = try folder.write(german, to: "b.txt")
    let graph = try KnowledgeGraph.inMemory()
    let report = try await graph.build([folder.path])
    #expect(report.read == 1)
    #expect(report.leftOut == [LeftOutArticle(source: path, language: "German")])
    #expect((report.leftOutCounts, report.notEnglish) == (["German": 1], 1))
    #expect(report.isComplete)
    #expect(try await graph.build([folder.path], language: .any).read == 1)
    #expect(try await graph.build([folder.path]).articles == 2)
  }

  @Test func `forget an article that was replaced by one in another language`() async throws {
    try folder.write(english, to: "a.txt")
    let graph = try KnowledgeGraph.inMemory()
    _ = try await graph.build([folder.path])
    try folder.write(german, to: "a.txt")
    let report = try await graph.build([folder.path])
    #expect((report.leftOut.count, report.articles, report.entities) == (1, 0, 0))
  }

  @Test func `lose what vanished when they are pruned, and nothing else`() async throws {
    let gone = try folder.write(english, to: "gone.txt")
    let broken = try folder.write("Keir Starmer met Donald Tusk in Warsaw.\n", to: "broken.txt")
    try folder.write(
      "{\"text\": \"Ada Brown met Keir Starmer.\"}\n{\"text\": \"Ada Brown left Rome.\"}\n", to: "two.jsonl")
    let elsewhere = try TemporaryFolder()
    let other = try elsewhere.write("Emmanuel Macron met Donald Tusk.\n", to: "other.txt")
    let graph = try KnowledgeGraph.inMemory()
    _ = try await graph.build([folder.path, other])

    try FileManager.default.removeItem(atPath: gone)
    try Data([0xFF, 0xD8, 0xFF, 0xE0]).write(to: URL(fileURLWithPath: broken))
    try folder.write("{\"text\": \"Ada Brown met Keir Starmer.\"}\n", to: "two.jsonl")
    #expect(try await graph.build([folder.path]).pruned == 0)
    #expect(try await graph.build([folder.path], prune: true).pruned == 2)
    let sources = try await graph.subgraph().documents.map { $0.source.split(separator: "/").last }
    #expect(Set(sources) == ["broken.txt", "two.jsonl#1", "other.txt"])
  }

  @Test func `that are not there at all keep their articles when they are pruned`() async throws {
    try folder.write(english, to: "a.txt")
    let graph = try KnowledgeGraph.inMemory()
    _ = try await graph.build([folder.path])
    try FileManager.default.removeItem(atPath: folder.path)
    let report = try await graph.build([folder.path], prune: true)
    #expect((report.pruned, report.articles, report.failures.count) == (0, 1, 1))
  }

  @Test func `that are followed take in what is written and forget what vanishes`() async throws {
    let other = english.replacing("Paris", with: "Lyon")
    try folder.write(english, to: "a.txt")
    let records = "{\"text\": \"Norway and France met.\"}\n{\"text\": \"Poland and Spain met.\"}\n"
    let path = try folder.write(records, to: "b.jsonl")
    let graph = try KnowledgeGraph.inMemory()
    var following = Following([folder.path])
    #expect(try await graph.build([folder.path]).articles == 3)
    let quiet = following.changes()
    #expect(quiet == nil)

    try folder.write(other, to: "c.txt")
    try folder.write(String(records.split(separator: "\n")[0]) + "\n", to: "b.jsonl")
    try FileManager.default.removeItem(atPath: folder.path + "/a.txt")
    let early = following.changes()
    #expect(early == nil, "what has just changed may still be written")
    let changes = following.changes()
    let (written, vanished) = try #require(changes)
    #expect(written == [path, folder.path + "/c.txt"])
    #expect(vanished == [folder.path + "/a.txt"])
    let report = try await graph.follow(written: written, vanished: vanished)
    #expect((report.read, report.unchanged, report.pruned, report.articles) == (1, 1, 2, 2))
    let later = following.changes()
    #expect(later == nil)
    let fresh = try KnowledgeGraph.inMemory()
    _ = try await fresh.build([folder.path])
    let (expected, found) = (try await fresh.export(.json), try await graph.export(.json))
    #expect(found == expected)
  }

  @Test(.timeLimit(.minutes(5)))
  func `that the command follows are in its graph until it is ended`() async throws {
    let graph = try TemporaryFolder()
    let file = graph.path + "/graph.kith"
    try folder.write(english, to: "a.txt")
    let watch = try BuiltCommand.start(["watch", folder.path, "--graph", file, "--every", "0.2", "--quiet"])
    defer { if watch.isRunning { watch.terminate() } }
    func articles(become count: Int) async throws -> Bool {
      while watch.isRunning {
        let answer = try BuiltCommand.run(["stats", "--graph", file]).output
        if answer.hasPrefix("\(count) article") { return true }
        try await Task.sleep(for: .milliseconds(500))
      }
      return false
    }
    #expect(try await articles(become: 1))
    try folder.write(english.replacing("Paris", with: "Lyon"), to: "b.txt")
    #expect(try await articles(become: 2))
    try FileManager.default.removeItem(atPath: folder.path + "/a.txt")
    #expect(try await articles(become: 1))
    watch.interrupt()
    watch.waitUntilExit()
    #expect(watch.terminationReason == .uncaughtSignal && watch.terminationStatus == SIGINT)
    let check = try BuiltCommand.run(["check", "--graph", file])
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test func `of records lose those that are gone from their file, when they are pruned`() async throws {
    let path = try folder.write("{\"text\": \"One text.\"}\n{\"text\": \"Two texts.\"}\n", to: "a.jsonl")
    let graph = try KnowledgeGraph.inMemory()
    #expect(try await graph.build([path]).articles == 2)
    try folder.write("{\"text\": \"One text.\"}\n", to: "a.jsonl")
    #expect(try await graph.build([path]).articles == 2)
    let report = try await graph.build([path], prune: true)
    #expect((report.pruned, report.articles) == (1, 1))
  }
}
