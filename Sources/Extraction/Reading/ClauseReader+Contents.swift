internal import GraphSchema

/// What a verb, noun or adjective makes of the clause that it says: "denied that", "the allegation that", "it is not true
/// that". The tree tells which clause is said; without one nothing is changed.
extension ClauseReader {
  mutating func weighContents() {
    for index in clauses.indices where clauses[index].form == .finite && !clauses[index].isRelative {
      let word = content(of: clauses[index])
      guard let label = view.token(word).dependency?.label, let head = view.head(of: word) else { continue }
      let governor = clauses.indices.first { $0 != index && content(of: clauses[$0]) == head }
      switch label {
      case .clausalComplement, .clausalSubject, .passiveClausalSubject:
        guard let governor else { continue }
        weigh(index, under: clauses[governor], word: head)
      case .clausalModifier: weigh(index, saidBy: head)
      default: continue
      }
    }
    if namesHearsay() {
      for index in clauses.indices { clauses[index].stance = clauses[index].stance.governing(.alleged) }
    }
  }

  /// "insists that Kyiv *abandon* its plans": what is asked for is not so yet.
  func isAskedFor(_ group: VerbGroup) -> Bool {
    guard group.tokens.count == 1, view.verbForm(group.verb) == .base,
      view.token(group.verb).dependency?.label == .clausalComplement, let head = view.head(of: group.verb)
    else { return false }
    return Lexicon.mandating.contains(view.lemma(head))
  }

  /// "according to *unconfirmed reports*": nobody is named who says so.
  private func namesHearsay() -> Bool {
    phrases.indices.contains { index in
      let phrase = phrases[index]
      guard phrase.mention == nil, phrase.modifiers.isEmpty, phrase.possessor == nil, phrase.preposition == "to",
        let token = phrase.prepositionToken, token > begin, view.lower(token - 1) == "according",
        Lexicon.hearsay.contains(view.lemma(phrase.head))
      else { return false }
      // "according to a report by Lund"
      return !phrases.contains { $0.governor == index && $0.mention != nil }
    }
  }

  /// The word of a clause that the tree hangs elsewhere: its verb, or what "is" says; of "denied that he *met* Berg and
  /// visited Lund", the first of the two.
  private func content(of clause: Clause) -> Int {
    var word = clause.adjective ?? clause.predicate.map { phrases[$0].head } ?? clause.verb
    for _ in 0..<4 {
      guard view.token(word).dependency?.label == .conjunct, let head = view.head(of: word), head < word,
        !hasSubject(word)
      else { break }
      word = head
    }
    return word
  }

  private func hasSubject(_ word: Int) -> Bool {
    sentence.tokens.contains {
      view.head(of: $0) == word
        && [.subject, .passiveSubject].contains(view.token($0).dependency?.label)
    }
  }

  private mutating func weigh(_ index: Int, under governor: Clause, word: Int) {
    let lemma = view.lemma(word)
    let isDenied = governor.stance.polarity == .denied
    var effect = Stance.Effect.none
    if governor.adjective == word {
      if Lexicon.untrue.contains(lemma) { effect = isDenied ? .possible : .denied }
      if lemma == "true", isDenied { effect = .denied }
      if Lexicon.uncertain.contains(lemma) { effect = .possible }
    } else if Lexicon.denyingClauses.contains(lemma) {
      effect = isDenied ? .possible : .denied
    } else if Lexicon.allegingClauses.contains(lemma) {
      effect = isDenied ? .possible : .alleged
    } else if isDenied, Lexicon.speech.contains(lemma) {
      // "did not say that Norway attacked": nobody says so.
      effect = .possible
    }
    clauses[index].stance = clauses[index].stance.governing(effect)
    // "said that it *would* attack": what was ahead when it was said.
    if governor.stance.tense == .past, Lexicon.speech.contains(lemma), clauses[index].stance.modality == .possible,
      effect == .none, clauses[index].verbs.contains(where: { view.lower($0) == "would" })
    {
      clauses[index].stance.modality = .planned
      clauses[index].stance.tense = .future
    }
  }

  /// "rejected *claims* that it had attacked Norway"
  private mutating func weigh(_ index: Int, saidBy noun: Int) {
    let lemma = view.lemma(noun)
    if lemma == "denial" { clauses[index].stance = clauses[index].stance.governing(.denied) }
    guard Lexicon.allegingNouns.contains(lemma) || lemma == "report" else { return }
    let governor = clauses.first { clause in
      (clause.isPassive ? clause.subjects : clause.objects).contains { phrases[$0].head == noun }
    }
    if let governor, governor.stance.polarity == .asserted,
      Lexicon.denyingClauses.contains(view.lemma(governor.verb))
    {
      clauses[index].stance = clauses[index].stance.governing(.denied)
    } else if lemma != "report" {
      clauses[index].stance = clauses[index].stance.governing(.alleged)
    }
  }
}
