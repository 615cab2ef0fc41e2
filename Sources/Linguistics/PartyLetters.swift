internal import GraphSchema

/// Reads what stands behind the name of an American lawmaker: "Duncan Hunter, R-Calif.", "Mark Warner (D-Va.)".
///
/// The letter is a word for a member of the party, what follows the hyphen is the state. A single letter is too little for
/// the model and the packs; its place in the sentence is not.
struct PartyLetters {
  let lexicon: NameLexicon

  /// By letter, the word for a member.
  private static let members = ["R": "republican", "D": "democrat"]

  /// - Parameter names: what was found otherwise, in text order, not overlapping.
  /// - Returns: the same with letters and states in place of whatever overlaps them.
  func read(_ names: [MentionProposal], in text: TaggedText) -> [MentionProposal] {
    var found: [MentionProposal] = []
    for sentence in text.sentences {
      for token in sentence.tokens where token + 2 < sentence.tokens.upperBound && isLetter(token, in: sentence, text) {
        guard let word = Self.members[text.tokens[token].text] else { continue }
        let senses = self.senses(of: word).filter { $0.kind == .organization && $0.reading == .demonym }
        guard !senses.isEmpty else { continue }
        found.append(
          MentionProposal(
            tokens: token..<token + 1, kind: .organization, reading: .demonym, candidates: senses.map(\.entry),
            finder: "pack", confidence: 0.95))
        found.append(place(at: token + 2, names, text))
      }
    }
    guard !found.isEmpty else { return names }
    let taken = Set(found.flatMap(\.tokens))
    let kept = names.filter { $0.tokens.allSatisfy { !taken.contains($0) } }
    return (kept + found).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func isLetter(_ token: Int, in sentence: Sentence, _ text: TaggedText) -> Bool {
    guard token > sentence.tokens.lowerBound, Self.members[text.tokens[token].text] != nil else { return false }
    return [",", "("].contains(text.tokens[token - 1].text) && ["-", "–"].contains(text.tokens[token + 1].text)
      && text.tokens[token + 2].text.unicodeScalars.first?.properties.isUppercase == true
  }

  private func senses(of word: String) -> [NameSense] {
    lexicon.names.matches(in: lexicon.names.keys(of: [word]), at: 0, limit: 1).flatMap(\.1)
  }

  /// The state: as it was found, else as the packs know the word, else a place that nobody knows.
  private func place(at token: Int, _ names: [MentionProposal], _ text: TaggedText) -> MentionProposal {
    if let name = names.first(where: { $0.tokens.lowerBound == token && $0.kind == .place }) { return name }
    let known = senses(of: PlainText.key(text.tokens[token].text)).filter { $0.kind == .place && $0.reading == .name }
    return MentionProposal(
      tokens: token..<token + 1, kind: .place, candidates: known.map(\.entry), finder: "pack", confidence: 0.9)
  }
}
