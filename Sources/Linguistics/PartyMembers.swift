internal import GraphSchema

/// Finds the words for members of a party that the article names in the plural: "*Green* lawmaker Berg", where "the Greens" are
/// named, too.
///
/// Such a word is an adjective of everyday English, so neither capitals nor the model tell; the packs' list
/// `party_member` says which words parties are called after.
struct PartyMembers {
  let lexicon: NameLexicon

  /// - Parameter names: what was found otherwise, in text order, not overlapping.
  /// - Returns: the same with the words for members that were none.
  func read(_ names: [MentionProposal], in text: TaggedText) -> [MentionProposal] {
    let words = lexicon.words["party_member"] ?? []
    var parties: [String: MentionProposal] = [:]
    for name in names where name.kind == .organization {
      guard let word = Self.member(of: text.tokens[name.tokens].map(\.lower)), words.contains(word) else { continue }
      if parties[word]?.candidates.isEmpty ?? true { parties[word] = name }
    }
    guard !parties.isEmpty else { return names }
    let taken = Set(names.flatMap(\.tokens))
    var found: [MentionProposal] = []
    for sentence in text.sentences {
      for token in sentence.tokens where !taken.contains(token) {
        guard let party = parties[text.tokens[token].lower], isMember(token, in: sentence, text) else { continue }
        found.append(
          MentionProposal(
            tokens: token..<token + 1, kind: .organization, reading: .demonym, candidates: party.candidates,
            finder: "rule:party", confidence: 0.9))
      }
    }
    return found.isEmpty ? names : (names + found).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// The word for a member: "green" for "Greens", "Alliance 90/The Greens" and "Green Party"; `nil` for other names.
  static func member(of name: [String]) -> String? {
    guard let last = name.last else { return nil }
    if last == "party", name.count == 2 { return name[0] }
    return last.utf8.count > 2 && last.hasSuffix("s") ? String(last.dropLast()) : nil
  }

  /// A capital, and behind it what somebody is: "Green | lawmaker", "Green | parliamentary leader".
  private func isMember(_ token: Int, in sentence: Sentence, _ text: TaggedText) -> Bool {
    guard text.tokens[token].text.unicodeScalars.first?.properties.isUppercase == true else { return false }
    let ahead = Array(text.tokens[token + 1..<min(token + 4, sentence.tokens.upperBound)])
    let keys = lexicon.titles.keys(of: ahead.map { PlainText.unaccented($0.lower) })
    for start in ahead.indices {
      if lexicon.titles.matches(in: keys, at: start, limit: keys.count).contains(where: {
        $0.values.contains { $0.rank == .office || $0.rank == .occupation }
      }) {
        return true
      }
      guard [.adjective, .noun].contains(ahead[start].tag) else { return false }
    }
    return false
  }
}
