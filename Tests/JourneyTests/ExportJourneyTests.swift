import Foundation
import GraphExport
import GraphQuery
import GraphSchema
import GraphStore
import Kith
import Testing

/// Graphs that leave the file record by record, and come back.
@Suite("Leaving and coming back")
struct ExportJourneyTests {
  @Test func `a graph leaves the file as it leaves memory, in every format`() async throws {
    let graph = try KnowledgeGraph.inMemory()
    let folder = try TemporaryFolder()
    try folder.write(
      """
      Norwegian Foreign Minister Espen Barth Eide met French President Emmanuel Macron in Paris on Monday. Eide said that
      Sweden will not join the talks. Macron is expected to visit Norway in May 2025.
      """, to: "a.txt")
    _ = try await graph.build([folder.path])
    _ = try await take(HostileGraph.records(seed: 3), into: graph)
    for format in ExportFormat.all {
      let whole = try await graph.subgraph(mentions: format == .json)
      let expected = format.exporter(catalogue: .standard).render(whole)
      #expect(try await graph.export(format).utf8.elementsEqual(expected.utf8), "\(format.name)")
    }
  }

  @Test func `an empty graph leaves the file as it leaves memory, in every format`() async throws {
    let graph = try KnowledgeGraph.inMemory()
    for format in ExportFormat.all {
      let expected = format.exporter(catalogue: .standard).render(Subgraph(documents: [], entities: [], relations: []))
      #expect(try await graph.export(format).utf8.elementsEqual(expected.utf8), "\(format.name)")
    }
  }

  @Test func `generated graphs with hostile names come back from JSON-LD byte for byte`() async throws {
    let folder = try TemporaryFolder()
    for seed in 1...12 as ClosedRange<UInt64> {
      let graph = try KnowledgeGraph.inMemory()
      _ = try await take(HostileGraph.records(seed: seed), into: graph)
      let written = try await graph.export(.jsonLD)
      try folder.write(written, to: "graph.jsonld")
      let again = try KnowledgeGraph.inMemory()
      _ = try await again.importFacts([folder.path + "/graph.jsonld"], as: .jsonld)
      for format in [ExportFormat.jsonLD, .nQuads, .dot, .csvEvidence] {
        let (before, after) = (try await graph.export(format), try await again.export(format))
        #expect(before.utf8.elementsEqual(after.utf8), "seed \(seed), \(format.name)")
      }
    }
  }

