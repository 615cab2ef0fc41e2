import Foundation
import GraphSchema
import Testing

@testable import Reading

@Suite("Reading what was made elsewhere")
struct ImportReadingTests {
  private func file(_ text: String, named name: String = "graph.json") throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: name).path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func records(_ json: String) throws -> [ImportRecord] {
    var records: [ImportRecord] = []
    try JSONImport(file(json)).read { record, _ in records.append(record) }
    return records
  }

  @Test func `gives documents, entities and relations as they are written`() throws {
    let records = try records(
      """
      {"documents": [{"id": "d", "source": "d.txt", "title": "A \\"visit\\" \\u00e9\\ud83d\\ude00", "story": "d"}],
       "version": {"is": ["passed", {"over": 1e9}]},
       "entities": [
        {"id": "ada", "kind": "person", "name": "Ada", "names": ["Ada", "Ada B."], "wikidata": "Q7259",
         "mentions": [{"document": "d", "start": 0, "end": 3, "text": "Ada", "reading": "name"}]},
        {"id": "rome", "kind": "place", "subkind": "city", "name": "Rome"}],
       "relations": [{"subject": "ada", "predicate": "visited", "object": "rome", "confidence": 0.5, "evidence": [
         {"document": "d", "start": 0, "end": 17, "quote": "Ada visited Rome.", "tense": "past", "modality": "planned"}]}]}
      """)
    #expect(
      records == [
        .document(DocumentRecord(id: "d", source: "d.txt", title: "A \"visit\" é😀", story: "d")),
        .entity(
          Entity(
            id: "ada", kind: .person, name: "Ada", names: ["Ada", "Ada B."], wikidata: "Q7259", articles: 0,
            mentions: [MentionRecord(document: "d", range: CodePointRange(0, 3), text: "Ada", reading: .name)])),
        .entity(Entity(id: "rome", kind: .place, subkind: "city", name: "Rome", names: [], articles: 0)),
        .relation(
          ImportedRelation(
            key: Relation.Key(subject: "ada", predicate: "visited", object: "rome"), confidence: 0.5,
            evidence: [
              Evidence(
                document: "d", range: CodePointRange(0, 17), quote: "Ada visited Rome.", modality: .planned,
                tense: .past, finder: "import")
            ])),
      ])
  }

  @Test(
    "says what is wrong, and in which line",
    arguments: [
      ("", "the file begins with '{', as what 'kith export json' writes does; this one does not", 1),
      ("{}", "there are no entities and no relations in it", 1),
      ("{\"entities\": [\n{\"id\": \"a\"}]}", "entity 'a' has no kind", 2),
      (
        "{\"entities\": [\n\n{\"id\": \"a\",\n\"kind\": \"robot\"}]}",
        "'robot' is no kind; there are person, place, organization", 4
      ),
      ("{\"entities\": [\n{\"id\": \"a\", \"kind\": \"person\", \"name\": \"\"}]}", "entity 'a' has an empty name", 2),
      ("{\"entities\": [{\"id\": \"a\\u0000\"}]}", "a text holds NUL, which no database text can", 1),
      ("{\"entities\": [{\"id\": \"\\ud800\"}]}", "half a surrogate pair stands alone", 1),
      ("{\"entities\": [{\"id\": \"a\",", "the file breaks off in this record", 1),
      ("{\"entities\": [],\n\"documents\": []}", "documents come after entities, which speak of them", 2),
      ("{\"entities\": []} x", "something follows the end of the graph", 1),
      (
        "{\"relations\": [\n{\"subject\": \"a\", \"predicate\": \"b\", \"object\": \"c\", \"confidence\": 2}]}",
        "here must be a number from 0 to 1", 2
      ),
      (
        "{\"relations\": [{\"subject\": \"a\", \"predicate\": \"b\", \"object\": \"c\", \"evidence\": [\n"
          + "{\"document\": \"d\", \"quote\": \"q\", \"start\": 5, \"end\": 5}]}]}",
        "it ends at 5, before it starts at 5", 2
      ),
    ])
  func refuses(json: String, what: String, line: Int) throws {
    let error = #expect(throws: ReadingError.self) { try records(json) }
    #expect(error?.what == what)
    #expect(error?.place?.hasSuffix("graph.json, line \(line)") ?? false, "\(error?.place ?? "")")
  }

  @Test func `holds one record at a time, also where records cross the pieces of a file`() throws {
    let entities = (0..<30_000).map { "{\"id\": \"e\($0)\", \"kind\": \"person\", \"name\": \"Name \($0) ]}{[\"}" }
    let found = try records("{\"entities\": [\n" + entities.joined(separator: ",\n") + "]}")
    #expect(found.count == 30_000)
    #expect(found.last == .entity(Entity(id: "e29999", kind: .person, name: "Name 29999 ]}{[", names: [], articles: 0)))
  }

  @Test func `reads tables by the names of their columns, whatever the order of files`() throws {
    let entities = try file("kind;name;id\r\nperson;\"Ada \"\"B\"\"\";ada\r\nplace;'=Rome;rome\r\n", named: "e.csv")
    let evidence = try file(
      "subject,predicate,object,quote,document,start,modality\nada,visited,rome,\"Ada, visited\nRome.\",d,7,planned\n"
        + "ada,visited,rome,Again.,d,40,\n", named: "v.csv")
    var records: [ImportRecord] = []
    var lines: [Int] = []
    try CSVImport([evidence, entities]).read { record, _, line in
      records.append(record)
      lines.append(line)
    }
    #expect(
      records == [
        .entity(Entity(id: "ada", kind: .person, name: "Ada \"B\"", names: ["Ada \"B\""], articles: 0)),
        .entity(Entity(id: "rome", kind: .place, name: "=Rome", names: ["=Rome"], articles: 0)),
        .document(DocumentRecord(id: "d", source: "d", story: "d")),
        .relation(
          ImportedRelation(
            key: Relation.Key(subject: "ada", predicate: "visited", object: "rome"),
            evidence: [
              Evidence(
                document: "d", range: CodePointRange(7, 25), quote: "Ada, visited\nRome.", modality: .planned,
                finder: "import"),
              Evidence(document: "d", range: CodePointRange(40, 46), quote: "Again.", finder: "import"),
            ])),
      ])
    #expect(lines == [2, 3, 2, 2])
  }

  @Test(
    "says what is wrong with a table, and in which line",
    arguments: [
      ("a,b\n1,2\n", "the first line names the columns of no table", 1),
      ("id,kind\nada\n", "the row has 1 fields, the first line 2", 2),
      ("id,kind\n\"ada,person\n", "a quotation mark is not closed", 2),
      ("id,kind\n,person\n", "the row has no id", 2),
      (
        "subject,predicate,object,quote,document,start\na,b,c,q,d,x\n",
        "'x' in column start is no whole number, 0 or more", 2
      ),
      ("subject,predicate,object,quote\na,b,c,q\n", "the row does not say which article it is from", 2),
    ])
  func refusesTable(csv: String, what: String, line: Int) throws {
    let error = try #require(
      #expect(throws: ReadingError.self) { try CSVImport([file(csv, named: "t.csv")]).read { _, _, _ in } })
    #expect(error.what == what)
    #expect(error.place?.hasSuffix("t.csv, line \(line)") ?? false, "\(error.place ?? "")")
  }

  @Test(
    "says what JSON-LD it takes, and in which line it is another",
    arguments: [
      ("[]", "the file begins with '{', as what 'kith export jsonld' writes does; this one does not", 1),
      (
        "{\"@context\": \"https://schema.org\", \"@type\": \"Person\"}",
        "it has '@type' beside '@context' and '@graph'", 1
      ),
      ("{\"@context\": {\"schema\": \"https://schema.org/\"},\n\"@graph\": []}", "its context is another one", 1),
      (
        "{\"@context\": \"x\",\n\"@graph\": [\n{\"@id\": \"b\", \"name\": {\"@value\": 1}}]}",
        "its first node is not the graph's own", 3
      ),
      (
        "{\"@context\": \"x\",\n\"@graph\": [\n{\"@id\": \"urn:kith:graph\", \"version\": \"kith context 9\"}]}",
        "its version is 'kith context 9'; this Kith reads 'kith context 1'", 3
      ),
      ("{\"@graph\": []}", "it has no context before its nodes", 1),
      ("{\"@context\": \"x\"}", "it has no '@graph'", 1),
    ])
  func foreignLinkedData(text: String, what: String, line: Int) throws {
    let path = try file(text, named: "graph.jsonld")
    let error = try #require(throws: ReadingError.self) { try JSONLDImport(path).read { _, _ in } }
    #expect(error.what.hasSuffix(what))
    #expect(error.place == "\(path), line \(line)")
  }

  private static let linkedStart =
    "{\"@context\": \"x\", \"@graph\": [\n{\"@id\": \"urn:kith:graph\", \"version\": \"kith context 1\"},\n"

  @Test(
    "says what is wrong with a node of JSON-LD",
    arguments: [
      ("{\"@id\": \"urn:kith:entity:a\", \"@type\": \"Dog\"}]}", "'Dog' is no type that Kith writes"),
      ("{\"@id\": \"urn:kith:entity:a\", \"@type\": [\"Person\"]}]}", "entity 'a' has an empty name"),
      (
        "{\"@id\": \"https://x.example/a\", \"@type\": [\"Person\"], \"name\": \"A\"}]}",
        "'https://x.example/a' is not the IRI of an entity: those begin with 'urn:kith:entity:'"
      ),
      (
        "{\"@id\": \"urn:kith:entity:%4\", \"@type\": [\"Person\"], \"name\": \"A\"}]}",
        "two hexadecimal digits must follow '%' in '%4'"
      ),
      (
        "{\"@id\": \"urn:kith:entity:%FF\", \"@type\": [\"Person\"], \"name\": \"A\"}]}", "'%FF' is no id"
      ),
      (
        "{\"@id\": \"s\", \"@type\": \"Statement\", \"evidence\": [{}]}]}",
        "an annotation needs a source, the exact words, and their start and end"
      ),
      ("{\"@id\": \"urn:kith:article:a\", \"@type\": \"NewsArticle\"}]}", "article 'a' needs a source and a story"),
      ("{\"@id\": ", "the file breaks off in this record"),
    ])
  func brokenLinkedData(node: String, what: String) throws {
    let path = try file(Self.linkedStart + node, named: "graph.jsonld")
    let error = try #require(throws: ReadingError.self) { try JSONLDImport(path).read { _, _ in } }
    #expect(error.what == what)
    #expect(error.place == "\(path), line 3")
  }

  @Test func `the plain profile of JSON-LD is refused with the one that has sentences`() throws {
    let path = try file(
      Self.linkedStart + "{\"@id\": \"kith:visited\", \"@type\": \"Property\"}]}", named: "graph.jsonld")
    let error = try #require(throws: ReadingError.self) { try JSONLDImport(path).read { _, _ in } }
    #expect(error.what == "the profile 'plain' has no sentences, and no relation is taken in without one")
    #expect(error.remedy == "write it with 'kith export jsonld' instead of 'jsonld-plain'")
  }
}
