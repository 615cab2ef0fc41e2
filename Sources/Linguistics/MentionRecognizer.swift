public import GraphSchema

/// An article in sentences and tagged words, before names are found in it.
///
/// Positions are indices into `tokens`; the invariants are those of `Document`.
public struct TaggedText: Sendable {
  public let article: Article
  public let sentences: [Sentence]
  public let tokens: [Token]
  /// What the trained reader sees in the same words; `nil` where there is none.
  public let reading: (any WordReading)?

  public init(article: Article, sentences: [Sentence], tokens: [Token], reading: (any WordReading)? = nil) {
    self.article = article
    self.sentences = sentences
    self.tokens = tokens
    self.reading = reading
  }
}

/// A name that a recogniser sees in a text.
public struct MentionProposal: Hashable, Sendable {
  /// Indices into the tokens of the text; never empty, and within one sentence.
  public let tokens: Range<Int>
  /// `nil` says that the words name none of the three kinds ("Paris Agreement", "Hurricane Maria"), so that nothing
  /// inside them is taken for a name either.
  public let kind: EntityKind?
  public let reading: Reading
  /// Entries of the packs that the text may name, most likely first.
  public let candidates: [PackEntry.ID]
  /// Who found it: "pack", "rule:title".
  public let finder: String
  public let gender: Gender?
  /// 0...1, higher is surer. Decides between proposals for the same words.
  public let confidence: Double

  public init(
    tokens: Range<Int>, kind: EntityKind?, reading: Reading = .name, candidates: [PackEntry.ID] = [], finder: String,
    gender: Gender? = nil, confidence: Double
  ) {
    self.tokens = tokens
    self.kind = kind
    self.reading = reading
    self.candidates = candidates
    self.finder = finder
    self.gender = gender
    self.confidence = confidence
  }

  func with(gender: Gender?) -> MentionProposal {
    MentionProposal(
      tokens: tokens, kind: kind, reading: reading, candidates: candidates, finder: finder, gender: gender,
      confidence: confidence)
  }
}

/// Finds names in a text: by a pack, by rules, by a trained model.
public protocol MentionRecognizer: Sendable {
  /// - Returns: names in any order; they may overlap. Equal texts give equal results.
  func proposals(for text: TaggedText) -> [MentionProposal]
}
