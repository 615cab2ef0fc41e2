/// The mentions of one sentence, and the pairs of them of which a `WordReader` is asked what the sentence states.
public struct PairedSentence: Sendable, Hashable {
  public struct Mention: Sendable, Hashable {
    /// Indices into the words of the text; never empty.
    public let words: Range<Int>
    public let kind: EntityKind
    public let reading: Reading

    public init(words: Range<Int>, kind: EntityKind, reading: Reading) {
      precondition(!words.isEmpty, "a mention has at least one word")
      self.words = words
      self.kind = kind
      self.reading = reading
    }
  }

  public struct Pair: Sendable, Hashable {
    /// Indices into the mentions.
    public let subject, object: Int
    /// Mentions of other entities that begin between the two.
    public let between: Int

    public init(subject: Int, object: Int, between: Int) {
      self.subject = subject
      self.object = object
      self.between = between
    }
  }

  /// The words of the sentence, as indices into the words of the text.
  public let words: Range<Int>
  /// All that are of an entity, in text order.
  public let mentions: [Mention]
  public let pairs: [Pair]

  public init(words: Range<Int>, mentions: [Mention], pairs: [Pair]) {
    self.words = words
    self.mentions = mentions
    self.pairs = pairs
  }
}

/// What the trained reader makes of a pair.
public struct RelationScore: Sendable, Hashable {
  public let predicate: Predicate.ID
  /// How probable the predicate is among all that the kinds of the ends admit and "no relation", 0...1.
  public let probability: Double

  public init(predicate: Predicate.ID, probability: Double) {
    self.predicate = predicate
    self.probability = probability
  }
}

/// A relation that the trained reader sees between two mentions of a document.
public struct RelationReading: Sendable, Hashable {
  /// Indices into the mentions of the document; both lie in one sentence, in two chains.
  public let subject: Int
  public let object: Int
  /// Likeliest first; not empty.
  public let scores: [RelationScore]

  public init(subject: Int, object: Int, scores: [RelationScore]) {
    self.subject = subject
    self.object = object
    self.scores = scores
  }
}
