internal import GraphSchema

/// Reads the grammar of one sentence from its tagged words: a shallow stand-in for a parser.
///
/// It knows verb chains ("is expected to visit"), passives, coordinated subjects and verbs, relative clauses,
/// appositions, gerunds and participles, and the stance of each clause. What it cannot decide it leaves empty: a
/// missing subject costs recall, a wrong one precision.
struct ClauseReader {
  let view: DocumentView
  let sentence: Sentence
  let phrases: [NounPhrase]
  let groups: [VerbGroup]
  var clauses: [Clause] = []

  /// The grammar of a sentence of the document.
  static func read(_ view: DocumentView, sentence: Sentence) -> SentenceSyntax {
    let phrases = NounPhraseReader(view, sentence: sentence).read()
    let groups = VerbGroupReader(view, sentence: sentence, phrases: phrases).read()
    var reader = ClauseReader(view: view, sentence: sentence, phrases: phrases, groups: groups)
    for index in groups.indices { reader.readClause(index) }
    reader.shareComplements()
    reader.weighContents()
    return SentenceSyntax(phrases: phrases, clauses: reader.clauses)
  }

  private init(view: DocumentView, sentence: Sentence, phrases: [NounPhrase], groups: [VerbGroup]) {
    self.view = view
    self.sentence = sentence
    self.phrases = phrases
    self.groups = groups
  }

  var begin: Int { sentence.tokens.lowerBound }
  var end: Int { sentence.tokens.upperBound }

  mutating func readClause(_ index: Int) {
    let group = groups[index]
    var clause = Clause(
      verbs: group.tokens, verb: group.verb, form: group.form, isPassive: group.isPassive, stance: group.stance)
    // A bare participle with an object right after it is a past tense.
    if group.form == .participle, objectPhrase(of: group) != nil, governingNoun(of: group) != nil {
      clause.form = .finite
      clause.isPassive = false
    }
    // "Berg, Norway's top commander, clashed with Lund": the only verb of a sentence is no modifier.
    if group.form == .participle, isOnlyVerb(group) {
      clause.form = .finite
      clause.isPassive = false
    }
    if isConditional(group) || isAskedFor(group), clause.stance.modality == .actual {
      clause.stance.modality = .possible
    }
    switch clause.form {
    case .infinitive: attachInfinitive(&clause, group)
    case .gerund: attachGerund(&clause, group)
    case .participle: attachParticiple(&clause, group)
    case .finite: attachFinite(&clause, group)
    }
    attachComplements(&clause, group, next: index + 1 < groups.count ? groups[index + 1] : nil)
    // "signed *no* agreement", "met *no* minister of Norway"
    clause.isDeniedByObject = clause.objects.contains(where: isNobody)
    clauses.append(clause)
  }

  /// Whether a bare participle is the verb of its sentence: none has a finite form and the tree gives it a subject.
  private func isOnlyVerb(_ group: VerbGroup) -> Bool {
    guard !sentence.isHeading, group.auxiliaries.isEmpty, !groups.contains(where: { $0.form == .finite }) else {
      return false
    }
    return sentence.tokens.contains { token in
      token < group.verb && view.head(of: token) == group.verb && view.token(token).dependency?.label == .subject
    }
  }

  // MARK: What follows the verb

  func attachComplements(_ clause: inout Clause, _ group: VerbGroup, next: VerbGroup?) {
    let limit = limit(of: group, next: next)
    let isCopula = Lexicon.copulas.contains(view.lemma(group.verb)) && !clause.isPassive
    if let object = objectPhrase(of: group), !clause.isPassive, !isSubjectAhead(object) {
      if isCopula {
        clause.predicate = object
      } else if !clause.subjects.contains(object) {
        clause.objects = members(object)
        // "took | on Brazil": patterns may ask for it as an object or behind its particle.
        let before = phrases[clause.objects[0]].tokens.lowerBound - 1
        if view.isVerbParticle(before) {
          clause.obliques.append(Clause.Oblique(preposition: view.lower(before), phrase: object))
        }
      }
    }
    if clause.objects.isEmpty, !isCopula, !clause.isPassive, let antecedent = antecedent(of: group) {
      clause.objects = [antecedent]
    }
    if isCopula {
      var position = group.tokens.upperBound
      while position < limit, [.adverb, .particle, .determiner].contains(view.tag(position)) { position += 1 }
      if position < limit, view.tag(position) == .adjective { clause.adjective = position }
    }
    for (index, phrase) in phrases.enumerated() {
      guard phrase.tokens.lowerBound >= group.tokens.upperBound, phrase.tokens.upperBound <= limit else { continue }
      guard let preposition = phrase.preposition, let token = phrase.prepositionToken, token >= group.tokens.upperBound
      else { continue }
      if view.tag(token) == .adposition, token > begin, view.lower(token) == "to", view.lower(token - 1) == "according"
      {
        continue
      }
      clause.obliques.append(Clause.Oblique(preposition: preposition, phrase: index))
    }
  }

