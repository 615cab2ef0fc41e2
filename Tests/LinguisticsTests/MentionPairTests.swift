import GraphSchema
import Testing

@testable import Linguistics

/// Says of every pair how far apart its mentions are.
private struct Measuring: WordReading {
  let sentences: [SentenceReading] = []
  func antecedents(of mentions: [CoreferenceMention]) -> [Antecedent?] { mentions.map { _ in nil } }
  func relations(of pairs: [RelationPair], least: Double) -> [[RelationScore]] {
    pairs.map { pair in
      let gap = abs(pair.subject.words.lowerBound - pair.object.words.lowerBound)
      return [RelationScore(predicate: "\(gap) apart, \(pair.between) between", probability: 1)]
    }
  }
}

@Suite("Pairs of mentions that may stand in a relation")
struct MentionPairTests {
  /// Mentions of one word each: (word, chain), in sentences of ten words.
  private func pairs(_ placed: [(word: Int, chain: Int)], chains: Int) -> [RelationReading] {
    let mentions = placed.map { place in
      Mention(
        span: Span(place.word * 2, place.word * 2 + 1), tokens: place.word..<(place.word + 1),
        sentence: place.word / 10, kind: .person, reading: .name, finder: "test")
    }
    let sentences = (0..<3).map { n in Sentence(span: Span(n * 20, n * 20 + 19), tokens: (n * 10)..<(n * 10 + 10)) }
    let members = (0..<chains).map { chain in
      Chain(mentions: placed.indices.filter { placed[$0].chain == chain }, kind: .person, name: "\(chain)")
    }
    return MentionPairs(mentions: mentions, chains: members, sentences: sentences).relations(in: Measuring())
  }

  @Test func `two names of one sentence are a pair in both directions, those of two sentences are none`() {
    let found = pairs([(1, 0), (4, 1), (12, 2)], chains: 3)
    #expect(found.map { [$0.subject, $0.object] } == [[0, 1], [1, 0]])
  }

  @Test func `an entity that is named twice takes part with its nearest mention`() {
    let found = pairs([(0, 0), (5, 1), (7, 0)], chains: 2)
    #expect(found.map { [$0.subject, $0.object] } == [[1, 2], [2, 1]])
    #expect(found.first?.scores.first?.predicate == "2 apart, 0 between")
  }

  @Test func `counts the other names between`() {
    let found = pairs([(0, 0), (2, 1), (4, 2)], chains: 3)
    let far = found.first { $0.subject == 0 && $0.object == 2 }
    #expect(far?.scores.first?.predicate == "4 apart, 1 between")
  }
}
