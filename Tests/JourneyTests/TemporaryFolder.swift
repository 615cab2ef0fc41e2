import Foundation
import GraphSchema
import Kith

/// A folder that goes away with the value.
final class TemporaryFolder: Sendable {
  let path = NSTemporaryDirectory() + "kith-journey-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}

/// The whole graph of some articles, built in memory.
func graph(of paths: [String], jobs: Int = 1) async throws -> Subgraph {
  let graph = try KnowledgeGraph.inMemory()
  _ = try await graph.build(paths, jobs: jobs)
  return try await graph.subgraph()
}
