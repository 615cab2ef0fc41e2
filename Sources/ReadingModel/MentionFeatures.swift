internal import GraphSchema

/// A mention as coreference compares it: its words in the forms that the plain features ask for.
struct MentionFeatures {
  let words: Range<Int>
  let sentence: Int
  let type: CoreferenceMention.MentionType
  let kind: CoreferenceMention.Kind
  let lower: [String]
  let content: Set<String>
  let initials: String
  let pronoun: Int

  init(_ mention: CoreferenceMention) {
    words = mention.words
    sentence = mention.sentence
    type = mention.type
    kind = mention.kind
    let texts = mention.texts
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
