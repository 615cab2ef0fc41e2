import Foundation
import GRDB
import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

private struct NoRelation: RecordWriter {
  func add(_ relation: RelationBytes, to text: inout ByteText) {}
}

private struct NoEntity: RecordWriter {
  func add(_ entity: LinkedEntity, to text: inout ByteText) {}
}

/// What a flipped byte makes of a file that SQLite can still read: a value of another type than its column's.
@Suite("Damaged columns")
struct DamageTests {
  private typealias Saying = SampleArticles.Saying

  /// A graph of two articles and an import, one of whose columns holds what its table does not allow.
  private func graph(with value: String, in column: String) async throws -> GraphDatabase {
    let path = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID().uuidString).kith").path
    let ada = SampleArticles.person("Ada")
    do {
      let graph = try GraphDatabase(path: path)
      try await graph.commit(
        [
          SampleArticles.article("a.txt", [Saying(ada, "visited", SampleArticles.place("Boria"))]),
          SampleArticles.article("b.txt", [Saying(ada, "met_with", SampleArticles.person("Bo"))]),
        ], analysis: "a")
      try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
      try await graph.queue.close()
    }
    let place = column.split(separator: ".").map(String.init)
    // The type is a number before the row, which a strict table does not let anybody change; a table that was not strict
    // for a moment does.
    let queue = try DatabaseQueue(path: path)
    try await queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA writable_schema = ON")
      try db.execute(
        sql: """
          CREATE TEMPORARY TABLE kept AS SELECT name, sql FROM sqlite_master WHERE name = '\(place[0])';
          UPDATE sqlite_master SET sql = replace(replace(replace(sql, ') STRICT', ')'), 'INTEGER', 'BLOB'), 'REAL', 'BLOB')
          WHERE name = '\(place[0])'
          """)
      try db.execute(sql: "PRAGMA schema_version = 1000000")
    }
    try queue.close()
    let open = try DatabaseQueue(path: path)
    try await open.writeWithoutTransaction { db in
      try db.execute(
        sql: "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON")
      let triggers = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [place[0]])
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
      try db.execute(sql: "UPDATE OR IGNORE \(place[0]) SET \"\(place[1])\" = \(value)")
    }
    try open.close()
    let fresh = try GraphDatabase(path: FileManager.default.temporaryDirectory.path + "/kith-\(UUID().uuidString).kith")
    let sql = try await fresh.queue.read {
      try String.fetchOne($0, sql: "SELECT sql FROM sqlite_master WHERE name = ?", arguments: [place[0]])
    }
    let last = try DatabaseQueue(path: path)
    try await last.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA writable_schema = ON")
      try db.execute(sql: "UPDATE sqlite_master SET sql = ? WHERE name = ?", arguments: [sql, place[0]])
      try db.execute(sql: "PRAGMA schema_version = 1000001")
    }
    try last.close()
    return try GraphDatabase(path: path)
  }

  @Test(
    "are found by a check, and end no question with a crash",
    arguments: [
      ("claims.object", "'x'"), ("claims.subject", "77"), ("claims.confidence", "'sure'"), ("mentions.end", "-4"),
      ("articles.fingerprint", "'words'"), ("entities.articles", "'many'"), ("entities.kind_number", "'x'"),
      ("relations.subject", "999999"), ("relations.standing", "-9"), ("readings.confidence", "''"),
      ("predicates.symmetric", "'x'"), ("evidence.passage", "'x'"), ("relations.predicate", "'x'"),
      ("readings.confidence", "9000000000000000"), ("entities.kind_number", "99999999999"),
      ("claims.confidence", "9e999"), ("relations.reprints", "1"),
    ])
  func survives(column: String, value: String) async throws {
    let graph: GraphDatabase
    do { graph = try await self.graph(with: value, in: column) } catch let error as StoreError {
      #expect(error.code == .damaged, "\(error)")
      return
    }
    do {
      let findings = try await graph.check()
      #expect(!findings.isEmpty, "\(column) = \(value)")
    } catch {
      #expect(error.code == .damaged, "\(error)")
    }
    // Each answers, or says that the file is damaged.
    let questions: [() async throws -> Void] = [
      { _ = try await graph.claims() }, { _ = try await graph.resolution() }, { _ = try await graph.subgraph(.whole) },
      { _ = try await graph.counts() }, { _ = try await graph.search("Ada") }, { _ = try await graph.knownArticles() },
      { _ = try await graph.packedLinks() },
      { try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims())) },
      {
        try await graph.exporting { records in
          try records.eachDocument(nil) { _ in }
          try records.eachRelation(cited: true, nil) { _ in }
        }
      },
      { try await graph.exporting { try $0.writeRelations(.cited, nil, { NoRelation() }, to: { _ in }) } },
      {
        try await graph.exporting {
          try $0.writeEntities(.links(incoming: ["visited"]), nil, { NoEntity() }, to: { _ in })
        }
      },
    ]
    for question in questions {
      do { try await question() } catch let error as StoreError {
        #expect([.damaged, .outdated, .refused].contains(error.code), "\(error)")
      }
    }
  }

  @Test func `are named with their table, and with what to do`() async throws {
    let graph = try await graph(with: "'x'", in: "claims.object")
    let error = await #expect(throws: StoreError.self) { _ = try await graph.claims() }
    #expect(error?.code == .damaged)
    #expect(error?.what == "the graph is damaged: claims.object holds text where INTEGER belongs")
    #expect(
      error?.remedy == """
        see all of it with 'kith check'; restore a copy made with 'kith backup', or build the graph again from the articles
        """)
    let findings = try await graph.check()
    #expect(findings.contains(Finding(kind: .damage, what: "non-INTEGER value in claims.object")), "\(findings)")
  }
}
