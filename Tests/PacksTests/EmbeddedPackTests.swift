import Foundation
import GraphSchema
import Testing

@testable import Packs

@Suite("The built-in pack")
struct EmbeddedPackTests {
  /// Read once for all tests: in a debug build that takes longer than the tests.
  static let shared = Result { try PackReader.embedded() }

  let pack: Pack

  init() throws { pack = try Self.shared.get() }

  @Test func `holds every file of its folders`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/LanguageModel")
    var names: [String] = []
    for (folder, suffix) in [("WorldFacts", ".tsv"), ("Patterns", ".yaml")] {
      names += try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path).filter {
        $0.hasSuffix(suffix)
      }
    }
    // Two folders, one list: kinship words and kinship patterns differ in their suffix.
    #expect(PackFile.embedded().map(\.name) == names.sorted())
  }

  @Test func `knows every country once, with its capital and its code`() {
    let countries = pack.entries.filter { $0.subkind == "country" && $0.code?.count == 2 }
    #expect(countries.count >= 195)
    #expect(Set(countries.map(\.code)).count == countries.count)
    let entries = Dictionary(uniqueKeysWithValues: pack.entries.map { ($0.id, $0) })
    for (code, name, capital, wikidata) in [
      ("UA", "Ukraine", "Kyiv", "Q212"), ("RU", "Russia", "Moscow", "Q159"),
      ("US", "United States", "Washington", "Q30"),
      ("DE", "Germany", "Berlin", "Q183"), ("JP", "Japan", "Tokyo", "Q17"), ("BR", "Brazil", "Brasília", "Q155"),
    ] {
      let country = countries.first { $0.code == code }
      #expect(country?.name == name)
      #expect(country?.wikidata == wikidata)
      #expect(country?.seat.flatMap { entries[$0] }?.name.hasPrefix(capital) == true, "\(name)")
    }
  }

  @Test func `holds as many cities, bodies and people as a reporter expects`() {
    func count(_ kind: EntityKind, _ subkinds: Set<String>? = nil) -> Int {
      pack.entries.filter { $0.kind == kind && (subkinds == nil || subkinds?.contains($0.subkind ?? "") == true) }.count
    }
    #expect(count(.place, ["city", "region"]) >= 400)
    #expect(count(.organization) >= 300)
    #expect(count(.person) >= 300)
    #expect(pack.titles.count >= 200)
    #expect(pack.kinship.count >= 30)
  }

  @Test func `gives each Wikidata id to one entry`() {
    let ids = pack.entries.compactMap(\.wikidata)
    #expect(Set(ids).count == ids.count)
    let rows = PackFile.embedded().filter {
      ["countries.tsv", "places.tsv", "organizations.tsv", "people.tsv"].contains($0.name)
    }
    .map { (try? Table($0, columns: ["name"]).rows.count) ?? 0 }.reduce(0, +)
    // An id used twice would have made one entry of two rows.
    #expect(pack.entries.count == rows)
  }

  @Test func `joins every office to a person and to a body that its predicate admits`() throws {
    let entries = Dictionary(uniqueKeysWithValues: pack.entries.map { ($0.id, $0) })
    for office in pack.offices {
      let person = try #require(entries[office.person])
      let object = try #require(entries[office.object])
      let predicate = try #require(Catalogue.standard[office.predicate])
      #expect(
        predicate.admits(subject: person.kind, object: object.kind), "\(person.name) \(predicate.id) \(object.name)")
      if let start = office.start, let end = office.end { #expect(start <= end, "\(person.name) \(office.role)") }
    }
  }

  @Test func `writes dates as ISO 8601`() {
    let date = #/\d{4}(-\d{2}(-\d{2})?)?/#
    for office in pack.offices {
      for text in [office.start, office.end].compactMap({ $0 }) { #expect(text.wholeMatch(of: date) != nil, "\(text)") }
    }
  }
}
