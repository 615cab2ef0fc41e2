internal import GraphSchema

/// Finds runs of words that may be names, by their capitals.
struct CapitalRuns {
  let text: TaggedText
  let words: ArticleWords
  let cues: CueWords
  let lexicon: NameLexicon
  let lemmatizer: Lemmatizer
  let titles: TitleMatches
  /// Ends of the names of several words that the pack found, by their first token.
  let packEnds: [Int: Int]

  /// Runs in text order, each within one sentence; sentences whose capitals mean nothing give none.
  func runs() -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (s, sentence) in text.sentences.enumerated() where !words.isUnreliable[s] {
      var i = sentence.tokens.lowerBound
      while i < sentence.tokens.upperBound {
        guard opens(i) else {
          i += 1
          continue
        }
        let end = extend(from: i, limit: sentence.tokens.upperBound)
        found.append(i..<end)
        i = end
      }
    }
    return found
  }

  private func token(_ i: Int) -> Token { text.tokens[i] }

  func hasCapital(_ i: Int) -> Bool {
    let word = token(i).text
    guard let first = word.unicodeScalars.first else { return false }
    if first.isUpper { return !word.hasSuffix("$") }
    // "iPhone", "al-Shabaab", "xAI"
    guard first.isLower, word.unicodeScalars.count > 2, word.unicodeScalars.contains(where: { $0.isUpper }) else {
      return false
    }
    if let hyphen = word.unicodeScalars.firstIndex(where: { $0.isHyphen }) {
      return cues.particles.contains(String(word.unicodeScalars[..<hyphen]))
    }
    return true
  }

  /// Whether a name may begin with the word.
  private func opens(_ i: Int) -> Bool {
    let token = token(i)
    guard hasCapital(i) else { return false }
    switch token.tag {
    case .pronoun, .coordinator, .auxiliary, .particle, .punctuation, .symbol:
      let isAcronym = token.text.utf8.count > 1 && !token.text.unicodeScalars.contains { $0.isLower }
      if words.isInitial[i] || !isAcronym { return false }
    case .determiner, .adposition, .subordinator:
      return false
    default: break
    }
    guard words.isInitial[i] else { return true }
    return opensSentence(i)
  }

  /// Whether the capital of a sentence's first word is its own.
  private func opensSentence(_ i: Int) -> Bool {
    let token = token(i)
    let lower = token.lower
    if Self.neverInitial.contains(lower) { return false }
    if lexicon.singleNames.contains(token.text) { return true }
    if lexicon.isGivenName(token), token.tag == .properNoun { return true }
    let follows = i + 1 < text.tokens.count && hasCapital(i + 1)
    if follows, lexicon.isGivenName(token), !lemmatizer.isCommon(lower) { return true }
    if token.tag == .properNoun {
      return !(words.lowerCase.contains(lower) && !follows && words.capital[lower] == nil)
    }
    // A title before a name: "President Emmanuel Macron".
    if follows, lexicon.titleWords[lower] != nil || lexicon.titleWords[lower + "."] != nil { return true }
    // A word of another kind begins a name when it does so inside another sentence, or when the next word is a head.
    if words.capital[lower] != nil, !words.lowerCase.contains(lower), token.tag != .verb, token.tag != .adverb {
      return true
    }
    if follows, token.tag == .noun || token.tag == .adjective {
      let next = self.token(i + 1).lower
      return cues.organizationHeads.contains(next) || cues.placeHeads.contains(next)
    }
    return !lemmatizer.isCommon(lower) && token.tag != .adverb && token.tag != .verb && !words.lowerCase.contains(lower)
  }

  private func extend(from start: Int, limit: Int) -> Int {
    var end = max(start + 1, min(limit, titles.ends[start]))
    while end < limit {
      if titles.ends[end] > end, hasCapital(end) {
        end = titles.ends[end]
        continue
      }
      if hasCapital(end), joins(end) {
        end += 1
        continue
      }
      guard let next = bridge(from: start, at: end, limit: limit) else { break }
      end = next
    }
    // A last initial or suffix keeps its full stop; a lone "I" or a clause opener does not belong.
    return end
  }

  private func joins(_ i: Int) -> Bool {
    switch token(i).tag {
    case .pronoun: return token(i).lower != "i" && !token(i).text.unicodeScalars.contains { $0.isLower }
    case .punctuation, .symbol: return false
    default: return true
    }
  }

  /// The end of the run when it goes on over a small word, an ampersand, a particle or a number.
  private func bridge(from start: Int, at i: Int, limit: Int) -> Int? {
    let lower = token(i).lower
    func isCapital(_ k: Int) -> Bool { k < limit && hasCapital(k) && token(k).tag != .pronoun }
    switch lower {
    case "&": return isCapital(i + 1) ? i + 2 : nil
    case "of", "for":
      guard hasOpenHead(start..<i), packEnds[start] != i else { return nil }
      if isCapital(i + 1) { return i + 2 }
      if i + 2 < limit, token(i + 1).lower == "the", isCapital(i + 2),
        !lexicon.singleNames.contains(token(i + 2).text) || lower == "of"
      {
        return i + 3
      }
      return nil
    case "on":
      // "Commission on Presidential Debates"
      return Self.deliberating.contains(token(i - 1).lower) && isCapital(i + 1) ? i + 2 : nil
    case "and":
      // "International Bobsleigh and Skeleton Federation"
      if start > 0, token(start - 1).lower == "the", isCapital(i + 1), let end = headEnd(after: i, limit: limit) {
        return end
      }
      // "Ministry of Culture and Tourism", "Health and Human Services Department".
      guard isCapital(i + 1), !lexicon.singleNames.contains(token(i + 1).text) else { return nil }
      guard (start..<i).contains(where: { token($0).lower == "of" || token($0).lower == "for" }), hasOpenHead(start..<i)
      else { return nil }
      guard !(start...(i + 1)).contains(where: { lexicon.isGivenName(token($0)) }),
        !lexicon.singleNames.contains(token(i - 1).text)
      else { return nil }
      return i + 2
    case ",":
      // "Cyrus R. Vance, Jr."
      guard i + 1 < limit, i > start + 1 || Self.commaSuffixes.contains(token(i + 1).lower) else { return nil }
      return ["jr.", "sr.", "jr", "sr"].contains(token(i + 1).lower) || Self.commaSuffixes.contains(token(i + 1).lower)
        ? i + 2 : nil
    case "'s":
      // "Women's", "St John's", "People's Republic": the possessor is part of a name when a head follows.
      guard i + 1 < limit, isCapital(i + 1), Self.possessors.contains(token(i - 1).lower) else { return nil }
      return i + 2
    default: break
    }
    if cues.particles.contains(lower), token(i).text.utf8.count <= 5 {
      if isCapital(i + 1) { return i + 2 }
      if i + 2 < limit, cues.particles.contains(token(i + 1).lower), isCapital(i + 2) { return i + 3 }
    }
    if let dash = lower.firstIndex(of: "-"), cues.particles.contains(String(lower[..<dash])), hasCapital(i) {
      return i + 1
    }
    return nil
  }

  /// The end of the capitals after an "and" when the last of them is a head and none is a known name.
  private func headEnd(after i: Int, limit: Int) -> Int? {
    guard !lexicon.singleNames.contains(token(i - 1).text) else { return nil }
    var end = i + 1
    while end < limit, hasCapital(end), !lexicon.singleNames.contains(token(end).text) { end += 1 }
    guard end > i + 2, cues.organizationHeads.contains(token(end - 1).lower) else { return nil }
    return end
  }

  private func hasOpenHead(_ range: Range<Int>) -> Bool {
    range.contains { cues.openHeads.contains(token($0).lower) }
  }

  private static let deliberating: Set<String> = [
    "commission", "committee", "subcommittee", "council", "conference", "panel", "board", "office", "institute",
    "center",
    "centre", "forum",
  ]

  private static let commaSuffixes: Set<String> = ["inc.", "inc", "llc", "ltd", "ltd.", "corp.", "l.l.c."]

  private static let possessors: Set<String> = [
    "people", "women", "men", "children", "workers", "st", "king", "queen", "veterans", "writers", "teachers",
    "farmers",
  ]

  private static let neverInitial: Set<String> = [
    "the", "a", "an", "it", "he", "she", "they", "we", "you", "i", "this", "that", "these", "those", "there", "here",
    "but",
    "and", "or", "so", "if", "as", "in", "on", "at", "by", "for", "from", "with", "after", "before", "since", "while",
    "when", "where", "who", "what", "which", "why", "how", "although", "though", "because", "however", "meanwhile",
    "also",
    "yesterday", "today", "tomorrow", "according", "earlier", "later", "despite", "during", "both", "many", "some",
    "most",
    "all", "no", "not", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "our", "his",
    "her",
    "their", "its", "my", "your", "yes", "now", "then", "once", "still", "even", "just", "more", "other", "another",
    "each",
    "every", "such", "several", "about", "over", "under", "between", "among", "within", "without", "through", "until",
    "unlike", "like", "near", "outside", "inside", "across", "let", "please", "thanks", "best", "following",
    "including", "people", "officials", "police",
    "authorities", "protesters",
  ]
}
