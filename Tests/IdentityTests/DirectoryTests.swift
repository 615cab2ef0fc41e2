import GraphSchema
import Identity
import Testing

/// A directory in memory.
struct ListedNames: NameDirectory {
  let entries: [PackEntry]
  let hash = "listed"
  var damage: (any Diagnostic)? { nil }

  func entries(named name: String) -> [PackEntry] { entries.filter { ([$0.name] + $0.aliases).contains(name) } }
}

@Suite("Directories of names")
struct DirectoryTests {
  private func resolve(_ entries: [PackEntry], _ build: (inout Story) -> Void) -> Resolution {
    var story = Story()
    build(&story)
    let small = Pack.small
    return Resolver(
      pack: Pack(
        entries: small.entries, offices: small.offices, metonyms: [], titles: [], kinship: [], givenNames: [:],
        words: [:], patterns: [], hash: "", directories: NameDirectories([ListedNames(entries: entries)]))
    ).resolve(story.claims)
  }

  private func human(_ id: String, _ name: String, country: String? = nil, pages: Int = 0) -> PackEntry {
    PackEntry(id: id, kind: .person, name: name, country: country, wikidata: id, pages: pages)
  }

  @Test func `a full name is linked to its one bearer`() {
    let found = resolve([human("Q11", "Ana Petrova", pages: 3)]) { $0.article("a", [person("Ana Petrova")]) }
    #expect(found.entities.map(\.wikidata) == ["Q11"])
  }

  @Test func `of several bearers the country that the article names decides`() {
    let found = resolve([
      human("Q11", "Ana Petrova", country: "Q159", pages: 3), human("Q12", "Ana Petrova", country: "Q212", pages: 9),
    ]) {
      $0.article("a", [person("Ana Petrova"), place("Kyiv", entry: "Q1899"), place("Ukraine", entry: "Q212")])
      $0.article("b", [person("Ana Petrova"), place("Russia", entry: "Q159")])
      $0.article("c", [person("Ana Petrova")])
    }
    #expect(found.entity("a", 0)?.wikidata == "Q12")
    #expect(found.entity("b", 0)?.wikidata == "Q11")
    #expect(found.entity("c", 0)?.wikidata == nil)
  }

  @Test func `where the article decides nothing, who is far better known is meant`() {
    let found = resolve([human("Q11", "Ana Petrova", pages: 3), human("Q12", "Ana Petrova", pages: 40)]) {
      $0.article("a", [person("Ana Petrova")])
    }
    #expect(found.entity("a", 0)?.wikidata == "Q12")
  }

  @Test func `the pack that Kith is built with comes before namesakes of elsewhere`() {
    let found = resolve([human("Q11", "Sergey Lavrov", pages: 90)]) { $0.article("a", [person("Sergey Lavrov")]) }
    #expect(found.entity("a", 0)?.wikidata == "Q58217")
  }

  @Test func `a single word is nobody's name alone`() {
    let found = resolve([
      PackEntry(id: "Q11", kind: .person, name: "Ana Petrova", aliases: ["Petrova"], wikidata: "Q11", pages: 90)
    ]) { $0.article("a", [person("Petrova")]) }
    #expect(found.entity("a", 0)?.wikidata == nil)
  }

  @Test func `the order of articles does not matter`() {
    let entries = [human("Q11", "Ana Petrova", country: "Q159"), human("Q12", "Bo Ray", country: "Q212")]
    let forwards = resolve(entries) {
      $0.article("a", [person("Ana Petrova")])
      $0.article("b", [person("Bo Ray"), person("Ana Petrova")])
    }
    let backwards = resolve(entries.reversed()) {
      $0.article("b", [person("Bo Ray"), person("Ana Petrova")])
      $0.article("a", [person("Ana Petrova")])
    }
    #expect(forwards == backwards)
  }
}
