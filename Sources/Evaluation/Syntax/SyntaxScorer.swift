/// Counts right parts of speech, heads and relations over the words of the gold.
///
/// With the words given, equal to F1 in the evaluation of the CoNLL 2018 shared task (`conll18_ud_eval.py`, and `udeval`
/// of the UD tools): UPOS, UAS, and LAS, for which subtypes of relations ("nsubj:pass") do not count. Punctuation
/// counts.
///
/// Source: D. Zeman et al., CoNLL 2018 Shared Task, https://universaldependencies.org/conll18/evaluation.html
public struct SyntaxScorer: Sendable {
  public private(set) var words = 0
  private var parts = 0
  private var heads = 0
  private var labelled = 0
  private var withSubtypes = 0
  private var right: [String: Int] = [:]
  private var found: [String: Int] = [:]
  private var gold: [String: Int] = [:]

  public init() {}

  /// Adds a sentence; both are the same words.
  public mutating func add(gold: [Treebank.Word], found: [Treebank.Word]) {
    precondition(gold.count == found.count, "the words of the gold are read, one by one")
    for (g, f) in zip(gold, found) {
      words += 1
      parts += g.part == f.part ? 1 : 0
      self.gold[g.part, default: 0] += 1
      self.found[f.part, default: 0] += 1
      if g.part == f.part { right[g.part, default: 0] += 1 }
      guard g.head == f.head else { continue }
      heads += 1
      labelled += Self.plain(g.relation) == Self.plain(f.relation) ? 1 : 0
      withSubtypes += g.relation == f.relation ? 1 : 0
    }
  }

  /// The relation without its subtype.
  private static func plain(_ relation: String) -> Substring {
    relation.prefix { $0 != ":" }
  }

  /// The share of words with the right part of speech, 0...1.
  public var tagging: Double { share(parts) }
  /// The share of words with the right head: unlabelled attachment, 0...1.
  public var unlabelled: Double { share(heads) }
  /// The share of words with the right head and relation without subtype: labelled attachment, 0...1.
  public var labelledAttachment: Double { share(labelled) }
  /// The same with subtypes.
  public var labelledWithSubtypes: Double { share(withSubtypes) }

  /// By part of speech.
  public var byPart: KindScores {
    var scores = KindScores(kinds: Set(gold.keys).union(found.keys).sorted())
    for kind in scores.kinds {
      scores[kind] = Score(right: right[kind] ?? 0, found: found[kind] ?? 0, gold: gold[kind] ?? 0)
    }
    return scores
  }

  private func share(_ count: Int) -> Double { words > 0 ? Double(count) / Double(words) : 0 }
}
