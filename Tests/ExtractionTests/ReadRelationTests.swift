import Extraction
import GraphSchema
import Testing

@Suite("Relations that the trained reader sees")
struct ReadRelationTests {
  private let spoken =
    "Rossi/PROPN@person will/AUX not/PART meet/VERB:base/meet Weber/PROPN@person ,/PUNCT said/VERB:past/say "
    + "Moreau/PROPN@person ./PUNCT"

  /// The same document, with what a reader saw.
  private func read(_ source: String, _ relations: [RelationReading]) -> Document {
    let bare = document(source)
    return Document(
      article: bare.article, sentences: bare.sentences, tokens: bare.tokens, mentions: bare.mentions,
      chains: bare.chains, relations: relations)
  }

  private func saw(_ subject: Int, _ predicate: Predicate.ID, _ object: Int, _ probability: Double) -> RelationReading {
    RelationReading(
      subject: subject, object: object, scores: [RelationScore(predicate: predicate, probability: probability)])
  }

  @Test func `what only the reader sees has to be sure, and is quoted with its sentence`() throws {
    let extractor = try Extractor(pack: pack([]), catalogue: .standard)
    let source = "Rossi/PROPN@person ,/PUNCT Weber/PROPN@person 's/PART neighbour/NOUN ./PUNCT"
    let sure = extractor.claims(of: read(source, [saw(0, "associated_with", 1, 0.97)]))
    #expect(sure.summary == ["Rossi associated_with Weber actual"])
    let evidence = try #require(sure.relations.first?.evidence)
    #expect(evidence.finder == "reading-model")
    #expect(evidence.confidence == 0.97)
    #expect(evidence.quote == "Rossi, Weber's neighbour.")
    #expect(extractor.claims(of: read(source, [saw(0, "associated_with", 1, 0.3)])).relations.isEmpty)
  }

  @Test func `a pronoun has to be surer than a name`() throws {
    let extractor = try Extractor(pack: pack([]), catalogue: .standard)
    let source =
      "Rossi/PROPN@person left/VERB:past ;/PUNCT he/PRON@person=0 met/VERB:past/meet Weber/PROPN@person ./PUNCT"
    #expect(extractor.claims(of: read(source, [saw(1, "met_with", 2, 0.96)])).relations.isEmpty)
    #expect(extractor.claims(of: read(source, [saw(1, "met_with", 2, 0.99)])).relations.count == 1)
  }

  @Test func `both directions of a symmetric predicate are one relation`() throws {
    let extractor = try Extractor(pack: pack([]), catalogue: .standard)
    let claims = extractor.claims(of: read(spoken, [saw(0, "met_with", 1, 0.96), saw(1, "met_with", 0, 0.97)]))
    #expect(claims.relations.count == 1)
  }

  @Test func `what a pattern finds too is surer than either says, and stays the pattern's`() throws {
    let extractor = try Extractor(pack: pack([frame("t/meet", "met_with", verbs: ["meet"])]), catalogue: .standard)
    let alone = try #require(extractor.claims(of: read(spoken, [])).relations.first?.evidence)
    let both = try #require(
      extractor.claims(of: read(spoken, [saw(0, "met_with", 1, 0.6)])).relations.first?.evidence)
    #expect(both.finder == alone.finder)
    #expect(abs(both.confidence - (1 - (1 - alone.confidence) * 0.4)) < 1e-9)
    #expect(extractor.claims(of: read(spoken, [saw(0, "met_with", 1, 0.99)])).relations.count == 1)
  }
}
