import Cypher
import Foundation
import GraphExport
import GraphQuery
import GraphSchema
import GraphStore
import Kith
import Testing

/// What the documentation of the library shows: the code stands here word for word, so that it compiles, and runs.
@Suite("The documentation of the library")
struct DocumentedCodeTests {
  @Test func `the code of the articles is code of this file`() throws {
    let here = URL(fileURLWithPath: #filePath)
    let source = Self.bare(try String(contentsOf: here, encoding: .utf8))
    let folder = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Kith/Kith.docc")
    var blocks = 0
    for name in ["Kith.md", "GettingStarted.md", "AskingQuestions.md"] {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for block in text.components(separatedBy: "```swift\n").dropFirst() {
        let code = Self.bare(block.components(separatedBy: "```")[0])
        #expect(source.contains(code), "\(name):\n\(code)")
        blocks += 1
      }
    }
    #expect(blocks == 13)
  }

  /// Without what indents the lines.
  private static func bare(_ text: String) -> String {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  @Test func `the code of the articles does what they say`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "Polish Foreign Minister Radoslaw Sikorski met Donald Tusk in Warsaw. Tusk met Emmanuel Macron in Paris.\n",
      to: "a.txt")
    let (file, articles) = (folder.path + "/graph.kith", folder.path + "/a.txt")

    let graph = try await KnowledgeGraph.open(file, createIfMissing: true)
    let report = try await graph.build([articles])
    print(report.articles, "articles,", report.relations, "relations")
    #expect(report.articles == 1 && report.relations > 0)

    let questions = try await graph.questions()
    let minister = try await questions.lookUp("sikorski")
    let portrait = try await questions.who(minister.id)
    print(portrait.entity.name)
    #expect(portrait.entity.name.hasSuffix("Sikorski"))

    let dot = try await graph.export(.dot)
    let linked = try await graph.export(.jsonLD)
    print(dot.utf8.count, linked.utf8.count)

    let (tusk, macron) = (try await questions.lookUp("Donald Tusk"), try await questions.lookUp("Emmanuel Macron"))
    let answer = try await questions.paths(from: tusk.id, to: macron.id, reach: 4, limit: 3)
    for path in answer.paths {
      for step in path.steps { print(step.from, step.relations.map(\.predicate), step.to) }
    }
    #expect(answer.paths.count >= 1)

    var filter = LinkFilter(minimumStories: 1)
    filter.predicates = ["met_with", "visited"]
    let meetings = try await questions.paths(from: tusk.id, to: macron.id, filter: filter)
    print(meetings.paths.count)

    filter.hubs = .costly
    let around = try await questions.paths(from: tusk.id, to: macron.id, filter: filter)
    print(around.paths.map(\.counted))
    filter.withoutKinds = ["country"]
    #expect(meetings.paths.count >= 1)

    let near = try await questions.near(tusk.id, hops: 2, limit: 20)
    print(near.neighbours.map(\.id), near.leftOut)

    let leaders = try await questions.rank(by: .pagerank, limit: 5)
    print(leaders.map(\.entity.name))
    _ = try await questions.keepRank(by: .pagerank)

    let query = try CypherQuery("MATCH (p:Person {name: $who})-[r]-(o) RETURN o.name, r.quote ORDER BY o.name")
    let table = try await questions.query(query, parameters: ["who": .string("Donald Tusk")])
    print(table.columns, table.rows.count)
    #expect(table.rows.count >= 2)

    if let kept = try await questions.keptHops(within: 1 << 28) {
      for row in kept.hop(from: tusk.id) { print(row.predicate, row.otherName, row.quote) }
    }
    let kept = try #require(try await questions.keptHops())
    #expect(kept.hop(from: tusk.id).contains { $0.otherName == "Emmanuel Macron" })

    async let first = questions.near(tusk.id)
    async let second = questions.near(macron.id)
    print(try await first.neighbours.count, try await second.neighbours.count)

    let task = Task { try await questions.rank(by: .betweenness, limit: 10) }
    task.cancel()
    _ = try? await task.value

    do {
      _ = try await questions.lookUp("Nobody At All")
    } catch {
      print(error.code, error.what, error.remedy ?? "")
    }
  }
}
