import Cypher
import Foundation
import GRDB
import GraphQuery
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

/// What a flipped byte makes of a number that SQLite can still read: one that no table would take.
@Suite("Damaged numbers")
struct DamagedNumbersTests {
  private typealias Saying = SampleArticles.Saying

  private static let resolve: @Sendable ([Claims], [Judgement]) throws -> Resolution = { claims, _ in
    SampleArticles.resolve(claims)
  }

  /// With `KITH_DAMAGE=all` each column holds too much and too little in turn, which takes minutes; else every third one
  /// of the two.
  private static let isThorough = ProcessInfo.processInfo.environment["KITH_DAMAGE"] == "all"

  /// Two articles, an import, a judgement and measures: a row in every table that has numbers.
  private static func fill(_ path: String) async throws {
    let graph = try GraphDatabase(path: path)
    let (ada, bo) = (SampleArticles.person("Ada"), SampleArticles.person("Bo"))
    try await graph.commit(
      [
        SampleArticles.article(
          "a.txt", [Saying(ada, "visited", SampleArticles.place("Boria"), speaker: "Ada")], published: "2024-12-18"),
        SampleArticles.article("b.txt", [Saying(ada, "met_with", bo)], published: "2024-12-19"),
      ], analysis: "a")
    _ = try await graph.importFacts(resolving: resolve) { importer in
      try importer.add(.document(DocumentRecord(id: "wire", source: "wire", published: "2024", story: "wire")))
      for name in ["Cleo", "Dan"] {
        try importer.add(
          .entity(
            Entity(
              id: "person:\(name)", kind: .person, name: name, names: [name, "\(name) the Elder"], articles: 0,
              mentions: [
                MentionRecord(document: "wire", range: CodePointRange(0, name.count), text: name, reading: .name)
              ])))
      }
      try importer.add(
        .relation(
          ImportedRelation(
            key: Relation.Key(subject: "person:Cleo", predicate: "met_with", object: "person:Dan"), confidence: 0.5,
            evidence: [
              Evidence(
                document: "wire", range: CodePointRange(0, 12), quote: "Cleo met Dan", attributedTo: "person:Dan",
                finder: "elsewhere")
            ])))
    }
    let claims = try #require(try await graph.claims().first { !$0.chains.isEmpty })
    let name = JudgedName(
      name: claims.chains[0].name, kind: claims.chains[0].kind,
      mentions: claims.chains[0].mentions.map { JudgedMention(article: claims.article, range: $0.range, text: $0.text) }
    )
    _ = try await graph.record([.rename(name, to: "Ada Quill")], by: "me", on: "2024-12-20", because: nil)
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    let questions = GraphQuestions(graph)
    _ = try await questions.keepRank(by: .degree)
    _ = try await questions.keepCommunities()
    try await graph.queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try await graph.queue.close()
  }

