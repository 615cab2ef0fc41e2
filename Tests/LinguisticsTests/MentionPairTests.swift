import GraphSchema
import Testing

@testable import Linguistics

/// Says of every pair how far apart its mentions are.
private struct Measuring: WordReading {
  let sentences: [SentenceReading] = []
  func antecedents(of mentions: [CoreferenceMention]) -> [Antecedent?] { mentions.map { _ in nil } }
  func readings(of passages: [PairedPassage], least: Double) -> [[PassageReading]] { passages.map { _ in [] } }
  func relations(in sentences: [PairedSentence], least: Double) -> [[RelationScore]] {
    sentences.flatMap { sentence in
      sentence.pairs.map { pair in
        let (subject, object) = (sentence.mentions[pair.subject], sentence.mentions[pair.object])
        let gap = abs(subject.words.lowerBound - object.words.lowerBound)
        let others = "\(pair.between) between, \(sentence.mentions.count) mentions"
        return [RelationScore(predicate: "\(gap) apart, \(others)", probability: 1)]
      }
    }
  }
}

/// Tags every word a noun that hangs on the one before, and measures pairs.
private struct MeasuringReader: WordReader, WordReading {
  let hash = "measuring"
  let sentences: [SentenceReading]

  init(words: Int = 0) {
    sentences = [
      SentenceReading(
        names: [], parts: Array(repeating: .noun, count: words),
        dependencies: (0..<words).map { Dependency(head: $0 == 0 ? nil : $0 - 1, label: $0 == 0 ? .root : .flat) })
    ]
  }

  func reading(of sentences: [[String]]) -> any WordReading { Self(words: sentences.first?.count ?? 0) }
  func antecedents(of mentions: [CoreferenceMention]) -> [Antecedent?] { mentions.map { _ in nil } }
  func readings(of passages: [PairedPassage], least: Double) -> [[PassageReading]] { passages.map { _ in [] } }
  func relations(in sentences: [PairedSentence], least: Double) -> [[RelationScore]] {
    Measuring().relations(in: sentences, least: least)
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
    #expect(found.first?.scores.first?.predicate == "2 apart, 0 between, 3 mentions")
  }

  @Test func `counts the other names between`() {
    let found = pairs([(0, 0), (2, 1), (4, 2)], chains: 3)
    let far = found.first { $0.subject == 0 && $0.object == 2 }
    #expect(far?.scores.first?.predicate == "4 apart, 1 between, 3 mentions")
  }

  @Test func `are asked for again when somebody else marks the mentions`() throws {
    let analyzer = Analyzer(pack: TestPack.pack, reader: MeasuringReader())
    let read = analyzer.analyze(Article(source: "test", text: "alpha beta gamma delta"))
    #expect(read.relations.isEmpty)
    let mentions = [0, 3].map { word in
      Mention(
        span: read.tokens[word].span, tokens: word..<(word + 1), sentence: 0, kind: .person, reading: .name,
        finder: "test")
    }
    let marked = Document(
      article: read.article, sentences: read.sentences, tokens: read.tokens, mentions: mentions,
      chains: [0, 1].map { Chain(mentions: [$0], kind: .person, name: "\($0)") })
    let again = analyzer.analyze(mentionsOf: marked)
    #expect(again.relations.map { [$0.subject, $0.object] } == [[0, 1], [1, 0]])
    #expect(again.relations.first?.scores.first?.predicate == "3 apart, 0 between, 2 mentions")
    #expect(again.mentions == mentions)
  }
}
