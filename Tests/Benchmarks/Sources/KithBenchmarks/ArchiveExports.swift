import Foundation
import GraphExport
import GraphSchema

/// An archive's graph in every line format, against networkx and rdflib writing a smaller one in the same run.
///
/// 200,000 entities and 1,000,000 relations take 3 GB as values, and networkx and rdflib would take hours of that: they are given
/// a fiftieth, and what is compared is relations a second.
enum ArchiveExports {
  static func measure(relations: Int = 1_000_000, python: String?) throws -> [Measurement] {
    let small = LargeGraph.make(entities: relations / 250, relations: relations / 50)
    let peers = try python.map { try Peers.measure(small, python: $0) } ?? [:]
    let graph = LargeGraph.make(entities: relations / 5, relations: relations)
    let pairs: [(ExportFormat, String)] = [
      (.dot, "networkx DOT"), (.csvRelations, "csv of Python"), (.csvEvidence, "csv of Python"),
      (.nQuads, "rdflib N-Quads"), (.turtle, "rdflib N-Quads"), (.jsonLD, "rdflib JSON-LD"), (.json, "json of Python"),
      (.graphML, "networkx GraphML"), (.gexf, "networkx GEXF"),
    ]
    return pairs.map { format, peer in
      let exporter = format.exporter(catalogue: .standard)
      var count = Counter()
      let before = residentBytes()
      let seconds = Stopwatch.seconds(runs: 1) { try? exporter.write(graph, to: &count) }
      let rate = Double(relations) / seconds
      let grown = max(0, residentBytes() - before) / 1_000_000
      let theirs = peers[peer].map { Double(small.relations.count) / $0 }
      return Measurement(
        name: "export \(format.name), \(relations) relations",
        ours: "\(Int(rate)) relations/s, \(Measurement.rate(count.bytes, seconds)), \(grown) MB more held",
        peer: peer, theirs: theirs.map { "\(Int($0)) relations/s" } ?? "not measured: set KITH_PYTHON",
        ratio: theirs.map { rate / $0 } ?? .nan)
    }
  }

  /// Counts what is written and forgets it.
  private struct Counter: ExportOutput {
    var bytes = 0
    mutating func write(_ text: UnsafeRawBufferPointer) { bytes += text.count }
  }

  /// The most memory that this process has held.
  private static func residentBytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) * 1024
  }

  private enum Peers {
    /// Seconds by what was written.
    static func measure(_ graph: Subgraph, python: String) throws -> [String: Double] {
      let folder = FileManager.default.temporaryDirectory.appending(path: "kith-peers-\(getpid())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      for format in [ExportFormat.json, .nQuads] {
        let text = format.exporter(catalogue: .standard).render(graph)
        try Data(text.utf8).write(to: folder.appending(path: "graph.\(format.fileExtension)"))
      }
      let process = Process()
      process.executableURL = URL(filePath: python)
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      process.arguments = [root.appending(path: "Python/peers.py").path, folder.path]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let lines = said.split(separator: "\n").map { $0.split(separator: "\t") }.filter { $0.count == 2 }
      return Dictionary(lines.compactMap { line in Double(line[1]).map { (String(line[0]), $0) } }) { first, _ in first
      }
    }
  }
}
