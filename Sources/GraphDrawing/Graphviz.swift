public import GraphSchema
internal import Subprocess

/// Draws DOT by running Graphviz, which the user has on the machine.
public struct Graphviz: Sendable {
  /// Graphviz's programs, each with a way of its own to place the nodes.
  public enum Layout: String, Hashable, Sendable, CaseIterable {
    /// In ranks, along the arrows: the most readable, up to about 80 relations.
    case dot
    /// As springs would settle: for up to about a thousand.
    case neato
    /// As springs at several scales: for thousands.
    case sfdp

    /// What a reader can follow best. `dot` draws 42 relations on a page; 160 make a sheet of 1.3 m by 1.4 m, on which every
    /// line must be traced with a finger, and `sfdp` shows the stories as groups that a glance finds (the gallery's articles,
    /// 2026-11-21).
    public static func suited(toRelations count: Int) -> Layout { count <= 80 ? .dot : .sfdp }
  }

  private let program: String
  private let environment: Environment
  private let timeout: Duration

  public init(layout: Layout = .dot, timeoutSeconds: Int = Limits.drawingSeconds) {
    self.init(program: layout.rawValue, timeout: .seconds(timeoutSeconds))
  }

  /// Tests let other programs stand in for Graphviz, from a folder of their own.
  package init(program: String, folder: String? = nil, timeout: Duration) {
    self.program = program
    self.environment = folder.map { .inherit.updating(["PATH": "\($0):/usr/bin:/bin"]) } ?? .inherit
    self.timeout = timeout
  }

  /// The picture of a graph.
  ///
  /// - Parameter dot: the graph, in the DOT language; as long as one likes.
  /// - Returns: the bytes of the file, never empty.
  /// - Throws: `DrawingError` with `.notInstalled`, `.timedOut`, `.failed` or, when the surrounding task was cancelled,
  ///   `.cancelled`. Graphviz has ended in every case.
  /// - Complexity: grows faster than the square of the number of relations with `dot`; hence the timeout.
  public func draw(_ dot: String, as picture: Picture) async throws(DrawingError) -> [UInt8] {
    let ending: Ending
    do {
      ending = try await BrokenPipes.ignored { try await firstToEnd(dot, picture) }
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw DrawingError(notInstalled: program)
    } catch is CancellationError {
      throw DrawingError(cancelled: program)
    } catch {
      throw DrawingError(failed: program, message: "\(error)")
    }
    switch ending {
    case .late: throw DrawingError(timedOut: program, after: timeout)
    case .drawn(let bytes, let message, let isSuccess):
      if Task.isCancelled { throw DrawingError(cancelled: program) }
      // Graphviz may leave an empty file and call it success.
      guard isSuccess, !bytes.isEmpty else { throw DrawingError(failed: program, message: message) }
      return bytes
    }
  }

  private enum Ending: Sendable {
    case drawn([UInt8], message: String, isSuccess: Bool)
    case late
  }

  /// Runs the drawing against the clock. Leaving the group cancels what is left, and a cancelled run kills its process and
  /// waits for it.
  private func firstToEnd(_ dot: String, _ picture: Picture) async throws -> Ending {
    try await withThrowingTaskGroup(of: Ending.self) { group in
      group.addTask {
        // The input is written while both outputs are read, so no pipe can fill up and stop the others.
        let result = try await run(
          .name(program), arguments: Arguments(["-T\(picture.rawValue)"] + (picture == .png ? ["-Gdpi=144"] : [])),
          environment: environment, input: .inputWriter, output: .bytes(limit: .max), error: .bytes(limit: .max)
        ) { execution in
          // A program that stops reading has its reasons, and says them on its error output. (With `.string` as the
          // input, swift-subprocess 1.0.2 ends the whole process here: it forgets to close the pipe.)
          _ = try? await execution.standardInputWriter.write(dot)
          try await execution.standardInputWriter.finish()
        }
        return .drawn(
          result.standardOutput, message: String(decoding: result.standardError, as: UTF8.self),
          isSuccess: result.terminationStatus.isSuccess)
      }
      group.addTask {
        try await Task.sleep(for: timeout)
        return .late
      }
      defer { group.cancelAll() }
      return try await group.next() ?? .late
    }
  }
}
