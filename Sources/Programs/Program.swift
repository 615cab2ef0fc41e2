internal import ChildProcess
public import Foundation

/// Another program on this machine, run without a shell and with limits: on time, on memory, on what it may answer.
///
/// A room of its own, because what Kith runs (`pdftotext` today) is run by different stages.
public struct Program: Sendable {
  /// Where it is.
  public let path: String

  /// What came of a run.
  public enum Ending: Sendable, Equatable {
    /// It ended by itself.
    ///
    /// - Parameter status: 0 for success; 128 and more for a signal, as the kernel sends one where memory or time end.
    case ended(status: Int32, output: Data, message: String)
    /// It was stopped because its time was over.
    case late
    /// It was stopped because it answered more than it may.
    case tooMuch
    /// It could not be started.
    case failed(reason: String)
  }

  /// Finds a program by its name.
  ///
  /// - Parameter path: the folders to look into, with colons between them; those of `PATH` where it is `nil`.
  /// - Returns: `nil` where there is none that may be run.
  public init?(named name: String, path: String? = nil) {
    let folders = (path ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(
      separator: ":")
    // Relative folders would make a program of whatever lies beside the articles.
    let places = folders.filter { $0.hasPrefix("/") }.map { String($0) + "/" + name }
    let found = places.first { access($0, X_OK) == 0 }
    guard let found else { return nil }
    self.path = found
  }

  /// Runs it, and waits for its end.
  ///
  /// - Parameters:
  ///   - input: what it reads; it may stop reading at any time.
  ///   - seconds: when it is stopped.
  ///   - memory: the most address space it may take, in bytes.
  ///   - answer: the most it may write, in bytes.
  public func run(_ arguments: [String], input: Data, seconds: Int, memory: Int, answer: Int) -> Ending {
    guard let pipes = ProgramPipes() else { return .failed(reason: "there are no pipes left") }
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    let child = words.withUnsafeBufferPointer { words in
      kith_start(
        path, words.baseAddress, pipes.childInput, pipes.childOutput, pipes.childError, memory, UInt32(seconds))
    }
    pipes.closeChildEnds()
    guard child > 0 else { return .failed(reason: String(cString: strerror(-child))) }
    let deadline = ContinuousClock.now + .seconds(seconds)
    var exchange = pipes.exchange(input, until: deadline, limit: answer)
    pipes.close()
    var status: Int32 = 0
    // Whoever has closed his outputs may still be there.
    while exchange.stop == nil {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child || ended < 0 && errno != EINTR { break }
      if ContinuousClock.now > deadline { exchange.stop = .late } else { usleep(2_000) }
    }
    if exchange.stop != nil {
      // With everything that it started itself.
      kill(-child, SIGKILL)
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
    }
    switch exchange.stop {
    case .late: return .late
    case .tooMuch: return .tooMuch
    case nil:
      let signal = status & 0x7F
      return .ended(
        status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: exchange.output,
        message: String(decoding: exchange.message, as: UTF8.self))
    }
  }
}
