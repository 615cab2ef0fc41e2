public import GraphSchema

/// How one sentence was read: its words and their tree, what points to whom, its clauses, which patterns matched or nearly
/// did, and what the trained reader made of the pairs of names.
public struct SentenceExplanation: Hashable, Sendable {
  public struct Word: Hashable, Sendable {
    public let text: String
    public let lemma: String
    public let tag: PartOfSpeech
    /// The word that it hangs on, an index into `words`; `nil` for the root and where nobody read the syntax.
    public let head: Int?
    /// What it is to that word; `nil` where nobody read the syntax.
    public let function: DependencyLabel?
  }

  /// A name, pronoun or description.
  public struct Reference: Hashable, Sendable {
    public let text: String
    public let kind: EntityKind
    public let reading: Reading
    /// Whom it stands for in the text; `nil` where nothing was found.
    public let name: String?
    /// Who found it: "pack", "rule:title", "pronoun" ...
    public let finder: String
  }

  /// A verb with what fills its functions, as text.
  public struct Predication: Hashable, Sendable {
    public let verb: String
    public let subjects: [String]
    public let objects: [String]
    /// "with Trump", "in Paris"
    public let complements: [String]
    public let isPassive: Bool
    public let polarity: Polarity
    public let modality: Modality
  }

  /// A relation that the sentence states.
  public struct Match: Hashable, Sendable {
    public let pattern: String
    public let predicate: Predicate.ID
    public let subject: String
    public let object: String
    public let evidence: EvidenceClaim
    public let speaker: String?
  }

  /// A relation that the trained reader thinks of.
  public struct Impression: Hashable, Sendable {
    /// "reading-model", or "passage-model" for what all sentences together say.
    public let finder: String
    public let subject: String
    public let predicate: Predicate.ID
    public let object: String
    /// 0...1, calibrated: how often such a relation was right.
    public let probability: Double
    /// What the reader alone would have to reach here.
    public let bar: Double
    /// Why the words leave no room for it, whatever the probability; `nil` where they do.
    public let objection: String?

    /// Whether it is what all sentences together say.
    public var isOfPassage: Bool { finder == PassageRelations.finder }
  }

  /// A pattern that some words set off, and what it missed.
  public struct NearMiss: Hashable, Sendable {
    public let pattern: String
    /// The words that set it off or that it matched.
    public let words: String
    public let reason: String
  }

  public let text: String
  /// In text order.
  public let words: [Word]
  public let references: [Reference]
  public let predications: [Predication]
  /// In the order of the claims.
  public let matches: [Match]
  /// The longest matches first; at most `nearMissLimit`.
  public let nearMisses: [NearMiss]
  /// The most probable first, down to `leastProbability`.
  public let impressions: [Impression]

  /// More than a screen of near misses helps nobody.
  public static let nearMissLimit = 12
  /// What is less probable is mostly noise: every two names of a sentence get a score for every relation.
  public static let leastProbability = 0.35
}
