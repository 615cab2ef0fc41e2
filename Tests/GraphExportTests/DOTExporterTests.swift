import Foundation
import GraphExport
import GraphSchema
import Testing

@Suite("DOT")
struct DOTExporterTests {
  private let exporter = DOTExporter(catalogue: .standard)

  private func read(_ subgraph: Subgraph) throws -> DOTReader { try #require(DOTReader(exporter.render(subgraph))) }

  private func edge(_ subject: String, _ predicate: String, _ object: String) throws -> [String: String] {
    let edges = try read(Samples.graph).edges
    let found = edges.filter {
      $0.ends == ["\"\(subject)", "\"\(object)"] && $0.attributes["predicate"] == "\"\(predicate)"
    }
    #expect(found.count == 1, "one edge per relation")
    return try #require(found.first?.attributes)
  }

  @Test func `has one node per entity and one edge per relation`() throws {
    let read = try read(Samples.graph)
    #expect(read.nodes.map { DOTReader.shown($0.ends[0]) } == Samples.graph.entities.map(\.id))
    #expect(read.edges.count == Samples.graph.relations.count)
  }

  @Test func `draws facts solid and says what else a line is`() throws {
    let fact = try edge("lavrov", "minister_of", "russia")
    #expect(fact["style"] == "solid")
    #expect(fact["label"] == "\"minister of")
    let plan = try edge("kellogg", "visited", "ukraine")
    #expect(plan["style"] == "dashed")
    #expect(plan["label"] == "\"visited\\n(planned)")
    let denial = try edge("lavrov", "met_with", "kellogg")
    #expect(denial["style"] == "dotted")
    #expect(denial["label"] == "\"met with\\n(denied)")
    #expect(try edge("ukraine", "seeks_to_join", "nato")["label"] == "\"seeks to join\\n(disputed)")
  }

  @Test func `draws no arrow on a symmetric relation`() throws {
    #expect(try edge("putin", "met_with", "trump")["dir"] == "none")
    #expect(try edge("lavrov", "minister_of", "russia")["dir"] == nil)
  }

  @Test func `draws more stories thicker`() throws {
    #expect(try edge("putin", "head_of_state_of", "russia")["penwidth"] == "1.8")
    #expect(try edge("lavrov", "minister_of", "russia")["penwidth"] == "1.2")
  }

  @Test func `quotes the sentence, the publisher, the date and the speaker in a tooltip`() throws {
    let tooltip = try DOTReader.shown(edge("putin", "met_with", "trump")["tooltip"] ?? "")
    #expect(
      tooltip
        == "“Putin said he was ready to meet Trump” — The Harbour Courier, 2024-12-26 (according to Vladimir Putin)")
  }

  @Test func `keeps every nasty id whole and every nasty name readable`() throws {
    let graph = NastyNames.graph(of: NastyNames.all + NastyNames.long)
    let read = try read(graph)
    #expect(read.nodes.map { Array(DOTReader.shown($0.ends[0]).utf8) } == graph.entities.map { Array($0.id.utf8) })
    for (node, entity) in zip(read.nodes, graph.entities) {
      let label = DOTReader.shown(node.attributes["label"] ?? "")
      #expect(label.count <= 70 && label.unicodeScalars.count <= 130, "\(entity.name.prefix(20)) is cut")
      #expect(label.hasSuffix("…") == (entity.name.count > 60 || entity.name.unicodeScalars.count > 120))
    }
  }

