import Foundation
import GRDB
import GraphSchema
import Testing

@testable import GraphStore

@Suite("Overviews of a file")
struct OverviewTests {
  @Test func `count entities by kind and by whether a relation joins them, however their numbers lie`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kith-overview-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for path in [folder.appending(path: "graph.kith").path, ":memory:"] {
      let graph = path == ":memory:" ? try GraphDatabase() : try GraphDatabase(path: path)
      // Windows of 65 536: within one, at the edges of two, and far off.
      let numbers = [1, 2, 3, 65_535, 65_536, 65_537, 65_538, 500_000, 1 << 29, 1 << 30]
      let predicates = try await graph.queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        // Which kinds a predicate joins does not matter here, nor what else of a relation is there.
        for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
          try db.execute(sql: "DROP TRIGGER \(name)")
        }
        for (place, number) in numbers.enumerated() {
          try db.execute(
            sql: "INSERT INTO entities (number, id, kind_number, name, articles) VALUES (?, ?, ?, 'N', 0)",
            arguments: [number, "e\(place)", place % 3])
        }
        let predicates = try Row.fetchAll(db, sql: "SELECT number, id FROM predicates ORDER BY number LIMIT 2")
        for (number, ends) in [(1, 65_536), (65_536, 2), (1 << 30, 500_000)].enumerated() {
          try db.execute(
            sql: """
              INSERT INTO relations (number, subject, predicate, object, articles, reprints, confidence, standing)
              VALUES (?, ?, ?, ?, ?, 0, 500000, ?)
              """,
            arguments: [
              number + 1, ends.0, predicates[number % 2]["number"] as Int, ends.1, 1 + number / 2, number,
            ])
        }
        return predicates.map { $0["id"] as String }
      }
      let overview = try await graph.exporting { try $0.overview() }
      #expect(overview.entities == 10)
      #expect(overview.unconnected == 5)
      #expect(overview.kinds == [.person, .place, .organization])
      // The numbers of 0, 1, 4, 7 and 9: two are persons, three places.
      #expect(overview.connectedKinds == [.person, .place])
      #expect(overview.relations == 3)
      #expect(overview.predicates == predicates.sorted())
      #expect(overview.standings == [.actual, .planned, .alleged])
      #expect(overview.hasSeveralStories)
    }
  }

  @Test func `are counted without an account of memory where SQLite was not used before`() async {
    await #expect(processExitsWith: .success) {
      #expect(GraphDatabase.countNoMemory())
      let graph = try GraphDatabase()
      let counts = try await graph.exporting { try $0.overview().entities }
      #expect(counts == 0)
      // Too late: nothing is changed.
      #expect(!GraphDatabase.countNoMemory())
    }
  }

  @Test func `of a graph whose articles all tell one story each know of no others`() async throws {
    let graph = try GraphDatabase()
    #expect(try await !graph.exporting { try $0.overview() }.hasSeveralStories)
  }
}
