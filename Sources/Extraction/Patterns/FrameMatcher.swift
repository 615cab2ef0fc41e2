internal import GraphSchema

/// What a pattern has found: mentions at both ends, and how the sentence says it.
struct PatternMatch {
  let pattern: Int
  let predicate: Predicate.ID
  let subject: Int
  let object: Int
  /// The token that set the pattern off; attribution and dates are read from there.
  let trigger: Int
  var stance: Stance
  var role: String?
}

/// Fills the roles of frame patterns from the grammar of one sentence.
struct FrameMatcher {
  let view: DocumentView
  let sentence: Sentence
  let syntax: SentenceSyntax
  let patterns: PatternSet
  var trace: MatchTrace?

  /// All fillings, in the order of triggers, then of patterns.
  func matches() -> [PatternMatch] {
    var matches: [PatternMatch] = []
    for index in syntax.clauses.indices {
      let clause = syntax.clauses[index]
      for pattern in patterns.byVerb[view.lemma(clause.verb)] ?? [] { verb(index, pattern, &matches) }
      for pattern in clause.adjective.flatMap({ patterns.byAdjective[view.lemma($0)] }) ?? [] {
        adjective(index, pattern, &matches)
      }
    }
    for index in syntax.phrases.indices where syntax.phrases[index].mention == nil {
      for pattern in patterns.byNoun[view.lemma(syntax.phrases[index].head)] ?? [] { noun(index, pattern, &matches) }
    }
    titles(&matches)
    return matches
  }

  func frame(_ pattern: Int) -> (FramePattern, PatternDeclaration)? {
    guard case .frame(let frame) = patterns.patterns[pattern].form else { return nil }
    return (frame, patterns.patterns[pattern].declaration)
  }

  // MARK: Triggers

  private func verb(_ index: Int, _ pattern: Int, _ matches: inout [PatternMatch]) {
    guard let (frame, declaration) = frame(pattern) else { return }
    let clause = syntax.clauses[index]
    let hasTrigger = frame.verbs.contains { trigger in
      trigger.lemma == view.lemma(clause.verb) && follows(trigger.particles, after: clause.verb)
    }
    guard hasTrigger, admits(clause.stance, frame, pattern, clause.verbs) else { return }
    let subjects = mentions(frame.subject) { filler($0, ofVerb: index) }
    let objects = frame.isReciprocal ? [] : mentions(frame.object) { filler($0, ofVerb: index) }
    guard !isQuestion(clause), !isRanking(clause) else { return }
    if objects.isEmpty, isMutual(clause), frame.object.contains(where: { $0.function == .object }) {
      for subject in subjects {
        let others = subjects.filter { $0 != subject }
        join([subject], others, frame, declaration, pattern, trigger: clause.verb, stance: clause.stance, &matches)
      }
      return
    }
    var stance = clause.stance
    if clause.isDeniedByObject { stance.polarity = .denied }
    join(subjects, objects, frame, declaration, pattern, trigger: clause.verb, stance: stance, &matches)
  }

  /// "Russia and Ukraine accused *each other*"
  private func isMutual(_ clause: Clause) -> Bool {
    let next = clause.verbs.upperBound
    guard !clause.isPassive, next + 1 < sentence.tokens.upperBound else { return false }
    return ["each other", "one another"].contains(view.lower(next) + " " + view.lower(next + 1))
  }

  /// "asked Berg whether ...": a question demands nothing.
  private func isQuestion(_ clause: Clause) -> Bool {
    guard view.lemma(clause.verb) == "ask", let object = clause.objects.last else { return false }
    let end = syntax.phrases[object].tokens.upperBound
    return end < view.document.tokens.count && Lexicon.questionWords.contains(view.lower(end))
  }

  /// "came in second in Iowa", "came to power in Iowa": whoever is ranked or rises there need not have gone there.
  private func isRanking(_ clause: Clause) -> Bool {
    guard ["come", "go"].contains(view.lemma(clause.verb)) else { return false }
    var next = clause.verb + 1
    if next + 1 < sentence.tokens.upperBound, view.lower(next) == "to",
      ["power", "office", "prominence", "fame"].contains(view.lower(next + 1))
    {
      return true
    }
    while next < sentence.tokens.upperBound, ["in", "a", "close", "distant"].contains(view.lower(next)) { next += 1 }
    return next < sentence.tokens.upperBound && Lexicon.ranks.contains(view.lower(next))
  }

