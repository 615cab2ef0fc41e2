import Foundation
import GraphSchema
import Kith
import Packs
import Reading

/// Measures every stage against a peer in the same run, and prints a table.
///
///     swift run -c release --package-path Tests/Benchmarks KithBenchmarks [PATH of articles] [part ...]
///
/// Parts: packs, names, reading, words, paths, exports, archive, lookups, resolving; all but archive when none is named. The last
/// line is a hash of the JSON export: it stays the same under every change that only makes reading faster.
@main
enum Main {
  static func main() async throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let parts = ["packs", "names", "reading", "words", "paths", "exports", "archive", "lookups", "resolving"]
    if arguments.count == 2, let fresh = FreshProcess(rawValue: arguments[0]) { return try fresh.run(arguments[1]) }
    if arguments.count == 3, arguments[0] == "reach" {
      return try await GraphReach.run(graph: arguments[1], questions: arguments[2])
    }
    let wanted = Set(arguments.filter(parts.contains))
    arguments.removeAll(where: parts.contains)
    let path = arguments.first ?? "Exports/Gallery/articles"
    func isWanted(_ part: String) -> Bool { wanted.isEmpty || wanted.contains(part) }

    let articles = ArticleStream([path]).compactMap { try? $0.get() }
    guard !articles.isEmpty else { throw NoArticles(path: path) }
    let bytes = articles.reduce(0) { $0 + $1.text.utf8.count }
    print(Machine.line)
    print("\(articles.count) articles, \(bytes) bytes, from \(path)")
    print()
    print("| what | Kith | peer | of the peer | times as fast |")
    print("| --- | --- | --- | --- | --- |")
    if isWanted("packs") { for row in try PackLoading.measure() { print(row.row) } }
    let pack = try PackReader.embedded()
    if isWanted("names") { print(NameMatching.measure(articles, pack: pack).row) }
    if isWanted("reading") { for row in try await ReadingSpeed.measure(articles, pack: pack) { print(row.row) } }
    if isWanted("words") { for row in try await WordsPerSecond.measure(articles, pack: pack) { print(row.row) } }
    if isWanted("paths") {
      let folder = FileManager.default.temporaryDirectory.appending(path: "kith-benchmarks-\(getpid())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      for row in try await PathSearching.measure(folder: folder) { print(row.row) }
    }
    let words = pack.entries.filter { $0.kind != .organization }.map(\.name)
    if isWanted("lookups") {
      let folder = FileManager.default.temporaryDirectory.appending(path: "kith-names-\(getpid())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      for row in try NameLookUp.measure(folder: folder, parts: words) { print(row.row) }
    }
    if isWanted("resolving") { print(Resolving.measure(pack: pack, parts: words).row) }
    // Minutes and gigabytes: only when it is asked for.
    if wanted.contains("archive") {
      let python = ProcessInfo.processInfo.environment["KITH_PYTHON"]
      for row in try ArchiveExports.measure(python: python) { print(row.row) }
    }
    if isWanted("exports") {
      let graph = try KnowledgeGraph.inMemory()
      _ = try await graph.build([path])
      let subgraph = try await graph.subgraph()
      for row in try Exporting.measure(subgraph) { print(row.row) }
      print()
      print("JSON export: \(StableHash.hex128(try await graph.export(.json)))")
    }
  }

  struct NoArticles: Error { let path: String }
}
