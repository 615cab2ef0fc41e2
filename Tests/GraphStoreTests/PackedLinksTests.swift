import GRDB
import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

@Suite("Packed links")
struct PackedLinksTests {
  private func links(_ count: Int, seed: Int) -> [RelationSummary] {
    var generator = Seeded(seed)
    var found: [Relation.Key: RelationSummary] = [:]
    for _ in 0..<count {
      let key = Relation.Key(
        subject: "person-\(Int.random(in: 0..<90, using: &generator))",
        predicate: ["met_with", "supports", "visited"].randomElement(using: &generator) ?? "visited",
        object: "plače-\(Int.random(in: 0..<90, using: &generator))")
      found[key] = RelationSummary(
        key: key, articles: 300, stories: Int.random(in: 1...300, using: &generator),
        confidence: Double(Int.random(in: 0...1_000_000, using: &generator)) / 1_000_000,
        standing: Relation.Standing.allCases.randomElement(using: &generator) ?? .actual)
    }
    return Array(found.values)
  }

  @Test func `come back from their bytes as they were, in whatever order they were given`() throws {
    for seed in 0..<20 {
      var generator = Seeded(seed)
      let links = links(200, seed: seed)
      let packed = PackedLinks(links)
      let again = try #require(PackedLinks(bytes: packed.bytes), "seed \(seed)")
      #expect(again.bytes == packed.bytes, "seed \(seed)")
      #expect(again.ids == packed.ids)
      #expect(again.links == packed.links)
      #expect(again.sorts == packed.sorts)
      #expect(again.starts == packed.starts)
      #expect(PackedLinks(links.shuffled(using: &generator)).bytes == packed.bytes, "seed \(seed)")
    }
  }

  @Test func `are none where the bytes are cut or changed, and never stop the program`() {
    let bytes = PackedLinks(links(60, seed: 3)).bytes
    for cut in 0..<bytes.count { #expect(PackedLinks(bytes: Array(bytes[..<cut])) == nil) }
    for position in bytes.indices {
      var changed = bytes
      changed[position] = ~changed[position]
      _ = PackedLinks(bytes: changed)
    }
  }

  @Test func `come back with one entity, one sort, or none at all, and with ids that share most of their bytes`() throws
  {
    let one = RelationSummary(
      key: Relation.Key(subject: "a", predicate: "met_with", object: "a"), articles: 1, stories: 1, confidence: 1,
      standing: .actual)
    let long = String(repeating: "https://example.org/", count: 100)
    for links in [
      [], [one],
      (0..<300).map { number in
        RelationSummary(
          key: Relation.Key(subject: "\(long)\(number)", predicate: "met_with", object: "\(long)\(number + 1)"),
          articles: 1, stories: 1, confidence: 1, standing: .actual)
      },
    ] {
      let packed = PackedLinks(links)
      let again = try #require(PackedLinks(bytes: packed.bytes))
      #expect(again.links == packed.links)
      #expect(again.ids == packed.ids)
      #expect(again.starts == packed.starts)
    }
  }

  /// Everything that articles may change about what was imported, against the tables themselves.
  @Test func `what articles say is laid over whatever was packed before, wherever its ids come`() async throws {
    for seed in 0..<12 {
      var generator = Seeded(seed)
      let graph = try GraphDatabase()
      func name() -> String { "p\(Int.random(in: 10..<40, using: &generator))" }
      func commit(file: String) async throws {
        let sayings = (0..<8).map { _ in
          SampleArticles.Saying(SampleArticles.person(name()), "met_with", SampleArticles.person(name() + "x"))
        }
        try await graph.commit([SampleArticles.article(file, sayings)], analysis: "a")
        try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
      }
      let ids = Set((0..<25).map { _ in "person:" + name() }).sorted()
      let pairs = (0..<60).map { _ in
        (ids.randomElement(using: &generator) ?? "", ids.randomElement(using: &generator) ?? "")
      }
      let keys = Set(
        pairs.filter { $0.0 < $0.1 }.map { Relation.Key(subject: $0.0, predicate: "met_with", object: $0.1) })
      _ = try await graph.importFacts { importer in
        try importer.add(.document(DocumentRecord(id: "d", source: "d", story: "d")))
        for id in ids { try importer.add(.entity(Entity(id: id, kind: .person, name: id, names: [id], articles: 0))) }
        for key in keys.sorted() {
          try importer.add(
            .relation(
              ImportedRelation(
                key: key,
                evidence: [
                  Evidence(document: "d", range: CodePointRange(0, 4), quote: "Yes.", finder: "test", confidence: 0.5)
                ])))
        }
      }
      let before = try await graph.packedLinks()
      try await commit(file: "a.txt")
      let (over, fresh) = try await graph.queue.read { (try before.overlaid(with: $0), try PackedLinks.load($0)) }
      #expect(over.says(the: fresh), "seed \(seed)")
      #expect(fresh.entityCount > before.entityCount, "seed \(seed)")
    }
  }

  @Test func `lie in the file after a large import, and what is read later is laid over them`() async throws {
    let graph = try GraphDatabase()
    let people = (0..<220).map { "person:p\($0)" }
    _ = try await graph.importFacts { importer in
      try importer.add(.document(DocumentRecord(id: "d", source: "d", story: "d")))
      for id in people { try importer.add(.entity(Entity(id: id, kind: .person, name: id, names: [id], articles: 0))) }
      for (index, subject) in people.enumerated() {
        for object in people[(index + 1)...] {
          try importer.add(
            .relation(
              ImportedRelation(
                key: Relation.Key(subject: subject, predicate: "met_with", object: object),
                evidence: [
                  Evidence(document: "d", range: CodePointRange(0, 4), quote: "Yes.", finder: "test", confidence: 0.5)
                ])))
        }
      }
    }
    func parts() async throws -> [Int] {
      try await graph.queue.read { try Int.fetchAll($0, sql: "SELECT part FROM adjacency ORDER BY part") }
    }
    #expect(try await parts() == [0])
    #expect(try await graph.queue.read { try AdjacencyRows.isRight($0) })
    // Joins two that are there, and brings one that is not.
    try await graph.commit(
      [
        SampleArticles.article(
          "a.txt",
          [
            SampleArticles.Saying(SampleArticles.person("p1"), "met_with", SampleArticles.person("p2")),
            SampleArticles.Saying(SampleArticles.person("p1"), "supports", SampleArticles.person("Zoe")),
          ])
      ], analysis: "a")
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    #expect(try await parts() == [0])
    let packed = try await graph.packedLinks()
    #expect(packed.entityCount == 221)
    #expect(packed.links.count == 24_091)
    #expect(try await graph.queue.read { try AdjacencyRows.isRight($0) })
    // What is stale counts for nothing.
    try await graph.queue.write { try $0.execute(sql: "UPDATE adjacency SET revision = 77, bytes = x'00'") }
    #expect(try await graph.packedLinks().says(the: packed))
    // Fresh, but damaged: likewise, and check says so once it is believed.
    try await graph.queue.write { try $0.execute(sql: "UPDATE adjacency SET revision = 1, bytes = x'01'") }
    #expect(try await graph.packedLinks().says(the: packed))
  }
}
