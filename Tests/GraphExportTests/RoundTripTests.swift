import Foundation
import GraphExport
import GraphSchema
import Testing

/// The Python that `.ci/check-exports` has prepared.
private let python = ProcessInfo.processInfo.environment["KITH_PYTHON"]

/// Generated graphs with hostile names, in every format, read by the libraries that people use.
///
/// `.ci/check-exports` runs this with the Python that it has prepared; a plain `swift test` has none and passes it over.
@Suite("Round trips", .enabled(if: python != nil), .timeLimit(.minutes(10)))
struct RoundTripTests {
  @Test("of generated graphs give the same nodes, edges and attributes", arguments: 1...4 as ClosedRange<UInt64>)
  func generated(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let folder = FileManager.default.temporaryDirectory.appending(path: "kith-round-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let graph = Self.graph(using: &numbers)
    for format in ExportFormat.all {
      let text = format.exporter(catalogue: .standard).render(graph)
      try Data(text.utf8).write(to: folder.appending(path: "seed.\(format.fileExtension)"))
    }
    let checks = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Python/check_exports.py")
    let process = Process()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments = [checks.path, folder.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "seed \(seed): \(said.suffix(2_000))")
  }

  private static func graph(using numbers: inout SeededNumbers) -> Subgraph {
    let documents = (0..<4).map { number in
      DocumentRecord(
        id: "d\(number)", source: name(using: &numbers),
        title: Bool.random(using: &numbers) ? name(using: &numbers) : nil,
        url: Bool.random(using: &numbers) ? "https://x.example/?a=\(name(using: &numbers))&b=1" : nil,
        publisher: Bool.random(using: &numbers) ? name(using: &numbers) : nil,
        published: ["2024", "2024-12", "2024-12-18", nil, name(using: &numbers)].randomElement(using: &numbers) ?? nil,
        author: Bool.random(using: &numbers) ? name(using: &numbers) : nil,
        modified: ["2025-01-02", nil, name(using: &numbers)].randomElement(using: &numbers) ?? nil,
        language: Bool.random(using: &numbers) ? name(using: &numbers) : nil, story: "s\(number / 2)")
    }
    let entities = (0..<12).map { number in
      let main = name(using: &numbers)
      let kind = EntityKind.allCases.randomElement(using: &numbers) ?? .person
      return Entity(
        id: "\(number) \(name(using: &numbers))", kind: kind,
        subkind: Bool.random(using: &numbers) ? name(using: &numbers) : nil, name: main,
        names: [main, "\(number)" + name(using: &numbers)],
        wikidata: Bool.random(using: &numbers) ? "Q\(number + 1)" : nil,
        articles: 1)
    }
    var seen: Set<String> = []
    var relations: [Relation] = []
    for _ in 0..<24 {
      let predicate = Catalogue.standard.predicates.randomElement(using: &numbers)?.id ?? "visited"
      let ends = (0..<2).map { _ in entities.randomElement(using: &numbers)?.id ?? entities[0].id }
      guard seen.insert("\(ends[0]) \(predicate) \(ends[1])").inserted else { continue }
      let evidence = (0..<Int.random(in: 1...3, using: &numbers)).map { place in
        Samples.evidence(
          "d\(Int.random(in: 0..<4, using: &numbers))", place * 10_000, name(using: &numbers),
          polarity: Int.random(in: 0..<4, using: &numbers) == 0 ? .denied : .asserted,
          modality: Modality.allCases.randomElement(using: &numbers) ?? .actual, role: name(using: &numbers),
          date: ["2024-02", "2023-01-31", nil, "soon"].randomElement(using: &numbers) ?? nil)
      }
      relations.append(Samples.relation(ends[0], predicate, ends[1], evidence))
    }
    return Subgraph(documents: documents, entities: entities, relations: relations)
  }

  /// Marks of every notation, letters of several alphabets, controls and what is hard to type.
  private static func name(using numbers: inout SeededNumbers) -> String {
    let pieces = [
      "\"", "\\", "\\\"", "\\N", "'", "<", ">", "&", "&amp;", "&lt;b&gt;", "]]>", "{", "}", "[", "]", ";", ":", ",",
      "|", "#",
      "->", "--", "//", "/*", "*/", "%41", "\n", "\r", "\t", "\u{0}", "\u{7}", "\u{7F}", "\u{85}", "\u{A0}", "\u{2028}",
      "\u{202E}", "\u{FEFF}", "\u{FFFE}", "e\u{301}", "\u{E9}", "محمد", "习近平", "👩‍👩‍👧", "graph", "node", "=1+1", "@id", " ",
      "Ann", "Zoë", "O'Neill", "1.5", "-.5", "\\x{7}", "</script>", "${x}", "`",
    ]
    return (0..<Int.random(in: 0...6, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "x" }
      .joined()
  }
}
