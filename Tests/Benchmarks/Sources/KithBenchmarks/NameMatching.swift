import CSearch
import GraphSchema
import Linguistics
import Synchronization

/// The pack's names found in words, against a search for each name in turn.
enum NameMatching {
  static func measure(_ articles: [Article], pack: Pack) -> Measurement {
    let catcher = TextCatcher()
    let analyzer = Analyzer(pack: pack, recognizers: [catcher])
    for article in articles { _ = analyzer.analyze(article) }
    let texts = catcher.texts.withLock { $0 }
    let matcher = PackRecognizer(pack: pack)
    var found = 0
    let ours = Stopwatch.seconds {
      found = 0
      for text in texts { found += matcher.proposals(for: text).count }
    }
    let names = pack.entries.flatMap { [$0.name] + $0.aliases + $0.demonyms }.map { Array($0.utf8) }
    let haystacks = articles.map { Array($0.text.utf8) }
    var occurrences = 0
    let theirs = Stopwatch.seconds(runs: 1) {
      occurrences = 0
      for haystack in haystacks { for name in names { occurrences += count(name, in: haystack) } }
    }
    return Measurement(
      name: "names of the pack in \(articles.count) articles",
      ours: "\(Measurement.milliseconds(ours)), \(found) found",
      peer: "memmem for each of \(names.count) names",
      theirs: "\(Measurement.milliseconds(theirs)), \(occurrences) found", ratio: theirs / ours)
  }

  private static func count(_ name: [UInt8], in haystack: [UInt8]) -> Int {
    kith_occurrences(haystack, haystack.count, name, name.count)
  }
}

/// Keeps the tagged texts that pass by and proposes nothing.
private final class TextCatcher: MentionRecognizer {
  let texts = Mutex<[TaggedText]>([])

  func proposals(for text: TaggedText) -> [MentionProposal] {
    texts.withLock { $0.append(text) }
    return []
  }
}
