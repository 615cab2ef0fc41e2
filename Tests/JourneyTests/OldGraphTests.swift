import Foundation
import GraphExport
import GraphStore
import Kith
import Testing

/// Graphs that earlier programs wrote: `Tests/GraphStoreTests/Databases` has one of every version of the tables.
@Suite("Graphs of earlier versions")
struct OldGraphTests {
  private static let databases = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "GraphStoreTests/Databases")

  @Test(arguments: ["v0001"])
  func `open, are whole, and say what they said`(version: String) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/graph.kith"
    try FileManager.default.copyItem(
      at: Self.databases.appending(path: version + ".kith"), to: URL(fileURLWithPath: path))
    let graph = try await KnowledgeGraph.open(path)
    #expect(try await graph.database.isCurrent(), "nothing has to be derived again")
    #expect(try await graph.database.check() == [])
    let expected = try String(contentsOf: Self.databases.appending(path: version + ".json"), encoding: .utf8)
    #expect(try await graph.export(.json) == expected)
    #expect(try await graph.database.judgements().count == 1)
    // What follows can be worked out again, and the file can be written to.
    try await graph.remove([.named("Exports/Gallery/articles/wire-2024-12-12-orban.txt")])
    #expect(try await graph.check() == [])
  }
}
