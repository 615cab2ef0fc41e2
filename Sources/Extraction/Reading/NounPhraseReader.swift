internal import GraphSchema

/// Finds the noun phrases of a sentence and how they hang together: possessors, prepositions, lists, appositions.
struct NounPhraseReader {
  let view: DocumentView
  let range: Range<Int>

  init(_ view: DocumentView, sentence: Sentence) {
    self.view = view
    self.range = sentence.tokens
  }

  func read() -> [NounPhrase] {
    var phrases: [NounPhrase] = []
    var position = range.lowerBound
    var possessor: Int?
    while position < range.upperBound {
      guard var phrase = phrase(at: position) else {
        position += 1
        possessor = nil
        continue
      }
      phrase.possessor = possessor
      let index = phrases.count
      position = phrase.tokens.upperBound
      if position < range.upperBound, view.isPossessiveMark(position) {
        position += 1
        possessor = index
      } else if phrase.tokens.count == 1, isPossessivePronoun(phrase.head) {
        possessor = index
      } else {
        possessor = nil
      }
      phrases.append(phrase)
    }
    attachPrepositions(&phrases)
    joinLists(&phrases)
    attachAppositions(&phrases)
    return phrases
  }

  // MARK: Base phrases

  func phrase(at start: Int) -> NounPhrase? {
    if view.mention(at: start) == nil, view.covering[start] == nil, view.tag(start) == .pronoun {
      guard !Lexicon.relativizers.contains(view.lower(start)) else { return nil }
      return NounPhrase(tokens: start..<start + 1, head: start)
    }
    var position = start
    var lastEnd: Int?
    var head: Int?
    var mention: Int?
    var modifiers: [Int] = []
    scan: while position < range.upperBound {
      if let found = view.mention(at: position) {
        if lastEnd != nil, mention != nil, !mayPrecede(mention, found) { break }
        if lastEnd != nil, mention == nil, isTime(head) { break }
        if let head, mention == nil, begins(found, aClauseAfter: head) { break }
        if let previous = mention { modifiers.append(previous) }
        mention = found
        position = view.document.mentions[found].tokens.upperBound
        lastEnd = position
        head = position - 1
        // A pronoun is a phrase of its own; a possessive one is the possessor of the next.
        if view.document.mentions[found].reading == .pronoun { break }
        continue
      }
      switch view.tag(position) {
      case .noun, .properNoun:
        if lastEnd != nil, isTimeWord(position), mention != nil { break scan }
        if let previous = mention { modifiers.append(previous) }
        mention = nil
        lastEnd = position + 1
        head = position
      case .numeral:
        if lastEnd != nil, mention != nil { break scan }
        lastEnd = position + 1
        head = position
      case .determiner:
        guard lastEnd == nil else { break scan }
      case .adjective, .symbol:
        if mention != nil, lastEnd != nil, !leadsToNoun(position) { break scan }
      case .adverb:
        guard position + 1 < range.upperBound, [.adjective, .numeral, .verb].contains(view.tag(position + 1)),
          leadsToNoun(position + 1)
        else { break scan }
      case .verb:
        // "a US-backed | study"
        if position > start, view.lower(position - 1) == "-", leadsToNoun(position) { break }
        // "retired General ...", but not "accused Russia"
        guard position > start || Lexicon.status.contains(view.lower(position)) || opensPhrase(position) else {
          break scan
        }
        guard isParticiple(position), leadsToNoun(position), lastEnd == nil, !isJoinedVerb(position),
          !isPredicate(position, from: start)
        else { break scan }
      case .punctuation:
        guard ["-", "&"].contains(view.lower(position)), lastEnd == position, leadsToNoun(position) else { break scan }
      case .coordinator:
        guard view.lower(position) == "&" else { break scan }
      default: break scan
      }
      position += 1
    }
    guard let end = lastEnd, let head else { return nil }
    return NounPhrase(tokens: start..<end, head: head, mention: mention, modifiers: modifiers)
  }

