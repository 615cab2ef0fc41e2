import Foundation
import GRDB
import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

@Suite("Keeping a graph in order")
struct UpkeepTests {
  private typealias Saying = SampleArticles.Saying

  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func fill(_ graph: GraphDatabase) async throws {
    let ada = SampleArticles.person("Ada")
    try await graph.commit(
      [
        SampleArticles.article("a.txt", [Saying(ada, "visited", SampleArticles.place("Boria"))], title: "A visit"),
        SampleArticles.article("b.txt", [Saying(ada, "met_with", SampleArticles.person("Bo"))]),
      ], analysis: "a")
    try await derive(graph)
  }

  private func derive(_ graph: GraphDatabase) async throws {
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
  }

  @Test(
    "mends what is derived, and the indexes",
    arguments: [
      "DELETE FROM sentence_search_data WHERE id > 10", "DELETE FROM name_search_data WHERE id > 10",
      "UPDATE relations SET confidence = 5", "DELETE FROM evidence", "DELETE FROM passages", "DELETE FROM readings",
      "DELETE FROM entities WHERE id = 'person:bo'", "DELETE FROM members",
      "DELETE FROM entities WHERE id = 'place:boria'",
    ])
  func mends(sql: String) async throws {
    let graph = try GraphDatabase()
    try await fill(graph)
    let before = try await graph.subgraph(.whole)
    try await graph.queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; \(sql); PRAGMA foreign_keys = ON")
    }
    let findings = try await graph.check()
    #expect(!findings.isEmpty)
    #expect(try await !graph.repair(findings).isEmpty)
    if try await !graph.isCurrent() { try await derive(graph) }
    #expect(try await graph.check() == [])
    #expect(try await graph.subgraph(.whole) == before)
  }

  @Test func `does nothing where nothing is wrong, and says that damage needs a copy`() async throws {
    let graph = try GraphDatabase()
    try await fill(graph)
    let revision = try await graph.revision()
    #expect(try await graph.repair([]) == [])
    #expect(try await graph.revision() == revision)
    let error = await #expect(throws: StoreError.self) {
      try await graph.repair([Finding(kind: .damage, what: "a page is lost")])
    }
    #expect(
      error?.description == """
        Error: the file itself is damaged, which no repair can mend
          at :memory:
          try: restore it from a copy made with 'kith backup', or build it again from the articles
        """)
  }

  @Test func `gives room back, and nothing of the graph changes`() async throws {
    let path = try folder().appending(path: "graph.kith").path
    let graph = try GraphDatabase(path: path)
    var generator = Seeded(4)
    try await graph.commit(SampleArticles.random(count: 60, using: &generator), analysis: "a")
    try await fill(graph)
    let gone = try await graph.knownArticles().values.map(\.source).filter { $0 != "a.txt" && $0 != "b.txt" }
    try await graph.remove(gone.sorted().map { .named($0) })
    try await derive(graph)
    let before = try await graph.subgraph(.whole)
    let size = try await graph.compact()
    #expect(size.after < size.before)
    #expect(try await graph.subgraph(.whole) == before)
    #expect(try await graph.check() == [])
    #expect(try await graph.search("visited").count == 2)
  }

  @Test func `copies a graph while it is open, whole, and over no other file`() async throws {
    let folder = try folder()
    let graph = try GraphDatabase(path: folder.appending(path: "graph.kith").path)
    try await fill(graph)
    let target = folder.appending(path: "copy.kith").path
    try await graph.backup(to: target)
    let copy = try GraphDatabase(path: target, opening: .mustExist)
    #expect(try await copy.subgraph(.whole) == (try await graph.subgraph(.whole)))
    #expect(try await copy.check() == [])
    let error = await #expect(throws: StoreError.self) { try await graph.backup(to: target) }
    #expect(error?.what == "there is a file '\(target)' already")
    let nowhere = folder.appending(path: "none/copy.kith").path
    await #expect(throws: StoreError.self) { try await graph.backup(to: nowhere) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("unfinished") } == [])
  }
}

@Suite("Who is writing")
struct LockHolderTests {
  @Test func `another process that writes is named`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID().uuidString).kith").path
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL; CREATE TABLE t (a)") }
    #expect(LockHolder.name(of: path) == nil)
    let script = """
      import sqlite3, sys
      db = sqlite3.connect(sys.argv[1], isolation_level=None)
      db.execute("BEGIN IMMEDIATE")
      print("locked", flush=True)
      sys.stdin.read()
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, path]
    let (output, input) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardInput = input
    try process.run()
    _ = output.fileHandleForReading.availableData
    #expect(LockHolder.name(of: path)?.hasPrefix("process \(process.processIdentifier) (python3") ?? false)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
