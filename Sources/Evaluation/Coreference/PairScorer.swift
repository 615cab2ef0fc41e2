/// Counts pairs of a pronoun and a name, as in GAP: for each of the names given, whether the pronoun stands for it.
///
/// Source: K. Webster et al., Mind the GAP, TACL 6 (2018).
public struct PairScorer: Sendable {
  public private(set) var score = Score()

  public init() {}

  /// Adds a text with one pronoun.
  ///
  /// - Parameters:
  ///   - names: what each of the names given stands for.
  ///   - pronoun: what the pronoun stands for.
  ///   - chosen: the indices of the names that were found for the pronoun.
  public mutating func add(names: [String], pronoun: String, chosen: [Int]) {
    score += Score(
      right: chosen.count { names[$0] == pronoun }, found: chosen.count, gold: names.count { $0 == pronoun })
  }
}
