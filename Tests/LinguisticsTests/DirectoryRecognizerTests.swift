import GraphSchema
import Testing

@testable import Linguistics

@Suite("Names of a directory")
struct DirectoryRecognizerTests {
  private struct Listed: NameDirectory {
    let entries: [PackEntry]
    let hash = "listed"
    var damage: (any Diagnostic)? { nil }
    func entries(named name: String) -> [PackEntry] { entries.filter { $0.name == name } }
  }

  private static let analyzer: Analyzer = {
    let pack = TestPack.pack
    let directory = Listed(entries: [
      PackEntry(id: "Q1001", kind: .organization, name: "Médecins du Nord"),
      PackEntry(id: "Q1002", kind: .organization, name: "Will"),
      PackEntry(id: "Q1003", kind: .place, name: "Sant Martí de Provençals"),
      PackEntry(id: "Q1004", kind: .person, name: "Ada Grey", pages: 5),
      PackEntry(id: "Q1005", kind: .place, name: "Ada Grey", pages: 4),
    ])
    return Analyzer(
      pack: Pack(
        entries: pack.entries, offices: pack.offices, metonyms: pack.metonyms, titles: pack.titles,
        kinship: pack.kinship, givenNames: pack.givenNames, words: pack.words, patterns: pack.patterns, hash: pack.hash,
        directories: NameDirectories([directory])))
  }()

  private func names(_ text: String) -> [String] {
    let document = Self.analyzer.analyze(Article(source: "test", text: text))
    return document.mentions.filter { $0.reading == .name }.map { "\(text.slice($0.span)) \($0.kind.rawValue)" }
  }

  @Test func `phrases of several words are found whole, with the kind of their bearers`() {
    #expect(
      names("A doctor of Médecins du Nord works near Sant Martí de Provençals.") == [
        "Médecins du Nord organization", "Sant Martí de Provençals place",
      ])
  }

  @Test func `a single word is left to the other recognisers`() {
    #expect(names("Will it rain in Kyiv? It will.") == ["Kyiv place"])
  }

  @Test func `bearers of two kinds decide nothing unless one is far better known`() {
    #expect(!names("They met at the Ada Grey exhibition.").contains("Ada Grey place"))
  }
}
