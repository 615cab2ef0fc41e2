import GraphSchema
import Testing

@testable import Linguistics

@Suite("A word for the members of a party")
struct PartyMemberTests {
  /// Takes "Greens" and "Green Party" for bodies, as a model does.
  private struct Parties: MentionRecognizer {
    func proposals(for text: TaggedText) -> [MentionProposal] {
      text.tokens.indices.compactMap { i in
        let isLong = text.tokens[i].text == "Green" && i + 1 < text.tokens.count && text.tokens[i + 1].text == "Party"
        guard isLong || text.tokens[i].text == "Greens" else { return nil }
        return MentionProposal(
          tokens: i..<i + (isLong ? 2 : 1), kind: .organization, finder: "model", confidence: 0.99)
      }
    }
  }

  private static let analyzer = Analyzer(
    pack: Pack(
      entries: [], offices: [], metonyms: [],
      titles: [Title(words: "lawmaker", plural: "lawmakers", rank: .office, organizationPredicate: "party_member_of")],
      kinship: [], givenNames: ["anna": .some(.female)], words: ["party_member": ["green"]], patterns: [], hash: ""),
    recognizers: [Parties()])

  private func bodies(_ text: String) -> [String] {
    let document = Self.analyzer.analyze(Article(source: "test", text: text))
    return document.chains.filter { $0.kind == .organization }.map { chain in
      chain.mentions.map { document.text(of: document.mentions[$0].span) }.joined(separator: " = ")
    }
  }

  @Test func `is the party that the article names in the plural`() {
    #expect(bodies("The Greens met. On Monday the Green lawmaker Anna Berg left.") == ["Greens = Green"])
    #expect(bodies("On Monday the senior Green lawmaker Anna Berg left. The Greens met.") == ["Green = Greens"])
    #expect(bodies("The Green Party met. The Greens left.") == ["Green Party = Greens"])
  }

  @Test func `is a colour without a capital, or without somebody behind it`() {
    #expect(bodies("The Greens met. They sold a green lawmaker's car in Green Street.") == ["Greens"])
  }
}
