internal import GraphSchema

/// Finds names that no pack knows, from capitals, titles, heads, suffixes and what stands around them.
///
/// Evidence is added up over all occurrences of a name in the article, and a part of a known name ("Zamperoni") takes its
/// kind from the whole. What is decided is then looked for everywhere, headlines included.
struct RuleRecognizer: MentionRecognizer {
  let lexicon: NameLexicon
  let pack: PackRecognizer
  let cues: CueWords
  let lemmatizer: Lemmatizer

  static let surnameFinder = "rule:surname"
  /// The least evidence for a name of several words, and of one word.
  private static let threshold = 0.9
  private static let singleThreshold = 1.3

  private struct Known {
    var kind: EntityKind
    var score: Double
    var words: [String]
    var gender: Gender?
    var finder: String
    var candidates: [PackEntry.ID] = []
    /// `nil` in place of a kind: a name of none of ours.
    var isOther = false
  }

  func proposals(for text: TaggedText) -> [MentionProposal] {
    let matches = pack.matches(in: text)
    let words = ArticleWords(text)
    let titles = TitleMatches(text: text, lexicon: lexicon, cues: cues, lemmatizer: lemmatizer)
    let runs = CapitalRuns(
      text: text, words: words, cues: cues, lexicon: lexicon, lemmatizer: lemmatizer, titles: titles,
      packEnds: Dictionary(matches.filter { $0.tokens.count > 1 }.map { ($0.tokens.lowerBound, $0.tokens.upperBound) })
      { $1 }
    ).runs()
    let segmenter = RunSegmenter(text: text, cues: cues, lexicon: lexicon, titles: titles, packMatches: matches)
    var placeStarts: Set<Int> = []
    var packRanges: Set<Range<Int>> = []
    for match in matches {
      packRanges.insert(match.tokens)
      if match.senses[0].kind == .place { placeStarts.insert(match.tokens.lowerBound) }
    }
    let reader = NameCues(
      text: text, words: words, cues: cues, lexicon: lexicon, lemmatizer: lemmatizer, placeStarts: placeStarts)
    let candidates = runs.flatMap { segmenter.candidates(of: $0) }.filter { !packRanges.contains($0.tokens) }
    let known = decide(candidates, reader, text, matches)
    return occurrences(of: known, in: text, words: words)
  }

  private func name(_ range: Range<Int>, _ text: TaggedText) -> [String] { text.tokens[range].map(\.text) }

  private func decide(
    _ candidates: [NameCandidate], _ reader: NameCues, _ text: TaggedText, _ matches: [PackRecognizer.Match]
  ) -> [Known] {
    var order: [[String]] = []
    var votes: [[String]: NameVotes] = [:]
    var genders: [[String]: Gender] = [:]
    for candidate in candidates {
      let key = name(candidate.tokens, text)
      if votes[key] == nil { order.append(key) }
      votes[key, default: NameVotes()] += reader.votes(for: candidate)
      if let gender = self.gender(of: candidate, text) { genders[key] = genders[key] ?? gender }
    }
    var known: [Known] = []
    // Which person, by each word of the name: the last word is a family name, most often.
    var people: [String: Gender?] = [:]
    for match in matches where match.senses[0].kind == .person {
      for word in name(match.tokens, text).suffix(1) { people[word] = .some(match.senses[0].gender) }
    }
    // First words of companies that go on without their suffix: "Zentrix" for "Zentrix Inc.".
    var bodies: Set<String> = []
    // Last words of storms and operations, which go on alone: "Dorian".
    var others: Set<String> = []
    for key in order where key.count > 1 {
      guard let sum = votes[key] else { continue }
      if sum.isOther {
        known.append(Known(kind: .person, score: 5, words: key, finder: "rule:other", isOther: true))
        if cues.otherOpeners.contains(key[0].lowercased()) { others.insert(key[key.count - 1]) }
        continue
      }
      guard let (kind, score) = sum.decision(threshold: Self.threshold) else { continue }
      known.append(Known(kind: kind, score: score, words: key, gender: genders[key], finder: "rule:\(kind.rawValue)"))
      if kind == .organization, key.count == 2, cues.companySuffixes.contains(key[1].lowercased()) {
        bodies.insert(key[0])
      }
      if kind == .person {
        let core = key.filter { $0 != "," && !cues.nameSuffixes.contains($0.lowercased()) }
        for word in core.count > 2 ? [core[0], core[core.count - 1], core[core.count - 2]] : core
        where word.utf8.count > 2 && !cues.others.contains(word.lowercased()) {
          people[word] = people[word] ?? .some(genders[key])
        }
        // "Mohammed bin Salman" is later "bin Salman"; "Bill de Blasio" is "de Blasio".
        if key.count >= 3, cues.particles.contains(key[key.count - 2].lowercased()) {
          known.append(
            Known(
              kind: .person, score: score, words: Array(key.suffix(2)), gender: genders[key], finder: "rule:partial"))
        }
      }
    }
    let acronyms = shortForms(in: text, known: known, matches: matches)
    for key in order where key.count == 1 {
      guard let sum = votes[key], !others.contains(key[0]) || people[key[0]] != nil else { continue }
      if bodies.contains(key[0]) {
        known.append(Known(kind: .organization, score: 4, words: key, finder: "rule:partial"))
      } else if let kind = acronyms[key[0]] {
        known.append(Known(kind: kind, score: 3, words: key, finder: "rule:acronym"))
      } else if let gender = people[key[0]], sum.organization < 4, sum.place < 4 {
        known.append(Known(kind: .person, score: 3, words: key, gender: gender, finder: "rule:partial"))
      } else if let (kind, score) = sum.decision(threshold: Self.singleThreshold) {
        var name = Known(kind: kind, score: score, words: key, gender: genders[key], finder: "rule:\(kind.rawValue)")
        if kind == .person, let entries = lexicon.surnames[PlainText.key(key[0])] {
          name.finder = Self.surnameFinder
          name.candidates = entries
        }
        known.append(name)
      }
    }
    return known
  }

