import GraphSchema
import Testing

@testable import Linguistics

@Suite("Names of the model, the packs and the rules")
struct NameJoinTests {
  /// What the model would say of a text: "Sergei Lavrov" is a person with confidence 0.9, and so on.
  private func names(
    _ body: String, model: [(String, EntityKind?, Double)] = [], demonyms: Set<String> = [],
    occurrences: (name: String, seen: [(EntityKind?, Double)])? = nil,
    further: (name: String, occurrence: Int, kind: EntityKind?, confidence: Double)? = nil
  ) -> [String] {
    let text = TestPack.analyzer.tagged(Article(source: "test", text: body))
    var seen: [ModelName] = []
    func starts(of words: [String]) -> [Int] {
      text.tokens.indices.filter { text.tokens[$0...].prefix(words.count).map(\.text) == words }
    }
    if let occurrences {
      let words = occurrences.name.split(separator: " ").map(String.init)
      for (start, (kind, confidence)) in zip(starts(of: words), occurrences.seen) {
        seen.append(
          ModelName(tokens: start..<(start + words.count), kind: kind, isDemonym: false, confidence: confidence))
      }
    }
    if let further {
      let start = starts(of: [further.name])[further.occurrence]
      seen.append(
        ModelName(tokens: start..<(start + 1), kind: further.kind, isDemonym: false, confidence: further.confidence))
    }
    for (name, kind, confidence) in model {
      let words = name.split(separator: " ").map(String.init)
      // Only the first: a test names the others itself.
      if let start = starts(of: words).first {
        seen.append(
          ModelName(
            tokens: start..<(start + words.count), kind: kind, isDemonym: demonyms.contains(name),
            confidence: confidence))
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

  @Test func `the family name of somebody named in full is theirs, though the packs know a body of that name`() {
    let full: (String, EntityKind?, Double) = ("Anna Boeing", .person, 0.9)
    #expect(
      names("Anna Boeing spoke. On Monday Boeing left.", model: [full], further: ("Boeing", 1, .person, 0.9))
        == ["Anna Boeing person model", "Boeing person model"])
    #expect(
      names("Anna Boeing spoke. On Monday Boeing left.", model: [full], further: ("Boeing", 1, .organization, 0.96))
        == ["Anna Boeing person model", "Boeing organization model+pack"])
    #expect(
      names("Anna Berg spoke. On Monday Boeing left.", model: [("Anna Berg", .person, 0.9), ("Boeing", .person, 0.9)])
        == ["Anna Berg person model", "Boeing organization pack"])
  }

