/// A mention as coreference is asked about it: words with a type.
public struct CoreferenceMention: Sendable, Hashable {
  public enum MentionType: Int, Sendable {
    case name, description, pronoun
  }

  /// What a name names; `none` for descriptions and pronouns.
  public enum Kind: Int, Sendable {
    case person, place, organization, demonym, none
  }

  /// Indices into the words of the text; never empty, and within one sentence. A description ends with its head noun.
  public let words: Range<Int>
  /// The words as written.
  public let texts: [String]
  public let sentence: Int
  public let type: MentionType
  public let kind: Kind

  /// - Parameter texts: one for each of the words.
  public init(words: Range<Int>, texts: [String], sentence: Int, type: MentionType, kind: Kind = .none) {
    precondition(words.count == texts.count && !words.isEmpty, "a mention has at least one word, and a text for each")
    self.words = words
    self.texts = texts
    self.sentence = sentence
    self.type = type
    self.kind = type == .name ? kind : .none
  }
}