  /// What "Mr", a kinship word before the name, or a given name says of a person.
  func gender(of tokens: Range<Int>, in text: TaggedText) -> Gender? {
    gender(of: NameCandidate(tokens: tokens, title: nil, hasTitle: false, isBeforeTitle: false), text)
  }

  private func gender(of candidate: NameCandidate, _ text: TaggedText) -> Gender? {
    if let gender = candidate.title?.gender { return gender }
    let start = candidate.tokens.lowerBound
    if start > 0 {
      let before = text.tokens[start - 1].lower
      switch before {
      case "mr", "mr.", "sir", "lord": return .male
      case "mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady": return .female
      default: break
      }
      if let gender = lexicon.kinship[before]?.gender { return gender }
      if let gender = lexicon.titleWords[before]?.gender { return gender }
    }
    guard candidate.tokens.count > 1 else { return nil }
    return lexicon.givenNames[PlainText.key(text.tokens[start].text)] ?? nil
  }

  /// "World Health Organization (WHO)": the short form takes the kind of the long one.
  private func shortForms(in text: TaggedText, known: [Known], matches: [PackRecognizer.Match]) -> [String: EntityKind]
  {
    var kinds: [[String]: EntityKind] = [:]
    for name in known { kinds[name.words] = name.kind }
    for match in matches { kinds[self.name(match.tokens, text)] = match.senses[0].kind }
    var found: [String: EntityKind] = [:]
    for i in text.tokens.indices where text.tokens[i].text == "(" && i + 2 < text.tokens.count {
      let short = text.tokens[i + 1].text
      guard text.tokens[i + 2].text == ")" || text.tokens[i + 2].text == ",", short.utf8.count >= 2,
        short.utf8.count <= 8,
        short == short.uppercased(), short.unicodeScalars.first?.isUpper == true
      else { continue }
      for length in 1...10 where length <= i {
        if let kind = kinds[self.name((i - length)..<i, text)], kind != .person { found[short] = kind }
      }
    }
    return found
  }

  /// Whether a word that is also an ordinary one is the name, where its capital proves nothing.
  private func isNameHere(_ i: Int, in text: TaggedText, _ words: ArticleWords, isUnreliable: Bool) -> Bool {
    let token = text.tokens[i]
    guard words.isInitial[i] || isUnreliable, lemmatizer.isCommon(token.lower), token.tag != .properNoun else {
      return true
    }
    // "Day said": it is a name elsewhere, never an ordinary word, and a verb or a possessive follows.
    guard !words.lowerCase.contains(token.lower), words.capital[token.lower] != nil, i + 1 < text.tokens.count else {
      return false
    }
    let next = text.tokens[i + 1]
    return next.tag == .verb || next.tag == .auxiliary || next.lower == "'s"
  }

  /// Every place where the decided names stand, the longest first.
  private func occurrences(of known: [Known], in text: TaggedText, words: ArticleWords) -> [MentionProposal] {
    var trie = TokenTrie<Int>()
    for (i, name) in known.enumerated() { trie.insert(name.words.map(PlainText.lower), i) }
    guard !trie.isEmpty else { return [] }
    let keys = trie.keys(of: text.tokens.map(\.lower))
    var found: [MentionProposal] = []
    for (s, sentence) in text.sentences.enumerated() {
      let isShouted = PackRecognizer.isShouted(text.tokens[sentence.tokens])
      for i in sentence.tokens {
        for (end, values) in trie.matches(in: keys, at: i, limit: sentence.tokens.upperBound) {
          guard let value = values.first(where: { isShouted || known[$0].words == name(i..<end, text) }) else {
            continue
          }
          let decided = known[value]
          if end == i + 1, !isNameHere(i, in: text, words, isUnreliable: words.isUnreliable[s]) { continue }
          found.append(
            MentionProposal(
              tokens: i..<end, kind: decided.isOther ? nil : decided.kind, candidates: decided.candidates,
              finder: decided.finder, gender: decided.gender,
              confidence: min(0.9, 0.5 + decided.score / 20)))
        }
      }
    }
    return found
  }
}
