import Foundation
import GraphSchema
import Names
import Testing

@testable import Packs

@Suite("Packs of names")
struct NamePackTests {
  private static let table = """
    name\tkind\tid\taliases\tcountry\tgender\tpages\tsubkind
    Sergey Lavrov\tperson\tQ58217\tSergei Lavrov|Сергей Лавров\tRU\tm\t86\t
    Georgia\tplace\tQ230\tRepublic of Georgia\t\t\t300\tcountry
    Georgia\tplace\tQ1428\tState of Georgia\tUS\t\t210\tregion
    The Hague\tplace\tQ36600\tDen Haag\tNL\t\t150\tcity
    Harbour Board\torganization\t\tHB\tMT\t\t\tgovernment
    """

  @Test func `a name is found whatever its capitals, accents and dots`() throws {
    let folder = try NameFolder()
    let pack = try folder.pack(Self.table)
    #expect(pack.entryCount == 5)
    #expect(pack.entries(named: "SERGEI LAVROV").map(\.id) == ["Q58217"])
    #expect(pack.entries(named: "Сергей Лавров").map(\.id) == ["Q58217"])
    #expect(pack.entries(named: "Hague").map(\.id) == ["Q36600"])
    #expect(pack.entries(named: "H.B.").map(\.name) == ["Harbour Board"])
    #expect(pack.entries(named: "Nobody Whatsoever").isEmpty)
    #expect(pack.entries(named: "").isEmpty)
    #expect(pack.damage == nil)
  }

