import GraphSchema
import Testing

@testable import Linguistics

@Suite("A place that a team is called after")
struct TeamNameTests {
  private static let analyzer = Analyzer(
    pack: Pack(
      entries: [
        PackEntry(
          id: "Q183", kind: .place, subkind: "country", name: "Germany", demonyms: ["German"], seat: "Q64", code: "DE"),
        PackEntry(id: "Q1295", kind: .place, subkind: "city", name: "Dortmund", country: "Q183"),
        PackEntry(id: "Q8851", kind: .place, subkind: "city", name: "Malaga"),
        PackEntry(id: "Q41420", kind: .organization, subkind: "team", name: "Borussia Dortmund", country: "Q183"),
        PackEntry(id: "Q12217", kind: .organization, subkind: "team", name: "Juventus"),
      ],
      offices: [], metonyms: [],
      titles: [
        Title(words: "striker", plural: "strikers", rank: .occupation, organizationPredicate: "plays_for"),
        Title(words: "captain", plural: "captains", rank: .occupation, organizationPredicate: "plays_for"),
        Title(words: "mayor", plural: "mayors", rank: .office),
      ],
      kinship: [], givenNames: ["marco": .some(.male), "anna": .some(.female)],
      words: ["game_word": ["goal", "penalty", "striker", "keeper", "derby", "referee", "header", "league", "coach"]],
      patterns: [], hash: ""))

  /// The kind and entry of every occurrence of a name, in text order.
  private func readings(of name: String, in text: String) -> [(kind: EntityKind, entry: PackEntry.ID?)] {
    let document = Self.analyzer.analyze(Article(source: "test", text: text))
    return document.mentions.enumerated().compactMap { number, mention in
      guard document.text(of: mention.span) == name,
        let chain = document.chains.first(where: { $0.mentions.contains(number) })
      else { return nil }
      return (chain.kind, chain.entry)
    }
  }

  @Test(arguments: [
    "Dortmund striker Marco Reus scored.", "Juventus lost. Dortmund captain Marco Reus scored.",
    "Dortmund's striker Marco Reus scored.", "The striker waited. Dortmund beat Juventus 3-1.",
    "The striker saw a 2-1 win over Dortmund.", "The striker played for Dortmund.",
  ])
  func `is the team where it has a player or a result`(text: String) {
    #expect(readings(of: "Dortmund", in: text).map(\.kind) == [.organization])
  }

  @Test(arguments: [
    "The striker lives in Dortmund.", "Dortmund Mayor Anna Berg met the striker.",
    "Dortmund captain Anna Berg steered the ship.", "Germany striker Marco Reus scored.",
    "The vote in Dortmund was 3-1.",
  ])
  func `is the place otherwise, and a nation always`(text: String) {
    let name = text.contains("Germany") ? "Germany" : "Dortmund"
    #expect(readings(of: name, in: text).map(\.kind) == [.place])
  }

  @Test func `is the team of the article that has its name`() {
    let found = readings(of: "Dortmund", in: "Borussia Dortmund lost. Dortmund striker Marco Reus was out.")
    #expect(found.map(\.entry) == ["Q41420"])
  }

  @Test func `stays a place where the article speaks of the place`() {
    let found = readings(
      of: "Dortmund", in: "Dortmund striker Marco Reus was in Dortmund. The airport of Dortmund is near.")
    #expect(found.map(\.kind) == [.organization, .place, .place])
  }

  @Test func `is named across no end of a sentence, and a nation has no club`() {
    #expect(readings(of: "Malaga", in: "The striker waited for the SC\n\nMalaga was far.").map(\.kind) == [.place])
    #expect(readings(of: "Germany", in: "The striker waited. They left AS Germany won.").map(\.kind) == [.place])
  }

  @Test func `is the team of the packs where the article tells of games`() {
    let text = "The striker saw a goal, a penalty and a header. Dortmund stumbled. The fans of Malaga were in Dortmund."
    #expect(readings(of: "Dortmund", in: text).map(\.entry) == ["Q41420", "Q1295"])
    #expect(readings(of: "Dortmund", in: "The striker is in town. Dortmund struggles on.").map(\.entry) == ["Q1295"])
  }

  @Test func `is the team that a player comes from or goes to`() {
    let goals = "The striker saw a goal, a penalty and a header. "
    #expect(readings(of: "Dortmund", in: goals + "Marco Reus was sold to Dortmund.").map(\.kind) == [.organization])
    #expect(readings(of: "Dortmund", in: goals + "Marco Reus went to Dortmund.").map(\.kind) == [.place])
  }

  @Test func `leaves a person their name`() {
    let found = readings(
      of: "Dortmund", in: "Borussia Dortmund lost. Anna Dortmund left. Dortmund was sad. The striker too.")
    #expect(!found.contains { $0.kind == .organization })
  }

  @Test func `takes the letters of a club into its name`() {
    #expect(readings(of: "FC Malaga", in: "The striker left FC Malaga.").map(\.kind) == [.organization])
    #expect(readings(of: "Malaga CF", in: "The striker left Malaga CF.").map(\.kind) == [.organization])
  }
}

@Suite("A body of a state in small letters")
struct StateBodyTests {
  @Test(arguments: [
    ("The Ukrainian embassy was closed.", "Ukrainian embassy"),
    ("They left the U.S. consulate general.", "U.S. consulate general"),
    ("The Russian foreign ministry denied it.", "Russian foreign ministry"),
  ])
  func `is named with its country`(text: String, name: String) {
    #expect(TestPack.document(text).chains.map(\.name) == [name])
    #expect(TestPack.document(text).chains.map(\.kind) == [.organization])
  }

  @Test func `needs a country before it`() {
    #expect(
      TestPack.document("The Kyiv embassy quarter and the Russian ministry were closed.").chains.allSatisfy {
        $0.kind == .place
      })
  }
}
