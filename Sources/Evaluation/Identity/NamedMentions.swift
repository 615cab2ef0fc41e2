/// The mentions of a text that call something by its name, of the kinds that we know.
public struct NamedMentions: Sendable {
  public struct Mention: Sendable, Hashable {
    public let range: Range<Int>
    public let entity: String
    public let kind: String
  }

  /// In the order of the file, each stretch once.
  public let mentions: [Mention]

  /// Where the file says which mentions are names, these; where it does not, those whose last word begins with a
  /// capital, unless the mention begins a sentence with a word that the text also has in lower case. Only in the
  /// sentences that were checked, where the file says which.
  public init(_ text: AnnotatedText, kinds: Set<String> = ["PER", "LOC", "ORG"]) {
    let scalars = Array(text.text.unicodeScalars)
    let checked = text.meta?.validatedSentences.map { numbers in
      numbers.compactMap { text.sentences.indices.contains($0) ? text.sentences[$0] : nil }
    }
    let lowers = Set(text.text.split { !$0.isLetter }.filter { $0.first?.isLowercase == true })
    let starts = Set(text.sentences.map(\.lowerBound))
    var seen: Set<Range<Int>> = []
    mentions = text.mentions.compactMap { mention in
      let range = mention.start..<mention.end
      guard let entity = mention.entity, let kind = mention.kind, kinds.contains(kind) else { return nil }
      if let checked,
        !checked.contains(where: { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound })
      {
        return nil
      }
      if let type = mention.type {
        guard type == .name else { return nil }
      } else {
        let words = String(String.UnicodeScalarView(scalars[range])).split { !$0.isLetter }
        guard let last = words.last, let first = words.first, last.first?.isUppercase == true else { return nil }
        if starts.contains(range.lowerBound), lowers.contains(Substring(first.lowercased())) { return nil }
      }
      return seen.insert(range).inserted ? Mention(range: range, entity: entity, kind: kind) : nil
    }
  }
}
