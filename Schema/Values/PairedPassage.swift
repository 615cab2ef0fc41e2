/// A stretch of whole sentences with the entities that it names, of each two of which a `WordReader` is asked what the
/// stretch says, in one sentence or in several.
public struct PairedPassage: Sendable, Hashable {
  public struct Entity: Sendable, Hashable {
    public let kind: EntityKind
    /// Those in the passage, in text order; never empty.
    public let mentions: [PairedSentence.Mention]
    /// The words of its mentions of more than two letters, in lower case.
    public let names: Set<String>

    public init(kind: EntityKind, mentions: [PairedSentence.Mention], names: Set<String>) {
      precondition(!mentions.isEmpty, "an entity of a passage is mentioned in it")
      self.kind = kind
      self.mentions = mentions
      self.names = names
    }
  }

  /// The words of each sentence, one after the other, as indices into the words of the text; never empty.
  public let sentences: [Range<Int>]
  /// In order of their first mention.
  public let entities: [Entity]

  public init(sentences: [Range<Int>], entities: [Entity]) {
    precondition(!sentences.isEmpty, "a passage has at least one sentence")
    self.sentences = sentences
    self.entities = entities
  }

  /// The words of the passage, as indices into the words of the text.
  public var words: Range<Int> {
    (sentences.first?.lowerBound ?? 0)..<(sentences.last?.upperBound ?? 0)
  }
}

/// What the trained reader sees between two entities of a passage.
public struct PassageReading: Sendable, Hashable {
  /// Indices into the entities of the passage, or into the chains of a document.
  public let subject, object: Int
  /// Likeliest first; not empty.
  public let scores: [RelationScore]
  /// For each sentence of the passage how much of the reader's attention it had; together 1.
  public let attention: [Double]
  /// The first of these sentences among those of the text.
  public let firstSentence: Int
  /// The logarithm of the odds that the passage is of a work of reference, which says in passing what news leaves to what
  /// everybody knows.
  public let reference: Double

  public init(
    subject: Int, object: Int, scores: [RelationScore], attention: [Double], firstSentence: Int = 0,
    reference: Double = 0
  ) {
    self.subject = subject
    self.object = object
    self.scores = scores
    self.attention = attention
    self.firstSentence = firstSentence
    self.reference = reference
  }
}
