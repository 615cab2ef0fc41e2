internal import GraphSchema

/// Reads bodies of states that are written in small letters: "the Argentine embassy", "the Russian foreign ministry".
///
/// The word for the country and the word for the body are the whole name, as they are with capitals: "Russian Foreign Ministry".
struct StateBodies {
  let lexicon: NameLexicon

  /// - Parameter names: what was found otherwise, in text order, not overlapping.
  /// - Returns: the same with bodies in place of the countries in their names.
  func read(_ names: [MentionProposal], in text: TaggedText) -> [MentionProposal] {
    names.map { name in
      guard name.kind == .place, isCountry(name), let end = bodyEnd(after: name.tokens.upperBound, in: text) else {
        return name
      }
      return MentionProposal(
        tokens: name.tokens.lowerBound..<end, kind: .organization, finder: "rule:state-body",
        confidence: name.confidence)
    }
  }

  private func isCountry(_ name: MentionProposal) -> Bool {
    name.candidates.first.flatMap { lexicon.entries[$0] }?.subkind == "country"
  }

  private func bodyEnd(after start: Int, in text: TaggedText) -> Int? {
    func word(_ i: Int) -> String { i < text.tokens.count ? text.tokens[i].text : "" }
    if Self.missions.contains(word(start)) { return word(start + 1) == "general" ? start + 2 : start + 1 }
    return Self.fields.contains(word(start)) && word(start + 1) == "ministry" ? start + 2 : nil
  }

  private static let missions: Set<String> = ["embassy", "consulate"]
  private static let fields: Set<String> = [
    "foreign", "interior", "defense", "defence", "health", "finance", "justice", "education", "culture", "energy",
    "economy", "trade", "labor", "labour", "transport", "agriculture", "environment", "sports", "oil",
  ]
}
