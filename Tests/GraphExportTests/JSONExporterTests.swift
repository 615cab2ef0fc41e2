import Foundation
import GraphExport
import GraphSchema
import Testing

@Suite("JSON")
struct JSONExporterTests {
  private func read(_ subgraph: Subgraph, _ exporter: some Exporter = JSONExporter()) throws -> [String: Any] {
    let data = Data(exporter.render(subgraph).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func rows(_ value: Any?) throws -> [[String: Any]] { try #require(value as? [[String: Any]]) }

  @Test func `writes every key, null where nothing is known`() throws {
    let graph = try read(Samples.graph)
    #expect(Set(graph.keys) == ["documents", "entities", "relations"])
    // What few articles say of themselves is there where it is known.
    let seldom: Set<String> = ["url", "author", "modified", "language"]
    for document in try rows(graph["documents"]) {
      #expect(Set(document.keys).subtracting(seldom) == ["id", "source", "title", "publisher", "published", "story"])
    }
    #expect(try rows(graph["documents"]).map { seldom.isSubset(of: $0.keys) } == [true, false, false])
    for entity in try rows(graph["entities"]) {
      #expect(Set(entity.keys) == ["id", "kind", "subkind", "name", "names", "wikidata", "mentions"])
      for mention in try rows(entity["mentions"]) {
        #expect(Set(mention.keys) == ["document", "start", "end", "text", "reading"])
      }
    }
    for relation in try rows(graph["relations"]) {
      let keys = ["subject", "predicate", "object", "articles", "stories", "confidence", "evidence"]
      #expect(Set(relation.keys) == Set(keys))
      for evidence in try rows(relation["evidence"]) {
        let keys = [
          "document", "start", "end", "quote", "polarity", "modality", "tense", "attributedTo", "role", "date",
          "finder",
        ]
        #expect(Set(evidence.keys) == Set(keys))
      }
    }
    #expect(try rows(graph["documents"]).contains { $0["title"] is NSNull })
  }

  @Test func `gives every string back as it was`() throws {
    let names = NastyNames.all + NastyNames.long
    let graph = NastyNames.graph(of: names)
    let read = try read(graph)
    let entities = try rows(read["entities"])
    for (row, entity) in zip(entities, graph.entities) {
      #expect((row["name"] as? String)?.utf8.elementsEqual(entity.name.utf8) == true, "\(entity.name.prefix(30))")
      #expect((row["id"] as? String)?.utf8.elementsEqual(entity.id.utf8) == true)
    }
    let quotes = try rows(read["relations"]).map { try rows($0["evidence"])[0]["quote"] as? String }
    #expect(quotes == graph.relations.map { $0.evidence[0].quote })
  }

  @Test func `writes numbers that are no numbers as null`() throws {
    let relation = Relation(
      key: .init(subject: "a", predicate: "p", object: "b"), articles: 1, stories: 1, confidence: .nan,
      evidence: [Samples.evidence("d", 0, "so")])
    let read = try read(Subgraph(documents: [], entities: [], relations: [relation]))
    #expect(try rows(read["relations"])[0]["confidence"] is NSNull)
  }

  @Test func `rounds shares to four decimals`() {
    let relation = Relation(
      key: .init(subject: "a", predicate: "p", object: "b"), articles: 1, stories: 1, confidence: 0.1 + 0.2,
      evidence: [Samples.evidence("d", 0, "so")])
    let text = JSONExporter().render(Subgraph(documents: [], entities: [], relations: [relation]))
    #expect(text.contains("\"confidence\": 0.3,"))
  }
}

@Suite("Every export")
struct EveryExportTests {
  @Test("is independent of the order in which the graph was put together", arguments: ExportFormat.all)
  func order(format: ExportFormat) {
    let exporter = format.exporter(catalogue: .standard)
    let text = exporter.render(Samples.graph)
    for seed in 1...20 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      let entities = Samples.entities.shuffled(using: &numbers).map { entity in
        Entity(
          id: entity.id, kind: entity.kind, subkind: entity.subkind, name: entity.name,
          names: entity.names.shuffled(using: &numbers), wikidata: entity.wikidata, articles: entity.articles,
          mentions: entity.mentions.shuffled(using: &numbers))
      }
      let relations = Samples.relations.shuffled(using: &numbers).map { relation in
        Relation(
          key: relation.key, articles: relation.articles, stories: relation.stories, confidence: relation.confidence,
          evidence: relation.evidence.shuffled(using: &numbers))
      }
      let graph = Subgraph(
        documents: Samples.documents.shuffled(using: &numbers), entities: entities, relations: relations)
      #expect(exporter.render(graph) == text, "seed \(seed)")
    }
  }

  @Test("is written piece by piece as it is rendered at once", arguments: ExportFormat.all)
  func streaming(format: ExportFormat) throws {
    struct Pieces: ExportOutput {
      var pieces: [[UInt8]] = []
      mutating func write(_ bytes: UnsafeRawBufferPointer) { pieces.append(Array(bytes)) }
    }
    let people = (0..<800).map {
      Entity(id: "e\($0)", kind: .person, name: "Name \($0)", names: ["Name \($0)"], articles: 1)
    }
    let document = DocumentRecord(id: "d", source: "d.txt", story: "d")
    let relations = (1..<800).map { number in
      Relation(
        key: Relation.Key(subject: "e0", predicate: "supports", object: "e\(number)"), articles: 1, stories: 1,
        confidence: 0.9,
        evidence: [
          Evidence(
            document: "d", range: CodePointRange(number, number + 300), quote: String(repeating: "é", count: 300),
            finder: "verbs/support")
        ])
    }
    let graph = Subgraph(documents: [document], entities: people, relations: relations)
    var pieces = Pieces()
    let exporter = format.exporter(catalogue: .standard)
    try exporter.write(graph, to: &pieces)
    #expect(pieces.pieces.flatMap { $0 } == Array(exporter.render(graph).utf8))
    #expect(pieces.pieces.allSatisfy { $0.count < 300_000 && String(validating: $0, as: UTF8.self) != nil })
  }
}
