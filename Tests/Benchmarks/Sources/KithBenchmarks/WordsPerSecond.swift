import Extraction
import Foundation
import GraphSchema
import Linguistics
import ReadingModel

/// How many words the stages read in a second, how soon the first article is read, and in how much memory.
enum WordsPerSecond {
  static func measure(_ articles: [Article], pack: Pack) async throws -> [Measurement] {
    let model = try TrainedReader.embedded()
    let analyzer = Analyzer(pack: pack, reader: model)
    let extractor = try Extractor(pack: pack)
    let sentences = articles.map { article in
      let document = analyzer.analyze(article)
      return document.sentences.map { document.tokens[$0.tokens].map(\.text) }
    }
    let words = sentences.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
    let reading = Stopwatch.seconds(runs: 3) { for text in sentences { _ = model.read(text) } }
    let analysis = Stopwatch.seconds(runs: 3) { for article in articles { _ = analyzer.analyze(article) } }
    let whole = Stopwatch.seconds(runs: 3) {
      for article in articles { _ = extractor.claims(of: analyzer.analyze(article)) }
    }
    func elapsed(jobs: Int) async -> Double {
      await Stopwatch.elapsed(runs: 3) {
        await withTaskGroup(of: Int.self) { group in
          for job in 0..<jobs {
            group.addTask {
              stride(from: job, to: articles.count, by: jobs).reduce(0) {
                $0 + analyzer.analyze(articles[$1]).tokens.count
              }
            }
          }
        }
      }
    }
    let alone = await elapsed(jobs: 1)
    let two = await elapsed(jobs: 2)
    let splitting = Stopwatch.seconds(runs: 3) {
      for article in articles { _ = article.text.split { !$0.isLetter }.map { $0.lowercased() }.count }
    }
    func row(_ name: String, _ seconds: Double, _ peer: String, _ theirs: Double) -> Measurement {
      Measurement(
        name: name, ours: speed(words, seconds), peer: peer, theirs: speed(words, theirs), ratio: theirs / seconds)
    }
    let peer = "the text cut into lower-case words"
    return [
      row("reading model alone, 1 core", reading, peer, splitting),
      row("whole stage, 1 core", analysis, peer, splitting),
      row("whole stage and claims, 1 core", whole, peer, splitting),
      row("whole stage, 2 cores, by the clock", two, "1 core by the clock", alone),
    ] + (try fresh(articles))
  }

  /// A short article for the start, and 5,000 words for memory.
  private static func fresh(_ articles: [Article]) throws -> [Measurement] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kith-benchmarks-fresh-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let short = folder.appending(path: "short.txt").path
    let long = folder.appending(path: "long.txt").path
    try firstWords(200, of: articles).write(toFile: short, atomically: true, encoding: .utf8)
    try firstWords(5000, of: articles).write(toFile: long, atomically: true, encoding: .utf8)
    let empty = try FreshProcess.nothing.measure(short)
    let first = try FreshProcess.reading.measure(short)
    let claims = try FreshProcess.claims.measure(short)
    let cut = try FreshProcess.words.measure(long, runs: 1)
    let read = try FreshProcess.reading.measure(long, runs: 1)
    func start(_ name: String, _ cost: FreshProcess.Cost) -> Measurement {
      Measurement(
        name: name, ours: Measurement.milliseconds(cost.seconds), peer: "the same program doing nothing",
        theirs: Measurement.milliseconds(empty.seconds), ratio: empty.seconds / cost.seconds)
    }
    return [
      start("start to the first article read (200 words)", first), start("start to its claims", claims),
      Measurement(
        name: "resident memory, an article of 5 000 words", ours: megabytes(read.bytes),
        peer: "the text cut into lower-case words", theirs: megabytes(cut.bytes),
        ratio: Double(cut.bytes) / Double(read.bytes)),
    ]
  }

  /// About as many words of the articles, one after another, whole lines.
  private static func firstWords(_ count: Int, of articles: [Article]) -> String {
    var lines: [Substring] = []
    var words = 0
    for line in articles.lazy.flatMap({ $0.text.split(separator: "\n", omittingEmptySubsequences: false) }) {
      guard words < count else { break }
      lines.append(line)
      words += line.split(separator: " ").count
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func speed(_ words: Int, _ seconds: Double) -> String {
    "\(Measurement.short(Double(words) / seconds)) words/s"
  }

  private static func megabytes(_ bytes: Int) -> String { "\(Measurement.short(Double(bytes) / 1e6)) MB" }
}