  @Test func `holds no string that Graphviz is too short of breath for`() throws {
    let tower = String(repeating: "Z" + String(repeating: "\u{301}", count: 40), count: 400)
    let graph = Subgraph(
      documents: (0..<4).map { DocumentRecord(id: "d\($0)", source: tower, publisher: tower, story: tower) },
      entities: [Samples.person("a", tower, (0..<9).map { tower + "\($0)" })],
      relations: [Samples.relation("a", "met_with", "a", (0..<4).map { Samples.evidence("d\($0)", 0, tower) })])
    let text = DOTExporter(catalogue: .standard, title: tower).render(graph)
    let read = try #require(DOTReader(text))
    for (name, value) in read.statements.flatMap(\.attributes) { #expect(value.utf8.count < 16_000, "\(name)") }
    #expect(try Self.canonical(text) != "")
  }

  @Test func `links to the web only`() throws {
    let links = [
      "javascript:alert(1)", "file:///etc/passwd", "http://a.example/\" onclick=\"x", "https://ok.example/?a=1&b=2",
    ]
    let graph = Subgraph(
      documents: links.enumerated().map { DocumentRecord(id: "d\($0)", source: "", url: $1, story: "s") },
      entities: [Samples.person("a", "A", ["A"]), Samples.person("b", "B", ["B"])],
      relations: links.indices.map {
        Samples.relation("a", "rule\($0)", "b", [Samples.evidence("d\($0)", 0, "so")])
      })
    let urls = try read(graph).edges.map { $0.attributes["URL"] }
    #expect(urls == [nil, nil, "\"http://a.example/%22%20onclick=%22x", "\"https://ok.example/?a=1&amp;b=2"])
  }

  @Test func `can leave out who has no relation, and says so`() throws {
    let text = DOTExporter(catalogue: .standard, drawsUnconnected: false).render(Samples.graph)
    let read = try #require(DOTReader(text))
    #expect(!read.nodes.contains { $0.ends == ["\"courier"] })
    #expect(read.nodes.count == Samples.entities.count - 1)
    #expect(text.contains("Not drawn: 1 name without a relation"))
  }

  @Test(
    "names its sources",
    arguments: [
      ([], "Source: 0 articles."), ([nil], "Source: 1 article."), (["A"], "Source: 1 article from A."),
      (["A", "B", "A"], "Source: 3 articles from A and B."), (["A", nil], "Source: 2 articles from A and others."),
      (["A", "B", "C", "D"], "Source: 4 articles from A, B, C and D."),
      (["A", "B", "C", "D", "E"], "Source: 5 articles from A, B, C and 2 more."),
    ] as [([String?], String)])
  func sources(publishers: [String?], line: String) {
    let documents = publishers.enumerated().map { index, publisher in
      DocumentRecord(id: "d\(index)", source: "s", publisher: publisher, story: "s")
    }
    #expect(exporter.render(Subgraph(documents: documents, entities: [], relations: [])).contains(line))
  }

  @Test func `shows a predicate that the catalogue does not hold by its id`() throws {
    let graph = Subgraph(
      documents: [], entities: [Samples.person("a", "A", ["A"])],
      relations: [Samples.relation("a", "haunts", "a", [Samples.evidence("d", 0, "so")])])
    #expect(try read(graph).edges.first?.attributes["label"] == "\"haunts")
  }

  @Test func `of random names comes back from Graphviz unchanged`() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      let names = (0..<12).map { _ in Self.randomName(using: &numbers) }
      let graph = NastyNames.graph(of: names)
      let own = try #require(DOTReader(exporter.render(graph)), "seed \(seed)")
      #expect(own.nodes.map { DOTReader.shown($0.ends[0]) } == graph.entities.map(\.id), "seed \(seed)")
      guard let canon = try Self.canonical(exporter.render(graph)) else { continue }
      let theirs = try #require(DOTReader(canon), "seed \(seed)")
      let ids = Set(graph.entities.map { Array($0.id.utf8) })
      #expect(Set(theirs.nodes.map { Array(DOTReader.shown($0.ends[0]).utf8) }) == ids, "seed \(seed)")
      #expect(theirs.edges.count == graph.relations.count, "seed \(seed)")
    }
  }

  /// Letters, DOT's own marks, controls and everything else in Unicode, in about equal parts.
  private static func randomName(using numbers: inout SeededNumbers) -> String {
    var name = ""
    for _ in 0..<Int.random(in: 0...24, using: &numbers) {
      let range: ClosedRange<UInt32> =
        [0x41...0x7A, 0x20...0x40, 0x00...0x1F, 0xA0...0x2FFF, 0xE000...0x1FFFF].randomElement(using: &numbers) ?? 0...0
      let mark = "\"\\<>{}[]&;#\n".unicodeScalars.randomElement(using: &numbers) ?? "\""
      let scalar = Unicode.Scalar(UInt32.random(in: range, using: &numbers)) ?? mark
      name.unicodeScalars.append(Bool.random(using: &numbers) ? scalar : mark)
    }
    return name
  }

  /// What Graphviz makes of a text, `nil` where it is not installed.
  private static func canonical(_ dot: String) throws -> String? {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/dot") else { return nil }
    let file = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID()).dot")
    try Data(dot.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/dot")
    process.arguments = ["-Tcanon", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
