internal import GraphSchema

/// The passages of a document, whole sentences of up to `Limits.passageWords` words together, with the chains that each
/// names. Training/passages.py cuts in the same way.
///
/// Pronouns and descriptions say who is meant only by a name that is already there, so they are left out where their chain
/// has one.
struct ChainPassages {
  /// Below this probability a predicate is not worth a look.
  private static let least = 0.1
  /// What one or two sentences say is read from each by itself: the reader has learned from texts of more.
  private static let leastSentences = 3

  private var passages: [PairedPassage] = []
  /// For each passage, the chain of each of its entities, and its first sentence.
  private var chains: [[Int]] = []
  private var firsts: [Int] = []

  /// - Parameter words: of the text, in lower case.
  init(mentions: [Mention], chains: [Chain], sentences: [Sentence], words: [String]) {
    var named: [(chain: Int, mention: Mention)] = []
    for (number, chain) in chains.enumerated() {
      let all = chain.mentions.map { mentions[$0] }
      let names = all.filter { !$0.reading.isStandIn }
      named += (names.isEmpty ? all : names).map { (number, $0) }
    }
    named.sort { $0.mention.tokens.lowerBound < $1.mention.tokens.lowerBound }
    var next = 0
    for range in Self.cuts(of: sentences) {
      let begin = next
      while next < named.count, named[next].mention.sentence < range.upperBound { next += 1 }
      add(named[begin..<next], sentences: range, of: sentences.map(\.tokens), chains, words: words)
    }
  }

  /// Ranges of sentences.
  private static func cuts(of sentences: [Sentence]) -> [Range<Int>] {
    var out: [Range<Int>] = []
    var begin = 0
    for (number, sentence) in sentences.enumerated() where number > begin {
      guard sentence.tokens.upperBound - sentences[begin].tokens.lowerBound > Limits.passageWords else { continue }
      out.append(begin..<number)
      begin = number
    }
    return begin < sentences.count ? out + [begin..<sentences.count] : out
  }

  private mutating func add(
    _ named: ArraySlice<(chain: Int, mention: Mention)>, sentences range: Range<Int>, of sentences: [Range<Int>],
    _ all: [Chain], words: [String]
  ) {
    var members: [Int: [Mention]] = [:]
    var order: [Int] = []
    for (chain, mention) in named {
      if members[chain] == nil { order.append(chain) }
      members[chain, default: []].append(mention)
    }
    // One sentence that is longer than a passage is a table or a list.
    let length = sentences[range].reduce(0) { $0 + $1.count }
    guard (2...Limits.passageEntities).contains(order.count), length <= Limits.passageWords,
      range.count >= Self.leastSentences
    else { return }
    passages.append(
      PairedPassage(
        sentences: Array(sentences[range]),
        entities: order.map { chain in
          let kind = all[chain].kind
          let mentions = members[chain, default: []]
          return PairedPassage.Entity(
            kind: kind,
            mentions: mentions.map { PairedSentence.Mention(words: $0.tokens, kind: kind, reading: $0.reading) },
            names: Set(mentions.flatMap { words[$0.tokens] }.filter { $0.unicodeScalars.count > 2 }))
        }))
    chains.append(order)
    firsts.append(range.lowerBound)
  }

  /// What is seen of each two chains, where several passages name both by the one that is surest.
  func readings(in reading: any WordReading) -> [PassageReading] {
    var best: [[Int]: PassageReading] = [:]
    for (number, found) in reading.readings(of: passages, least: Self.least).enumerated() {
      for one in found {
        let ends = [chains[number][one.subject], chains[number][one.object]]
        if let known = best[ends], known.likeliest >= one.likeliest { continue }
        best[ends] = PassageReading(
          subject: ends[0], object: ends[1], scores: one.scores, attention: one.attention,
          firstSentence: firsts[number], reference: one.reference)
      }
    }
    return best.values.sorted { ($0.subject, $0.object) < ($1.subject, $1.object) }
  }
}

extension PassageReading {
  fileprivate var likeliest: Double { scores.first?.probability ?? 0 }
}
