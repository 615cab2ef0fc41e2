internal import Kith

/// Shows how far a build has come: on a terminal in one line that changes, elsewhere in a plain line now and then.
final class ProgressMeter {
  /// Seconds between two plain lines.
  private static let pause = 10.0

  private let isQuiet: Bool
  private let started = ContinuousClock.now
  private var lastLine = 0.0

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// Since the build began.
  var seconds: Double {
    let parts = started.duration(to: .now).components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  func show(_ progress: BuildProgress) {
    guard !isQuiet else { return }
    let text = BuildText.progress(progress, seconds: seconds)
    if Console.isTerminal {
      Console.status(text)
    } else if seconds - lastLine >= Self.pause {
      lastLine = seconds
      Console.note(text)
    }
  }

  func end() { Console.clearStatus() }
}
