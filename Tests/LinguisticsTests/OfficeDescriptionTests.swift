import GraphSchema
import Testing

@testable import Linguistics

@Suite("The title of an office that stands for who holds it")
struct OfficeDescriptionTests {
  private static let analyzer = Analyzer(
    pack: Pack(
      entries: [
        PackEntry(
          id: "Q20", kind: .place, subkind: "country", name: "Norway", demonyms: ["Norwegian"], code: "NO"),
        PackEntry(
          id: "Q35", kind: .place, subkind: "country", name: "Denmark", demonyms: ["Danish"], code: "DK"),
        PackEntry(id: "pack:berg", kind: .person, name: "Anna Berg", country: "Q20", gender: .female),
        PackEntry(id: "pack:lund", kind: .person, name: "Karl Lund", country: "Q20", gender: .male),
        PackEntry(id: "pack:moe", kind: .person, name: "Olav Moe", country: "Q20", gender: .male),
      ],
      offices: [
        OfficeHolding(
          person: "pack:berg", predicate: "head_of_state_of", object: "Q20", role: "president", start: "2015",
          end: nil),
        OfficeHolding(
          person: "pack:lund", predicate: "head_of_state_of", object: "Q20", role: "president", start: "2010",
          end: "2015"),
        OfficeHolding(
          person: "pack:moe", predicate: "minister_of", object: "Q20", role: "foreign minister", start: "2015",
          end: nil),
      ],
      metonyms: [],
      titles: [
        Title(words: "president", plural: "presidents", rank: .office, placePredicate: "head_of_state_of"),
        Title(words: "leader", plural: "leaders", rank: .office, placePredicate: "head_of_state_of"),
        Title(words: "mayor", plural: "mayors", rank: .office, placePredicate: "head_of_government_of"),
        Title(words: "foreign minister", plural: "foreign ministers", rank: .office, placePredicate: "minister_of"),
        Title(words: "finance minister", plural: "finance ministers", rank: .office, placePredicate: "minister_of"),
      ],
      kinship: [], givenNames: ["anna": .some(.female), "karl": .some(.male)], words: [:], patterns: [], hash: ""))

  /// The chains of people, each with its mentions.
  private func people(_ text: String, published: String? = nil) -> [String] {
    let document = Self.analyzer.analyze(Article(source: "test", text: text, published: published))
    return document.chains.filter { $0.kind == .person }.map { chain in
      chain.mentions.map { document.text(of: document.mentions[$0].span) }.joined(separator: " = ")
    }
  }

  @Test(
    "is the one whom the article names and the packs know in it",
    arguments: [
      "Anna Berg spoke on Friday. The Norwegian president will return.",
      "Anna Berg spoke on Friday. Norway's president will return.",
      "Anna Berg spoke on Friday. The embattled Norwegian president's plan failed.",
    ])
  func meant(text: String) {
    #expect(people(text) == ["Anna Berg = president"])
  }

  @Test func `may be called the leader, which no minister is`() {
    #expect(people("Anna Berg spoke. The Norwegian leader will return.") == ["Anna Berg = leader"])
    #expect(people("Olav Moe spoke. The Norwegian leader will return.") == ["Olav Moe"])
    #expect(people("Olav Moe spoke. The Norwegian foreign minister will return.") == ["Olav Moe = foreign minister"])
    #expect(people("Olav Moe spoke. The Norwegian finance minister will return.") == ["Olav Moe"])
  }

  @Test(
    "is nobody of the article where it is another office, another country, another holder or a name's",
    arguments: [
      "Anna Berg spoke on Friday. The Danish president will return.",
      "Anna Berg spoke on Friday. The Norwegian mayor will return.",
      "Anna Berg spoke on Friday. The next Norwegian president will return.",
      "Anna Berg spoke on Friday. A Norwegian president never returned.",
      "Anna Berg spoke on Friday. The Norwegian presidents never returned.",
      "Anna Berg spoke on Friday. Norwegian president Finn Aas returned.",
    ])
  func notMeant(text: String) {
    #expect(people(text).first == "Anna Berg")
  }

  @Test func `is whoever held it when the article was published, where it names several`() {
    let text = "Anna Berg met Karl Lund. The Norwegian president will return."
    #expect(people(text) == ["Anna Berg", "Karl Lund"])
    #expect(people(text, published: "2018-03-01") == ["Anna Berg = president", "Karl Lund"])
    #expect(people(text, published: "2012-03-01") == ["Anna Berg", "Karl Lund = president"])
    let former = "Anna Berg met Karl Lund. The former Norwegian president will return."
    #expect(people(former, published: "2018-03-01") == ["Anna Berg", "Karl Lund = president"])
  }
}