  private func adjective(_ index: Int, _ pattern: Int, _ matches: inout [PatternMatch]) {
    guard let (frame, declaration) = frame(pattern), let token = syntax.clauses[index].adjective else { return }
    let clause = syntax.clauses[index]
    let hasTrigger = frame.adjectives.contains { trigger in
      trigger.lemma == view.lemma(token) && follows(trigger.particles, after: token)
    }
    guard hasTrigger, admits(clause.stance, frame, pattern, token..<token + 1) else { return }
    let subjects = mentions(frame.subject) { filler($0, ofVerb: index) }
    let objects = frame.isReciprocal ? [] : mentions(frame.object) { filler($0, ofVerb: index) }
    join(subjects, objects, frame, declaration, pattern, trigger: token, stance: clause.stance, &matches)
  }

  private func noun(_ index: Int, _ pattern: Int, _ matches: inout [PatternMatch]) {
    guard let (frame, declaration) = frame(pattern) else { return }
    let governing = governing(index)
    if !frame.under.isEmpty {
      guard let governing, frame.under.contains(view.lemma(syntax.clauses[governing].verb)) else {
        trace?.note(pattern, syntax.phrases[index].tokens, "no verb of 'under' governs the noun")
        return
      }
    }
    if let governing, frame.notUnder.contains(view.lemma(syntax.clauses[governing].verb)) {
      trace?.note(pattern, syntax.phrases[index].tokens, "a verb of 'not under' governs the noun")
      return
    }
    let stance = stance(ofNoun: index, governing: governing)
    guard admits(stance, frame, pattern, syntax.phrases[index].tokens) else { return }
    let isShared = frame.isShared
    let subjects = mentions(frame.subject) { filler($0, ofNoun: index, governing: governing, isShared: isShared) }
    let objects =
      frame.isReciprocal
      ? [] : mentions(frame.object) { filler($0, ofNoun: index, governing: governing, isShared: isShared) }
    join(
      subjects, objects, frame, declaration, pattern, trigger: syntax.phrases[index].head, stance: stance, &matches)
  }

  /// Whether the clause is of a modality that the pattern wants.
  private func admits(_ stance: Stance, _ frame: FramePattern, _ pattern: Int, _ tokens: Range<Int>) -> Bool {
    if frame.modalities.isEmpty || frame.modalities.contains(stance.modality) { return true }
    trace?.note(pattern, tokens, "it is \(stance.modality.rawValue) here, which 'when' leaves out")
    return false
  }

  private func follows(_ particles: [String], after token: Int) -> Bool {
    var position = token + 1
    for particle in particles {
      guard position < view.document.tokens.count, view.lower(position) == particle else { return false }
      position += 1
    }
    return true
  }

  private func join(
    _ subjects: [Int], _ objects: [Int], _ frame: FramePattern, _ declaration: PatternDeclaration, _ pattern: Int,
    trigger: Int, stance: Stance, _ matches: inout [PatternMatch]
  ) {
    guard case .predicate(let predicate) = declaration.relation else { return }
    if let trace, let reason = missing(subjects, objects, frame) { trace.note(pattern, trigger..<trigger + 1, reason) }
    var pairs: [(Int, Int)] = []
    if frame.isReciprocal {
      for (place, first) in subjects.enumerated() {
        for second in subjects.dropFirst(place + 1) where view.mentionKind(first) == view.mentionKind(second) {
          pairs.append((first, second))
        }
        // More than four parties make a star around the first, as the catalogue's annotators were told.
        if subjects.count > 4 { break }
      }
    } else {
      // "Qatar and Norway support the country's plan": none of those who do it is the one to whom it is done.
      let actors = Set(subjects.compactMap { view.chainOf[$0] })
      let others = objects.filter { object in view.chainOf[object].map { !actors.contains($0) } ?? true }
      for subject in subjects {
        for object in others { pairs.append((subject, object)) }
      }
    }
    for (subject, object) in pairs {
      matches.append(
        PatternMatch(
          pattern: pattern, predicate: predicate, subject: subject, object: object, trigger: trigger, stance: stance))
    }
  }

