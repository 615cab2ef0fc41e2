import Foundation

/// Runs something several times and takes the shortest time: whatever else the machine does can only add to it.
enum Stopwatch {
  /// The seconds of processor time that the shortest run took: what waits for other programs is not counted.
  static func seconds(runs: Int = 5, _ body: () throws -> Void) rethrows -> Double {
    var shortest = Double.infinity
    for _ in 0..<runs {
      let start = processorSeconds()
      try body()
      shortest = min(shortest, processorSeconds() - start)
    }
    return shortest
  }

  /// The seconds by the clock on the wall that the shortest run took, for work on several threads.
  static func elapsed(runs: Int = 5, _ body: () async throws -> Void) async rethrows -> Double {
    var shortest = Double.infinity
    for _ in 0..<runs {
      let start = ContinuousClock.now
      try await body()
      let passed = start.duration(to: .now).components
      shortest = min(shortest, Double(passed.seconds) + Double(passed.attoseconds) / 1e18)
    }
    return shortest
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
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
