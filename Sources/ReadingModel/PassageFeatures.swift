internal import GraphSchema

/// The plain features of a passage's entities and pairs, as Training/passages.py numbers them.
struct PassageFeatures {
  private static let apart = [0, 1, 2, 3, 5, 9]
  private static let together = [0, 1, 2]
  private static let gap = [0, 1, 2, 4, 8, 16, 32]
  private static let times = [1, 2, 4]
  private static let begins = [0, 2, 6]
  static let ofEntity = 3 + 4 + times.count + 1 + begins.count + 1
  private static let ofPairs = apart.count + 1 + together.count + 1 + gap.count + 1 + 3
  static let count = ofPairs + 2 * ofEntity

  private let passage: PairedPassage
  /// The sentence of each word, and how many there are.
  let sentence: [Int]
  let sentences: Int
  /// The features that each entity has.
  let ofEntity: [[Int]]
  /// For each entity the sentence of each of its mentions, in text order.
  private let sentenceOf: [[Int]]
  /// For each entity which words it is.
  private let own: [[Bool]]
  /// For each entity which sentences name it.
  private let names: [[Bool]]

  init(_ passage: PairedPassage) {
    self.passage = passage
    let start = passage.words.lowerBound
    let sentence = passage.sentences.enumerated().flatMap { [Int](repeating: $0, count: $1.count) }
    self.sentence = sentence
    sentences = passage.sentences.count
    let sentenceOf = passage.entities.map { $0.mentions.map { sentence[$0.words.lowerBound - start] } }
    self.sentenceOf = sentenceOf
    ofEntity = zip(passage.entities, sentenceOf).map { entity, sentences in
      var on: Set<Int> = [MentionNumbers.kind(entity.kind)]
      for mention in entity.mentions { on.insert(3 + MentionNumbers.level(mention.reading)) }
      on.insert(7 + Self.bucket(entity.mentions.count, Self.times))
      on.insert(8 + Self.times.count + Self.bucket(sentences.min() ?? 0, Self.begins))
      return on.sorted()
    }
    own = passage.entities.map { entity in
      var out = [Bool](repeating: false, count: sentence.count)
      for mention in entity.mentions { for word in mention.words { out[word - start] = true } }
      return out
    }
    names = sentenceOf.map { places in
      var out = [Bool](repeating: false, count: passage.sentences.count)
      for place in places { out[place] = true }
      return out
    }
  }

  /// Of each word: in a sentence with neither end, with the subject, with the object, with both; in the subject, in the
  /// object.
  func places(_ subject: Int, _ object: Int) -> [Int] {
    sentence.enumerated().map { word, sentence in
      if own[subject][word] { return 4 }
      if own[object][word] { return 5 }
      return (names[subject][sentence] ? 1 : 0) + (names[object][sentence] ? 2 : 0)
    }
  }

  /// The features that a pair has, those of its ends after its own.
  func ofPair(_ subject: Int, _ object: Int) -> [Int] {
    let (s, o) = (passage.entities[subject], passage.entities[object])
    var (apart, gap) = (Int.max, Int.max)
    for (i, first) in s.mentions.enumerated() {
      for (j, second) in o.mentions.enumerated() {
        apart = min(apart, abs(sentenceOf[subject][i] - sentenceOf[object][j]))
        gap = min(gap, Self.words(between: first.words, second.words))
      }
    }
    let both = zip(names[subject], names[object]).count { $0 && $1 }
    var out: [Int] = []
    var at = 0
    for (n, edges) in [(apart, Self.apart), (both, Self.together), (gap, Self.gap)] {
      out.append(at + Self.bucket(n, edges))
      at += edges.count + 1
    }
    if s.mentions[0].words.lowerBound < o.mentions[0].words.lowerBound { out.append(at) }
    if !s.names.isDisjoint(with: o.names) { out.append(at + 1) }
    if !s.names.isEmpty, s.names.isSubset(of: o.names) { out.append(at + 2) }
    out += ofEntity[subject].map { Self.ofPairs + $0 }
    return out + ofEntity[object].map { Self.ofPairs + Self.ofEntity + $0 }
  }

  private static func words(between first: Range<Int>, _ second: Range<Int>) -> Int {
    max(first.lowerBound - second.upperBound + 1, second.lowerBound - first.upperBound + 1, 1) - 1
  }

  private static func bucket(_ n: Int, _ edges: [Int]) -> Int { edges.count { n > $0 } }
}