  /// Which role nothing fills.
  private func missing(_ subjects: [Int], _ objects: [Int], _ frame: FramePattern) -> String? {
    if frame.isReciprocal { return subjects.count < 2 ? "fewer than two names fill '\(frame.wording.subject)'" : nil }
    switch (subjects.isEmpty, objects.isEmpty) {
    case (true, true): return "no name fills its subject or object"
    case (true, false): return "no name fills its subject, '\(frame.wording.subject)'"
    case (false, true): return "no name fills its object, '\(frame.wording.object)'"
    case (false, false): return nil
    }
  }

  // MARK: Functions

  /// The mentions of the first function that is filled.
  private func mentions(_ functions: [RoleFunction], _ fill: (RoleFunction.Function) -> [Int]) -> [Int] {
    for function in functions {
      let found = fill(function.function).filter {
        function.kinds.isEmpty || function.kinds.contains(view.mentionKind($0))
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func filler(_ function: RoleFunction.Function, ofVerb index: Int) -> [Int] {
    let clause = syntax.clauses[index]
    switch function {
    case .subject, .identity:
      return clause.isPassive ? oblique("by", of: clause) : referents(clause.subjects)
    case .mover: return clause.isPassive || !clause.objects.isEmpty ? [] : referents(clause.subjects)
    case .object:
      if clause.isPassive { return referents(clause.subjects) }
      return referents(clause.objects.isEmpty ? clause.sharedObjects : clause.objects)
    case .objectPossessor:
      return (clause.isPassive ? clause.subjects : clause.objects).flatMap(owners)
    // "was condemned by France": the agent is the subject, and no other part of what was done.
    case .preposition("by") where clause.isPassive: return []
    case .preposition(let preposition): return oblique(preposition, of: clause)
    case .prepositionPossessor(let preposition): return obliquePhrases(preposition, of: clause).flatMap(owners)
    case .possessor, .modifier: return []
    }
  }

  /// The first phrase with the preposition, with the members of its list.
  private func oblique(_ preposition: String, of clause: Clause) -> [Int] {
    referents(obliquePhrases(preposition, of: clause))
  }

  private func obliquePhrases(_ preposition: String, of clause: Clause) -> [Int] {
    let obliques = clause.obliques.filter { $0.preposition == preposition && !isPart($0, of: clause) }
    // "died in the evening in Oslo", "was killed in 2015 in Syria": when is not where.
    guard let first = (obliques.first { !isTime($0.phrase) } ?? obliques.first)?.phrase else { return [] }
    let conjuncts = syntax.phrases[first].conjuncts
    return conjuncts.isEmpty ? [first] : conjuncts
  }

  /// "left after a quarrel | with Berg": by the tree whoever is with somebody is so in what another phrase says. Places
  /// are where it happens all the same: "died at his home | in Ludlow".
  private func isPart(_ oblique: Clause.Oblique, of clause: Clause) -> Bool {
    guard oblique.preposition == "with" else { return false }
    let tokens = syntax.phrases[oblique.phrase].tokens
    guard let up = tokens.lazy.compactMap(view.head).first(where: { !tokens.contains($0) }), view.tag(up) == .noun
    else { return false }
    return clause.obliques.contains { $0.phrase != oblique.phrase && syntax.phrases[$0.phrase].head == up }
  }

  private func isTime(_ index: Int) -> Bool {
    let head = syntax.phrases[index].head
    return syntax.phrases[index].mention == nil
      && (view.tag(head) == .numeral || Lexicon.timeNouns.contains(view.lemma(head)))
  }

  private func filler(
    _ function: RoleFunction.Function, ofNoun index: Int, governing: Int?, isShared: Bool
  ) -> [Int] {
    let phrase = syntax.phrases[index]
    switch function {
    case .possessor: return referents(phrase.possessor.map { [$0] } ?? [])
    case .modifier: return modifiers(of: phrase)
    case .identity: return identity(of: index)
    case .preposition(let preposition): return referents(dependents(preposition, of: index, governing: governing))
    case .prepositionPossessor(let preposition):
      return dependents(preposition, of: index, governing: governing).flatMap(owners)
    case .object: return referents(dependents("of", of: index, governing: nil))
    case .objectPossessor: return dependents("of", of: index, governing: nil).flatMap(owners)
    case .subject, .mover:
      let owners = owners(index)
      if !owners.isEmpty { return owners }
      let agents = referents(dependents("by", of: index, governing: governing))
      if !agents.isEmpty { return agents }
      // "Trump's threat of | tariffs": whoever has the threat.
      if let governor = phrase.governor, phrase.preposition == "of" {
        let owners = self.owners(governor)
        if !owners.isEmpty { return owners }
      }
      guard let governing else { return [] }
      let clause = syntax.clauses[governing]
      guard lendsSubject(clause, to: index, isShared: isShared) else { return [] }
      return clause.isPassive ? oblique("by", of: clause) : referents(clause.subjects)
    }
  }

  /// Whether the subject of a verb is also who does what a noun says: "launched an attack", "is in talks", "arrived for
  /// talks with". "Filed a suit over the tariffs" says nothing of whose they are.
  private func lendsSubject(_ clause: Clause, to index: Int, isShared: Bool) -> Bool {
    let preposition = clause.obliques.first { $0.phrase == index }?.preposition
    if let preposition, isShared, Lexicon.occasions.contains(preposition) { return !clause.isPassive }
    if let preposition, Lexicon.circumstances.contains(preposition) { return false }
    if clause.adjective != nil || Lexicon.support.contains(view.lemma(clause.verb)) { return true }
    // "is in talks", "are at war"
    return preposition.map { ["in", "at", "under"].contains($0) } ?? false && view.lemma(clause.verb) == "be"
  }

  /// The possessor and the names before a noun.
  func owners(_ index: Int) -> [Int] {
    let phrase = syntax.phrases[index]
    guard phrase.mention == nil else { return [] }
    let possessors = referents(phrase.possessor.map { [$0] } ?? [])
    return possessors.isEmpty ? modifiers(of: phrase) : possessors
  }

  /// The names before a noun, but no part of a compound: a "US | -backed study" is not a study of the US.
  private func modifiers(of phrase: NounPhrase) -> [Int] {
    phrase.modifiers.filter { mention in
      let end = view.document.mentions[mention].tokens.upperBound
      return view.chainOf[mention] != nil
        && !(phrase.tokens.contains(end + 1) && view.lower(end) == "-" && view.tag(end + 1) == .verb)
    }
  }

  /// What a noun is said of.
  private func identity(of index: Int) -> [Int] {
    if let anchor = syntax.phrases[index].anchor { return referents([anchor]) }
    if let other = syntax.phrases.firstIndex(where: { $0.anchor == index }) { return referents([other]) }
    if let clause = syntax.clauses.first(where: { $0.predicate == index }) { return referents(clause.subjects) }
    return []
  }

  /// The phrases that follow a noun with a preposition, directly or behind other such phrases.
  private func dependents(_ preposition: String, of index: Int, governing: Int?) -> [Int] {
    for (other, phrase) in syntax.phrases.enumerated().dropFirst(index + 1) {
      guard phrase.preposition == preposition, !isAim(phrase.conjuncts.first ?? other, besides: index),
        reaches(other, index)
      else { continue }
      return phrase.conjuncts.isEmpty ? [other] : phrase.conjuncts
    }
    guard let governing, preposition != "of" else { return [] }
    let clause = syntax.clauses[governing]
    guard clause.verbs.upperBound <= syntax.phrases[index].tokens.lowerBound || clause.isPassive else { return [] }
    // "the attack was claimed by a group in Yemen": only a verb that lends the noun its subject lends it its places.
    if clause.isPassive, !Lexicon.support.contains(view.lemma(clause.verb)) { return [] }
    let found = obliquePhrases(preposition, of: clause).filter { !isAim($0, besides: index) }
    // "filed a suit against Trump over the tariffs": what stands before the noun is not its own.
    return clause.isPassive ? found : found.filter { $0 > index }
  }

  /// "strikes in support of Norway", and what "in support" leads to: a phrase like a preposition is no part of the strikes.
  private func isAim(_ index: Int, besides noun: Int) -> Bool {
    func opens(_ place: Int) -> Bool {
      place != noun && syntax.phrases[place].preposition == "in"
        && Lexicon.aims.contains(view.lemma(syntax.phrases[place].head))
    }
    if opens(index) { return true }
    guard index > 0, ["of", "with", "for", "to"].contains(syntax.phrases[index].preposition) else { return false }
    return opens(index - 1)
      && syntax.phrases[index - 1].tokens.upperBound + 1 == syntax.phrases[index].tokens.lowerBound
  }

  func reaches(_ index: Int, _ target: Int) -> Bool {
    var current = syntax.phrases[index].governor
    var steps = 0
    while let phrase = current, steps < 8 {
      if phrase == target || syntax.phrases[phrase].conjuncts.contains(target) { return true }
      if syntax.phrases[phrase].preposition == "in", Lexicon.aims.contains(view.lemma(syntax.phrases[phrase].head)) {
        return false
      }
      current = syntax.phrases[phrase].governor
      steps += 1
    }
    return false
  }

  /// The clause whose verb has the noun as its object, its passive subject or behind a preposition.
  private func governing(_ index: Int) -> Int? {
    if let clause = syntax.clauses.firstIndex(where: {
      $0.objects.contains(index) || $0.isPassive && $0.subjects.contains(index)
    }) {
      return clause
    }
    return syntax.clauses.firstIndex { $0.obliques.contains { $0.phrase == index } }
      ?? syntax.clauses.firstIndex { $0.subjects.contains(index) }
  }

  /// "promised to end *the war*", "refused to end its war": what may end is there, and over only where it has ended.
  private func stance(ofEnded index: Int, by clause: Clause) -> Stance? {
    guard Lexicon.ending.contains(view.lemma(clause.verb)),
      Lexicon.lasting.contains(view.lemma(syntax.phrases[index].head)),
      (clause.isPassive ? clause.subjects : clause.objects).contains(index)
    else { return nil }
    var stance = Stance()
    let hasEnded = clause.stance.polarity == .asserted && clause.stance.modality == .actual
    if hasEnded, clause.stance.tense == .past { stance.tense = .past }
    return stance
  }

  private func stance(ofNoun index: Int, governing: Int?) -> Stance {
    let phrase = syntax.phrases[index]
    var stance = Stance()
    if let governing {
      let clause = syntax.clauses[governing]
      if let lasting = self.stance(ofEnded: index, by: clause) { return lasting }
      stance = clause.stance
      if !clause.subjects.contains(index) || clause.isPassive {
        stance = stance.governing(Stance.Effect(ofVerb: clause.verb, in: view))
        if let adjective = clause.adjective { stance = stance.governing(Stance.Effect(of: view.lemma(adjective))) }
      }
    } else if let first = syntax.clauses.first(where: { $0.form == .finite }) {
      stance.tense = first.stance.tense
    }
    if let governor = phrase.governor, syntax.phrases[governor].mention == nil {
      stance = stance.governing(Stance.Effect(of: view.lemma(syntax.phrases[governor].head)))
    }
    for token in phrase.tokens where stance.modality == .actual {
      let word = view.lower(token)
      if Lexicon.plannedAdjectives.contains(word) { stance.modality = .planned }
      if Lexicon.possibleAdjectives.contains(word) { stance.modality = .possible }
      if Lexicon.allegedAdjectives.contains(word) { stance.modality = .alleged }
    }
    // Where "no" opens the subject of a verb, the clause is denied already.
    let isWeighed = governing.map {
      syntax.clauses[$0].isDeniedBySubject && syntax.clauses[$0].subjects.contains(index)
    }
    if view.lower(phrase.tokens.lowerBound) == "no", isWeighed != true { stance = stance.governing(.denied) }
    return stance
  }
}
