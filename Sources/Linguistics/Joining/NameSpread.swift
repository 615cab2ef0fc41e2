internal import GraphSchema

/// Finds the names of an article wherever else in it the same words stand: a name that was recognised once is a name
/// everywhere, in headlines and in the names of prizes and elections too.
struct NameSpread: Sendable {
  let lemmatizer: Lemmatizer

  /// - Parameter names: what was found; not overlapping.
  /// - Returns: further names, which overlap nothing.
  func further(_ names: [MentionProposal], in text: TaggedText) -> [MentionProposal] {
    var trie = TokenTrie<Int>()
    var taken = [Bool](repeating: false, count: text.tokens.count)
    var seen: Set<[String]> = []
    for (i, name) in names.enumerated() {
      for token in name.tokens { taken[token] = true }
      let words = text.tokens[name.tokens].map(\.text)
      guard name.kind != nil, name.confidence >= 0.5, name.reading == .name else { continue }
      if seen.insert(words).inserted { trie.insert(words, i) }
      // "Mijares" for "Graciano Mijares".
      if name.kind == .person, words.count > 1, let last = words.last, last.utf8.count > 2, !last.hasSuffix("."),
        seen.insert([last]).inserted
      {
        trie.insert([last], i)
      }
    }
    guard !trie.isEmpty else { return [] }
    let words = ArticleWords(text)
    let keys = trie.keys(of: text.tokens.map(\.text))
    var found: [MentionProposal] = []
    for (s, sentence) in text.sentences.enumerated() {
      var i = sentence.tokens.lowerBound
      while i < sentence.tokens.upperBound {
        let match = trie.matches(in: keys, at: i, limit: sentence.tokens.upperBound).last {
          !taken[i..<$0.end].contains(true)
        }
        guard let match, let source = match.values.first,
          isNameHere(i..<match.end, in: text, words, isUnreliable: words.isUnreliable[s])
        else {
          i += 1
          continue
        }
        let name = names[source]
        let isWhole = match.end - i == name.tokens.count
        found.append(
          MentionProposal(
            tokens: i..<match.end, kind: name.kind, candidates: isWhole ? name.candidates : [], finder: "spread",
            gender: name.gender, confidence: 0.5))
        i = match.end
      }
    }
    return found
  }

  /// Whether a word that is also an ordinary one is the name, where its capital proves nothing.
  private func isNameHere(
    _ range: Range<Int>, in text: TaggedText, _ words: ArticleWords, isUnreliable: Bool
  ) -> Bool {
    let token = text.tokens[range.lowerBound]
    guard token.text.unicodeScalars.contains(where: { $0.properties.isUppercase }) else { return false }
    guard range.count == 1, words.isInitial[range.lowerBound] || isUnreliable else { return true }
    return !lemmatizer.isCommon(token.lower) || token.tag == .properNoun
  }
}
