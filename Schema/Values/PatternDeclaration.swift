/// A pattern as its YAML file declares it; `Extraction` compiles it.
public struct PatternDeclaration: Hashable, Sendable {
  /// "office/title-name": the file's family, a slash, the pattern's own id.
  public let id: String
  /// The relations that a match makes.
  public let predicate: Predicate.ID
  /// The source of the pattern, in the pattern language (see `Sources/LanguageModel/Patterns/README.md`).
  public let clauses: [String]
  /// Fixed attributes of the evidence: "modality" -> "planned", "role" -> "leader".
  public let attributes: [String: String]
  /// 0...1: how often a match is right, as measured on the training articles.
  public let confidence: Double
  /// Sentences that must match, with what they must yield.
  public let examples: [PatternExample]
  /// Sentences that must not match.
  public let counterexamples: [String]
  /// "patterns/office.yaml, line 12", for messages.
  public let place: String

  public init(
    id: String, predicate: Predicate.ID, clauses: [String], attributes: [String: String] = [:],
    confidence: Double = 0.8,
    examples: [PatternExample] = [], counterexamples: [String] = [], place: String = ""
  ) {
    self.id = id
    self.predicate = predicate
    self.clauses = clauses
    self.attributes = attributes
    self.confidence = confidence
    self.examples = examples
    self.counterexamples = counterexamples
    self.place = place
  }
}

/// A sentence and what a pattern must find in it.
public struct PatternExample: Hashable, Sendable {
  public let text: String
  /// The mentions by their text.
  public let subject: String
  public let object: String
  /// Attributes that must hold: "role" -> "foreign minister", "modality" -> "planned".
  public let attributes: [String: String]

  public init(text: String, subject: String, object: String, attributes: [String: String] = [:]) {
    self.text = text
    self.subject = subject
    self.object = object
    self.attributes = attributes
  }
}