  /// Everything that reads the file: each answers, or says that it is damaged.
  private static func ask(_ path: String, _ place: String) async throws {
    func tolerate(_ question: () async throws -> Void) async throws {
      do { try await question() } catch let error as StoreError {
        #expect([.damaged, .outdated, .refused].contains(error.code), "\(place): \(error)")
      } catch is QueryError {} catch is CypherError {}
    }
    let graph: GraphDatabase
    do { graph = try GraphDatabase(path: path) } catch {
      #expect(error.code == .damaged || error.code == .newer, "\(place): \(error)")
      return
    }
    let ids = try await graph.queue.read { try String.fetchAll($0, sql: "SELECT id FROM entities ORDER BY id") }
    try await tolerate { _ = try await graph.resolution() }
    try await tolerate { _ = try await graph.subgraph(.whole, mentions: true) }
    try await tolerate { _ = try await graph.counts() }
    try await tolerate { _ = try await graph.search("Ada OR Cleo") }
    try await tolerate { _ = try await graph.links() }
    try await tolerate { _ = try await graph.stories() }
    try await tolerate { _ = try await graph.judgements() }
    try await tolerate { _ = try await graph.runs() }
    try await tolerate { _ = try await graph.packedLinks() }
    try await tolerate { _ = try await graph.packedLinks(publishedFrom: "2024", to: nil) }
    for id in ids { try await tolerate { _ = try await graph.hop(from: id) } }
    try await tolerate { _ = try await graph.keptHops() }
    try await tolerate {
      try await graph.exporting { records in
        _ = try records.overview()
        try records.eachDocument(nil) { _ in }
        try records.eachRelation(cited: true, nil) { _ in }
        try records.eachEntity(.mentions, nil) { _ in }
      }
    }
    try await tolerate {
      try await graph.exporting { try $0.writeRelations(.cited, nil, { NoRelation() }, to: { _ in }) }
    }
    try await tolerate {
      try await graph.exporting {
        try $0.writeEntities(.links(incoming: ["visited"]), nil, { NoEntity() }, to: { _ in })
      }
    }
    let questions = GraphQuestions(graph)
    try await tolerate { _ = try await questions.stats() }
    for measure in RankMeasure.allCases { try await tolerate { _ = try await questions.rank(by: measure, limit: 9) } }
    try await tolerate { _ = try await questions.keptCommunities() }
    try await tolerate { _ = try await questions.communities() }
    try await tolerate { _ = try await questions.conflicts() }
    try await tolerate {
      _ = try await questions.query(
        CypherQuery("MATCH (a)-[r]-(b) RETURN a, r, b, a.degree, a.community, r.stories"))
    }
    try await tolerate { _ = try await questions.select(Selection(.whole, since: "2024-12-19")) }
    for id in ids {
      try await tolerate { _ = try await questions.who(id, mentions: true) }
      try await tolerate { _ = try await questions.near(id, hops: 2) }
      for other in ids where other > id {
        try await tolerate { _ = try await questions.why(id, other) }
        try await tolerate { _ = try await questions.paths(from: id, to: other, onlyShortest: false) }
        try await tolerate { _ = try await questions.paths(from: id, to: other, nearness: .evidence) }
      }
    }
    try await tolerate { _ = try await graph.check() }
    try await tolerate {
      _ = try await graph.importFacts(resolving: resolve) { importer in
        try importer.add(.document(DocumentRecord(id: "wire2", source: "wire2", story: "wire")))
        let eve = Entity(id: "person:Eve", kind: .person, name: "Eve", names: ["Eve", "E"], articles: 0)
        try importer.add(.entity(eve))
        try importer.add(
          .relation(
            ImportedRelation(
              key: Relation.Key(subject: "person:Eve", predicate: "met_with", object: "person:Dan"), confidence: nil,
              evidence: [
                Evidence(document: "wire2", range: CodePointRange(0, 11), quote: "Eve met Dan", finder: "elsewhere")
              ])))
      }
    }
    try await tolerate { try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims())) }
    try await tolerate { _ = try await graph.remove([.named("a.txt")]) }
    try await tolerate { _ = try await graph.repair(try await graph.check()) }
  }

  @Test func `end no question with a crash, in any column of any table`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let whole = folder.appending(path: "whole.kith").path
    try await Self.fill(whole)
    let queue = try DatabaseQueue(path: whole)
    let columns = try queue.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT t.name, c.name, c.type FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c
          WHERE t.schema = 'main' AND t.type = 'table' AND t.strict = 1 AND c.hidden = 0
            AND c.type IN ('INTEGER', 'REAL') ORDER BY 1, c.cid
          """)
    }.map { (table: $0[0] as String, column: $0[1] as String, type: $0[2] as String) }
    try queue.close()
    #expect(columns.count > 60)
    for (number, place) in columns.enumerated() where Self.isThorough || number % 3 == 0 {
      let all = place.type == "REAL" ? ["9e999", "-9e999"] : ["9223372036854775807", "-9"]
      let values = Self.isThorough ? all : [all[number % 2]]
      for value in values {
        let path = folder.appending(path: "\(number).kith").path
        try FileManager.default.copyItem(atPath: whole, toPath: path)
        let damaged = try DatabaseQueue(path: path)
        try await damaged.writeWithoutTransaction { db in
          try db.execute(
            sql: "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; PRAGMA journal_mode = DELETE")
          let triggers = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [place.table])
          for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
          try db.execute(sql: "UPDATE OR IGNORE \(place.table) SET \"\(place.column)\" = \(value)")
        }
        try damaged.close()
        try await Self.ask(path, "\(place.table).\(place.column) = \(value)")
        for part in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + part) }
      }
    }
  }
}
