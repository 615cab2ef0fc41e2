import Foundation
import GraphSchema
import Testing

@testable import Packs

@Suite("Importing names")
struct NamePackImportTests {
  // MARK: Wikidata

  /// Items as a dump writes them, cut down to what matters and some of what does not.
  private static let dump = """
    [
    {"type":"item","id":"Q58217","labels":{"de":{"language":"de","value":"Sergei Lawrow"},"en":{"language":"en","value":"Sergey Lavrov"}},"descriptions":{},"aliases":{"en":[{"language":"en","value":"Sergei Lavrov"},{"language":"en","value":"Sergey \\"V.\\" Lavrov"}]},"claims":{"P31":[{"mainsnak":{"snaktype":"value","property":"P31","datavalue":{"value":{"entity-type":"item","numeric-id":5,"id":"Q5"},"type":"wikibase-entityid"}},"type":"statement","rank":"normal"}],"P27":[{"mainsnak":{"datavalue":{"value":{"id":"Q15180"}}},"rank":"normal"},{"mainsnak":{"datavalue":{"value":{"id":"Q159"}}},"rank":"preferred"}],"P21":[{"mainsnak":{"datavalue":{"value":{"id":"Q6581097"}}},"rank":"normal"}]},"sitelinks":{"enwiki":{"site":"enwiki","title":"Sergey Lavrov"},"dewiki":{"site":"dewiki"},"commonswiki":{"site":"commonswiki"},"enwikiquote":{"site":"enwikiquote"}}},
    {"type":"item","id":"Q1000001","labels":{"en":{"language":"en","value":"Valletta Shipwrights"}},"aliases":[],"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q1000002"}}},"rank":"normal"}],"P17":[{"mainsnak":{"datavalue":{"value":{"id":"Q233"}}},"rank":"normal"}]},"sitelinks":{"mtwiki":{},"itwiki":{}}},
    {"type":"item","id":"Q1000002","labels":{"en":{"language":"en","value":"ship company"}},"claims":{"P279":[{"mainsnak":{"datavalue":{"value":{"id":"Q1000003"}}},"rank":"normal"}]},"sitelinks":{}},
    {"type":"item","id":"Q1000003","labels":{},"claims":{"P279":[{"mainsnak":{"datavalue":{"value":{"id":"Q783794"}}},"rank":"normal"}]},"sitelinks":{}},
    {"type":"item","id":"Q1000004","labels":{"en":{"language":"en","value":"List of shipwrights"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q13406463"}}},"rank":"normal"}]},"sitelinks":{"enwiki":{},"dewiki":{}}},
    {"type":"item","id":"Q1000005","labels":{"en":{"language":"en","value":"Little Known"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}]},"sitelinks":{"enwiki":{}}},
    {"type":"property","id":"P31","labels":{"en":{"language":"en","value":"instance of"}}}
    ]
    """

