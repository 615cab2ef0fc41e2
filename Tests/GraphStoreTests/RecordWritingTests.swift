import Foundation
import GraphSchema
import Testing

@testable import GraphStore

/// Spells out everything that a relation has.
private struct Spelling: RecordWriter {
  func add(_ relation: RelationBytes, to text: inout ByteText) {
    text.add("\(relation.relation) \(relation.standing) \(relation.isDisputed)\n")
    for entity in [relation.subject, relation.object] {
      text.add("  \(relation.string(entity.id)) \(relation.optional(entity.name) ?? "-") \(entity.kind)\n")
    }
    for (place, evidence) in relation.evidence.enumerated() {
      let document = evidence.document
      let fields = [
        document.source, document.title, document.url, document.publisher, document.published, document.story,
        evidence.speakerName,
      ]
      text.add("  \(relation.followsItsArticle(place)) \(fields.map { relation.optional($0) ?? "-" })\n")
    }
  }
}

private struct Naming: RecordWriter {
  func add(_ entity: LinkedEntity, to text: inout ByteText) {
    let links = entity.links.map { "\($0)" }.sorted()
    text.add("\(entity.entity) \(entity.degree) \(links)\n")
  }
}

@Suite("Records that many threads write")
struct RecordWritingTests {
  /// 700 entities whose numbers are not in the order of their ids, one with many relations; evidence out of order, denied,
  /// attributed, with marks and without.
  private static let facts: [ImportRecord] = {
    var records: [ImportRecord] = []
    for number in 0..<40 {
      records.append(
        .document(
          DocumentRecord(
            id: "doc-\(number * 7 % 40)", source: "wire/\(number)", title: number % 3 == 0 ? nil : "Tïtle \(number)",
            url: number % 4 == 0 ? "https://example.org/\(number)" : nil, publisher: number % 5 == 0 ? nil : "Wire",
            published: number % 6 == 0 ? nil : "2024-12-\(10 + number % 20)", story: "doc-\(number * 7 % 40)")))
    }
    let ids = (0..<700).map { "person:\(($0 * 389) % 700)" + ($0 % 50 == 0 ? " é\"x" : "") }
    for (number, id) in ids.enumerated() {
      records.append(.entity(Entity(id: id, kind: .person, name: "N \(number)", names: ["N \(number)"], articles: 0)))
    }
    for number in 0..<2_000 {
      let (first, second) = (ids[number % 7 == 0 ? 3 : number % 700], ids[(number * 31 + 5) % 700])
      guard first != second else { continue }
      let evidence = (0..<(1 + number % 4)).map { piece in
        let quote = "Sentence \(number % 90) — “\(piece)”."
        return Evidence(
          document: "doc-\((number * 3 + piece * 11) % 40)",
          range: CodePointRange(piece * 5, piece * 5 + quote.unicodeScalars.count), quote: quote,
          polarity: number % 9 == 0 && piece > 0 ? .denied : .asserted, modality: piece == 2 ? .planned : .actual,
          tense: piece == 1 ? .past : nil, attributedTo: number % 5 == 0 ? ids[number % 13] : nil,
          role: number % 8 == 0 ? "envoy" : nil, date: number % 6 == 0 ? "2024-12" : nil, finder: "test/\(piece % 2)",
          confidence: 0.25)
      }
      records.append(
        .relation(
          ImportedRelation(
            key: Relation.Key(subject: first, predicate: number % 2 == 0 ? "criticizes" : "spouse_of", object: second),
            confidence: nil, evidence: evidence)))
    }
    return records
  }()

  private func fill(_ graph: GraphDatabase) async throws {
    _ = try await graph.importFacts { importer in for record in Self.facts { try importer.add(record) } }
  }

  private static func text(
    of graph: some GraphRecords, _ detail: RelationDetail, _ order: RecordOrder?
  ) throws -> String {
    var bytes: [UInt8] = []
    try graph.writeRelations(detail, order, { Spelling() }, to: { bytes.append(contentsOf: $0) })
    for detail in [
      EntityDetail.plain, .degrees, .links(incoming: []), .links(incoming: ["spouse_of"]),
      .links(incoming: ["spouse_of", "criticizes", "visited"]),
    ] {
      try graph.writeEntities(detail, order, { Naming() }, to: { bytes.append(contentsOf: $0) })
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `are what one thread writes, and what a graph in memory gives`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kith-writing-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try GraphDatabase(path: folder.appending(path: "graph.kith").path)
    let memory = try GraphDatabase()
    for graph in [file, memory] { try await fill(graph) }
    let whole = try await memory.subgraph(.whole)
    let orders: [RecordOrder?] = [nil, RecordOrder("backwards") { String($0.reversed()) }]
    for order in orders {
      for detail in [RelationDetail.plain, .cited] {
        let threads = try await file.exporting { graph in
          #expect(graph.sides.count == (OrderedWork.hands > 1 ? OrderedWork.hands : 0))
          return try Self.text(of: graph, detail, order)
        }
        #expect(try await memory.exporting { try Self.text(of: $0, detail, order) } == threads)
        if detail == .plain, order == nil { continue }
        let values = try Self.text(of: whole, detail, order)
        #expect(values.split(separator: "\n").count == threads.split(separator: "\n").count)
        if detail == .cited { #expect(values == threads) }
      }
    }
  }

  @Test func `a connection that sees another state of the file is not used`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kith-writing-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "graph.kith").path
    let graph = try GraphDatabase(path: path)
    let early = try #require(SideConnection(path: path, isFrozen: false))
    try await fill(graph)
    #expect(!early.begin())
    let late = try #require(SideConnection(path: path, isFrozen: false))
    #expect(late.begin())
  }
}
