public import GraphSchema

/// What a sentence says of two names in its own words: "Berg | wrote a letter to | Lund".
///
/// For what the catalogue has no word for. It is no relation of the graph: it has no predicate, is not stored, and nothing
/// is concluded from it.
public struct OpenRelation: Hashable, Sendable {
  /// One end.
  public struct End: Hashable, Sendable {
    /// As the article writes it; may be a pronoun.
    public let text: String
    /// What the article calls it in full.
    public let name: String
    public let kind: EntityKind
    /// In code points of the article's text.
    public let range: CodePointRange
  }

  public let subject: End
  /// The words of the sentence from the verb to the object: "did not meet with".
  public let phrase: String
  public let object: End
  public let polarity: Polarity
  public let modality: Modality
  public let tense: Tense
  /// What the article calls whoever says so, where it names somebody.
  public let speaker: String?
  /// The sentence, in code points of the article's text.
  public let range: CodePointRange
  public let quote: String
}