  /// "Fox warned *Berg* would lose": whoever the tree makes the subject of the verb right behind is nobody's object.
  private func isSubjectAhead(_ phrase: Int) -> Bool {
    let (words, end) = (phrases[phrase].tokens, phrases[phrase].tokens.upperBound)
    let isSubject = words.contains { word in
      view.token(word).dependency?.label.universal == .subject && view.head(of: word).map { $0 >= end } ?? false
    }
    guard isSubject, sentence.tokens.contains(end) else { return false }
    // "asked the court *intervene*" asks the court.
    let isFinite =
      view.verbForm(end) == .past || view.verbForm(end) == .present && view.lower(end) != view.lemma(end)
    return view.tag(end) == .auxiliary || view.tag(end) == .verb && isFinite
  }

  /// Where the phrases that may belong to a verb end: at the next verb, or at a word that opens another clause.
  func limit(of group: VerbGroup, next: VerbGroup?) -> Int {
    let limit = next.map { max($0.tokens.lowerBound, group.tokens.upperBound) } ?? end
    for token in group.tokens.upperBound..<limit where view.covering[token] == nil {
      let word = view.lower(token)
      if view.tag(token) == .subordinator, word != "of", word != "as" { return token }
      if word == "but" || word == ";" || token > group.tokens.upperBound && ["who", "which", "where"].contains(word) {
        return token
      }
    }
    return limit
  }

  /// The noun phrase right after the verb, over particles and adverbs.
  func objectPhrase(of group: VerbGroup) -> Int? {
    var position = group.tokens.upperBound
    while position < end,
      [.adverb, .particle].contains(view.tag(position)) || isParticle(position) || isQuote(position)
    {
      if view.lower(position) == "to" { return nil }
      position += 1
    }
    return phrases.firstIndex { phrase in
      phrase.possessor == nil && phrase.preposition == nil && phrase.tokens.lowerBound == position
    }.map(possessed)
  }

  /// "up" in "set up a company": the tree says so, or it is never a preposition.
  func isParticle(_ token: Int) -> Bool {
    view.isVerbParticle(token)
      || view.tag(token) == .adposition && ["up", "out", "off", "away", "down", "back"].contains(view.lower(token))
        && !phrases.contains { $0.prepositionToken == token }
  }

  func isQuote(_ token: Int) -> Bool { ["\"", "``", "''", "“", "”"].contains(view.lower(token)) }

  /// The phrase that a possessor leads to: "Russia's | foreign minister".
  func possessed(_ index: Int) -> Int {
    var current = index
    while current + 1 < phrases.count, phrases[current + 1].possessor == current { current += 1 }
    return current
  }

  func members(_ index: Int) -> [Int] {
    let conjuncts = phrases[index].conjuncts
    return conjuncts.isEmpty ? [index] : conjuncts
  }

  // MARK: Infinitives, gerunds, participles

  /// The clause that begins last before a token.
  func clause(before token: Int) -> Int? { clauses.lastIndex { $0.verbs.upperBound <= token } }

  func attachInfinitive(_ clause: inout Clause, _ group: VerbGroup) {
    guard let parent = self.clause(before: group.tokens.lowerBound) else { return attachNounInfinitive(&clause, group) }
    var to = group.tokens.lowerBound - 1
    while to > begin, view.lower(to) != "to" { to -= 1 }
    let governor = clauses[parent]
    let between = governor.verbs.upperBound..<max(to, governor.verbs.upperBound)
    let phrase = phrases.lastIndex { $0.tokens.upperBound <= to && $0.tokens.lowerBound >= governor.verbs.upperBound }
    if let phrase, phrases[phrase].tokens.upperBound == to || governor.objects.contains(phrase) {
      let lemma = view.lemma(governor.verb)
      let isControlled = Lexicon.objectControl.contains(lemma)
      if governor.objects.contains(phrase), phrases[phrase].mention != nil || isActor(phrase) || isControlled {
        // Object control: "urged Russia to withdraw".
        clause.subjects = governor.objects
        clause.stance = clause.stance.under(governor.stance).governing(Stance.Effect(of: lemma))
      } else {
        // "ambitions to join", "agreed on a plan to sell": whoever has the noun does it.
        let noun = phrases[phrase]
        clause.subjects = noun.possessor.map { [$0] } ?? (noun.modifiers.isEmpty ? governor.subjects : [phrase])
        clause.stance =
          clause.stance.under(governor.stance).governing(Stance.Effect(ofVerb: governor.verb, in: view))
          .governing(Stance.Effect(of: view.lemma(noun.head)))
        if clause.stance.modality == .actual { clause.stance.modality = .planned }
      }
      return
    }
    clause.subjects = governor.subjects
    var stance = clause.stance.under(governor.stance)
    let adjective = governor.adjective.map(view.lemma)
    let isDirect = between.allSatisfy { [.adverb, .adjective, .particle, .verb].contains(view.tag($0)) }
    if isDirect {
      let lemma = adjective ?? view.lemma(governor.verb)
      if lemma == "be", governor.predicate == nil { stance = stance.governing(.planned) }
      stance = stance.governing(Stance.Effect(of: lemma))
      if lemma == "have" || lemma == "negotiate" { stance = stance.governing(.possible) }
    } else {
      stance = stance.governing(.planned)
    }
    stance.tense = stance.modality == .actual ? governor.stance.tense : .future
    clause.stance = stance
  }

