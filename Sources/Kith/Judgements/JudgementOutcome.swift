public import GraphSchema

/// What came of judging.
public struct JudgementOutcome: Hashable, Sendable {
  /// As they were remembered, with their numbers.
  public let judgements: [Judgement]
  /// What the new ones cannot hold with: the graph does not show them until one of each is taken back.
  public let contradictions: [Contradiction]
  /// What the judged names are in the graph now, sorted by id.
  public let entities: [Entity]
}
