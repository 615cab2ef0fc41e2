import Extraction
import GraphSchema
import Testing

@Suite("Relations that the trained reader sees across sentences")
struct PassageRelationTests {
  private let president = Title(
    words: "president", plural: "presidents", rank: .office, placePredicate: "head_of_state_of",
    organizationPredicate: "head_of")

  /// A document of several sentences, each ending with its full stop, with what a reader saw between its chains.
  private func read(_ source: String, _ seen: [PassageReading]) -> Document {
    let bare = document(source)
    var sentences: [Sentence] = []
    for (number, token) in bare.tokens.enumerated() where token.text == "." {
      let start = sentences.last?.tokens.upperBound ?? 0
      sentences.append(
        Sentence(span: bare.tokens[start].span.joined(with: token.span), tokens: start..<(number + 1)))
    }
    let mentions = bare.mentions.map { mention in
      Mention(
        span: mention.span, tokens: mention.tokens,
        sentence: sentences.firstIndex { $0.tokens.contains(mention.tokens.lowerBound) } ?? 0, kind: mention.kind,
        reading: mention.reading, finder: mention.finder)
    }
    return Document(
      article: bare.article, sentences: sentences, tokens: bare.tokens, mentions: mentions, chains: bare.chains,
      passages: seen)
  }

  private func saw(
    _ subject: Int, _ predicate: Predicate.ID, _ object: Int, _ probability: Double, attention: [Double],
    reference: Double = 0
  ) -> PassageReading {
    PassageReading(
      subject: subject, object: object, scores: [RelationScore(predicate: predicate, probability: probability)],
      attention: attention, reference: reference)
  }

  private func claims(
    _ source: String, _ seen: [PassageReading], _ patterns: [PatternDeclaration] = []
  ) throws -> Claims {
    try Extractor(pack: pack(patterns, titles: [president]), catalogue: .standard).claims(of: read(source, seen))
  }

  private let apart =
    "Velmora/PROPN@place grew/VERB:past/grow ./PUNCT Norvia/PROPN@place slept/VERB:past/sleep ./PUNCT "
    + "Norvia/PROPN@place=1 woke/VERB:past/wake ./PUNCT"

  @Test func `two sentences that together say so are both quoted, those that the reader looked at most`() throws {
    let found = try claims(apart, [saw(0, "located_in", 1, 0.9, attention: [0.5, 0.1, 0.4])])
    #expect(found.relations.map(\.evidence.quote) == ["Velmora grew.", "Norvia woke."])
    #expect(Set(found.relations.map(\.predicate)) == ["located_in"])
    #expect(found.relations.allSatisfy { $0.evidence.finder == "passage-model" && $0.evidence.confidence == 0.9 })
  }

  @Test func `news has to be surer than a work of reference`() throws {
    func found(_ probability: Double, reference: Double) throws -> Int {
      try claims(apart, [saw(0, "located_in", 1, probability, attention: [0.5, 0.1, 0.4], reference: reference)])
        .relations.count
    }
    #expect(try found(0.6, reference: -3) == 0)
    #expect(try found(0.6, reference: 3) == 2)
    #expect(try found(0.4, reference: 3) == 0)
  }

  @Test func `one sentence that names both is quoted alone`() throws {
    let source =
      "Velmora/PROPN@place lies/VERB/lie in/ADP Norvia/PROPN@place ./PUNCT Norvia/PROPN@place=1 slept/VERB ./PUNCT"
    let found = try claims(source, [saw(0, "located_in", 1, 0.9, attention: [0.2, 0.8])])
    #expect(found.relations.map(\.evidence.quote) == ["Velmora lies in Norvia."])
  }

  @Test func `what happened between two, or that they have to do with each other, is for a sentence to say`() throws {
    let source = "Berg/PROPN@person left/VERB:past ./PUNCT Lund/PROPN@person came/VERB:past ./PUNCT"
    #expect(try claims(source, [saw(0, "met_with", 1, 0.99, attention: [0.5, 0.5])]).relations.isEmpty)
    #expect(try claims(source, [saw(0, "associated_with", 1, 0.99, attention: [0.5, 0.5])]).relations.isEmpty)
    #expect(try claims(source, [saw(0, "sibling_of", 1, 0.99, attention: [0.5, 0.5])]).relations.count == 2)
  }

  @Test func `an office needs a title somewhere in the article`() throws {
    let bare = "Berg/PROPN@person left/VERB:past ./PUNCT Norvia/PROPN@place slept/VERB:past ./PUNCT"
    #expect(try claims(bare, [saw(0, "head_of_state_of", 1, 0.99, attention: [0.5, 0.5])]).relations.isEmpty)
    let titled =
      "President/NOUN/president^2:nmod:desc Berg/PROPN@person^3:nsubj left/VERB:past^0:root ./PUNCT^3:punct "
      + "Norvia/PROPN@place slept/VERB:past ./PUNCT"
    #expect(try claims(titled, [saw(0, "head_of_state_of", 1, 0.99, attention: [0.5, 0.5])]).relations.count == 2)
  }

  @Test func `what a pattern has joined is left alone`() throws {
    let inside = PatternDeclaration(
      id: "t/in", relation: .predicate("located_in"), form: .sequence(["{subject:place} in {object:place}"]))
    let source =
      "Velmora/PROPN@place in/ADP Norvia/PROPN@place grew/VERB ./PUNCT Norvia/PROPN@place=1 slept/VERB ./PUNCT"
    let found = try claims(source, [saw(0, "capital_of", 1, 0.99, attention: [0.5, 0.5])], [inside])
    #expect(found.summary == ["Velmora located_in Norvia actual"])
  }
}