  @Test func `a Wikidata dump gives labels, aliases, kinds, countries and pages`() throws {
    let folder = try NameFolder()
    let pack = try folder.pack(Self.dump, .wikidata)
    #expect(
      pack.entry("Q58217")
        == PackEntry(
          id: "Q58217", kind: .person, name: "Sergey Lavrov", aliases: ["Sergei Lavrov", "Sergey \"V.\" Lavrov"],
          country: "Q159", wikidata: "Q58217", gender: .male, pages: 2))
  }

  @Test func `the kind of an item follows from the classes above its own, wherever they stand in the dump`() throws {
    let folder = try NameFolder()
    let pack = try folder.pack(Self.dump, .wikidata)
    let company = try #require(pack.entries(named: "Valletta Shipwrights").first)
    #expect(company.kind == .organization)
    #expect(company.subkind == "company")
    #expect(company.country == "Q233")
    #expect(pack.entries(named: "List of shipwrights").isEmpty)
    #expect(pack.entries(named: "ship company").isEmpty)
  }

  @Test func `only the wanted kinds and the well enough known are taken`() throws {
    let folder = try NameFolder()
    let report = try folder.report(Self.dump, .wikidata, kinds: [.person], minimumPages: 2)
    #expect(report.entries == 1)
    #expect(report.kinds == [.person: 1])
    #expect(try NamePack(path: folder.path + "/pack.names").entries(named: "Little Known").isEmpty)
  }

  @Test func `an item that is a person and a place is named and left out`() throws {
    let folder = try NameFolder()
    let statement = { (id: String) in #"{"mainsnak":{"datavalue":{"value":{"id":"\#(id)"}}},"rank":"normal"}"# }
    let item =
      #"{"id":"Q7","labels":{"en":{"value":"Odd"}},"claims":{"P31":[\#(statement("Q5")),\#(statement("Q515"))]},"sitelinks":{}}"#
    let good = #"{"id":"Q8","labels":{"en":{"value":"Even"}},"claims":{"P31":[\#(statement("Q5"))]},"sitelinks":{}}"#
    let report = try folder.report(item + "\n" + good, .wikidata)
    #expect(report.entries == 1)
    #expect(report.problems.map(\.code) == [.contradiction])
    #expect(report.problems.first?.place == "source, line 1")
  }

  // MARK: FollowTheMoney

  @Test func `entities of FollowTheMoney give people and bodies, and pass over the rest`() throws {
    let folder = try NameFolder()
    let pack = try folder.pack(
      """
      {"id":"NK-1","schema":"Person","caption":"Ada Example","properties":{"name":["Ada Example","ADA EXAMPLE"],"alias":["Ada B. Example"],"weakAlias":["Ada"],"nationality":["ru"],"gender":["female"],"wikidataId":["Q42"]},"referents":["x-1"],"target":true}
      {"id":"NK-2","schema":"Company","properties":{"name":["Harbour Freight Ltd"],"jurisdiction":["mt"]}}
      {"id":"NK-3","schema":"Vessel","properties":{"name":["MV Ada"]}}
      {"id":"NK-4","schema":"Ownership","properties":{"owner":["NK-1"],"asset":["NK-2"]}}
      """, .ftm)
    #expect(pack.entryCount == 2)
    let ada = try #require(pack.entry("NK-1"))
    #expect(ada.aliases == ["ADA EXAMPLE", "Ada B. Example"])
    #expect(ada.country == "Q159")
    #expect(ada.gender == .female)
    #expect(ada.wikidata == "Q42")
    #expect(pack.entry("NK-2")?.subkind == "company")
    #expect(pack.entries(named: "MV Ada").isEmpty)
  }

  // MARK: bad input

  @Test(
    "a broken line is named and left out, the rest is loaded",
    arguments: [
      ("Nobody\tghost\tQ2", "'ghost' is no kind"), ("\tperson\tQ2", "the name is empty"),
      ("Nobody\tperson\tQ2\textra", "the row has 4 cells, the header has 3"),
    ])
  func brokenRow(row: String, what: String) throws {
    let folder = try NameFolder()
    let report = try folder.report("name\tkind\tid\nAda Example\tperson\tQ1\n\(row)\nBo Example\tperson\tQ3\n")
    #expect(report.entries == 2)
    #expect(report.problems.map(\.what) == [what])
    #expect(report.problems.first?.place == "source, line 3")
  }

  @Test(
    "a line that is no JSON is named and left out",
    arguments: [
      "{", "{\"id\": \"Q1\"", "{\"id\" \"Q1\"}", "nonsense", "{\"id\":\"Q1\"} trailing", "[1,2", "{\"a\":\"\\x\"}",
      String(repeating: "[", count: 100_000), "{\"labels\":" + String(repeating: "[", count: 100_000),
    ])
  func brokenJSON(line: String) throws {
    let folder = try NameFolder()
    let good = #"{"id":"NK-1","schema":"Person","caption":"Ada Example"}"#
    for format in [NamePackImporter.Format.ftm, .wikidata] {
      var importer = NamePackImporter(countries: [:])
      var lines = [Array(line.utf8), Array(good.utf8)].makeIterator()
      try importer.read(format, from: "source") { lines.next() }
      #expect(importer.report.problems.first?.place == "source, line 1", "\(format)")
    }
    #expect(try folder.report(line + "\n" + good, .ftm).entries == 1)
  }

  @Test func `of two lines with one id the first counts, and the second is named`() throws {
    let folder = try NameFolder()
    let report = try folder.report("name\tkind\tid\nAda Example\tperson\tQ1\nBo Example\tperson\tQ1\n")
    #expect(report.entries == 1)
    #expect(
      report.problems.map(\.description) == [
        """
        Error: the id 'Q1' stands in source, line 2 already
          at source, line 3
          try: give every entry one line; the first counts
        """
      ])
    #expect(try NamePack(path: folder.path + "/pack.names").entry("Q1")?.name == "Ada Example")
  }

  @Test func `same as gives the names to the original, over several steps`() throws {
    let folder = try NameFolder()
    let report = try folder.report(
      "name\tkind\tid\tsame_as\nKyiv\tplace\tQ1\t\nKiev\tplace\tQ2\tQ1\nKiew\tplace\tQ3\tQ2\n")
    #expect(report.joined == 2)
    let pack = try NamePack(path: folder.path + "/pack.names")
    #expect(pack.entryCount == 1)
    #expect(pack.entries(named: "Kiew").map(\.id) == ["Q1"])
  }

  @Test func `a circle of same as is named, and each stands by itself`() throws {
    let folder = try NameFolder()
    let report = try folder.report(
      "name\tkind\tid\tsame_as\nKyiv\tplace\tQ1\tQ2\nKiev\tplace\tQ2\tQ1\nLviv\tplace\tQ3\tQ1\n")
    #expect(report.entries == 3)
    #expect(report.problems.map(\.code) == [.contradiction, .contradiction, .contradiction])
    #expect(report.problems.map(\.place) == ["source, line 2", "source, line 3", "source, line 4"])
  }

  @Test func `same as between two kinds, or to nobody, is named, and each stands by itself`() throws {
    let folder = try NameFolder()
    let report = try folder.report(
      "name\tkind\tid\tsame_as\nVictoria\tplace\tQ1\t\nVictoria\tperson\tQ2\tQ1\nAda\tperson\tQ3\tQ9\n")
    #expect(report.entries == 3)
    #expect(
      report.problems.map(\.what) == [
        "'Q2', a person, cannot be the same as 'Q1', a place", "'Q3' is the same as 'Q9', which is no entry",
      ])
  }

  @Test func `a source without any entry makes no pack and leaves the old one`() throws {
    let folder = try NameFolder()
    _ = try folder.pack("name\tkind\nAda Example\tperson\n")
    let before = try folder.bytes("pack.names")
    #expect(throws: PackError.self) { try folder.report("name\tkind\n\tperson\n") }
    #expect(throws: PackError.self) { try folder.report("no header\n") }
    #expect(try folder.bytes("pack.names") == before)
  }

  @Test func `a source that breaks off makes no pack`() throws {
    struct BrokenOff: Error {}
    let folder = try NameFolder()
    var importer = NamePackImporter(countries: [:])
    var count = 0
    #expect(throws: BrokenOff.self) {
      try importer.read(.tsv, from: "source") {
        count += 1
        if count == 3 { throw BrokenOff() }
        return Array((count == 1 ? "name\tkind" : "Ada\tperson").utf8)
      }
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/pack.names"))
  }

  @Test func `a pack that cannot be written says where`() throws {
    let folder = try NameFolder()
    let error = #expect(throws: PackError.self) {
      try folder.report("name\tkind\nAda\tperson\n", as: "no/such/folder.names")
    }
    #expect(error?.code == .unwritable)
  }

  @Test(
    "the format of a source follows from its first line",
    arguments: [
      ("[", NamePackImporter.Format.wikidata), (#"{"type":"item","id":"Q1"}"#, .wikidata),
      (#"{"id":"x","schema":"Person"}"#, .ftm), ("name\tkind", .tsv), ("# names", .tsv),
    ])
  func formats(line: String, format: NamePackImporter.Format) {
    #expect(NamePackImporter.format(ofFirstLine: Array(line.utf8)) == format)
  }
}
