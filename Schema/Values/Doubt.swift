/// Two names that may be one or may be two: worth a person's look.
public struct Doubt: Hashable, Sendable {
  /// The chains of each, those that raise the doubt first; never empty, none in both.
  public let first: [ChainReference]
  public let second: [ChainReference]
  /// Whether the graph has them as one.
  public let isOne: Bool
  /// What the rules have to say.
  public let weighing: Weighing

  public init(first: [ChainReference], second: [ChainReference], isOne: Bool, weighing: Weighing) {
    self.first = first
    self.second = second
    self.isOne = isOne
    self.weighing = weighing
  }

  /// 0...1, higher is more likely that the graph is wrong: the order of a queue.
  public var urgency: Double { isOne ? 1 - weighing.score : weighing.score }
}

/// What speaks for and against two names being one.
public struct Weighing: Hashable, Sendable {
  /// 0...1, higher is more likely one. For ranking; it is no probability.
  public let score: Double
  public let reasons: [String]
  public let objections: [String]

  public init(score: Double, reasons: [String], objections: [String] = []) {
    self.score = score
    self.reasons = reasons
    self.objections = objections
  }
}
