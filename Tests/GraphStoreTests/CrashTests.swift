import Foundation
import GRDB
import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

/// What remains when the process, or the machine, stops at any moment.
@Suite("Stopped at any moment")
struct CrashTests {
  /// The write-ahead log holds what was written since the last checkpoint. A process that is killed leaves a log that ends
  /// anywhere; cutting a real one at every place therefore shows every state that a kill can leave.
  @Test func `a graph holds what was committed before, and nothing of what was not`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "graph.kith").path
    var generator = Seeded(42)
    let articles = SampleArticles.random(count: 6, using: &generator)

    let graph = try GraphDatabase(path: path)
    // The tables themselves go into the file, so that the log is all work.
    _ = try await graph.queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    var states: [[Claims]] = [[]]
    var graphs: [Subgraph] = [try await graph.subgraph(.whole)]
    for article in articles {
      try await graph.commit([article], analysis: "a")
      states.append(try await graph.claims())
      graphs.append(try await graph.subgraph(.whole))
      try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
      graphs.append(try await graph.subgraph(.whole))
    }
    let file = try Data(contentsOf: URL(fileURLWithPath: path))
    let log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
    #expect(log.count > 200_000, "the log must hold the work, not \(log.count) bytes")

    var seen: Set<Int> = []
    for (number, cut) in stride(from: 0, through: log.count, by: log.count / 48).enumerated() {
      let copy = folder.appending(path: "copy-\(cut).kith").path
      try file.write(to: URL(fileURLWithPath: copy))
      try log.prefix(cut).write(to: URL(fileURLWithPath: copy + "-wal"))
      let recovered = try GraphDatabase(path: copy, opening: .mustExist)
      let claims = try await recovered.claims()
      seen.insert(try #require(states.firstIndex(of: claims), "cut at \(cut)"))
      #expect(graphs.contains(try await recovered.subgraph(.whole)), "cut at \(cut)")
      #expect(try await recovered.check().filter { $0.kind != .stale } == [], "cut at \(cut)")
      if number.isMultiple(of: 8) {
        try await recovered.commit(articles, analysis: "a")
        #expect(try await recovered.claims() == states.last, "building goes on, cut at \(cut)")
      }
    }
    #expect(seen.count == states.count, "every state is reached by some cut")
  }
}
