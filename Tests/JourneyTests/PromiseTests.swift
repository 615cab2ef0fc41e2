import Foundation
import GraphExport
import GraphSchema
import GraphStore
import Kith
import Reading
import Testing

/// The promises that only the whole journey can keep, on articles about an invented republic, so that no fact of a pack
/// helps.
@Suite("Promises")
struct PromiseTests {
  let folder: TemporaryFolder
  let paths: [String]

  init() throws {
    folder = try TemporaryFolder()
    let texts = [
      "Foreign Minister Ilka Torvald of Norway met French President Emmanuel Macron in Paris on Monday.\n",
      "Torvald Industries, based in Oslo, said on Tuesday that it had hired Marit Solberg.\n",
      "French President Emmanuel Macron criticised Russia. Macron will visit Kyiv in May.\n",
      "Ukrainian Foreign Minister Andrii Sybiha met Macron. Sybiha said Russia had attacked Kharkiv.\n",
      "The Norwegian foreign minister, Ilka Torvald, will meet Ukrainian counterpart Andrii Sybiha in Kyiv.\n",
    ]
    paths = try texts.enumerated().map { [folder] in try folder.write($1, to: "\($0).txt") }
  }

  @Test func `the same articles give the same bytes, whatever the order and the number of threads`() async throws {
    let expected = try await outputs(paths, jobs: 1)
    #expect(try await outputs(paths.reversed(), jobs: 1) == expected)
    #expect(try await outputs(paths, jobs: 2) == expected)
    #expect(try await outputs([paths[3], paths[0], paths[4], paths[2], paths[1]], jobs: 4) == expected)
  }

  @Test func `adding articles later equals building from scratch`() async throws {
    let grown = try KnowledgeGraph.inMemory()
    for path in paths { _ = try await grown.build([path]) }
    #expect(try await outputs(of: grown) == outputs(paths, jobs: 1))
  }

  @Test func `building again reads nothing, and a changed article replaces its old self`() async throws {
    let graph = try KnowledgeGraph.inMemory()
    #expect(try await graph.build(paths).read == paths.count)
    let again = try await graph.build(paths)
    #expect((again.read, again.unchanged) == (0, paths.count))

    try folder.write("British Prime Minister Keir Starmer met Macron in London.\n", to: "1.txt")
    let changed = try await graph.build(paths)
    #expect((changed.read, changed.unchanged, changed.articles) == (1, paths.count - 1, paths.count))
    #expect(try await outputs(of: graph) == outputs(paths, jobs: 1))
  }

  @Test func `an article leaves without a trace`() async throws {
    for index in paths.indices {
      let graph = try KnowledgeGraph.inMemory()
      _ = try await graph.build(paths)
      try await graph.remove([.named(paths[index])])
      let others = paths.indices.filter { $0 != index }.map { paths[$0] }
      #expect(try await outputs(of: graph) == outputs(others, jobs: 1), "without \(paths[index])")
    }
  }

  @Test func `every relation has a sentence that its article says, word for word`() async throws {
    let whole = try await graph(of: paths)
    let texts = try Dictionary(
      uniqueKeysWithValues: whole.documents.map { ($0.id, try String(contentsOfFile: $0.source, encoding: .utf8)) })
    #expect(!whole.relations.isEmpty)
    for relation in whole.relations {
      for evidence in relation.evidence {
        let scalars = try #require(texts[evidence.document]).unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: evidence.range.start)
        let end = scalars.index(scalars.startIndex, offsetBy: evidence.range.end)
        #expect(String(scalars[start..<end]) == evidence.quote)
      }
    }
  }

  @Test func `a built graph passes its own check`() async throws {
    let graph = try KnowledgeGraph.inMemory()
    _ = try await graph.build(paths)
    #expect(try await graph.check().isEmpty)
  }

  @Test func `what cannot be read does not stop the rest`() async throws {
    try folder.write("", to: "empty.txt")
    let report = try await KnowledgeGraph.inMemory().build([folder.path, "/no/such/article.txt"])
    #expect(report.read == paths.count)
    #expect(report.failures.map(\.code) == [.empty, .unreadable])
    #expect(!report.isComplete)
  }

  private func outputs(_ paths: [String], jobs: Int) async throws -> [String] {
    let graph = try KnowledgeGraph.inMemory()
    _ = try await graph.build(paths, jobs: jobs)
    return try await outputs(of: graph)
  }

  private func outputs(of graph: KnowledgeGraph) async throws -> [String] {
    var texts: [String] = []
    for format in ExportFormat.all { texts.append(try await graph.export(format)) }
    return texts
  }
}
