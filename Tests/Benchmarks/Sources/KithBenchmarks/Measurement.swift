import Foundation

/// Runs something several times and takes the median, so that one pause of the machine does not decide.
enum Stopwatch {
  /// The median of the seconds that each run took.
  static func seconds(runs: Int = 5, _ body: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      try body()
      times.append(seconds(since: start))
    }
    return times.sorted()[runs / 2]
  }

  static func seconds(runs: Int = 5, _ body: () async throws -> Void) async rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      try await body()
      times.append(seconds(since: start))
    }
    return times.sorted()[runs / 2]
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let passed = start.duration(to: .now).components
    return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
  }
}

/// One line of the report: what was measured, against what, and how the two compare.
struct Measurement {
  let name: String
  /// In words, with its unit: "2.1 MB/s".
  let ours: String
  let peer: String
  let theirs: String
  /// Peer's seconds over ours for the same work: above 1, ours is faster.
  let ratio: Double

  var row: String {
    "| \(name) | \(ours) | \(peer) | \(theirs) | \(Self.short(ratio)) |"
  }

  /// Three digits that mean something: "0.0123", "1.23", "123".
  static func short(_ value: Double) -> String {
    let size = value == 0 ? 0 : Int(log10(abs(value)).rounded(.down))
    return String(format: "%.\(max(0, 2 - size))f", value)
  }

  static func milliseconds(_ seconds: Double) -> String { "\(short(seconds * 1000)) ms" }

  static func rate(_ bytes: Int, _ seconds: Double) -> String { "\(short(Double(bytes) / seconds / 1e6)) MB/s" }
}
