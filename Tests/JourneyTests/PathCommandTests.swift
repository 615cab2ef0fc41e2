import Foundation
import Testing

/// `kith path` as people use it, where everybody knows one country.
@Suite("Paths around those whom everybody knows")
struct PathCommandTests {
  private let folder: TemporaryFolder
  private let graph: String

  /// Ada met Bo, Bo met Cy; both ends and thirty others visited Boria.
  init() throws {
    folder = try TemporaryFolder()
    graph = folder.path + "/graph.kith"
    let names = ["Ada", "Bo", "Cy"] + (0..<30).map { "Visitor \($0)" }
    var entities = names.map { #"{"id": "\#($0)", "kind": "person", "name": "\#($0)", "names": ["\#($0)"]}"# }
    entities.append(#"{"id": "boria", "kind": "place", "subkind": "country", "name": "Boria", "names": ["Boria"]}"#)
    func relation(_ subject: String, _ predicate: String, _ object: String) -> String {
      #"""
      {"subject": "\#(subject)", "predicate": "\#(predicate)", "object": "\#(object)", "evidence": [
        {"document": "d", "start": 0, "end": 9, "quote": "They did.", "finder": "test"}]}
      """#
    }
    let visits = names.filter { $0 != "Bo" }.map { relation($0, "visited", "boria") }
    let relations = visits + [relation("Ada", "met_with", "Bo"), relation("Bo", "met_with", "Cy")]
    let facts = try folder.write(
      """
      {"documents": [{"id": "d", "source": "d.txt", "story": "d"}],
      "entities": [\(entities.joined(separator: ",\n"))], "relations": [\(relations.joined(separator: ",\n"))]}
      """, to: "facts.json")
    #expect(try BuiltCommand.run(["import", "json", facts, "--quiet", "--graph", graph]).status == 0)
  }

  private func passed(_ options: String...) throws -> [String] {
    let (output, errors, status) = try BuiltCommand.run(["path", "Ada", "Cy"] + options + ["--graph", graph])
    #expect(status == 0, "\(options): \(errors)")
    return output.split(separator: "\n").filter { $0.contains(" — ") }.map(String.init)
  }

  @Test func `a country is on the way, unless hubs are costly or it is left out by name or kind`() throws {
    #expect(try passed("--limit", "1") == ["Ada — met with Bo · 1 article", "Bo — met with Cy · 1 article"])
    #expect(try passed().count == 4, "both ways are as long")
    for options in [
      ["--hubs", "costly"], ["--without", "Boria"], ["--without-kind", "country"], ["--without-kind", "Place"],
    ] {
      let (output, errors, status) = try BuiltCommand.run(["path", "Ada", "Cy"] + options + ["--graph", graph])
      #expect(status == 0, "\(errors)")
      #expect(!output.contains("Boria") && output.contains("Ada — met with Bo"), "\(options)")
    }
    let (output, _, _) = try BuiltCommand.run(["path", "Ada", "Cy", "--hubs", "costly", "--all", "--graph", graph])
    #expect(output.contains("Path 1, 2 steps\n"))
    #expect(output.contains("Path 2, 2 steps, counted as 4\n"))
    let (json, _, _) = try BuiltCommand.run(
      ["path", "Ada", "Cy", "--hubs", "costly", "--all", "--json", "--graph", graph])
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(answer["counted"] as? [Int] == [2, 4])
    #expect(answer["complete"] as? Bool == true)
  }

  @Test func `the same options choose what is exported and drawn`() throws {
    func exported(_ options: String...) throws -> (output: String, errors: String, status: Int32) {
      try BuiltCommand.run(["export", "csv-relations"] + options + ["--graph", graph])
    }
    #expect(try exported("--path", "Ada", "Cy").output.contains("boria"))
    #expect(try !exported("--path", "Ada", "Cy", "--hubs", "costly").output.contains("boria"))
    #expect(try !exported("--path", "Ada", "Cy", "--without", "Boria").output.contains("boria"))
    let wrong = try exported("--hubs", "costly")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("--hubs is for --path"))
  }

  @Test func `a name or a kind that nobody has is refused with the nearest`() throws {
    let name = try BuiltCommand.run(["path", "Ada", "Cy", "--without", "Boridia Island", "--graph", graph])
    #expect(name.status == 1)
    #expect(name.errors.contains("no entity is called 'Boridia Island'"))
    let kind = try BuiltCommand.run(["path", "Ada", "Cy", "--without-kind", "countries", "--graph", graph])
    #expect(kind.status == 1)
    #expect(kind.errors.contains("no kind or subkind is called 'countries'") && kind.errors.contains("'country'"))
  }
}
