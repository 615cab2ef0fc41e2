internal import ChildProcess
public import GraphSchema
internal import Subprocess

/// Draws DOT by running Graphviz, which the user has on the machine.
public struct Graphviz: Sendable {
  /// Graphviz's programs, each with a way of its own to place the nodes.
  public enum Layout: String, Hashable, Sendable, CaseIterable {
    /// In ranks, along the arrows.
    case dot
    /// As springs would settle: for up to about a thousand.
    case neato
    /// As springs at several scales: for thousands.
    case sfdp
    /// As springs, with clusters.
    case fdp
    /// On rings around one.
    case twopi
    /// On circles.
    case circo
  }

  /// Where the middle of a node is, and how large it is, in points; y grows upwards.
  public struct Place: Hashable, Sendable {
    public let x: Double
    public let y: Double
    public let width: Double
    public let height: Double

    public init(x: Double, y: Double, width: Double, height: Double) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// How much of the placing is left to do.
  public enum Placing: Hashable, Sendable {
    case all
    /// Every node says by `pos` where it is; nodes are only kept from lying on each other, and lines drawn.
    case apart
    /// Every node says where it is and stays there, every cluster by `bb`; lines are drawn.
    case lines
  }

  private let program: String
  private let options: [String]
  private let environment: Environment
  private let timeout: Duration
  private let memory: Int

  /// - Parameter placing: anything but `all` is neato's work, whatever the layout.
  public init(layout: Layout = .dot, placing: Placing = .all, timeoutSeconds: Int = Limits.drawingSeconds) {
    let (program, options): (Layout, [String]) =
      switch placing {
      case .all: (layout, [])
      case .apart: (.neato, ["-n"])
      case .lines: (.neato, ["-n2"])
      }
    self.init(program: program.rawValue, options: options, timeout: .seconds(timeoutSeconds))
  }

  /// Tests let other programs stand in for Graphviz, from a folder of their own.
  package init(
    program: String, options: [String] = [], folder: String? = nil, timeout: Duration,
    memory: Int = Limits.drawingMemory
  ) {
    self.program = program
    self.options = options
    self.environment = folder.map { .inherit.updating(["PATH": "\($0):/usr/bin:/bin"]) } ?? .inherit
    self.timeout = timeout
    self.memory = memory
  }

  /// The picture of a graph.
  ///
  /// - Parameter dot: the graph, in the DOT language; as long as one likes.
  /// - Returns: the bytes of the file, never empty.
  /// - Throws: `DrawingError` with `.notInstalled`, `.timedOut`, `.failed` or, when the surrounding task was cancelled,
  ///   `.cancelled`. Graphviz has ended in every case.
  /// - Complexity: grows faster than the square of the number of relations with `dot`; hence the timeout.
  public func draw(_ dot: String, as picture: Picture) async throws(DrawingError) -> [UInt8] {
    try await run(dot, options + ["-T\(picture.rawValue)"] + (picture == .png ? Self.pixels : []))
  }

  /// Where the layout puts the nodes, by their names, which have to be letters and digits.
  ///
  /// - Throws: as `draw`.
  public func places(_ dot: String) async throws(DrawingError) -> [String: Place] {
    let plain = String(decoding: try await run(dot, options + ["-Tplain"]), as: UTF8.self)
    var places: [String: Place] = [:]
    for line in plain.split(separator: "\n") {
      // node NAME X Y WIDTH HEIGHT ..., in inches.
      let words = line.split(separator: " ", maxSplits: 6)
      guard words.count == 7, words[0] == "node" else { continue }
      let inches = words[2..<6].compactMap { Double($0) }
      guard inches.count == 4 else { continue }
      places[String(words[1])] = Place(
        x: inches[0] * 72, y: inches[1] * 72, width: inches[2] * 72, height: inches[3] * 72)
    }
    return places
  }

  /// As many as fit a printed page; at most 60 inches on each side. 5,000 names lie on 60 metres, of which Graphviz would
  /// make 3.5 GB of pixels.
  private static let pixels = ["-Gdpi=144", "-Gsize=60,60"]

  private func run(_ dot: String, _ arguments: [String]) async throws(DrawingError) -> [UInt8] {
    let ending: Ending
    do {
      ending = try await BrokenPipes.ignored { try await firstToEnd(dot, arguments) }
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
  private func firstToEnd(_ dot: String, _ arguments: [String]) async throws -> Ending {
    try await withThrowingTaskGroup(of: Ending.self) { group in
      group.addTask {
        // The input is written while both outputs are read, so no pipe can fill up and stop the others.
        let result = try await Subprocess.run(
          .name(program), arguments: Arguments(arguments), environment: environment, input: .inputWriter,
          output: .bytes(limit: Limits.pictureBytes), error: .bytes(limit: Limits.pictureBytes)
        ) { execution in
          // It waits for its input and has taken nothing yet; where it has ended there is nothing to bound.
          kith_bound_memory(execution.processIdentifier.value, memory)
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
