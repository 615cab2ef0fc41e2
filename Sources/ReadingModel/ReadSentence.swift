/// What the model sees in one sentence.
public struct ReadSentence: Sendable, Hashable {
  /// A name: words with a kind.
  public struct Name: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
      case person = "PER"
      case place = "LOC"
      case organization = "ORG"
      /// A nationality or a people standing for its country: "Russian", "Germans".
      case demonym = "DEM"
      /// Events, works, products, laws: names, but of nothing that the graph holds.
      case other = "MISC"
    }

    /// Indices into the words of the sentence; never empty.
    public let words: Range<Int>
    public let kind: Kind
    /// 0...1, the least probability among its words; not calibrated.
    public let confidence: Double
  }

  /// In text order, not overlapping.
  public let names: [Name]
  /// A universal part-of-speech tag per word.
  public let parts: [String]
  /// The head of each word: 0 is the root, 1... the words. Exactly one word hangs on the root.
  public let heads: [Int]
  /// The universal relation of each word to its head, with its subtype: "nsubj:pass".
  public let relations: [String]
}
