/// How many of the found are right, and how many of the gold are found.
///
/// The two counts of hits are the same number where things match one to one; scores of chains count them apart.
public struct Score: Hashable, Sendable {
  /// What precision counts as right, out of `found`.
  public var rightOfFound: Double
  public var found: Double
  /// What recall counts as right, out of `gold`.
  public var rightOfGold: Double
  public var gold: Double

  public init(rightOfFound: Double, found: Double, rightOfGold: Double, gold: Double) {
    self.rightOfFound = rightOfFound
    self.found = found
    self.rightOfGold = rightOfGold
    self.gold = gold
  }

  public init(right: Int = 0, found: Int = 0, gold: Int = 0) {
    self.init(rightOfFound: Double(right), found: Double(found), rightOfGold: Double(right), gold: Double(gold))
  }

  /// 0...1; 0 where nothing was found.
  public var precision: Double { found > 0 ? rightOfFound / found : 0 }
  /// 0...1; 0 where there is nothing to find.
  public var recall: Double { gold > 0 ? rightOfGold / gold : 0 }
  /// The harmonic mean of precision and recall, 0...1.
  public var f1: Double {
    precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }

  public static func += (a: inout Score, b: Score) {
    a.rightOfFound += b.rightOfFound
    a.found += b.found
    a.rightOfGold += b.rightOfGold
    a.gold += b.gold
  }
}

/// Scores by kind, and all of them together.
public struct KindScores: Hashable, Sendable {
  /// In the order in which they are reported.
  public let kinds: [String]
  private var scores: [String: Score]

  public init(kinds: [String]) {
    self.kinds = kinds
    scores = Dictionary(kinds.map { ($0, Score()) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(kind: String) -> Score {
    get { scores[kind] ?? Score() }
    set { scores[kind] = newValue }
  }

  /// Hits, found and gold of all kinds added up ("micro").
  public var all: Score { kinds.reduce(into: Score()) { $0 += self[$1] } }
}