  /// "Trump's | *planned* trip": a participle behind a possessor stands before its noun where the tree says so.
  private func opensPhrase(_ token: Int) -> Bool {
    token > range.lowerBound && view.isPossessiveMark(token - 1) && view.isModifier(token)
  }

  /// "has *never* | attacked Norway": behind an auxiliary or a name, and adverbs alone, a verb is no modifier unless the
  /// tree says so.
  private func isPredicate(_ token: Int, from start: Int) -> Bool {
    guard token > start, (start..<token).allSatisfy({ view.tag($0) == .adverb }), start > range.lowerBound else {
      return false
    }
    return view.tag(start - 1) == .auxiliary || view.covering[start - 1] != nil && !view.isModifier(token)
  }

  /// "founded and later | led Norvik Bank": by the tree it is joined with a verb, and no part of what it leads.
  private func isJoinedVerb(_ token: Int) -> Bool {
    view.token(token).dependency?.label == .conjunct && view.head(of: token).map { view.tag($0) == .verb } ?? false
  }

  /// "the policies | Trump mentioned": the name is the subject of what is said of the noun.
  private func begins(_ found: Int, aClauseAfter noun: Int) -> Bool {
    let tokens = view.document.mentions[found].tokens
    guard let exit = tokens.first(where: { view.head(of: $0).map { !tokens.contains($0) } ?? false }),
      view.token(exit).dependency?.label == .subject, let verb = view.head(of: exit), verb >= tokens.upperBound
    else { return false }
    return view.head(of: noun).map { !tokens.contains($0) } ?? false
  }

  /// Whether a name may stand before another inside one phrase: "Russian President ... Putin", "Dallas, Texas" not.
  func mayPrecede(_ first: Int?, _ second: Int) -> Bool {
    guard let first else { return true }
    let mentions = view.document.mentions
    return mentions[first].kind != .person && mentions[first].reading != .pronoun
      && mentions[second].reading != .pronoun
  }

  func isPossessivePronoun(_ token: Int) -> Bool {
    guard Lexicon.possessivePronouns.contains(view.lower(token)) else { return false }
    return token + 1 < range.upperBound && leadsToNoun(token)
  }

  func isParticiple(_ token: Int) -> Bool {
    let form = view.verbForm(token)
    return form == .participle || form == .past || form == .gerund
  }

  /// Whether a noun or name comes next, over adjectives and the like.
  func leadsToNoun(_ token: Int) -> Bool {
    var position = token + 1
    while position < range.upperBound, position <= token + 3 {
      if view.covering[position] != nil { return true }
      switch view.tag(position) {
      case .noun, .properNoun: return true
      case .adjective, .numeral, .adverb, .symbol: position += 1
      case .verb where isParticiple(position): position += 1
      default: return false
      }
    }
    return false
  }

  func isTime(_ head: Int?) -> Bool { head.map(isTimeWord) ?? false }
  func isTimeWord(_ token: Int) -> Bool { Lexicon.timeNouns.contains(view.lemma(token)) }

  // MARK: Prepositions

  func attachPrepositions(_ phrases: inout [NounPhrase]) {
    for index in phrases.indices where phrases[index].possessor == nil || index > 0 {
      var first = phrases[index].tokens.lowerBound
      // The preposition of "with Russia's president" stands before the possessor.
      if let possessor = phrases[index].possessor {
        phrases[index].preposition = phrases[possessor].preposition
        phrases[index].prepositionToken = phrases[possessor].prepositionToken
        phrases[index].governor = phrases[possessor].governor
        phrases[possessor].preposition = nil
        phrases[possessor].governor = nil
        continue
      }
      while first > range.lowerBound, view.tag(first - 1) == .adverb { first -= 1 }
      // "took *over* Norvik Bank": the tree makes it a part of the verb.
      guard first > range.lowerBound, view.tag(first - 1) == .adposition, view.covering[first - 1] == nil,
        !view.isVerbParticle(first - 1)
      else { continue }
      phrases[index].preposition = view.lower(first - 1)
      phrases[index].prepositionToken = first - 1
      if index > 0, phrases[index - 1].tokens.upperBound == first - 1 { phrases[index].governor = index - 1 }
    }
  }
}
