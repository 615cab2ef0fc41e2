/// A name in a sentence: its words and its kind.
public struct NameSpan: Hashable, Sendable {
  /// Indices into the words of the sentence.
  public let words: Range<Int>
  public let kind: String

  public init(words: Range<Int>, kind: String) {
    self.words = words
    self.kind = kind
  }

  /// The names that BIO tags mark.
  ///
  /// As in the CoNLL shared tasks, an I- tag that continues nothing, or a name of another kind, begins a name.
  public static func spans(of tags: [String]) -> [NameSpan] {
    var spans: [NameSpan] = []
    var start = 0
    var kind: Substring?
    for (i, tag) in (tags + ["O"]).enumerated() {
      let own = tag.dropFirst(2)
      if let open = kind, !tag.hasPrefix("I-") || own != open {
        spans.append(NameSpan(words: start..<i, kind: String(open)))
        kind = nil
      }
      if kind == nil, tag != "O" { (start, kind) = (i, own) }
    }
    return spans
  }
}

/// Counts names whose words and kind are exactly those of the gold.
///
/// Equal to `seqeval` in its default mode, by kind and as the micro average over the kinds.
public struct NameScorer: Sendable {
  public private(set) var scores: KindScores

  /// - Parameter kinds: what is counted; names of other kinds are as if they were not there, in the gold and in what was
  ///   found.
  public init(kinds: [String]) { scores = KindScores(kinds: kinds) }

  /// Adds a sentence.
  public mutating func add(gold: [NameSpan], found: [NameSpan]) {
    let (gold, found) = (Set(gold), Set(found))
    for kind in scores.kinds {
      let (g, f) = (gold.filter { $0.kind == kind }, found.filter { $0.kind == kind })
      scores[kind] += Score(right: g.intersection(f).count, found: f.count, gold: g.count)
    }
  }
}
