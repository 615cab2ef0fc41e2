internal import GraphSchema

/// Finds bands and groups that were taken for a person because one of their members is named behind: "Rammstein guitarist
/// Richard Kruspe".
///
/// Whoever stands before "guitarist" or "member" and a name is what the named one plays in or belongs to: a person has advisers
/// and lawyers, but no members.
struct BandNames {
  let lexicon: NameLexicon

  /// - Parameter names: what was found otherwise, in text order, not overlapping.
  /// - Returns: the same, with a body for each person who has a member, wherever the article calls it so.
  func read(_ names: [MentionProposal], in text: TaggedText) -> [MentionProposal] {
    func words(_ name: MentionProposal) -> [String] { text.tokens[name.tokens].map(\.lower) }
    let people = Set(names.filter { $0.kind == .person }.map(\.tokens.lowerBound))
    let bands = Set(
      names.filter { $0.kind == .person && $0.candidates.isEmpty && hasMember($0, people, in: text) }.map(words))
    guard !bands.isEmpty else { return names }
    return names.map { name in
      guard name.kind == .person, bands.contains(words(name)) else { return name }
      return MentionProposal(
        tokens: name.tokens, kind: .organization, finder: "rule:band", confidence: name.confidence)
    }
  }

  private func hasMember(_ name: MentionProposal, _ people: Set<Int>, in text: TaggedText) -> Bool {
    let start = name.tokens.upperBound
    guard start < text.tokens.count else { return false }
    let words = text.tokens[start..<min(start + 2, text.tokens.count)].map { PlainText.unaccented($0.lower) }
    let titles = lexicon.titles.keys(of: words)
    guard let match = lexicon.titles.matches(in: titles, at: 0, limit: titles.count).last else { return false }
    return people.contains(start + match.end)
      && match.values.contains { $0.organizationPredicate == "member_of" && $0.personPredicate == nil }
  }
}
