import Foundation
import GraphSchema
import Kith
import Testing

private let isGraphvizThere = ["/usr/bin/dot", "/usr/local/bin/dot", "/opt/homebrew/bin/dot"].contains {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// `--store` of the two verbs that measure, as people use it: what one process keeps, the next one knows.
@Suite("Measures that are kept")
struct StoredMeasuresTests {
  private let folder: TemporaryFolder
  private let file: String

  /// Two circles of four who all met, joined by one acquaintance.
  init() async throws {
    folder = try TemporaryFolder()
    file = folder.path + "/graph.kith"
    let pairs = (0..<8).flatMap { a in (a + 1..<8).filter { a / 4 == $0 / 4 || (a == 3 && $0 == 4) }.map { (a, $0) } }
    let entities = (0..<8).map {
      #"{"id": "p\#($0)", "kind": "person", "name": "Person \#($0)", "names": ["Person \#($0)"]}"#
    }
    let relations = pairs.map { a, b in
      #"""
      {"subject": "p\#(a)", "predicate": "met_with", "object": "p\#(b)", "evidence": [
        {"document": "d", "start": 0, "end": 9, "quote": "They met.", "finder": "test"}]}
      """#
    }
    let text = """
      {"documents": [{"id": "d", "source": "d.txt", "story": "d"}],
      "entities": [\(entities.joined(separator: ",\n"))], "relations": [\(relations.joined(separator: ",\n"))]}
      """
    let facts = try folder.write(text, to: "facts.json")
    let graph = try await KnowledgeGraph.open(file, createIfMissing: true)
    _ = try await graph.importFacts([facts], as: .json)
  }

  private func kith(_ arguments: String...) throws -> String {
    let (output, errors, status) = try BuiltCommand.run(arguments + ["--graph", file])
    #expect(status == 0, "\(arguments): \(errors)")
    return output
  }

  @Test func `kith rank keeps nothing without --store, and with it for kith query`() throws {
    let plain = try kith("rank", "--by", "degree")
    #expect(try kith("query", "MATCH (p:Person) WHERE p.degree > 0 RETURN count(p) AS n", "--json").contains("0"))
    #expect(try kith("rank", "--by", "degree", "--store") == plain, "it shows the same")
    let rows = try kith("query", "MATCH (p:Person) WHERE p.degree = 4 RETURN p.name ORDER BY p.name")
    #expect(rows.contains("Person 3") && rows.contains("Person 4") && !rows.contains("Person 0"))
    #expect(!(try kith("query", "MATCH (p:Person) WHERE p.pagerank > 0 RETURN p.name").contains("Person")))
    #expect(try kith("check").hasPrefix("The graph is whole"))
  }

  @Test(.enabled(if: isGraphvizThere))
  func `kith communities --store is what kith query and kith draw go by, until the graph changes`() throws {
    func frames() throws -> Int {
      try kith("draw", "--cluster", "community").components(separatedBy: "around Person").count - 1
    }
    #expect(try frames() == 2, "the two circles")
    let plain = try kith("communities", "--resolution", "0.01", "--min-members", "1")
    #expect(try kith("communities", "--resolution", "0.01", "--min-members", "1", "--store") == plain)
    #expect(
      try kith("query", "MATCH (p:Person) RETURN count(DISTINCT p.community) AS n, count(p.community) AS m", "--json")
        .filter(\.isNumber) == "18")
    #expect(try frames() == 1, "a low resolution has one group of all, which is what was kept")

    let more = try folder.write(
      #"{"entities": [{"id": "p9", "kind": "person", "name": "Person 9", "names": ["Person 9"]}]}"#, to: "more.json")
    _ = try kith("import", "json", more)
    #expect(!(try kith("query", "MATCH (p:Person) WHERE p.community > 0 RETURN p.name").contains("Person")))
    #expect(try frames() == 2)
  }

  @Test func `parts that no path joins cannot be kept`() throws {
    let (_, errors, status) = try BuiltCommand.run(["communities", "--components", "--store", "--graph", file])
    #expect(status == 64)
    #expect(errors.contains("--store keeps communities; leave --components out"))
  }
}
