import Foundation
import GraphSchema
import Reading
import TestSupport
import Testing

@testable import GraphStore

/// How well reprints are recognised. Prints its table; `KITH_ARTICLES=FOLDER` measures on another folder of articles, each of
/// which must be a story of its own.
@Suite("Recognising reprints")
struct StoryMeasureTests {
  @Test func `finds edited reprints of the gallery's articles and joins no two reports`() throws {
    let folder = URL(fileURLWithPath: #filePath).appending(path: "../../../Exports/Gallery/articles").standardized.path
    // The Valley Evening News reprints the Eastern Wire: the gallery's own reprint, and its only one.
    let score = try Score(ArticleStream([folder]).map { try $0.get() }.filter { $0.publisher != "Valley Evening News" })
    print(score)
    #expect(score.joined == 0)
    for (edit, recall) in score.recalls { #expect(recall >= 0.97, "\(edit)") }
  }

  @Test func `finds the gallery's own reprint`() throws {
    let folder = URL(fileURLWithPath: #filePath).appending(path: "../../../Exports/Gallery/articles").standardized.path
    let articles = try ArticleStream([folder]).map { try $0.get() }
    let stories = StoryGroups.group(Dictionary(uniqueKeysWithValues: articles.map { ($0.id, $0.fingerprint) }))
    let reprints = Dictionary(grouping: articles) { stories[$0.id] }.values.filter { $0.count > 1 }
    #expect(reprints.map { Set($0.map(\.publisher)) } == [[nil, "Valley Evening News"]])
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["KITH_ARTICLES"] != nil))
  func `finds edited reprints of other articles`() throws {
    let folder = ProcessInfo.processInfo.environment["KITH_ARTICLES"] ?? ""
    print(try Score(ArticleStream([folder]).map { try $0.get() }))
  }

  /// `KITH_STORIES=100000 swift test -c release -Xswiftc -enable-testing --filter StoryMeasureTests`
  @Test(.enabled(if: ProcessInfo.processInfo.environment["KITH_STORIES"] != nil))
  func `fingerprints and groups many articles in the time it prints`() {
    let count = Int(ProcessInfo.processInfo.environment["KITH_STORIES"] ?? "") ?? 1_000
    var generator = Seeded(7)
    var texts: [String] = []
    for number in 0..<count {
      if number % 10 == 9 {
        texts.append(TextEdits.all.apply(to: texts[Int.random(in: 0..<number, using: &generator)], using: &generator))
      } else {
        // 400 words, their ranks drawn by Zipf's law.
        texts.append(
          (0..<400).map { _ in "w\(Int(pow(30_000, Double.random(in: 0..<1, using: &generator))))" }
            .joined(separator: " "))
      }
    }
    let clock = ContinuousClock()
    var fingerprints: [Article.ID: Fingerprint] = [:]
    let making = clock.measure {
      for (number, text) in texts.enumerated() { fingerprints[String(number)] = Fingerprint(of: text) }
    }
    var stories = 0
    let grouping = clock.measure { stories = Set(StoryGroups.group(fingerprints).values).count }
    print("\(count) articles: fingerprinted in \(making), grouped in \(grouping) into \(stories) stories")
    #expect(stories >= count * 9 / 10)
  }
}

private struct Score: CustomStringConvertible {
  private static let seeds = 10
  var recalls: [(TextEdits, Double)] = []
  /// Edited articles that were taken for a reprint of another one.
  var joined = 0
  var pairs = 0
  let articles: Int

  init(_ articles: [Article]) {
    self.articles = articles.count
    for edit in TextEdits.allCases {
      var found = 0
      for (number, article) in articles.enumerated() {
        for seed in 0..<Self.seeds {
          var generator = Seeded(seed * 1_000 + number)
          let edited = Fingerprint(of: edit.apply(to: article.text, using: &generator))
          for other in articles where StoryGroups.isReprint(edited, other.fingerprint) {
            if other.id == article.id { found += 1 } else { joined += 1 }
          }
          pairs += articles.count - 1
        }
      }
      recalls.append((edit, Double(found) / Double(articles.count * Self.seeds)))
    }
  }

  var description: String {
    let lines = recalls.map { "  \($0.0): \(($0.1 * 10_000).rounded() / 100) % of \(articles * Self.seeds) reprints" }
    return "Reprints of \(articles) articles:\n" + lines.joined(separator: "\n")
      + "\n  \(joined) of \(pairs) pairs with other articles joined"
  }
}
