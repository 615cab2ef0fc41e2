public import Evaluation
internal import Foundation
internal import ReadingModel

/// Measures how well Kith reads, against files that people marked.
///
/// Each layer reads the gold's own text or words and is scored by `Evaluation`. One text after another, on one thread.
public struct Evaluator: Sendable {
  /// What is measured, and how.
  public struct Options: Sendable {
    /// Folders laid over the built-in pack.
    public var packs: [String] = []
    /// Weights to read with, instead of those inside the executable.
    public var weights: String?
    /// Whether the reading model answers alone, without packs and rules.
    public var modelAlone = false
    /// What is counted; `nil` for what the layer counts by itself.
    public var kinds: [String]?
    /// Whether relations are looked for between the entities of the gold, instead of those that are found.
    public var givenEntities = false
    /// Whether relations are compared between places in the text, as KnowledgeNet's text evaluation does, instead of
    /// between entities.
    public var betweenMentions = false
    /// The folder of annotated articles that a graph is compared with.
    public var gold: String?

    public init() {}
  }

  let options: Options
  private let clock: any Clock<Duration>

  /// - Parameter clock: measures the analysis.
  public init(_ options: Options = Options(), clock: any Clock<Duration>) {
    self.options = options
    self.clock = clock
  }

  /// Measures one layer on one file.
  ///
  /// - Throws: `EvaluationError` with the file and the line; `WeightError`, `PackError`, `ExtractionError`, `StoreError`.
  public func measure(_ layer: EvaluationLayer, file: String) async throws -> EvaluationReport {
    switch layer {
    case .names: try names(file)
    case .tagging, .parsing: try syntax(layer, file)
    case .coreference: try coreference(file)
    case .relations: try relations(file)
    case .identity: try file.hasSuffix(".csv") ? namePairs(file) : identity(file)
    case .linking: try linking(file)
    case .graph: try await graph(file)
    }
  }

  // MARK: what reads

  func model() throws -> TrainedReader {
    try options.weights.map { path throws(WeightError) in try TrainedReader.open(path: path) } ?? .embedded()
  }

  /// What `kith build` reads with.
  func analysis() throws -> ArticleAnalysis { try .with(packs: options.packs, weights: options.weights) }

  /// Runs a piece of analysis and adds its time.
  func timed<Result>(_ seconds: inout Double, _ work: () throws -> Result) rethrows -> Result {
    var result: Result?
    let took = try clock.measure { result = try work() }
    seconds += Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    // `measure` returns only after the closure has run to its end.
    return result!
  }

  // MARK: files

  static func lines(_ path: String) throws(EvaluationError) -> GoldLines {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EvaluationError(
        .unreadable, "the file is not there, or cannot be read", place: path, remedy: "check the path")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw EvaluationError(
        .unreadable, "the file is not UTF-8", place: path, remedy: "convert it, with iconv for instance")
    }
    return GoldLines(text, file: path)
  }

  static let modelAlone = "the reading model alone"
  static let wholeStage = "the whole stage"
}

/// "1 text", "2 texts"
func amount(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}
