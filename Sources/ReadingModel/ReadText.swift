public import GraphSchema

/// What the model sees in a text, and the states that coreference and relations need.
public struct ReadText: WordReading {
  public let sentences: [SentenceReading]
  /// A row per word, for the first `words` words of the text.
  let rows: [Float]
  /// The same after those layers only that the relations share with everything else.
  let sharedRows: [Float]
  /// Words that have a row.
  public let words: Int
  let coreference: Coreference
  let relationReader: RelationReader
  let passageReader: PassageReader

  /// Words of an article that keep their states (3 kB each) for coreference and relations: 60 MB at most.
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

  /// - Complexity: two layers over the words of the sentences, and O(pairs * words of a sentence).
  public func relations(in sentences: [PairedSentence], least: Double) -> [[RelationScore]] {
    let known = sentences.prefix { $0.words.upperBound <= words }
    let found = relationReader.relations(in: withTrees(known), rows: sharedRows, least: least)
    return found + sentences.dropFirst(known.count).flatMap { $0.pairs.map { _ in [] } }
  }

  /// - Complexity: O(pairs * words) of each passage; those past the words whose states were kept say nothing.
  public func readings(of passages: [PairedPassage], least: Double) -> [[PassageReading]] {
    passages.map { passage in
      guard passage.words.upperBound <= words else { return [] }
      return passageReader.readings(
        of: passage, shared: states(sharedRows, of: passage.words), last: states(rows, of: passage.words),
        least: least)
    }
  }

  /// All scores of a passage's pairs, "no relation" first.
  func passageScores(
    of passage: PairedPassage
  ) -> (pairs: [(subject: Int, object: Int)], found: PassageHead.Scores) {
    passageReader.scores(
      of: passage, shared: states(sharedRows, of: passage.words), last: states(rows, of: passage.words))
  }

  private func states(_ rows: [Float], of range: Range<Int>) -> ArraySlice<Float> {
    let width = words == 0 ? 0 : rows.count / words
    return rows[(range.lowerBound * width)..<(range.upperBound * width)]
  }

  /// All relation scores of the pairs, "no relation" first.
  func relationScores(in sentences: [PairedSentence]) -> [Float] {
    relationReader.scores(of: withTrees(sentences[...]), rows: sharedRows)
  }

  /// Each sentence with its tree, where it has one.
  private func withTrees(_ paired: ArraySlice<PairedSentence>) -> [(sentence: PairedSentence, tree: SentenceReading?)] {
    var trees: [Range<Int>: SentenceReading] = [:]
    var first = 0
    for sentence in sentences {
      let words = first..<(first + sentence.dependencies.count)
      if !words.isEmpty { trees[words] = sentence }
      first = words.upperBound
    }
    return paired.map { ($0, trees[$0.words]) }
  }
}
