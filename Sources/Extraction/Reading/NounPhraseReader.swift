internal import GraphSchema

/// Finds the noun phrases of a sentence and how they hang together: possessors, prepositions, lists, appositions.
struct NounPhraseReader {
  private let view: DocumentView
  private let range: Range<Int>

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

  private func phrase(at start: Int) -> NounPhrase? {
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
        // "retired General ...", but not "accused Russia"
        guard position > start || Lexicon.status.contains(view.lower(position)) else { break scan }
        guard isParticiple(position), leadsToNoun(position), lastEnd == nil else { break scan }
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

  /// Whether a name may stand before another inside one phrase: "Russian President ... Putin", "Dallas, Texas" not.
  private func mayPrecede(_ first: Int?, _ second: Int) -> Bool {
    guard let first else { return true }
    let mentions = view.document.mentions
    return mentions[first].kind != .person && mentions[first].reading != .pronoun
      && mentions[second].reading != .pronoun
  }

  private func isPossessivePronoun(_ token: Int) -> Bool {
    guard Lexicon.possessivePronouns.contains(view.lower(token)) else { return false }
    return token + 1 < range.upperBound && leadsToNoun(token)
  }

  private func isParticiple(_ token: Int) -> Bool {
    let form = view.verbForm(token)
    return form == .participle || form == .past || form == .gerund
  }

  /// Whether a noun or name comes next, over adjectives and the like.
  private func leadsToNoun(_ token: Int) -> Bool {
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

  private func isTime(_ head: Int?) -> Bool { head.map(isTimeWord) ?? false }
  private func isTimeWord(_ token: Int) -> Bool { Lexicon.timeNouns.contains(view.lemma(token)) }

  // MARK: Prepositions

  private func attachPrepositions(_ phrases: inout [NounPhrase]) {
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
      guard first > range.lowerBound, view.tag(first - 1) == .adposition, view.covering[first - 1] == nil else {
        continue
      }
      phrases[index].preposition = view.lower(first - 1)
      phrases[index].prepositionToken = first - 1
      if index > 0, phrases[index - 1].tokens.upperBound == first - 1 { phrases[index].governor = index - 1 }
    }
  }

  // MARK: Lists

  private func joinLists(_ phrases: inout [NounPhrase]) {
    var index = 0
    while index < phrases.count {
      guard !isPossessor(index, phrases) else {
        index += 1
        continue
      }
      var members = [index]
      var pending: [Int] = []
      var last = index
      var previous = index
      while let next = nextMember(after: last, phrases) {
        let gap = phrases[last].tokens.upperBound..<start(of: next, phrases)
        let words = gap.map(view.lower)
        if isConjunction(words) {
          if startsClause(next, after: index, phrases) { break }
          members += pending + [next]
          pending = []
          last = next
          previous = next
        } else if words == [","], isAlike(previous, next, phrases) {
          pending.append(next)
          last = next
          previous = next
        } else {
          break
        }
      }
      if members.count > 1 {
        let owner = phrases[index]
        for member in members {
          phrases[member].conjuncts = members
          if phrases[member].preposition == nil {
            phrases[member].preposition = owner.preposition
            phrases[member].prepositionToken = owner.prepositionToken
            phrases[member].governor = owner.governor
          }
        }
      }
      index = (members.last ?? index) + 1
    }
  }

  private func isPossessor(_ index: Int, _ phrases: [NounPhrase]) -> Bool {
    index + 1 < phrases.count && phrases[index + 1].possessor == index
  }

  /// The next phrase that is not only a possessor.
  private func nextMember(after index: Int, _ phrases: [NounPhrase]) -> Int? {
    var next = index + 1
    while next < phrases.count, isPossessor(next, phrases) { next += 1 }
    guard next < phrases.count, phrases[next].preposition == nil else { return nil }
    return next
  }

  private func start(of index: Int, _ phrases: [NounPhrase]) -> Int {
    phrases[index].possessor.map { start(of: $0, phrases) } ?? phrases[index].tokens.lowerBound
  }

  private func isConjunction(_ words: [String]) -> Bool {
    switch words {
    case ["and"], ["or"], [",", "and"], [",", "or"], ["&"], ["as", "well", "as"], [",", "as", "well", "as"],
      ["and", "also"]:
      true
    default: false
    }
  }

  /// Members of a list without "and" between them must be of one sort: both names, or both not.
  private func isAlike(_ first: Int, _ second: Int, _ phrases: [NounPhrase]) -> Bool {
    guard let one = phrases[first].mention, let other = phrases[second].mention else { return false }
    let kinds = (view.mentionKind(one), view.mentionKind(other))
    return kinds.0 == kinds.1 || (kinds.0 != .person && kinds.1 != .person)
  }

  /// "Russia attacked Ukraine and Belarus helped": the phrase after "and" begins a clause of its own.
  private func startsClause(_ next: Int, after first: Int, _ phrases: [NounPhrase]) -> Bool {
    var position = phrases[next].tokens.upperBound
    while position < range.upperBound, view.tag(position) == .adverb { position += 1 }
    guard position < range.upperBound, isFinite(position) else { return false }
    var before = phrases[first].tokens.lowerBound - 1
    while before >= range.lowerBound {
      if view.covering[before] == nil, isFinite(before) { return !Lexicon.speech.contains(view.lemma(before)) }
      if view.tag(before) == .punctuation || view.tag(before) == .subordinator { return false }
      if Lexicon.conjunctivePrepositions.contains(view.lower(before)) { return false }
      before -= 1
    }
    return false
  }

  private func isFinite(_ token: Int) -> Bool {
    guard view.covering[token] == nil else { return false }
    switch view.tag(token) {
    case .auxiliary: return true
    case .verb: return view.verbForm(token) == .past || view.verbForm(token) == .present
    default: return false
    }
  }

  // MARK: Appositions

  /// "Lavrov, Russia's foreign minister," and "Russia's foreign minister, Sergei Lavrov,".
  private func attachAppositions(_ phrases: inout [NounPhrase]) {
    for index in phrases.indices where !isPossessor(index, phrases) {
      guard let next = nextMember(after: index, phrases), phrases[next].conjuncts.isEmpty else { continue }
      let gap = phrases[index].tokens.upperBound..<start(of: next, phrases)
      guard gap.count == 1, [",", "(", "–", "—", "-"].contains(view.lower(gap.lowerBound)) else { continue }
      switch (phrases[index].mention, phrases[next].mention) {
      case (.some, nil) where isDescription(phrases[next]) && isClosed(after: next, phrases):
        if !isSource(phrases[index]) { phrases[next].anchor = index }
      case (nil, .some) where isDescription(phrases[index]): phrases[index].anchor = next
      case (.some, .some) where isBehindTitle(index, phrases) && isPerson(phrases[next]):
        // "Trump's ambassador to Ukraine, Keith Kellogg": the description is the phrase that the place belongs to.
        if let described = phrases[index].governor, phrases[described].mention == nil {
          phrases[described].anchor = next
        }
      default: continue
      }
    }
  }

  private func isPerson(_ phrase: NounPhrase) -> Bool {
    phrase.mention.map { view.mentionKind($0) == .person } ?? false
  }

  /// "the ambassador to | Ukraine"
  private func isBehindTitle(_ index: Int, _ phrases: [NounPhrase]) -> Bool {
    guard let governor = phrases[index].governor else { return false }
    let head = phrases[governor].head
    return phrases[governor].mention == nil && view.titles.contains { $0.words.contains(head) }
  }

  /// Whether a mark or the end follows the phrase and what hangs on it: "Lavrov, the minister of Russia, ...".
  private func isClosed(after index: Int, _ phrases: [NounPhrase]) -> Bool {
    var last = index
    while last + 1 < phrases.count {
      let isPossessive = phrases[last + 1].possessor == last
      guard
        phrases[last + 1].governor == last || isPossessive
          || isPossessor(last + 1, phrases) && phrases[last + 1].preposition != nil
      else { break }
      last += 1
    }
    let end = phrases[last].tokens.upperBound
    guard end < range.upperBound else { return true }
    return view.tag(end) == .punctuation || Lexicon.relativizers.contains(view.lower(end))
  }

  /// "according to CNN, several officials ..."
  private func isSource(_ phrase: NounPhrase) -> Bool {
    guard let token = phrase.prepositionToken, token > range.lowerBound else { return false }
    return view.lower(token) == "to" && view.lower(token - 1) == "according"
  }

  /// A common noun with an article, a possessor or a name before it, or a title.
  private func isDescription(_ phrase: NounPhrase) -> Bool {
    guard view.tag(phrase.head) != .pronoun else { return false }
    if phrase.possessor != nil || !phrase.modifiers.isEmpty { return true }
    if view.tag(phrase.tokens.lowerBound) == .determiner { return true }
    return view.titlesAt[phrase.tokens.lowerBound] != nil
  }
}
