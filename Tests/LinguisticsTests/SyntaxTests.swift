import GraphSchema
import Testing

@testable import Linguistics

/// Answers what it was told, whatever the words: a part of speech and a head for each word of the only sentence.
struct ToldReader: WordReader, WordReading {
  let hash = "told"
  var names: [SentenceReading.Name] = []
  let parts: [PartOfSpeech]
  let heads: [Int?]

  var sentences: [SentenceReading] {
    [
      SentenceReading(
        names: names, parts: parts,
        dependencies: heads.map { Dependency(head: $0, label: $0 == nil ? .root : .unspecified) })
    ]
  }
  func reading(of sentences: [[String]]) -> any WordReading { self }
  func antecedents(of mentions: [CoreferenceMention]) -> [Antecedent?] { mentions.map { _ in nil } }
  func readings(of passages: [PairedPassage], least: Double) -> [[PassageReading]] { passages.map { _ in [] } }
  func relations(in sentences: [PairedSentence], least: Double) -> [[RelationScore]] {
    sentences.flatMap { $0.pairs.map { _ in [] } }
  }
}

@Suite("Syntax from a trained reader")
struct SyntaxTests {
  private let told = ToldReader(
    parts: [.pronoun, .verb, .noun, .punctuation], heads: [1, nil, 1, 1])

  @Test func `goes into the tokens, and the form of a verb follows its part of speech`() {
    let document = Analyzer(pack: TestPack.pack, reader: told).analyze(
      Article(source: "test", text: "They plan talks."))
    #expect(document.tokens.map(\.tag) == [.pronoun, .verb, .noun, .punctuation])
    #expect(document.tokens.map(\.verbForm) == [nil, .present, nil, nil])
    #expect(document.tokens.map(\.lemma) == ["they", "plan", "talk", "."])
    #expect(document.tokens.map { $0.dependency?.head } == [1, nil, 1, 1])
    #expect(document.head(of: 2, in: document.sentences[0]) == 1)
    #expect(document.tokens[1].dependency?.label == .root)
  }

  @Test func `is not there without one`() {
    #expect(TestPack.document("They plan talks.").tokens.allSatisfy { $0.dependency == nil })
  }
}
