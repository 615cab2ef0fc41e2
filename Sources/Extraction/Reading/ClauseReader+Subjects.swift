internal import GraphSchema

/// The subjects of finite verbs: over appositions, relative clauses and chains of prepositions.
extension ClauseReader {
  func attachFinite(_ clause: inout Clause, _ group: VerbGroup) {
    let found = finiteSubjects(before: group.tokens.lowerBound, of: group.verb)
    clause.subjects = found.phrases
    clause.isRelative = found.isRelative
    if clause.subjects.isEmpty, Lexicon.speech.contains(view.lemma(group.verb)), let object = objectPhrase(of: group) {
      // "..., said Lavrov"
      clause.subjects = [object]
    }
    if clause.subjects.contains(where: isNobody), !found.isRelative { deny(&clause) }
    if let shared = found.sharedWith {
      clause.subjects = clauses[shared].subjects
      if clauses[shared].isDeniedBySubject { deny(&clause) }
      if group.auxiliaries.isEmpty {
        if clauses[shared].stance.modality != .actual, view.verbForm(group.verb) == .base {
          clause.stance = clauses[shared].stance
        }
      }
    }
  }

  private func deny(_ clause: inout Clause) {
    clause.isDeniedBySubject = true
    clause.stance.polarity = .denied
  }

  /// "*no* Russian minister", "*neither* Berg nor Lund", "*none* of them": nobody who would do it, or to whom it is done.
  /// "No choice but to" and "no doubt that" deny nothing.
  func isNobody(_ index: Int) -> Bool {
    let first = start(of: phrases[index].conjuncts.first ?? index)
    if Lexicon.nobodies.contains(view.lower(first)) { return true }
    if first > begin, view.lower(first - 1) == "neither" { return true }
    guard view.lower(first) == "no", view.covering[first] == nil, first + 1 < end, view.tag(first + 1) != .numeral
    else {
      return false
    }
    return !Lexicon.undenied.contains(view.lemma(phrases[index].head))
  }

  /// Whether "if" or the like opens the clause of a group.
  func isConditional(_ group: VerbGroup) -> Bool {
    var position = group.tokens.lowerBound - 1
    while position >= begin {
      if Lexicon.conditionals.contains(view.lower(position)) { return true }
      if [",", ";"].contains(view.lower(position)) { return false }
      if groups.contains(where: { $0.tokens.contains(position) }) { return false }
      position -= 1
    }
    return false
  }

  struct Subjects {
    var phrases: [Int] = []
    var isRelative = false
    var sharedWith: Int?
  }

  /// The subject of a finite verb whose group begins at a token.
  func finiteSubjects(before token: Int, of verb: Int) -> Subjects {
    var position = token
    while position > begin, view.tag(position - 1) == .adverb || isQuote(position - 1) { position -= 1 }
    guard position > begin else { return Subjects() }
    let word = view.lower(position - 1)
    if Lexicon.relativizers.contains(word), view.covering[position - 1] == nil {
      return Subjects(phrases: antecedents(before: position - 1, of: word), isRelative: true)
    }
    if view.tag(position - 1) == .coordinator {
      let before = clauses.indices.filter {
        clauses[$0].form == .finite && clauses[$0].verbs.upperBound <= position - 1
      }
      // "Berg had lived there, Lund explained, but | returned": the tree knows which of the two.
      let joined = view.token(verb).dependency?.label == .conjunct ? view.head(of: verb) : nil
      return Subjects(sharedWith: before.last { clauses[$0].verb == joined } ?? before.last)
    }
    if word == "," || word == ")" || word == "–" || word == "—" {
      if let noun = beforeParenthesis(position - 1) { return Subjects(phrases: climb(noun)) }
      return Subjects()
    }
    guard let last = phrases.lastIndex(where: { $0.tokens.upperBound == position }) else { return Subjects() }
    return Subjects(phrases: climb(last))
  }

