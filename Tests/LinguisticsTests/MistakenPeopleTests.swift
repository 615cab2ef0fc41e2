import GraphSchema
import Testing

@testable import Linguistics

@Suite("A body that was taken for a person")
struct MistakenPeopleTests {
  private static let analyzer = Analyzer(
    pack: Pack(
      entries: [], offices: [], metonyms: [],
      titles: [
        Title(words: "guitarist", plural: "guitarists", rank: .occupation, organizationPredicate: "member_of"),
        Title(
          words: "adviser", plural: "advisers", rank: .occupation, organizationPredicate: "adviser_to",
          personPredicate: "adviser_to"),
      ],
      kinship: [], givenNames: ["karl": .some(.male), "anna": .some(.female)], words: [:], patterns: [], hash: ""))

  private func kinds(_ text: String) -> [String: EntityKind] {
    let document = Self.analyzer.analyze(Article(source: "test", text: text))
    return Dictionary(document.chains.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `is a body where one of its members is named behind it`() {
    let found = kinds("Anna Fjord guitarist Karl Lund left. Anna Fjord played on.")
    #expect(found["Anna Fjord"] == .organization)
    #expect(found["Karl Lund"] == .person)
  }

  @Test func `stays a person who has an adviser`() {
    #expect(kinds("Anna Fjord adviser Karl Lund left.")["Anna Fjord"] == .person)
  }

  /// The kind of "Glen Vorlich", which the reader takes for a person, in "The brewery Glen Vorlich ...".
  private func kind(in text: String, parts: [PartOfSpeech], heads: [Int?]) -> EntityKind? {
    let reader = ToldReader(
      names: [SentenceReading.Name(words: 2..<4, kind: .person, confidence: 0.9)], parts: parts, heads: heads)
    let pack = Pack(
      entries: [], offices: [], metonyms: [], titles: [], kinship: [], givenNames: [:],
      words: ["body_noun": ["brewery"]],
      patterns: [], hash: "")
    return Analyzer(pack: pack, reader: reader).analyze(Article(source: "test", text: text)).chains.first?.kind
  }

  @Test func `is a body where a noun for its sort stands beside it, not where it is the subject of what follows`() {
    #expect(
      kind(
        in: "The brewery Glen Vorlich closed.",
        parts: [.determiner, .noun, .properNoun, .properNoun, .verb, .punctuation], heads: [1, 2, 4, 2, nil, 4])
        == .organization)
    #expect(
      kind(
        in: "The brewery Glen Vorlich founded closed.",
        parts: [.determiner, .noun, .properNoun, .properNoun, .verb, .verb, .punctuation],
        heads: [1, 5, 4, 2, 1, nil, 5])
        == .person)
  }
}