  @Test func `an entry comes back as it went in`() throws {
    let folder = try NameFolder()
    let pack = try folder.pack(Self.table)
    let lavrov = try #require(pack.entry("Q58217"))
    #expect(
      lavrov
        == PackEntry(
          id: "Q58217", kind: .person, name: "Sergey Lavrov", aliases: ["Sergei Lavrov", "Сергей Лавров"],
          country: "Q159", wikidata: "Q58217", gender: .male, pages: 86))
    #expect(pack.entry("Q1") == nil)
    #expect(pack.entries(named: "Harbour Board").first?.wikidata == nil)
  }

  @Test func `the best known bearer comes first`() throws {
    let folder = try NameFolder()
    #expect(try folder.pack(Self.table).entries(named: "Georgia").map(\.id) == ["Q230", "Q1428"])
  }

  @Test func `equal entries give equal bytes, in whatever order they came`() throws {
    let folder = try NameFolder()
    let lines = Self.table.split(separator: "\n")
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    let first = try folder.pack(Self.table, as: "first.names")
    let second = try folder.pack(turned, as: "second.names")
    #expect(try folder.bytes("first.names") == folder.bytes("second.names"))
    #expect(first.hash == second.hash)
    #expect(try folder.pack(lines.dropLast().joined(separator: "\n"), as: "third.names").hash != first.hash)
  }

  @Test func `thousands of names are all found, and no others`() throws {
    let folder = try NameFolder()
    let rows = (0..<20_000).map { "Person Number\($0)\tperson\tQ\($0 + 1)\tNumber\($0) the Great\t\($0 % 50)" }
    let pack = try folder.pack((["name\tkind\tid\taliases\tpages"] + rows).joined(separator: "\n"))
    #expect(pack.nameCount == 40_000)
    for number in stride(from: 0, to: 20_000, by: 7) {
      #expect(pack.entries(named: "person number\(number)").map(\.id) == ["Q\(number + 1)"])
      #expect(pack.count(named: "Number\(number) the Great") == 1)
      #expect(pack.count(named: "Number\(number) the Small") == 0)
    }
    try pack.check()
  }

  @Test(
    "the hash of a name is that of its plain key",
    arguments: [
      "The Hague", "the", "THE", "The  U.S.-led Coalition", "AT&T Inc.", "Co-operation Council", "co- op",
      "O'Brien, Pat",
      "Zürich", "东京", "", " - ", "Rock 'n' Roll", "a-b-c", "J.K. Rowling", "the the", "+1 Ltd", "tabs\tand\nlines",
    ])
  func hashing(name: String) {
    let key = Array(NameKey.plain(name).utf8).withUnsafeBytes { Mixing.hash($0) }
    #expect(NameHash.of(name) == key)
  }

  @Test func `a damaged pack is refused or gives no names, wherever a byte is wrong`() throws {
    let folder = try NameFolder()
    let pack = try folder.pack(Self.table)
    let whole = try folder.bytes("pack.names")
    let names = ["Sergey Lavrov", "Georgia", "The Hague", "Harbour Board"]
    let right = names.map { pack.entries(named: $0) }
    for offset in whole.indices where !(176..<256).contains(offset) {
      var bytes = whole
      bytes[offset] ^= 0x41
      let path = try folder.write(bytes, to: "damaged.names")
      guard let damaged = try? NamePack(path: path) else { continue }
      #expect(names.map { damaged.entries(named: $0) } == right || damaged.damage != nil, "byte \(offset)")
      let error = #expect(throws: PackError.self, "byte \(offset)") { try damaged.check() }
      #expect(error?.code == .damaged)
    }
  }

  @Test func `a pack that was cut off is refused`() throws {
    let folder = try NameFolder()
    _ = try folder.pack(Self.table)
    let whole = try folder.bytes("pack.names")
    for count in [whole.count - 1, whole.count / 2, 300, 255, 8] {
      let path = try folder.write(Array(whole.prefix(count)), to: "cut.names")
      #expect(throws: PackError.self, "\(count) bytes") { try NamePack(path: path) }
    }
  }

  @Test func `what is no pack, and a pack of a later version, says so`() throws {
    let folder = try NameFolder()
    _ = try folder.pack(Self.table)
    var bytes = try folder.bytes("pack.names")
    bytes[8] = 9
    let later = try folder.write(bytes, to: "later.names")
    #expect(
      #expect(throws: PackError.self) { try NamePack(path: later) }?.description == """
        Error: the pack has version 9; this Kith reads version 1
          at \(later)
          try: import it again with this Kith
        """)
    let other = try folder.write(Array("name\tkind\n".utf8), to: "other.names")
    #expect(#expect(throws: PackError.self) { try NamePack(path: other) }?.code == .malformed)
    #expect(#expect(throws: PackError.self) { try NamePack(path: folder.path + "/none.names") }?.code == .unreadable)
  }

  @Test func `a pack of names is laid over the built-in pack, by itself or in a folder`() throws {
    let folder = try NameFolder()
    _ = try folder.pack(Self.table)
    let alone = try PackReader.read([folder.path + "/pack.names"])
    let inFolder = try PackReader.read([folder.path])
    #expect(alone.directories == inFolder.directories)
    #expect(alone.directories.entries(named: "Harbour Board").count == 1)
    #expect(alone.hash == inFolder.hash)
    #expect(try alone.hash != PackReader.embedded().hash)
  }
}

/// A folder for packs that goes away with the value.
final class NameFolder {
  let path = NSTemporaryDirectory() + "kith-names-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    return path + "/" + name
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
  }

  /// Imports a text and opens what was made of it; every line must be usable.
  func pack(
    _ text: String, _ format: NamePackImporter.Format = .tsv, as name: String = "pack.names"
  ) throws -> NamePack {
    let report = try report(text, format, as: name)
    #expect(report.problems.map(\.what) == [])
    return try NamePack(path: path + "/" + name)
  }

  func report(
    _ text: String, _ format: NamePackImporter.Format = .tsv, kinds: Set<EntityKind> = Set(EntityKind.allCases),
    minimumPages: Int = 0, as name: String = "pack.names"
  ) throws -> NamePackImporter.Report {
    var importer = NamePackImporter(
      kinds: kinds, minimumPages: minimumPages, countries: ["ru": "Q159", "us": "Q30", "nl": "Q55", "mt": "Q233"])
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }.makeIterator()
    try importer.read(format, from: "source") { lines.next() }
    return try importer.write(to: path + "/" + name)
  }
}