  /// From the noun phrase right before a verb to the head of its chain: "the wife | of Putin".
  func climb(_ index: Int) -> [Int] {
    var current = index
    var seen: Set<Int> = []
    while seen.insert(current).inserted {
      if let first = phrases[current].conjuncts.first, first != current, phrases[current].preposition != nil {
        current = first
      }
      guard let preposition = phrases[current].preposition else { break }
      // "after | Belgium accused": before a finite verb the preposition is a conjunction.
      if seen.count <= 2, Lexicon.conjunctivePrepositions.contains(preposition) { break }
      guard let governor = phrases[current].governor else { return [] }
      current = possessed(governor)
    }
    // The object of a relative clause ends it: "the man who attacked Trump | said".
    let start = start(of: phrases[current].conjuncts.first ?? current)
    if let relative = clauses.last(where: { $0.verbs.upperBound <= start && $0.isRelative && $0.form == .finite }),
      gapIsDirect(relative.verbs.upperBound..<start), !Lexicon.speech.contains(view.lemma(relative.verb))
    {
      return relative.subjects
    }
    return members(current)
  }

  func gapIsDirect(_ gap: Range<Int>) -> Bool {
    gap.allSatisfy { [.adverb, .particle, .adposition].contains(view.tag($0)) }
  }

  func start(of index: Int) -> Int {
    phrases[index].possessor.map { start(of: $0) } ?? phrases[index].tokens.lowerBound
  }

  func antecedents(before token: Int, of relativizer: String) -> [Int] {
    var position = token
    if position > begin, view.lower(position - 1) == "," { position -= 1 }
    guard let last = phrases.lastIndex(where: { $0.tokens.upperBound == position }) else { return [] }
    if relativizer == "who" || relativizer == "whom" {
      var current = last
      while phrases[current].mention.map({ view.mentionKind($0) != .person }) ?? false,
        let governor = phrases[current].governor
      {
        current = possessed(governor)
      }
      return members(current)
    }
    return phrases[last].preposition == nil ? members(last) : [last]
  }

  /// The noun phrase before the parenthesis that a comma closes: "Lavrov, who ..., | said".
  func beforeParenthesis(_ closing: Int) -> Int? {
    // "Trump's envoy, retired general Keith Kellogg, | is expected": the name is in the apposition.
    if let last = phrases.lastIndex(where: { $0.tokens.upperBound == closing }), phrases[last].mention != nil,
      phrases.contains(where: { $0.anchor == last }), phrases[last].anchor == nil
    {
      return last
    }
    var depth = 0
    var position = closing - 1
    while position > begin {
      let word = view.lower(position)
      if [",", "(", "–", "—"].contains(word) {
        depth += 1
        if let noun = phrases.lastIndex(where: { $0.tokens.upperBound == position }),
          opensParenthesis(position + 1, after: noun) || isSpeech(position + 1..<closing)
        {
          return phrases[noun].anchor == nil ? noun : phrases[noun].anchor
        }
        if depth > 4 { return nil }
      }
      position -= 1
    }
    return nil
  }

  /// "Norway, *Lund said*, | attacked": somebody and a verb of saying between two commas.
  private func isSpeech(_ tokens: Range<Int>) -> Bool {
    guard let clause = clauses.last(where: { tokens.contains($0.verb) }), clause.form == .finite else { return false }
    return Lexicon.speech.contains(view.lemma(clause.verb)) && clause.objects.isEmpty
      && clause.subjects.contains { tokens.contains(phrases[$0].head) }
  }

  func opensParenthesis(_ token: Int, after noun: Int) -> Bool {
    if Lexicon.relativizers.contains(view.lower(token)) || view.lower(token) == "where" { return true }
    switch view.tag(token) {
    case .verb: return view.verbForm(token) == .gerund || view.verbForm(token) == .participle
    case .adposition, .numeral, .adverb, .subordinator: return true
    default: break
    }
    return phrases.contains { ($0.anchor == noun || phrases[noun].anchor != nil) && start(of: $0) == token }
      || view.titlesAt[token] != nil
  }

  func start(of phrase: NounPhrase) -> Int {
    phrase.possessor.map { start(of: $0) } ?? phrase.tokens.lowerBound
  }
}
