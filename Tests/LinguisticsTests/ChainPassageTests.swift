import GraphSchema
import Testing

@testable import Linguistics

/// Sees the same between every two entities of a passage, and says which passage it was by its words.
private struct Seeing: WordReading {
  let sentences: [SentenceReading] = []
  func antecedents(of mentions: [CoreferenceMention]) -> [Antecedent?] { mentions.map { _ in nil } }
  func relations(in sentences: [PairedSentence], least: Double) -> [[RelationScore]] { [] }
  func readings(of passages: [PairedPassage], least: Double) -> [[PassageReading]] {
    passages.map { passage in
      let named = passage.entities.map { "\($0.mentions.count) \($0.names.sorted().joined(separator: "+"))" }
      let probability = Double(passage.sentences.count) / 100
      return passage.entities.indices.dropFirst().map { object in
        PassageReading(
          subject: 0, object: object,
          scores: [RelationScore(predicate: "\(named[0]) - \(named[object])", probability: probability)],
          attention: passage.sentences.map { _ in 1 / Double(passage.sentences.count) })
      }
    }
  }
}

@Suite("Passages in which relations across sentences are looked for")
struct ChainPassageTests {
  /// Mentions of one word each in sentences of so many words.
  private func readings(
    _ placed: [(word: Int, chain: Int, reading: Reading)], chains: Int, sentences lengths: [Int]
  ) -> [PassageReading] {
    var sentences: [Sentence] = []
    for length in lengths {
      let start = sentences.last?.tokens.upperBound ?? 0
      sentences.append(Sentence(span: Span(start * 2, (start + length) * 2 - 1), tokens: start..<(start + length)))
    }
    let mentions = placed.map { place in
      Mention(
        span: Span(place.word * 2, place.word * 2 + 1), tokens: place.word..<(place.word + 1),
        sentence: sentences.firstIndex { $0.tokens.contains(place.word) } ?? 0, kind: .person, reading: place.reading,
        finder: "test")
    }
    let members = (0..<chains).map { chain in
      Chain(mentions: placed.indices.filter { placed[$0].chain == chain }, kind: .person, name: "\(chain)")
    }
    let words = (0..<lengths.reduce(0, +)).map { "word\($0)" }
    return ChainPassages(mentions: mentions, chains: members, sentences: sentences, words: words)
      .readings(in: Seeing())
  }

  @Test func `names of different sentences meet in one passage`() {
    let placed: [(Int, Int, Reading)] = [(1, 0, .name), (12, 1, .name)]
    let found = readings(placed, chains: 2, sentences: [10, 10, 5])
    // One or two sentences are read each by itself.
    #expect(readings(placed, chains: 2, sentences: [10, 10]).isEmpty)
    #expect(found.map { [$0.subject, $0.object] } == [[0, 1]])
    #expect(found.first?.scores.first?.predicate == "1 word1 - 1 word12")
  }

  @Test func `a long text is cut between sentences, and what two passages name is seen by the surer one`() {
    let early: [(Int, Int, Reading)] = [(0, 0, .name), (1, 1, .name)]
    let late: [(Int, Int, Reading)] = [(410, 0, .name), (650, 1, .name), (660, 2, .name)]
    let found = readings(early + late, chains: 3, sentences: [200, 100, 100, 100, 50, 100, 100])
    // Three sentences, then four: this reader is surer of more sentences.
    #expect(found.map { [$0.subject, $0.object] } == [[0, 1], [0, 2]])
    #expect(found.map(\.firstSentence) == [3, 3])
    #expect(found.allSatisfy { $0.attention.count == 4 })
  }

  @Test func `pronouns and descriptions count only where their chain has no name`() {
    let named = readings([(0, 0, .name), (5, 0, .pronoun), (8, 1, .name)], chains: 2, sentences: [10, 1, 1])
    #expect(named.first?.scores.first?.predicate == "1 word0 - 1 word8")
    let unnamed = readings([(5, 0, .pronoun), (8, 1, .name)], chains: 2, sentences: [10, 1, 1])
    #expect(unnamed.first?.scores.first?.predicate == "1 word5 - 1 word8")
  }

  @Test func `lists of more entities than relate to each other, and longer sentences than a passage, are left out`() {
    let many = (0...Limits.passageEntities).map { ($0, $0, Reading.name) }
    #expect(readings(many, chains: many.count, sentences: [100, 1, 1]).isEmpty)
    #expect(!readings(Array(many.dropLast()), chains: many.count - 1, sentences: [100, 1, 1]).isEmpty)
    let two: [(Int, Int, Reading)] = [(0, 0, .name), (1, 1, .name)]
    #expect(readings(two, chains: 2, sentences: [Limits.passageWords + 1, 1, 1]).isEmpty)
    #expect(!readings(two, chains: 2, sentences: [Limits.passageWords - 2, 1, 1]).isEmpty)
  }
}
