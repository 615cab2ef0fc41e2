import GraphSchema
import Testing

@testable import Linguistics

@Suite("Tagger")
struct TaggerTests {
  private func tagged(_ text: String) -> [String] {
    TestPack.document(text).tokens.map { $0.tag.rawValue + ($0.verbForm.map { ":" + $0.rawValue } ?? "") }
  }

  @Test func `gives universal tags and verb forms`() {
    #expect(
      tagged("The ministers had met him before he was elected.")
        == [
          "DET", "NOUN", "AUX:past", "VERB:participle", "PRON", "SCONJ", "PRON", "AUX:past", "VERB:participle", "PUNCT",
        ])
  }

  @Test func `tells a verb from a noun by its neighbours`() {
    #expect(tagged("They plan to attack.")[1] == "VERB:present")
    #expect(tagged("Their plan was an attack.")[1] == "NOUN")
  }

  @Test(
    "lemmas are dictionary forms",
    arguments: [
      ("met", PartOfSpeech.verb, VerbForm.past, "meet"), ("sanctions", .noun, nil, "sanction"),
      ("sought", .verb, .past, "seek"),
      ("stopped", .verb, .past, "stop"), ("seized", .verb, .past, "seize"), ("countries", .noun, nil, "country"),
      ("n't", .particle, nil, "not"), ("co-founded", .verb, .past, "co-found"), ("allies", .noun, nil, "ally"),
      ("is", .auxiliary, .present, "be"), ("crisis", .noun, nil, "crisis"), ("withdrew", .verb, .past, "withdraw"),
    ] as [(String, PartOfSpeech, VerbForm?, String)])
  func lemmas(word: String, tag: PartOfSpeech, form: VerbForm?, lemma: String) {
    #expect(Lemmatizer.embedded.lemma(of: word, tag, form: form) == lemma)
  }
}
