/// What one document says: its chains with their names, and the relations between them with their evidence.
///
/// Claims are stored; entities and relations are computed from the claims of all articles and the judgements. Positions
/// are code points from here on.
public struct Claims: Hashable, Sendable {
  public let article: Article.ID
  /// In text order; the full-text search reads them.
  public let sentences: [CodePointRange]
  public let chains: [ChainClaim]
  /// Sorted by evidence range, then predicate, subject and object.
  public let relations: [RelationClaim]

  public init(
    article: Article.ID, sentences: [CodePointRange], chains: [ChainClaim], relations: [RelationClaim]
  ) {
    self.article = article
    self.sentences = sentences
    self.chains = chains
    self.relations = relations
  }
}

/// A chain of one article as identity sees it.
public struct ChainClaim: Hashable, Sendable {
  public let kind: EntityKind
  /// The fullest name, as written.
  public let name: String
  /// The entry of the packs that the context decided for.
  public let entry: PackEntry.ID?
  /// What the article's pronouns, titles and kinship words say.
  public let gender: Gender?
  /// In text order; never empty.
  public let mentions: [MentionClaim]

  public init(
    kind: EntityKind, name: String, entry: PackEntry.ID? = nil, gender: Gender? = nil, mentions: [MentionClaim]
  ) {
    self.kind = kind
    self.name = name
    self.entry = entry
    self.gender = gender
    self.mentions = mentions
  }
}

/// One mention of a chain, as it is stored.
public struct MentionClaim: Hashable, Sendable {
  public let range: CodePointRange
  public let text: String
  public let reading: Reading

  public init(range: CodePointRange, text: String, reading: Reading) {
    self.range = range
    self.text = text
    self.reading = reading
  }
}

/// A relation between two chains of one article, with the sentence that says so.
public struct RelationClaim: Hashable, Sendable {
  /// Index into the chains of the same claims.
  public let subject: Int
  public let predicate: Predicate.ID
  /// Index into the chains of the same claims.
  public let object: Int
  public let evidence: EvidenceClaim

  public init(subject: Int, predicate: Predicate.ID, object: Int, evidence: EvidenceClaim) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.evidence = evidence
  }
}

/// Where an article says something, how, and who found it.
public struct EvidenceClaim: Hashable, Sendable {
  /// The sentence, or the part of it that says so.
  public let range: CodePointRange
  /// The text of the range, unchanged.
  public let quote: String
  public let polarity: Polarity
  public let modality: Modality
  public let tense: Tense?
  /// The chain that says so, where the sentence names one; otherwise the article itself asserts it.
  public let attributedTo: Int?
  /// The wording of the office or function: "foreign minister", "special envoy".
  public let role: String?
  /// When it happened, or from when to when it was so, where the sentence says: ISO 8601, as exact as the text is
  /// ("2022-02", "2000/2006", "../2019", "2014/..").
  public let date: String?
  /// The pattern or model that found it: "office/title-name".
  public let finder: String
  /// How sure the finder is, 0...1, higher is surer.
  public let confidence: Double

  public init(
    range: CodePointRange, quote: String, polarity: Polarity = .asserted, modality: Modality = .actual,
    tense: Tense? = nil, attributedTo: Int? = nil, role: String? = nil, date: String? = nil, finder: String,
    confidence: Double = 1
  ) {
    self.range = range
    self.quote = quote
    self.polarity = polarity
    self.modality = modality
    self.tense = tense
    self.attributedTo = attributedTo
    self.role = role
    self.date = date
    self.finder = finder
    self.confidence = confidence
  }

  /// The same evidence, more or less sure.
  public func with(confidence: Double) -> EvidenceClaim {
    EvidenceClaim(
      range: range, quote: quote, polarity: polarity, modality: modality, tense: tense, attributedTo: attributedTo,
      role: role, date: date, finder: finder, confidence: confidence)
  }
}

/// Whether a sentence says that it is so or that it is not.
public enum Polarity: String, Hashable, Sendable, Codable, CaseIterable {
  case asserted, denied
}

/// How firmly a sentence says it.
public enum Modality: String, Hashable, Sendable, Codable, CaseIterable {
  /// It is so, or it happened.
  case actual
  /// It will, is expected to, has been agreed.
  case planned
  /// It may, could, is wanted.
  case possible
  /// One side says so: "accused of", "reportedly".
  case alleged
}

/// When, seen from the sentence, it is so.
public enum Tense: String, Hashable, Sendable, Codable, CaseIterable {
  case past, present, future
}