  @Test func `what a name has no capital for is no part of it`() {
    #expect(
      names("Troops left eastern Ukraine.", model: [("eastern Ukraine", .place, 0.9)]) == ["Ukraine place model+pack"])
    #expect(
      names("The conservative Reform Party won.", model: [("conservative Reform Party", .organization, 0.9)])
        == ["Reform Party organization model"])
    #expect(names("On Friday al-Hadi left.", model: [("al-Hadi", .person, 0.9)]) == ["al-Hadi person model"])
  }

  @Test func `a title before another's name is nobody`() {
    #expect(
      names(
        "On Friday President Minister Anna Berg left.",
        model: [("President Minister", .person, 0.9), ("Anna Berg", .person, 0.9)]) == ["Anna Berg person model"])
  }

  @Test func `only a very sure model takes a family name of the article for something else`() {
    let full: (String, EntityKind?, Double) = ("Anna Boeing", .person, 0.9)
    func read(_ confidence: Double) -> String? {
      names(
        "Anna Boeing spoke. On air Boeing warned.", model: [full], further: ("Boeing", 1, .organization, confidence)
      ).last
    }
    #expect(read(0.92) == "Boeing person model")
    #expect(read(0.96) == "Boeing organization model+pack")
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
        model: [("Quill Marsh", .person, 0.95)], further: ("Marsh", 1, .organization, 0.6))
        == ["Quill Marsh person model", "Marsh person model"])
  }

  @Test func `a word that goes on naming a storm, or a common noun, is no name`() {
    #expect(
      names("Hurricane Maria came. They fled from Maria.", model: [("Maria", .person, 0.95)]).isEmpty)
    #expect(names("She left the Court.", model: [("Court", .organization, 0.8)]).isEmpty)
  }

  @Test func `titles, articles and letters of an office are cut off`() {
    #expect(
      names(
        "Judge Ivan Brook QC met the 45th Dunmore Council.",
        model: [("Ivan Brook QC", .person, 0.9), ("the 45th Dunmore Council", .organization, 0.9)])
        == ["Ivan Brook person model", "Dunmore Council organization model"])
    #expect(
      names("It was President Ivan Brook.", model: [("President Ivan Brook", .person, 0.9)])
        == ["Ivan Brook person model"])
  }

  @Test func `what is a name in one place is one everywhere, in the names of events too`() {
    #expect(
      names(
        "They left Quillby. The Quillby 2019 Marathon ended. Quillby slept.",
        model: [("Quillby", .place, 0.95), ("Quillby 2019 Marathon", nil, 0.9)])
        == ["Quillby place model", "Quillby place spread", "Quillby place spread"])
    #expect(
      names("The Ukraine 2019 Marathon ended.", model: [("Ukraine 2019 Marathon", nil, 0.9)])
        == ["Ukraine place pack"])
  }

  @Test func `words without a capital or a digit are no name`() {
    #expect(names("the conservative voters", model: [("conservative", .organization, 0.8)]).isEmpty)
  }

  @Test func `a body of the packs stays one where the model reads a product`() {
    #expect(names("They flew a Boeing home.", model: [("Boeing", nil, 0.8)]) == ["Boeing organization pack"])
  }

  @Test func `the same words are the same thing all over an article, or nothing of ours`() {
    let text = "We met Quill Marsh. They boarded Quill Marsh. We left Quill Marsh there."
    #expect(
      names(text, occurrences: ("Quill Marsh", [(.person, 0.9), (nil, 0.3), (.person, 0.7)]))
        == [String](repeating: "Quill Marsh person model", count: 3))
    #expect(names(text, occurrences: ("Quill Marsh", [(nil, 0.8), (.person, 0.5), (nil, 0.9)])).isEmpty)
  }

  @Test func `two names that the packs know side by side are two where the model is not sure`() {
    #expect(
      names("A Ukrainian NATO officer came.", model: [("Ukrainian NATO", .organization, 0.45)])
        == ["Ukrainian place model+pack", "NATO organization model+pack"])
    #expect(
      names("A Ukrainian NATO officer came.", model: [("Ukrainian NATO", .organization, 0.9)])
        == ["Ukrainian NATO organization model"])
  }

  @Test func `a place before the name of a person, and of a body, is no part of it`() {
    #expect(
      names("It was the mayor of Kyiv Petro Orlyk.", model: [("Kyiv Petro Orlyk", .person, 0.8)])
        == ["Kyiv place pack", "Petro Orlyk person model"])
    #expect(
      names(
        "The World Health Organization of Ukraine met.",
        model: [("World Health Organization of Ukraine", .organization, 0.8)])
        == ["World Health Organization organization model+pack", "Ukraine place pack"])
  }

  @Test func `a common noun that says what a known name is is no part of it`() {
    #expect(
      names("He read the Boeing website.", model: [("Boeing website", .organization, 0.8)])
        == ["Boeing organization model+pack"])
    #expect(
      names("He leads the NATO council.", model: [("NATO council", .organization, 0.8)])
        == ["NATO organization model+pack"])
    #expect(
      names("He visited the Ukraine region.", model: [("Ukraine region", .place, 0.8)]) == ["Ukraine place model+pack"])
    #expect(
      names("She joined the Dunmore party.", model: [("Dunmore party", .organization, 0.8)])
        == ["Dunmore party organization model"])
  }

  @Test func `a company goes on without its suffix, and a person with letters is a person`() {
    #expect(
      names(
        "Cipriani Inc. grew. They saw Cipriani there.",
        model: [("Cipriani Inc.", .organization, 0.9)], further: ("Cipriani", 1, .place, 0.6))
        == ["Cipriani Inc. organization model", "Cipriani organization model"])
    #expect(
      names("Then Durham Hall QC rose.", model: [("Durham Hall QC", .organization, 0.4)])
        == ["Durham Hall person model"])
  }
}
