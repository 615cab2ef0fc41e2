import Foundation
import Testing

/// `kith explain` and `kith conflicts` as people and scripts use them.
@Suite("Explaining a sentence, listing conflicts")
struct ExplainCommandTests {
  private let sentence = "Russian Foreign Minister Sergey Lavrov met Prime Minister Fumio Kishida in Paris."

  @Test func `prints the tree, the names, what matches and what nearly does`() throws {
    let (output, errors, status) = try BuiltCommand.run(["explain", sentence])
    #expect(status == 0, "\(errors)")
    let lines = output.split(separator: "\n").map(String.init)
    #expect(lines.first == "“\(sentence)”")
    #expect(lines.contains { $0.contains("Lavrov") && $0.contains(" of ") && $0.contains("PROPN") })
    #expect(lines.contains { $0.contains("met") && $0.contains("VERB") && $0.hasSuffix(" root") })
    #expect(lines.contains { $0.hasPrefix("  Sergey Lavrov · person, name") })
    #expect(
      lines.contains("  Sergey Lavrov minister_of Russia") || lines.contains("  Sergey Lavrov minister_of Russian"))
    #expect(lines.contains { $0.hasPrefix("    office/title-name, as Foreign Minister") })
    #expect(lines.contains { $0.contains(" met_with ") })
    #expect(lines.contains("Nearly"))
    #expect(lines.contains { $0.contains("; it needs ") })
    #expect(lines.contains("Model"))
  }

  @Test func `gives the same to programs`() throws {
    let (output, errors, status) = try BuiltCommand.run(["explain", sentence, "--json"])
    #expect(status == 0, "\(errors)")
    let records = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
    let record = try #require(records.first)
    let words = try #require(record["words"] as? [[String: Any]])
    #expect(words.count == 13)
    #expect(words.filter { $0["head"] == nil }.map { $0["function"] as? String } == ["root"])
    let relations = try #require(record["relations"] as? [[String: Any]])
    #expect(relations.contains { $0["pattern"] as? String == "office/title-name" && $0["role"] != nil })
    #expect((record["nearly"] as? [[String: Any]])?.isEmpty == false)
  }

  @Test func `lists two who cannot both hold one office, each with the sentence that says so`() throws {
    let folder = try TemporaryFolder()
    let graph = folder.path + "/graph.kith"
    let files = try ["Anna Berg", "Karl Lund"].enumerated().map { number, name in
      try folder.write(
        "---\npublished: 2024-05-02\npublisher: Paper \(number)\n---\n\nNorwegian President \(name) spoke in Oslo.\n",
        to: "\(number).md")
    }
    #expect(try BuiltCommand.run(["build", "--quiet", "--graph", graph] + files).status == 0)
    let (output, errors, status) = try BuiltCommand.run(["conflicts", "--graph", graph])
    #expect(status == 0, "\(errors)")
    #expect(output.contains("Two at one time: head of state of"))
    #expect(output.contains("Anna Berg — head of state of Norway · 1 article"))
    #expect(output.contains("“Norwegian President Karl Lund spoke in Oslo.”"))
    let records = try #require(
      try JSONSerialization.jsonObject(
        with: Data(BuiltCommand.run(["conflicts", "--json", "--graph", graph]).output.utf8)) as? [[String: Any]])
    #expect(records.map { $0["kind"] as? String } == ["partners"])
    #expect(try BuiltCommand.run(["conflicts", "Nobody Whatsoever", "--graph", graph]).status == 1)
  }
}
