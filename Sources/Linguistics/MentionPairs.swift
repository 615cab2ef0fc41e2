internal import GraphSchema

/// The pairs of mentions that may stand in a relation: two chains that one sentence names, each pair of chains by its
/// nearest mentions, in both directions. Training/relations.py chooses its pairs in the same way.
struct MentionPairs {
  /// Below this probability a predicate is not worth a look.
  private static let least = 0.05

  /// The mentions of each pair, in the order of the sentences and their pairs.
  private var ends: [(subject: Int, object: Int)] = []
  private var paired: [PairedSentence] = []

  init(mentions: [Mention], chains: [Chain], sentences: [Sentence]) {
    var chainOf: [Int?] = Array(repeating: nil, count: mentions.count)
    for (number, chain) in chains.enumerated() { for mention in chain.mentions { chainOf[mention] = number } }
    let known = mentions.indices.filter { chainOf[$0] != nil }
    var next = 0
    while next < known.count {
      let sentence = mentions[known[next]].sentence
      var end = next + 1
      while end < known.count, mentions[known[end]].sentence == sentence { end += 1 }
      add(Array(known[next..<end]), mentions: mentions, chainOf: chainOf, chains, words: sentences[sentence].tokens)
      next = end
    }
  }

  private mutating func add(
    _ here: [Int], mentions: [Mention], chainOf: [Int?], _ chains: [Chain], words: Range<Int>
  ) {
    guard here.count > 1, words.count <= Limits.sentenceTokens else { return }
    var nearest: [[Int]: (Int, Int)] = [:]
    var order: [[Int]] = []
    for (n, first) in here.enumerated() {
      for second in here[(n + 1)...] {
        guard let a = chainOf[first], let b = chainOf[second], a != b else { continue }
        let key = [min(a, b), max(a, b)]
        if let known = nearest[key] {
          guard gap(mentions[first], mentions[second]) < gap(mentions[known.0], mentions[known.1]) else { continue }
        } else {
          order.append(key)
        }
        nearest[key] = (first, second)
      }
    }
    let places = Dictionary(uniqueKeysWithValues: here.enumerated().map { ($1, $0) })
    var pairs: [PairedSentence.Pair] = []
    for key in order {
      guard let (first, second) = nearest[key] else { continue }
      let between = here.count {
        chainOf[$0] != chainOf[first] && chainOf[$0] != chainOf[second]
          && mentions[$0].tokens.lowerBound >= mentions[first].tokens.upperBound
          && mentions[$0].tokens.lowerBound < mentions[second].tokens.lowerBound
      }
      for (subject, object) in [(first, second), (second, first)] {
        guard let s = places[subject], let o = places[object] else { continue }
        ends.append((subject, object))
        pairs.append(PairedSentence.Pair(subject: s, object: o, between: between))
      }
    }
    guard !pairs.isEmpty else { return }
    paired.append(
      PairedSentence(
        words: words, mentions: here.map { Self.end(mentions[$0], of: chains, chainOf[$0]) }, pairs: pairs))
  }

  private static func end(_ mention: Mention, of chains: [Chain], _ chain: Int?) -> PairedSentence.Mention {
    PairedSentence.Mention(
      words: mention.tokens, kind: chain.map { chains[$0].kind } ?? mention.kind, reading: mention.reading)
  }

  /// Words between two mentions.
  private func gap(_ first: Mention, _ second: Mention) -> Int {
    max(0, second.tokens.lowerBound - first.tokens.upperBound)
  }

  func relations(in reading: any WordReading) -> [RelationReading] {
    zip(ends, reading.relations(in: paired, least: Self.least)).compactMap { ends, scores in
      scores.isEmpty ? nil : RelationReading(subject: ends.subject, object: ends.object, scores: scores)
    }
    .sorted { ($0.subject, $0.object) < ($1.subject, $1.object) }
  }
}