  @Test func `what articles said comes back from JSON-LD byte for byte`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      German Chancellor Olaf Scholz met Polish Prime Minister Donald Tusk in Warsaw on 3 July 2024. Tusk accused Russia of
      attacking Ukraine. Annalena Baerbock did not meet Sergey Lavrov.
      """, to: "a.txt")
    try folder.write("Olaf Scholz met Donald Tusk in Warsaw, the news agency said.", to: "b.txt")
    let graph = try KnowledgeGraph.inMemory()
    _ = try await graph.build([folder.path])
    let written = try await graph.export(.jsonLD)
    #expect(written.contains("\"Statement\""))
    let file = try TemporaryFolder()
    try file.write(written, to: "graph.jsonld")
    let again = try KnowledgeGraph.inMemory()
    _ = try await again.importFacts([file.path + "/graph.jsonld"], as: .jsonld)
    #expect(try await again.export(.jsonLD).utf8.elementsEqual(written.utf8))
    #expect(try await again.check() == [])
  }

  @Test func `a part that quotes somebody outside comes back, with who is quoted`() async throws {
    let file = try TemporaryFolder()
    let graph = try KnowledgeGraph.inMemory()
    let names = ["ada-lovelace", "charles-babbage", "michael-faraday"]
    let letters = DocumentRecord(
      id: "letters", source: "letters.txt", title: "Letters", url: "https://x.example/letters", publisher: "The Press",
      published: "1843", author: "Ada King", modified: "1843-09-01", language: "en-GB", story: "letters")
    var records: [ImportRecord] = [.document(letters)]
    records += names.map { .entity(Entity(id: $0, kind: .person, name: $0, names: [$0], articles: 0)) }
    records.append(.entity(Entity(id: "london", kind: .place, name: "London", names: ["London"], articles: 0)))
    records.append(
      .relation(
        ImportedRelation(
          key: Relation.Key(subject: names[0], predicate: "met_with", object: names[1]), confidence: 0.9,
          evidence: [
            Evidence(
              document: "letters", range: CodePointRange(0, 40), quote: "Faraday said that Lovelace met Babbage.",
              modality: .alleged, attributedTo: names[2], finder: "elsewhere")
          ])))
    _ = try await take(records, into: graph)
    let near = Selection(.near(names[0], hops: 1, limit: 5))
    for (format, source) in [(ExportFormat.jsonLD, KnowledgeGraph.ImportFormat.jsonld), (.json, .json)] {
      let written = try await graph.export(format, near)
      #expect(written.contains("michael-faraday") && !written.contains("london"))
      #expect(["Ada King", "1843-09-01", "en-GB", "x.example/letters"].allSatisfy(written.contains))
      try file.write(written, to: "part.\(format.fileExtension)")
      let again = try KnowledgeGraph.inMemory()
      _ = try await again.importFacts([file.path + "/part.\(format.fileExtension)"], as: source)
      #expect(try await again.export(format).utf8.elementsEqual(written.utf8), "\(format.name)")
      #expect(try await again.check() == [])
    }
    // Whoever is only quoted is no part of a picture, and joins the tables.
    #expect(try await !graph.export(.dot, near).contains("\"michael-faraday\" ["))
    #expect(try await graph.export(.csvEntities, near).contains("michael-faraday"))
    #expect(
      try await graph.export(.nQuads, near).contains("<urn:kith:entity:michael-faraday> <https://schema.org/name>"))
  }

  @Test func `what a killed export left is gone after the next, and nothing else`() async throws {
    let folder = try TemporaryFolder()
    let graph = folder.path + "/graph.kith"
    let article = try folder.write("French President Emmanuel Macron met Olaf Scholz in Paris.", to: "a.txt")
    #expect(try BuiltCommand.run(["build", "--quiet", "--graph", graph, article]).status == 0)
    let ended = Process()
    ended.executableURL = URL(filePath: "/bin/true")
    try ended.run()
    ended.waitUntilExit()
    let own = ProcessInfo.processInfo.processIdentifier
    let stays = [
      "graph.dot.\(own).part", "graph.dot.notes.part", "graph.dot.\(ended.processIdentifier).part.txt",
      "other.dot.\(ended.processIdentifier).part",
    ]
    let leftover = "graph.dot.\(ended.processIdentifier).part"
    for name in stays + [leftover] { try folder.write("digraph {", to: name) }
    let ran = try BuiltCommand.run(["export", "dot", "--graph", graph, "--output", folder.path + "/graph.dot"])
    #expect(ran.status == 0 && ran.errors.isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!left.contains(leftover) && Set(stays).isSubset(of: left) && left.contains("graph.dot"))
    #expect(left.filter { $0.hasSuffix(".part") }.count == 3)
  }

  @Test func `what is no file is written to, and stays what it is`() throws {
    let folder = try TemporaryFolder()
    let graph = folder.path + "/graph.kith"
    let article = try folder.write(
      "Date: 2024-12-18\n\nFrench President Emmanuel Macron met Olaf Scholz in Paris.", to: "a.txt")
    #expect(try BuiltCommand.run(["build", "--quiet", "--graph", graph, article]).status == 0)
    let pipe = folder.path + "/pipe.svg"
    #expect(mkfifo(pipe, 0o600) == 0)
    // Open at both ends, so that nobody waits for the other.
    let descriptor = open(pipe, O_RDWR | O_NONBLOCK)
    defer { close(descriptor) }
    for verb in [["export", "dot"], ["draw", "Emmanuel Macron", "--timeline"]] {
      let expected = try BuiltCommand.run(verb + ["--graph", graph])
      let ran = try BuiltCommand.run(verb + ["--graph", graph, "--output", pipe])
      #expect(ran.status == 0 && ran.errors.isEmpty, "\(ran.errors)")
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(descriptor, &bytes, bytes.count)
      #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == expected.output)
      var status = stat()
      #expect(stat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    }
    let there = try BuiltCommand.run(["export", "dot", "--graph", graph, "--output", "/dev/stdout"])
    #expect(there.output == (try BuiltCommand.run(["export", "dot", "--graph", graph]).output))
  }

  @Test func `two names that differ in normalization alone stay two`() async throws {
    let graph = try KnowledgeGraph.inMemory()
    let names = ["caf\u{E9}", "cafe\u{301}"]
    let evidence = { (number: Int) in
      Evidence(document: names[number], range: CodePointRange(0, 2), quote: "So.", finder: "elsewhere")
    }
    var records: [ImportRecord] = names.map { .document(DocumentRecord(id: $0, source: $0, publisher: $0, story: $0)) }
    records += names.map { .entity(Entity(id: $0, kind: .person, name: $0, names: names, articles: 0)) }
    records.append(.entity(Entity(id: "z", kind: .place, name: "Z", names: ["Z"], articles: 0)))
    records += names.indices.map {
      .relation(
        ImportedRelation(
          key: Relation.Key(subject: names[$0], predicate: "visited", object: "z"), evidence: [evidence($0)]))
    }
    _ = try await take(records, into: graph)
    let table = try await graph.export(.csvRelations).split(separator: "\n")
    #expect(table.count == 3)
    let entities = try await graph.export(.csvEntities)
    for name in names { #expect(entities.utf8.split(separator: 0x0A).contains { $0.starts(with: name.utf8) }) }
    let linked = try await graph.export(.nQuads)
    #expect(linked.contains("urn:kith:publisher:caf%C3%A9>") && linked.contains("urn:kith:publisher:cafe%CC%81>"))
  }

  private func take(_ records: [ImportRecord], into graph: KnowledgeGraph) async throws -> ImportReport {
    try await graph.database.importFacts { importer in for record in records { try importer.add(record) } }
  }
}

/// What nobody would write, and a hostile article can.
private enum HostileGraph {
  static func records(seed: UInt64) -> [ImportRecord] {
    var numbers = SplitMix(state: seed)
    func name() -> String {
      let pieces = [
        "\"", "\\", "'", "<", ">", "&amp;", "{", "]", ";", ":", ",", "|", "#", "%41", "%", "\n", "\r", "\t", "\u{7}",
        "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{FFFE}", "e\u{301}", "\u{E9}", "محمد", "习近平", "👩‍👩‍👧",
        "urn:kith:", "@id", " ", "Ann", "Zoë", "-", ".", "~", "_", "</script>",
      ]
      return (0..<Int.random(in: 0...5, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "x" }
        .joined()
    }
    func maybe(_ text: String) -> String? { Bool.random(using: &numbers) ? text : nil }
    let documents = (0..<5).map { number in
      DocumentRecord(
        id: "d\(number)" + name(), source: name(), title: maybe(name()), url: maybe("https://x.example/?\(name())"),
        publisher: maybe("p" + name()),
        published: ["2024", "2024-12-18", nil, name()].randomElement(using: &numbers) ?? nil, author: maybe(name()),
        modified: ["2024-12-19", nil, name()].randomElement(using: &numbers) ?? nil, language: maybe("en" + name()),
        story: "s\(number / 2)")
    }
    let entities = (0..<14).map { number in
      let main = "n" + name()
      return Entity(
        id: "\(number)" + name(), kind: EntityKind.allCases.randomElement(using: &numbers) ?? .person,
        subkind: maybe("k" + name()), name: main, names: [main, "\(number)" + name()],
        wikidata: maybe("Q\(number + 1)"),
        articles: 0)
    }
    var records = documents.map(ImportRecord.document) + entities.map(ImportRecord.entity)
    var seen: Set<String> = []
    for _ in 0..<60 {
      let ends = (0..<2).map { _ in Int.random(in: 0..<entities.count, using: &numbers) }
      let (subject, object) = (entities[ends[0]], entities[ends[1]])
      guard ends[0] != ends[1],
        let predicate = Catalogue.standard.predicates.filter({ $0.admits(subject: subject.kind, object: object.kind) })
          .randomElement(using: &numbers),
        seen.insert("\(ends.sorted()) \(predicate.id)").inserted
      else { continue }
      let evidence = (0..<Int.random(in: 1...3, using: &numbers)).map { place in
        let start = Int.random(in: 0..<3, using: &numbers) * 10_000 + place
        return Evidence(
          document: documents.randomElement(using: &numbers)?.id ?? documents[0].id,
          range: CodePointRange(start, start + 9), quote: "q" + name(),
          polarity: Bool.random(using: &numbers) ? .asserted : .denied,
          modality: Modality.allCases.randomElement(using: &numbers) ?? .actual,
          tense: [Tense.past, .present, .future, nil].randomElement(using: &numbers) ?? nil,
          attributedTo: [entities[3].id, nil].randomElement(using: &numbers) ?? nil, role: maybe(name()),
          date: ["2024-02", "2023-01-31", nil, "soon"].randomElement(using: &numbers) ?? nil, finder: "f" + name(),
          confidence: Double(Int.random(in: 0...1_000_000, using: &numbers)) / 1_000_000)
      }
      records.append(
        .relation(
          ImportedRelation(
            key: Relation.Key(subject: subject.id, predicate: predicate.id, object: object.id), evidence: evidence)))
    }
    return records
  }
}

/// The same numbers everywhere, from a seed.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
