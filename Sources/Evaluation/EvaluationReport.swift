/// What was measured on one file.
public struct EvaluationReport: Hashable, Sendable {
  /// Precision, recall and F1 of one kind.
  public struct Row: Hashable, Sendable {
    public let label: String
    public let score: Score

    public init(_ label: String, _ score: Score) {
      self.label = label
      self.score = score
    }
  }

  /// One number, 0...1, higher is better.
  public struct Figure: Hashable, Sendable {
    public let label: String
    public let value: Double

    public init(_ label: String, _ value: Double) {
      self.label = label
      self.value = value
    }
  }

  public let layer: EvaluationLayer
  public let file: String
  /// What read the file: "the reading model alone", "the whole stage".
  public let reader: String
  /// What was compared with what, one sentence each.
  public let notes: [String]
  /// How much gold there is: "231 documents", "3453 sentences".
  public let amounts: [String]
  public let rows: [Row]
  public let figures: [Figure]
  /// Words analysed.
  public let words: Int
  /// Seconds of analysis alone: neither opening the model nor reading the file nor scoring.
  public let seconds: Double

  public init(
    layer: EvaluationLayer, file: String, reader: String, notes: [String] = [], amounts: [String], rows: [Row],
    figures: [Figure] = [], words: Int, seconds: Double
  ) {
    self.layer = layer
    self.file = file
    self.reader = reader
    self.notes = notes
    self.amounts = amounts
    self.rows = rows
    self.figures = figures
    self.words = words
    self.seconds = seconds
  }

  /// Words analysed in a second; 0 where nothing was analysed.
  public var wordsPerSecond: Double { seconds > 0 ? Double(words) / seconds : 0 }
}

/// What can be measured.
public enum EvaluationLayer: String, Hashable, Sendable, CaseIterable {
  /// Names in CoNLL columns.
  case names
  /// Parts of speech in CoNLL-U.
  case tagging
  /// Trees in CoNLL-U.
  case parsing
  /// Chains, in JSON Lines.
  case coreference
  /// Relations of a text, in JSON Lines.
  case relations
  /// Names that are one or not (CSV), entities over several texts (JSON Lines).
  case identity
  /// Which entry of the packs a name is, in JSON Lines.
  case linking
  /// A whole graph, against annotated articles.
  case graph
}
