import Extraction
import GraphSchema
import Testing

@Suite("Explanations")
struct ExplanationTests {
  private let president = Title(
    words: "president", plural: "presidents", rank: .office, placePredicate: "head_of_state_of",
    organizationPredicate: "head_of")
  private let titleName = PatternDeclaration(
    id: "t/title", relation: .title, form: .sequence(["{object:place} {title} {subject:person}"]))

  private func explain(_ source: String, _ patterns: [PatternDeclaration]) throws -> SentenceExplanation {
    let extractor = try Extractor(pack: pack(patterns, titles: [president]), catalogue: .standard)
    return try #require(extractor.explain(document(source)).first)
  }

  @Test func `show the words, whom names stand for, the clauses and what matches`() throws {
    let one = try explain(
      "Macron/PROPN@person met/VERB:past/meet Zelensky/PROPN@person ./PUNCT",
      [frame("t/meet", "met_with", verbs: ["meet"])])
    #expect(one.text == "Macron met Zelensky.")
    #expect(one.words.map(\.lemma) == ["macron", "meet", "zelensky", "."])
    #expect(one.references.map(\.name) == ["Macron", "Zelensky"])
    #expect(one.matches.map(\.pattern) == ["t/meet"])
    #expect(one.matches.map(\.predicate) == ["met_with"])
    #expect(one.nearMisses.isEmpty)
  }

  @Test func `say where a sequence stopped and what it needs there`() throws {
    let one = try explain(
      "French/ADJ@place President/NOUN/president said/VERB:past/say nothing/PRON ./PUNCT", [titleName])
    #expect(one.matches.isEmpty)
    #expect(one.nearMisses.map(\.pattern) == ["t/title"])
    #expect(one.nearMisses.map(\.words) == ["French President"])
    #expect(one.nearMisses.map(\.reason) == ["'said' follows; it needs {subject:person}"])
  }

  @Test func `say which role of a frame nothing fills`() throws {
    let one = try explain(
      "Macron/PROPN@person met/VERB:past/meet reporters/NOUN/reporter ./PUNCT",
      [frame("t/meet", "met_with", verbs: ["meet"])])
    #expect(one.nearMisses.map(\.reason) == ["no name fills its object, 'object'"])
  }

  @Test func `say what the catalogue does not admit, and which condition fails`() throws {
    let one = try explain(
      "Macron/PROPN@person visited/VERB:past/visit Zelensky/PROPN@person ./PUNCT",
      [frame("t/visit", "visited", verbs: ["visit"])])
    #expect(one.nearMisses.map(\.reason) == ["'visited' does not join a person with a person"])
    let country = PatternDeclaration(
      id: "t/country", relation: .predicate("visited"), form: .sequence(["{subject:person} visit {object:place}"]),
      conditions: ["country"])
    let other = try explain("Macron/PROPN@person visited/VERB:past/visit Velmora/PROPN@place ./PUNCT", [country])
    #expect(other.nearMisses.map(\.reason) == ["the condition 'country' does not hold"])
  }

  @Test func `show what the trained reader thinks of, with the bar that it misses`() throws {
    let bare = document("Rossi/PROPN@person ,/PUNCT Weber/PROPN@person 's/PART neighbour/NOUN ./PUNCT")
    let read = Document(
      article: bare.article, sentences: bare.sentences, tokens: bare.tokens, mentions: bare.mentions,
      chains: bare.chains,
      relations: [
        RelationReading(
          subject: 0, object: 1,
          scores: [
            RelationScore(predicate: "associated_with", probability: 0.6),
            RelationScore(predicate: "met_with", probability: 0.1),
          ])
      ])
    let one = try #require(try Extractor(pack: pack([]), catalogue: .standard).explain(read).first)
    #expect(one.matches.isEmpty)
    #expect(one.impressions.map(\.predicate) == ["associated_with"])
    #expect(one.impressions.map { $0.probability < $0.bar } == [true])
  }

  @Test func `tell what one sentence says from what all together say`() throws {
    let bare = document("Velmora/PROPN@place lies/VERB/lie in/ADP Norvia/PROPN@place ./PUNCT")
    let scores = [RelationScore(predicate: "located_in", probability: 0.8)]
    let read = Document(
      article: bare.article, sentences: bare.sentences, tokens: bare.tokens, mentions: bare.mentions,
      chains: bare.chains, relations: [RelationReading(subject: 0, object: 1, scores: scores)],
      passages: [PassageReading(subject: 0, object: 1, scores: scores, attention: [1])])
    let one = try #require(try Extractor(pack: pack([]), catalogue: .standard).explain(read).first)
    #expect(one.impressions.map(\.isOfPassage).sorted { !$0 && $1 } == [false, true])
    #expect(one.impressions.first { $0.isOfPassage }.map { $0.probability < $0.bar } == true)
  }
}
