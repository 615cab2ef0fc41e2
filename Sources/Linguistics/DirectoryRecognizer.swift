internal import GraphSchema

/// Finds names that the packs' directories hold: the longest phrase of two words or more that begins at each word.
///
/// A single word is left to the other recognisers: among millions of names nearly every word is one ("Will", "Reading").
/// What a name found here means, identity decides over all articles.
struct DirectoryRecognizer: MentionRecognizer {
  let directories: NameDirectories

  /// Longer names are titles of works.
  private static let longest = 7

  /// - Complexity: a look-up for each stretch of up to seven words that begins and ends with a capital or a figure.
  func proposals(for text: TaggedText) -> [MentionProposal] {
    let words = ArticleWords(text)
    var found: [MentionProposal] = []
    for (number, sentence) in text.sentences.enumerated() where !words.isUnreliable[number] {
      var start = sentence.tokens.lowerBound
      while start < sentence.tokens.upperBound {
        if let proposal = proposal(at: start, in: sentence, of: text, words) {
          found.append(proposal)
          start = proposal.tokens.upperBound
        } else {
          start += 1
        }
      }
    }
    return found
  }

  private func proposal(
    at start: Int, in sentence: Sentence, of text: TaggedText, _ words: ArticleWords
  ) -> MentionProposal? {
    let tokens = text.tokens
    guard Self.isRaised(tokens[start]), !words.isInitial[start] || tokens[start].tag == .properNoun else { return nil }
    var end = min(start + Self.longest, sentence.tokens.upperBound)
    while end > start + 1 {
      defer { end -= 1 }
      guard Self.isRaised(tokens[end - 1]), Self.holds(tokens[start..<end]) else { continue }
      let phrase = text.article.text.slice(Span(tokens[start].span.start, tokens[end - 1].span.end))
      let entries = directories.entries(named: phrase)
      guard let kind = Self.kind(of: entries) else { continue }
      let bearers = entries.filter { $0.kind == kind }
      return MentionProposal(
        tokens: start..<end, kind: kind, finder: "directory", gender: bearers.count == 1 ? bearers[0].gender : nil,
        confidence: 0.8)
    }
    return nil
  }

  /// The kind of all bearers, or of one that is far better known than those of other kinds.
  private static func kind(of entries: [PackEntry]) -> EntityKind? {
    guard let best = entries.max(by: { ($0.pages, $1.id) < ($1.pages, $0.id) }) else { return nil }
    let others = entries.filter { $0.kind != best.kind }.map(\.pages).max()
    return others.map { best.pages >= 3 * max($0, 1) } ?? true ? best.kind : nil
  }

  private static func isRaised(_ token: Token) -> Bool {
    guard let first = token.text.unicodeScalars.first else { return false }
    return first.isUpper || CharacterClass(first) == .digit
  }

  /// Whether the words may be one name: at least one with a letter, and nothing between them that ends a name.
  private static func holds(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.allSatisfy { token in
      guard let first = token.text.unicodeScalars.first else { return false }
      let kind = CharacterClass(first)
      return kind == .letter || kind == .digit || "-.'&\u{2019}".unicodeScalars.contains(first)
    } && tokens.contains { $0.text.unicodeScalars.first?.isUpper ?? false }
  }
}
