import Extraction
import Foundation
import GraphSchema
import Linguistics
import Packs
import ReadingModel

/// What only a process of its own can show: how long it takes from start to the first result, and how much memory one
/// article needs. This program starts itself again with one of these words.
enum FreshProcess: String, CaseIterable {
  /// Says nothing and does nothing: what starting a process of this size costs.
  case nothing = "fresh-nothing"
  /// Cuts the article into lower-case words.
  case words = "fresh-words"
  /// Reads the article: sentences, tags, trees, names, chains.
  case reading = "fresh-reading"
  /// The same, then its claims.
  case claims = "fresh-claims"

  /// What a fresh process took.
  struct Cost {
    /// From before its start to after its end, by the clock on the wall.
    let seconds: Double
    /// The most memory it held, in bytes (VmHWM).
    let bytes: Int
  }

  /// Runs in the child: reads the file and prints the memory it held at most.
  func run(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let article = Article(source: path, text: text)
    switch self {
    case .nothing: break
    case .words: precondition(text.split { !$0.isLetter }.map { $0.lowercased() }.count > 0, "the article has words")
    case .reading:
      let analyzer = Analyzer(pack: try PackReader.embedded(), reader: try TrainedReader.embedded())
      precondition(!analyzer.analyze(article).tokens.isEmpty, "the article has words")
    case .claims:
      let pack = try PackReader.embedded()
      let analyzer = Analyzer(pack: pack, reader: try TrainedReader.embedded())
      let claims = try Extractor(pack: pack).claims(of: analyzer.analyze(article))
      precondition(!claims.sentences.isEmpty, "the article has words")
    }
    print(Machine.peakBytes)
  }

  /// Runs in the parent: the shortest of several runs, each a process of its own.
  func measure(_ path: String, runs: Int = 5) throws -> Cost {
    var best = Cost(seconds: .infinity, bytes: 0)
    for _ in 0..<runs {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments = [rawValue, path]
      let pipe = Pipe()
      process.standardOutput = pipe
      let start = ContinuousClock.now
      try process.run()
      let output = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      let passed = start.duration(to: .now).components
      let seconds = Double(passed.seconds) + Double(passed.attoseconds) / 1e18
      let bytes = Int(String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
      guard process.terminationStatus == 0, let bytes else { throw Failed(word: rawValue) }
      if seconds < best.seconds { best = Cost(seconds: seconds, bytes: bytes) }
    }
    return best
  }

  struct Failed: Error { let word: String }
}
