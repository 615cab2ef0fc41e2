import Foundation
import GraphSchema
import Testing

@testable import Packs

@Suite("Packs")
struct PackReaderTests {
  @Test func `a user's row replaces the built-in one and joins to built-in countries`() throws {
    let folder = try PackFolder([
      "people.tsv": "name\taliases\tgender\tcountry\twikidata\nAda Example\tA. Example|Ada B. Example\tf\tUA\t\n",
      "offices.tsv":
        "person\tpredicate\tobject\trole\tstart\tend\nAda Example\tminister_of\tUA\tenergy minister\t2024-09\t\n",
    ])
    let pack = try PackReader.read([folder.path])
    let ada = try #require(pack.entries.first { $0.name == "Ada Example" })
    let ukraine = try #require(pack.entries.first { $0.code == "UA" })
    #expect(ada.id == "pack:person/ada-example")
    #expect(ada.aliases == ["A. Example", "Ada B. Example"])
    #expect(ada.gender == .female)
    #expect(ada.country == ukraine.id)
    let office = try #require(pack.offices.first { $0.person == ada.id })
    #expect(office.object == ukraine.id)
    #expect(office.start == "2024-09")
    #expect(office.end == nil)
  }

  @Test func `columns may come in any order, with comments, blank lines and Windows line ends`() throws {
    let folder = try PackFolder([
      "kinship.tsv": "# words\r\n\r\nis_subject\tpredicate\tword\tgender\r\ntrue\tparent_of\tGodfather\tm\r\n"
    ])
    let pack = try PackReader.read([folder.path])
    let word = try #require(pack.kinship.first { $0.word == "godfather" })
    #expect(word == KinshipWord(word: "godfather", plural: nil, predicate: "parent_of", isSubject: true, gender: .male))
  }

  @Test func `a pack may add relations, which its patterns and titles may name`() throws {
    let folder = try PackFolder([
      "predicates.tsv":
        "id\tlabel\tinverse\tsubject\tobject\taspect\nbribed\tbribed\twas bribed by\tperson|organization\tperson\tevent\n",
      "mine.yaml":
        "family: mine\npatterns:\n  - {id: bribes, relation: bribed, verbs: [bribe], subject: subject, object: object}\n",
      "titles.tsv": "title\trank\tperson_predicate\nbriber\toccupation\tbribed\n",
    ])
    let catalogue = try PackReader.catalogue(of: [folder.path])
    let bribed = try #require(catalogue["bribed"])
    #expect(bribed.subjectKinds == [.person, .organization])
    #expect(bribed.inverse == "was bribed by")
    #expect(catalogue.predicates.count == Catalogue.standard.predicates.count + 1)
    #expect(try PackReader.read([folder.path]).patterns.last?.id == "mine/bribes")
  }

  @Test(
    "a relation that cannot be added is an error with its line",
    arguments: [
      ("met_with\tmet\tmet\tperson\tperson\tevent", "'met_with' is a relation of the built-in catalogue"),
      ("Bribed\tbribed\tby\tperson\tperson\tevent", "'Bribed' is no id of a relation"),
      ("bribed\tbribed\tby\tperson\tship\tevent", "'ship' is no kind"),
      ("bribed\tbribed\tby\tperson\tperson\tonce", "'once' is not a value of 'aspect'"),
    ])
  func wrongPredicate(row: String, what: String) throws {
    let folder = try PackFolder(["predicates.tsv": "id\tlabel\tinverse\tsubject\tobject\taspect\n\(row)\n"])
    let error = #expect(throws: PackError.self) { try PackReader.catalogue(of: [folder.path]) }
    #expect(error?.what == what)
    #expect(error?.place == "\(folder.path)/predicates.tsv, line 2")
  }

  @Test func `another pack has another hash`() throws {
    let folder = try PackFolder(["words.tsv": "list\tword\nmonth\tBrumaire\n"])
    let builtIn = try EmbeddedPackTests.shared.get()
    let extended = try PackReader.read([folder.path])
    #expect(builtIn.hash != extended.hash)
    #expect(extended.words["month"]?.contains("Brumaire") == true)
    #expect(try PackReader.embedded().hash == builtIn.hash)
  }

  @Test(
    "an error names the file, the line and the remedy",
    arguments: [
      (
        "people.tsv", "name\tgender\nAda Example\tx\n",
        "Error: 'x' is not a gender\n  at FOLDER/people.tsv, line 2\n  try: write f, m or nothing"
      ),
      (
        "people.tsv", "name\tcountry\nAda Example\tQQ\n",
        "Error: no country is called 'QQ'\n  at FOLDER/people.tsv, line 2\n"
          + "  try: write the ISO 3166 code of a row of countries.tsv"
      ),
      (
        "people.tsv", "title\nAda\n",
        "Error: there is no column 'name'\n  at FOLDER/people.tsv, line 1\n  try: the header needs the columns name"
      ),
      (
        "people.tsv", "name\nAda\tExample\n",
        "Error: the row has 2 cells, the header has 1\n  at FOLDER/people.tsv, line 2\n  try: separate cells by one tab"
      ),
      (
        "titles.tsv", "title\trank\tplace_predicate\nboss\toffice\tboss_of\n",
        "Error: no relation is called 'boss_of'\n  at FOLDER/titles.tsv, line 2\n"
          + "  try: use an id of Schema/Vocabulary/catalogue.json or of a predicates.tsv"
      ),
      (
        "towns.tsv", "name\n",
        "Error: no pack file is called 'towns.tsv'\n  at FOLDER/towns.tsv\n"
          + "  try: see Sources/Packs/README.md for the files of a pack"
      ),
    ])
  func errors(file: String, text: String, message: String) throws {
    let folder = try PackFolder([file: text])
    let error = #expect(throws: PackError.self) { try PackReader.read([folder.path]) }
    #expect(error?.description == message.replacingOccurrences(of: "FOLDER", with: folder.path))
  }

  @Test func `a folder that is not there is an error, not an empty pack`() {
    let error = #expect(throws: PackError.self) { try PackReader.read(["/no/such/pack"]) }
    #expect(error?.code == .unreadable)
  }
}

/// A pack in a folder that goes away with the value.
private final class PackFolder {
  let path = NSTemporaryDirectory() + "kith-pack-" + UUID().uuidString

  init(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
