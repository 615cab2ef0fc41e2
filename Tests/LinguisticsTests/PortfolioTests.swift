import GraphSchema
import Testing

@testable import Linguistics

@Suite("What an office is in charge of")
struct PortfolioTests {
  /// Takes whatever words it is given for the name of a body, as a model may.
  private struct Guess: MentionRecognizer {
    let words: [String]

    func proposals(for text: TaggedText) -> [MentionProposal] {
      text.tokens.indices.dropLast(words.count - 1).filter { start in
        text.tokens[start..<start + words.count].map(\.text) == words
      }.map {
        MentionProposal(tokens: $0..<$0 + words.count, kind: .organization, finder: "model", confidence: 0.99)
      }
    }
  }

  private func names(_ text: String, guess: [String] = ["?"]) -> [String] {
    let pack = Pack(
      entries: [
        PackEntry(id: "Q9630", kind: .organization, subkind: "party", name: "Labour Party", aliases: ["Labour"]),
        PackEntry(
          id: "Q458", kind: .organization, subkind: "international", name: "European Union", aliases: ["EU"]),
      ],
      offices: [], metonyms: [], titles: [], kinship: [], givenNames: ["anna": .some(.female)], words: [:],
      patterns: [], hash: "")
    let document = Analyzer(pack: pack, recognizers: [Guess(words: guess)])
      .analyze(Article(source: "test", text: text))
    return document.mentions.filter { $0.kind == .organization && $0.reading == .name }.map {
      document.text(of: $0.span)
    }
  }

  @Test func `is no party`() {
    #expect(names("They asked Labour Minister Anna Berg.").isEmpty)
    #expect(names("They asked Labour for help.") == ["Labour"])
  }

  @Test func `is no part of the name of the body`() {
    let enlargement = ["EU", "Enlargement"]
    #expect(names("EU Enlargement Commissioner Anna Berg left.", guess: enlargement) == ["EU"])
    #expect(names("EU Enlargement gained support.", guess: enlargement) == ["EU Enlargement"])
    #expect(names("The commissioner for Economic Affairs left.", guess: ["Economic", "Affairs"]).isEmpty)
  }
}
