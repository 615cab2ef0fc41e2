public import GraphSchema

/// What the model sees in a text, and the states that coreference and relations need.
public struct ReadText: WordReading {
  public let sentences: [SentenceReading]
  /// A row per word, for the first `words` words of the text.
  let rows: [Float]
  /// Words that have a row.
  public let words: Int
  let coreference: Coreference
  let relationReader: RelationReader

  /// Words of an article that keep their states (1.5 kB each) for coreference: 30 MB at most.
  static let mostWords = 20_000

  /// For each mention the earlier one that it goes back to, or `nil`.
  ///
  /// - Parameter mentions: in text order; those past the words whose states were kept go back to nothing.
  /// - Complexity: each mention is compared with the 100 before it.
  public func antecedents(of mentions: [CoreferenceMention]) -> [Antecedent?] {
    let scores = coreferenceScores(of: mentions)
    return mentions.indices.map { i in
      guard i < scores.count else { return nil }
      var best: Antecedent?
      for candidate in scores[i] where candidate.score > (best?.score ?? 0) {
        best = Antecedent(mention: candidate.earlier, score: candidate.score)
      }
      return best
    }
  }

  /// All scores of each mention against the earlier ones.
  func coreferenceScores(of mentions: [CoreferenceMention]) -> [[(earlier: Int, score: Float)]] {
    coreference.scores(of: Array(mentions.prefix { $0.words.upperBound <= words }), rows: rows)
  }

  /// - Complexity: O(words + pairs * words of a sentence); a small part of the time of reading the text.
  public func relations(of pairs: [RelationPair], least: Double) -> [[RelationScore]] {
    let known = pairs.prefix { $0.sentence.upperBound <= words }
    let found = relationReader.relations(of: Array(known), rows: rows, least: least)
    return found + [[RelationScore]](repeating: [], count: pairs.count - known.count)
  }

  /// All relation scores of the pairs, "no relation" first.
  func relationScores(of pairs: [RelationPair]) -> [Float] { relationReader.scores(of: pairs, rows: rows) }
}
