internal import GraphSchema

/// How noun phrases hang together: lists and appositions.
extension NounPhraseReader {
  func joinLists(_ phrases: inout [NounPhrase]) {
    var resumed: [(first: Int, next: Int)] = []
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
          if let first = member(ofListOf: next, before: index, phrases) {
            resumed.append((first, next))
            break
          }
          members += pending + [next]
          pending = []
          last = next
          previous = next
        } else if words == [","], isAlike(phrases[previous], phrases[next]) {
          pending.append(next)
          last = next
          previous = next
        } else {
          break
        }
      }
      if members.count > 1 { join(members, &phrases) }
      index = (members.last ?? index) + 1
    }
    for (first, next) in resumed {
      let lists = [first, next].flatMap { phrases[$0].conjuncts.isEmpty ? [$0] : phrases[$0].conjuncts }
      join(lists, &phrases)
    }
  }

  /// Makes phrases the members of one list, behind the preposition of its first.
  private func join(_ members: [Int], _ phrases: inout [NounPhrase]) {
    let owner = phrases[members[0]]
    for member in members {
      phrases[member].conjuncts = members
      if phrases[member].preposition == nil {
        phrases[member].preposition = owner.preposition
        phrases[member].prepositionToken = owner.prepositionToken
        phrases[member].governor = owner.governor
      }
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
      ["and", "also"], ["nor"], [",", "nor"]:
      true
    default: false
    }
  }

  /// "Berg met Kellogg, the envoy to Norway, and | Waltz": by the tree a name goes on with a list that began before the
  /// phrase in front of it.
  private func member(ofListOf next: Int, before first: Int, _ phrases: [NounPhrase]) -> Int? {
    let tokens = phrases[next].tokens
    guard phrases[next].mention != nil, view.lower(tokens.lowerBound - 1) == "and",
      view.lower(tokens.lowerBound - 2) == ",",
      let exit = tokens.first(where: { view.head(of: $0).map { !tokens.contains($0) } ?? false }),
      view.token(exit).dependency?.label == .conjunct, let up = view.head(of: exit)
    else { return nil }
    return phrases[..<first].firstIndex { $0.mention != nil && $0.tokens.contains(up) && isAlike($0, phrases[next]) }
  }

  /// Members of a list without "and" between them must be of one sort: both names, or both not.
  private func isAlike(_ first: NounPhrase, _ second: NounPhrase) -> Bool {
    guard let one = first.mention, let other = second.mention else { return false }
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

  /// "Lavrov, Russia's foreign minister," and "Russia's foreign minister, Sergei Lavrov,".
  func attachAppositions(_ phrases: inout [NounPhrase]) {
    for index in phrases.indices where !isPossessor(index, phrases) {
      guard let next = nextMember(after: index, phrases), phrases[next].conjuncts.isEmpty else { continue }
      let gap = phrases[index].tokens.upperBound..<start(of: next, phrases)
      guard gap.count == 1, [",", "(", "–", "—", "-"].contains(view.lower(gap.lowerBound)) else { continue }
      switch (phrases[index].mention, phrases[next].mention) {
      case (.some, nil)
      where isDescription(phrases[next])
        && (isClosed(after: next, phrases) || isApposition(phrases[next], of: phrases[index])):
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

  /// "Norvik Bank, a firm | headed by Berg": by the tree, whatever follows; "Norvik Bank, a spokesman | for Aker said" is none.
  private func isApposition(_ phrase: NounPhrase, of name: NounPhrase) -> Bool {
    guard view.token(phrase.head).dependency?.label == .apposition,
      view.head(of: phrase.head).map(name.tokens.contains) ?? false
    else { return false }
    return isPerson(name) || !view.titles.contains { $0.words.contains(phrase.head) }
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
