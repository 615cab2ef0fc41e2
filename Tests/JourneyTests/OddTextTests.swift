import Foundation
import GraphSchema
import Kith
import Testing

/// Texts that nobody would print, through the whole pipeline: no crash, bounded work, and nothing made up.
@Suite("Odd texts")
struct OddTextTests {
  private static let plain = "French President Emmanuel Macron met Keir Starmer in Paris on Monday.\n"

  /// What the graph holds after reading a file of that content beside a plain article, whose names must be there as ever.
  private func graph(of content: String, named name: String = "odd.txt") async throws -> Subgraph {
    let folder = try TemporaryFolder()
    let graph = try KnowledgeGraph.inMemory()
    _ = try await graph.build([folder.write(content, to: name), folder.write(Self.plain, to: "plain.txt")])
    let whole = try await graph.subgraph()
    #expect(whole.entities.contains { $0.name == "Emmanuel Macron" })
    return whole
  }

  private func names(_ graph: Subgraph) -> Set<String> { Set(graph.entities.map(\.name)) }

  private func plainNames() async throws -> Set<String> { try await names(graph(of: "")) }

  @Test(arguments: [
    "", " \n\t\n", "\u{FEFF}", "\u{0}\u{0}\u{0}", "🙂🙃🙂 👩‍👩‍👧‍👦 🇫🇷🇩🇪\n🎉🎉", "!!! ... ??? --- \"\" ()",
    String(repeating: "x", count: 10_000) + " " + String(repeating: "Y", count: 10_000),
    String(repeating: "\u{301}", count: 5_000), String(repeating: "🇫🇷", count: 5_000),
  ])
  func `texts that name nobody add nobody`(content: String) async throws {
    let expected = try await plainNames()
    #expect(try await names(graph(of: content)) == expected)
  }

  @Test(arguments: [
    "נשיא צרפת עמנואל מקרון נפגש עם ראש ממשלת בריטניה בפריז ביום שני.",
    "التقى الرئيس الفرنسي إيمانويل ماكرون رئيس الوزراء البريطاني في باريس يوم الاثنين.",
    "法国总统马克龙周一在巴黎会见了英国首相斯塔默。双方讨论了乌克兰局势。",
  ])
  func `texts in other scripts are read without making up relations`(content: String) async throws {
    let expected = try await graph(of: "")
    #expect(try await graph(of: content).relations.count == expected.relations.count)
  }

  @Test func `one line of two megabytes is read in bounded time`() async throws {
    let expected = try await plainNames()
    let start = ContinuousClock.now
    #expect(try await names(graph(of: String(repeating: "x", count: 2_000_000))) == expected)
    #expect(start.duration(to: .now) < .seconds(300))
  }

  /// 370,000 words in a line take as long for each word (104 s of processor time in a release build, 2026-11-21); here are
  /// fewer, since this is a build for debugging.
  @Test func `a line of ten thousand words and one sentence is read to its end`() async throws {
    let words = "a very long day went by without any news and nobody said what had happened "
    let line = String(repeating: words, count: 700)
    let found = try await names(graph(of: line + "but Giorgia Meloni met Keir Starmer in Rome.\n"))
    #expect(found.isSuperset(of: ["Giorgia Meloni", "Keir Starmer", "Rome"]))
  }

  @Test func `half a surrogate pair in JSON is a character that is replaced or a record that is named`() async throws {
    let records = [
      #"{"id": "1", "text": "Emmanuel Macron \ud83d met Keir Starmer in Paris on Monday."}"#,
      #"{"id": "2", "text": "Olaf Scholz \ude00\ud83d met Keir Starmer in Berlin on Monday."}"#,
      #"{"id": "3", "text": "Giorgia Meloni \ud83d\ude00 met Keir Starmer in Rome on Monday."}"#,
    ]
    let found = try await names(graph(of: records.joined(separator: "\n") + "\n", named: "odd.jsonl"))
    #expect(found.contains("Giorgia Meloni"))
    #expect(found.contains("Keir Starmer"))
  }
}
