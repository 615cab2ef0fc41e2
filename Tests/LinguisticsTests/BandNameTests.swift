import GraphSchema
import Testing

@testable import Linguistics

@Suite("A band that was taken for a person")
struct BandNameTests {
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
}
