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
