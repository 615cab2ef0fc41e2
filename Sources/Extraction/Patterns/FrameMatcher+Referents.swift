internal import GraphSchema

/// Whom a noun phrase stands for: the name at its head, or one that it acts for.
extension FrameMatcher {
  func referents(_ indices: [Int]) -> [Int] {
    var found: [Int] = []
    for index in indices {
      for mention in referent(index) where !found.contains(mention) { found.append(mention) }
    }
    return found
  }

  /// The name at the head, the name that the phrase stands beside, or the country or body that its noun acts for.
  private func referent(_ index: Int) -> [Int] {
    let phrase = syntax.phrases[index]
    if let mention = phrase.mention, view.chainOf[mention] == nil, view.tag(phrase.head) == .pronoun {
      return speakers(behind: phrase)
    }
    if let mention = phrase.mention {
      return isCounted(phrase, mention) || view.chainOf[mention] == nil ? [] : [mention]
    }
    if view.tag(phrase.head) == .pronoun { return speakers(behind: phrase) }
    if let anchor = phrase.anchor, let mention = syntax.phrases[anchor].mention, view.chainOf[mention] != nil {
      return [mention]
    }
    if let other = syntax.phrases.first(where: { $0.anchor == index }), let mention = other.mention,
      view.chainOf[mention] != nil
    {
      return [mention]
    }
    if let titled = titled(index) { return [titled] }
    let said = said(index)
    if !said.isEmpty { return said }
    let examples = examples(of: index)
    if !examples.isEmpty { return examples }
    // "the FAST | party"
    if let name = phrase.modifiers.last, Lexicon.bodyNouns.contains(view.lemma(phrase.head)),
      view.mentionKind(name) == .organization, view.document.mentions[name].reading == .name,
      view.document.mentions[name].tokens.upperBound == phrase.head, view.chainOf[name] != nil
    {
      return [name]
    }
    // "Kyiv's | ambitions to join": whoever has the plan.
    let lemma = view.lemma(phrase.head)
    let isWish = Stance.Effect(of: lemma) != .none && !["talk", "negotiation"].contains(lemma)
    guard Lexicon.actingNouns.contains(lemma) || isWish else { return [] }
    let owners = owners(index)
    if Lexicon.irregulars.contains(lemma) {
      return Array(owners.filter { view.mentionKind($0) == .organization }.suffix(1))
    }
    if !owners.isEmpty { return Array(owners.suffix(1)) }
    // "the government of Iraq", "imports into the country from Brazil"
    let prepositions: Set<String?> = Lexicon.localBodies.contains(lemma) ? ["of", "from", "in"] : ["of", "from"]
    for other in syntax.phrases.indices.dropFirst(index + 1) where reaches(other, index) {
      guard prepositions.contains(syntax.phrases[other].preposition), let mention = syntax.phrases[other].mention
      else { continue }
      let conjuncts = syntax.phrases[other].conjuncts.compactMap { syntax.phrases[$0].mention }
      return (conjuncts.isEmpty ? [mention] : conjuncts).filter { view.chainOf[$0] != nil }
    }
    return []
  }

  /// "South Korea said | it signed": a pronoun that no chain holds is whoever speaks.
  private func speakers(behind phrase: NounPhrase) -> [Int] {
    guard ["it", "he", "she", "they"].contains(view.lower(phrase.head)) else { return [] }
    guard
      let speech = syntax.clauses.last(where: {
        $0.verbs.upperBound <= phrase.head && !$0.isPassive
          && (Lexicon.speech.contains(view.lemma($0.verb)) || Lexicon.denyingClauses.contains(view.lemma($0.verb)))
      })
    else { return [] }
    // "Israel's military said | it": whoever the speaker acts for. A pronoun among them would lead here again.
    return referents(speech.subjects.filter { view.tag(syntax.phrases[$0].head) != .pronoun })
  }

  /// "the governor of New York | Andrew Cuomo": the title is one phrase, the place and the name another.
  private func titled(_ index: Int) -> Int? {
    let next = index + 1
    guard next < syntax.phrases.count, syntax.phrases[next].governor == index, syntax.phrases[next].preposition == "of"
    else {
      return nil
    }
    guard let mention = syntax.phrases[next].mention, view.mentionKind(mention) == .person, view.chainOf[mention] != nil
    else {
      return nil
    }
    return syntax.phrases[next].modifiers.isEmpty ? nil : mention
  }

  /// "Berg was a historian, lawyer and | activist who moved to Norway": whoever the noun is said to be.
  private func said(_ index: Int) -> [Int] {
    var word = syntax.phrases[index].head
    for _ in 0..<8 {
      let below = sentence.tokens.filter { view.head(of: $0) == word }
      if let copula = below.first(where: { view.token($0).dependency?.label == .copula }) {
        guard let clause = syntax.clauses.first(where: { $0.verbs.contains(copula) }),
          clause.stance.polarity == .asserted,
          clause.stance.modality == .actual,
          let subject = below.first(where: { view.token($0).dependency?.label == .subject }),
          let mention = view.covering[subject], view.chainOf[mention] != nil
        else { return [] }
        return [mention]
      }
      guard view.token(word).dependency?.label == .conjunct, let head = view.head(of: word), view.covering[head] == nil
      else { return [] }
      word = head
    }
    return []
  }

  /// "firms such as Ford, Boeing and Airbus", "countries including France"
  private func examples(of index: Int) -> [Int] {
    let next = index + 1
    guard next < syntax.phrases.count, syntax.phrases[next].mention != nil else { return [] }
    let gap = syntax.phrases[index].tokens.upperBound..<syntax.phrases[next].tokens.lowerBound
    guard (1...3).contains(gap.count), gap.contains(where: { ["such", "including", "like"].contains(view.lower($0)) })
    else {
      return []
    }
    let conjuncts = syntax.phrases[next].conjuncts
    return (conjuncts.isEmpty ? [next] : conjuncts).compactMap { syntax.phrases[$0].mention }.filter {
      view.chainOf[$0] != nil
    }
  }

  /// "two Americans" are not the United States, "other Republicans" and "a Democrat" not the party.
  private func isCounted(_ phrase: NounPhrase, _ mention: Int) -> Bool {
    guard view.document.mentions[mention].reading == .demonym else { return false }
    return phrase.tokens.contains {
      $0 < view.document.mentions[mention].tokens.lowerBound
        && (view.tag($0) == .numeral || Lexicon.quantifiers.contains(view.lower($0)))
    }
  }
}
