internal import GraphSchema

/// Finds bodies that were taken for a person, by what stands beside their name anywhere in the article.
///
/// Whoever stands before "guitarist" or "member" and a name is what the named one plays in or belongs to: a person has advisers
/// and lawyers, but no members. And what "steelmaker" or "brewery" stands right before is one.
struct MistakenPeople {
  let lexicon: NameLexicon

  /// - Parameter names: what was found otherwise, in text order, not overlapping.
  /// - Returns: the same, with a body for each such person, wherever the article calls it so.
  func read(_ names: [MentionProposal], in text: TaggedText) -> [MentionProposal] {
    func words(_ name: MentionProposal) -> [String] { text.tokens[name.tokens].map(\.lower) }
    let people = Set(names.filter { $0.kind == .person }.map(\.tokens.lowerBound))
    let bodies = Set(
      names.filter { name in
        name.kind == .person && name.candidates.isEmpty
          && (hasMember(name, people, in: text) || isOfSort(name, in: text))
      }.map(words))
    guard !bodies.isEmpty else { return names }
    return names.map { name in
      guard name.kind == .person, bodies.contains(words(name)) else { return name }
      return MentionProposal(
        tokens: name.tokens, kind: .organization, finder: "rule:body", confidence: name.confidence)
    }
  }

  /// "the *brewery* Karl Lund": beside the noun in the tree, not the subject of what is said of it ("the brewery Karl Lund owns").
  private func isOfSort(_ name: MentionProposal, in text: TaggedText) -> Bool {
    let noun = name.tokens.lowerBound - 1
    guard noun >= 0, text.tokens[noun].tag == .noun, text.tokens[noun].dependency != nil,
      lexicon.words["body_noun"]?.contains(text.tokens[noun].lower) == true,
      let sentence = text.sentences.first(where: { $0.tokens.contains(noun) })?.tokens,
      sentence.contains(name.tokens.lowerBound)
    else { return false }
    func head(of token: Int) -> Int? { text.tokens[token].dependency?.head.map { sentence.lowerBound + $0 } }
    let own = name.tokens.last { head(of: $0).map { !name.tokens.contains($0) } ?? true }
    // "the fashion house Yves Laurent": a given name needs the tree to say that it is one.
    let isApposition =
      own.flatMap(head) == noun && own.flatMap({ text.tokens[$0].dependency?.label }) == .apposition
    guard isApposition || lexicon.givenNames[text.tokens[name.tokens.lowerBound].lower] == nil else { return false }
    return head(of: noun).map(name.tokens.contains) ?? false || own.flatMap(head) == noun
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
