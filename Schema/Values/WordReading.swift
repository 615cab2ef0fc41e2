/// Reads the words of a text by what it has learned: names, parts of speech, trees, which mentions go
/// back to which, and which stand in a relation.
///
/// Declared among the nouns so that the stage that asks and the library that answers need not know each other.
public protocol WordReader: Sendable {
  /// Changes with everything that the reader has learned.
  var hash: String { get }

  /// - Parameter sentences: the words of each sentence, in text order.
  /// - Returns: what was read, a pure function of the words.
  func reading(of sentences: [[String]]) -> any WordReading
}

/// What a `WordReader` sees in a text.
public protocol WordReading: Sendable {
  /// One for each sentence.
  var sentences: [SentenceReading] { get }

  /// For each mention the earlier one that it goes back to, or `nil`.
  ///
  /// - Parameter mentions: in text order.
  func antecedents(of mentions: [CoreferenceMention]) -> [Antecedent?]

  /// What its sentence states about each pair, likeliest first; empty where it states nothing.
  ///
  /// - Parameters:
  ///   - sentences: in text order.
  ///   - least: predicates less probable than this are left out.
  /// - Returns: one list a pair, the pairs of a sentence after those of the sentence before.
  func relations(in sentences: [PairedSentence], least: Double) -> [[RelationScore]]

  /// What each passage says of each two of its entities, in order of subject and object.
  ///
  /// - Parameter least: predicates less probable than this are left out, and pairs without any.
  /// - Returns: one list a passage.
  func readings(of passages: [PairedPassage], least: Double) -> [[PassageReading]]
}

/// An earlier mention that a mention goes back to.
public struct Antecedent: Sendable, Hashable {
  /// An index into the mentions asked for.
  public let mention: Int
  /// Above 0, higher is surer; the logarithm of the odds against "none of them".
  public let score: Float

  public init(mention: Int, score: Float) {
    self.mention = mention
    self.score = score
  }
}

/// What a `WordReader` sees in one sentence.
public struct SentenceReading: Sendable, Hashable {
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

    public init(words: Range<Int>, kind: Kind, confidence: Double) {
      self.words = words
      self.kind = kind
      self.confidence = confidence
    }
  }

  /// In text order, not overlapping.
  public let names: [Name]
  /// One for each word.
  public let parts: [PartOfSpeech]
  /// One for each word. Exactly one word hangs on the root.
  public let dependencies: [Dependency]

  public init(names: [Name], parts: [PartOfSpeech], dependencies: [Dependency]) {
    self.names = names
    self.parts = parts
    self.dependencies = dependencies
  }
}
