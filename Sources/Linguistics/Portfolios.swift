internal import GraphSchema

/// Takes what an office is in charge of out of the names: "*Labor* Minister Berg" names no party, "EU *Economics* Commissioner"
/// and "the commissioner for *Economic Affairs*" no body.
struct Portfolios {
  let lexicon: NameLexicon

  /// - Parameter names: what was found otherwise, in text order, not overlapping.
  /// - Returns: the same without fields of offices, each name that ends in one cut before it.
  func read(_ names: [MentionProposal], in text: TaggedText) -> [MentionProposal] {
    names.filter { !isPortfolio($0, in: text) }.map { body(before: $0, in: text) ?? $0 }
  }

  private func isPortfolio(_ name: MentionProposal, in text: TaggedText) -> Bool {
    guard name.kind == .organization else { return false }
    let (start, end) = (name.tokens.lowerBound, name.tokens.upperBound)
    if name.tokens.count == 1, Self.fields.contains(text.tokens[start].lower) {
      return end < text.tokens.count && Self.posts.contains(text.tokens[end].lower)
    }
    return name.candidates.isEmpty && start > 1 && text.tokens[start - 1].lower == "for"
      && Self.holders.contains(text.tokens[start - 2].lower)
  }

  /// "EU" of "EU Enlargement | Commissioner Berg": the international body that a name begins with, and that the packs know.
  private func body(before name: MentionProposal, in text: TaggedText) -> MentionProposal? {
    let end = name.tokens.upperBound
    guard name.kind == .organization, name.candidates.isEmpty, end < text.tokens.count,
      Self.holders.contains(text.tokens[end].lower)
    else { return nil }
    let keys = lexicon.names.keys(of: text.tokens[name.tokens].map { PlainText.key($0.text) })
    for match in lexicon.names.matches(in: keys, at: 0, limit: keys.count - 1).reversed() {
      guard let sense = match.values.first(where: { $0.subkind == "international" }) else { continue }
      return MentionProposal(
        tokens: name.tokens.lowerBound..<name.tokens.lowerBound + match.end, kind: .organization,
        candidates: [sense.entry], finder: "rule:portfolio", confidence: name.confidence)
    }
    return nil
  }

  /// Fields that parties are called after, too.
  private static let fields: Set<String> = ["labor", "labour"]
  private static let posts: Set<String> = ["minister", "ministers", "ministry", "secretary", "department"]
  /// Who has a field in front or behind "for".
  private static let holders: Set<String> = ["commissioner", "commissioners"]
}