  /// "Putin's plan to visit ...": an infinitive before any finite verb.
  func attachNounInfinitive(_ clause: inout Clause, _ group: VerbGroup) {
    guard let noun = phrases.lastIndex(where: { $0.tokens.upperBound <= group.tokens.lowerBound - 1 }) else { return }
    guard phrases[noun].tokens.upperBound == group.tokens.lowerBound - 1 else { return }
    if let possessor = phrases[noun].possessor { clause.subjects = [possessor] }
    clause.stance = clause.stance.governing(Stance.Effect(of: view.lemma(phrases[noun].head)))
    if clause.stance.modality == .actual { clause.stance.modality = .planned }
  }

  func isActor(_ phrase: Int) -> Bool {
    Lexicon.actingNouns.contains(view.lemma(phrases[phrase].head)) || view.tag(phrases[phrase].head) == .pronoun
  }

  func attachGerund(_ clause: inout Clause, _ group: VerbGroup) {
    var first = group.tokens.lowerBound
    // "for | not denouncing": the preposition stands before the negation.
    while first > begin, Lexicon.negations.contains(view.lower(first - 1)), view.lower(first - 1) != "without" {
      first -= 1
    }
    let before = first > begin ? first - 1 : nil
    let governing = self.clause(before: first)
    if let before, view.tag(before) == .adposition || view.tag(before) == .subordinator, let governing {
      let governor = clauses[governing]
      clause.stance = clause.stance.under(governor.stance)
      clause.stance.tense = governor.stance.tense
      let lemma = view.lemma(governor.verb)
      if ["of", "for", "from"].contains(view.lower(before)),
        let noun = phrases.lastIndex(where: { $0.tokens.upperBound == before }), !governor.objects.contains(noun),
        !governor.subjects.contains(noun), !governor.isPassive
      {
        // "the idea of deploying": whoever has the idea, if that is said.
        clause.subjects = phrases[noun].possessor.map { [$0] } ?? []
        clause.stance = clause.stance.governing(.possible)
      } else if ["of", "for", "from"].contains(view.lower(before)) {
        clause.subjects =
          governor.isPassive ? governor.subjects : (governor.objects.isEmpty ? governor.subjects : governor.objects)
        clause.stance = clause.stance.governing(Stance.Effect(of: lemma))
      } else {
        clause.subjects = governor.subjects
        // "ruled *out* selling"
        if before == governor.verbs.upperBound, isParticle(before) {
          clause.stance = clause.stance.governing(Stance.Effect(ofVerb: governor.verb, in: view))
        }
      }
      return
    }
    if let noun = governingNoun(of: group),
      governing == nil || phrases[noun].tokens.lowerBound >= clauses[governing ?? 0].verbs.upperBound
    {
      // "forces backing Trump": a reduced relative clause.
      clause.subjects = members(noun)
      clause.isRelative = true
      return
    }
    guard let governing else {
      if let main = groups.first(where: { $0.tokens.lowerBound > first && $0.form == .finite }) {
        clause.subjects = finiteSubjects(before: main.tokens.lowerBound, of: main.verb).phrases
      }
      return
    }
    clause.subjects = clauses[governing].subjects
    clause.stance = clause.stance.under(clauses[governing].stance)
    clause.stance.tense = clauses[governing].stance.tense
    let between = clauses[governing].verbs.upperBound..<first
    if between.isEmpty {
      clause.stance = clause.stance.governing(Stance.Effect(ofVerb: clauses[governing].verb, in: view))
    }
  }

  func attachParticiple(_ clause: inout Clause, _ group: VerbGroup) {
    if let noun = governingNoun(of: group) {
      clause.subjects = members(noun)
      clause.isRelative = true
    } else if let governing = self.clause(before: group.tokens.lowerBound) {
      clause.subjects = clauses[governing].subjects
    } else if let main = groups.first(where: { $0.tokens.lowerBound > group.tokens.lowerBound && $0.form == .finite }) {
      clause.subjects = finiteSubjects(before: main.tokens.lowerBound, of: main.verb).phrases
    }
  }

  /// The noun phrase that ends right before the group, over adverbs and one comma.
  func governingNoun(of group: VerbGroup) -> Int? {
    var position = group.tokens.lowerBound
    while position > begin, view.tag(position - 1) == .adverb { position -= 1 }
    if let noun = phrases.lastIndex(where: { $0.tokens.upperBound == position }) { return noun }
    guard group.form == .participle, position > begin, view.lower(position - 1) == "," else { return nil }
    return phrases.lastIndex { $0.tokens.upperBound == position - 1 && $0.mention != nil }
  }
}
