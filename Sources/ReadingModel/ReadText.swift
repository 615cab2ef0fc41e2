/// What the model sees in a text, and the states that coreference needs.
public struct ReadText: Sendable {
  public let sentences: [ReadSentence]
  /// A row per word, for the first `words` words of the text.
  let rows: [Float]
  /// Words that have a row.
  public let words: Int

  /// Words of an article that keep their states (1.5 kB each) for coreference: 30 MB at most.
  static let mostWords = 20_000
}
