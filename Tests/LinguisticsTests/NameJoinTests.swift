import GraphSchema
import Testing

@testable import Linguistics

@Suite("Names of the model, the packs and the rules")
struct NameJoinTests {
  /// What the model would say of a text: "Sergei Lavrov" is a person with confidence 0.9, and so on; every occurrence.
  private func names(
    _ body: String, model: [(String, EntityKind?, Double)] = [], demonyms: Set<String> = []
  ) -> [String] {
    let text = TestPack.analyzer.tagged(Article(source: "test", text: body))
    var seen: [ModelNames.Name] = []
    for (name, kind, confidence) in model {
      let words = name.split(separator: " ").map(String.init)
      for start in text.tokens.indices
      where text.tokens[start...].prefix(words.count).map(\.text) == words {
        seen.append(
          ModelNames.Name(
            tokens: start..<(start + words.count), kind: kind, isDemonym: demonyms.contains(name),
            confidence: confidence))
        // Only the first: a test names the others itself.
        break
      }
    }
    seen.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    let joined = TestPack.analyzer.join.joined(
      model: seen, pack: TestPack.analyzer.matcher.matches(in: text),
      rules: TestPack.analyzer.rules.proposals(for: text),
      in: text)
    return joined.map { name in
      let words = text.tokens[name.tokens].map(\.text).joined(separator: " ")
      return "\(words) \(name.kind?.rawValue ?? "-") \(name.finder)"
    }
  }

  @Test func `the longer of two names that overlap is taken whole`() {
    #expect(
      names("He teaches at Moscow Power Institute now.", model: [("Moscow Power Institute", .organization, 0.9)])
        == ["Moscow Power Institute organization model"])
    #expect(
      names("She left the World Health Organization.", model: [("Health", .place, 0.9)])
        == ["World Health Organization organization pack"])
  }

  @Test func `the packs correct a kind, and say who is meant`() {
    #expect(names("It flew to Kyiv.", model: [("Kyiv", .organization, 0.8)]) == ["Kyiv place pack"])
    #expect(names("It flew to Kyiv.", model: [("Kyiv", .place, 0.8)]) == ["Kyiv place model+pack"])
  }

  @Test func `a name that the model missed is kept where the packs know it`() {
    #expect(names("It flew to Kyiv.") == ["Kyiv place pack"])
  }

  @Test func `a demonym that the packs do not know is none`() {
    #expect(
      names("A Freedonian ship met a Russian one.", model: [("Freedonian", .place, 0.9)], demonyms: ["Freedonian"])
        == ["Russian place pack"])
  }

  @Test func `a doubtful name needs a second witness`() {
    #expect(names("They saw the Orbex there.", model: [("Orbex", .organization, 0.2)]).isEmpty)
    #expect(
      names("They saw the Orbex there.", model: [("Orbex", .organization, 0.7)]) == ["Orbex organization model"])
  }

  @Test func `a family name is the person whose name it ends`() {
    #expect(
      names(
        "We met Quill Marsh there. They said that Marsh left.",
        model: [("Quill Marsh", .person, 0.95)]) == ["Quill Marsh person model", "Marsh person model"])
  }

  @Test func `a word that goes on naming a storm, or a common noun, is no name`() {
    #expect(
      names("Hurricane Maria came. They fled from Maria.", model: [("Maria", .person, 0.95)]).isEmpty)
    #expect(names("She left the Court.", model: [("Court", .organization, 0.8)]).isEmpty)
  }

  @Test func `words without a capital or a digit are no name`() {
    #expect(names("the conservative voters", model: [("conservative", .organization, 0.8)]).isEmpty)
  }
}
