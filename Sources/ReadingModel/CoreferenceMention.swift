/// A mention as coreference sees it: words with a type.
public struct CoreferenceMention: Sendable, Hashable {
  public enum MentionType: Int, Sendable {
    case name, description, pronoun
  }

  /// What the names' labels call it; `none` for descriptions and pronouns.
  public enum Kind: Int, Sendable {
    case person, place, organization, demonym, none
  }

  /// Indices into the words of the text; never empty, and within one sentence. A description ends with its head noun.
  public let words: Range<Int>
  public let sentence: Int
  public let type: MentionType
  let kind: Kind
  let lower: [String]
  let content: Set<String>
  let initials: String
  let pronoun: Int

  /// - Parameter texts: the mention's words as written.
  public init(words: Range<Int>, texts: [String], sentence: Int, type: MentionType, kind: Kind = .none) {
    precondition(words.count == texts.count && !words.isEmpty, "a mention has at least one word, and a text for each")
    self.words = words
    self.sentence = sentence
    self.type = type
    self.kind = type == .name ? kind : .none
    lower = texts.map { $0.lowercased() }
    content = Set(lower.filter { !Self.empty.contains($0) && ($0.first.map { $0.isLetter || $0.isNumber } ?? false) })
    initials =
      texts.count > 1 ? String(texts.compactMap { $0.first.flatMap { $0.isUppercase ? $0 : nil } }).lowercased() : ""
    pronoun = type == .pronoun ? Self.pronouns[lower[0]] ?? Self.noPronoun : Self.noPronoun
  }

  static let noPronoun = 7

  private static let empty: Set<String> = [
    "the", "a", "an", "of", "and", "in", "for", "'s", "’s", "his", "her", "their", "its", "this", "that", "these",
    "those",
    "former", "new",
  ]

  private static let groups = [
    "he him his himself", "she her hers herself", "it its itself this that", "they them their theirs themselves",
    "i me my mine myself", "we us our ours ourselves", "you your yours yourself yourselves",
  ]

  private static let pronouns = Dictionary(
    groups.enumerated().flatMap { group in group.element.split(separator: " ").map { (String($0), group.offset) } },
    uniquingKeysWith: { first, _ in first })
}
