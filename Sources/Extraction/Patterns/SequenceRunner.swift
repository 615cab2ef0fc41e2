internal import GraphSchema

/// Runs the sequence patterns over one sentence.
struct SequenceRunner {
  let view: DocumentView
  let patterns: PatternSet
  let sentence: Sentence
  var trace: MatchTrace?

  private static let lasting: Set<Predicate.ID> = [
    "sibling_of", "parent_of", "relative_of", "citizen_of", "born_in",
  ]

  func matches() -> [PatternMatch] {
    var words: Set<String> = []
    for token in sentence.tokens where view.covering[token] == nil {
      words.insert(view.lower(token))
      words.insert(view.lemma(token))
    }
    let matcher = SequenceMatcher(view: view, range: sentence.tokens)
    var matches: [PatternMatch] = []
    for (pattern, alternative, anchor, opening) in patterns.sequences where !patterns.patterns[pattern].isImplied {
      if let anchor, anchor.isDisjoint(with: words) { continue }
      guard case .sequences(let alternatives) = patterns.patterns[pattern].form else { continue }
      for start in sentence.tokens where opening.admits(start, in: view) {
        if let match = matcher.match(alternatives[alternative], at: start) {
          relate(match, pattern, &matches)
        } else if let trace {
          explain(alternatives[alternative], at: start, pattern, anchor: anchor, trace)
        }
      }
    }
    return matches
  }

  /// What the words between the ends say beside the pattern's own: "*will* become", "*never* ran", "*was* president".
  ///
  /// - Parameter isEnd: whether it says that something ended: then also what stands before, as "*to* succeed Berg as".
  private func stance(of match: SequenceMatch, isEnd: Bool) -> Stance {
    var stance = Stance()
    var gap = saying(match)
    if isEnd {
      gap = max(match.tokens.lowerBound - 2, sentence.tokens.lowerBound)..<match.tokens.upperBound
      if sentence.tokens.contains(match.tokens.lowerBound - 1), view.lower(match.tokens.lowerBound - 1) == "to" {
        stance.modality = .planned
      }
    }
    for token in gap where view.covering[token] == nil {
      let word = view.lower(token)
      if ["not", "n't", "n’t", "never"].contains(word) { stance.polarity = .denied }
      guard view.tag(token) == .auxiliary else { continue }
      if Lexicon.futureModals.contains(word) {
        stance.modality = .planned
        stance.tense = .future
      } else if Lexicon.possibleModals.contains(word), stance.modality == .actual {
        stance.modality = .possible
      }
    }
    let isEnded = gap.dropLast().contains { view.lower($0) == "no" && view.lower($0 + 1) == "longer" }
    if isEnded || gap.contains(where: { saysWas($0, within: match.tokens) }) { stance.tense = .past }
    return stance
  }

  /// What an envoy is called there, where the pattern names the word itself: "special envoy".
  private func wording(of match: SequenceMatch) -> String? {
    view.titles.first { title in
      match.tokens.contains(title.words.lowerBound)
        && title.words.last.map { ["envoy", "ambassador", "representative", "emissary"].contains(view.lemma($0)) }
          ?? false
    }?.role
  }

  /// The words between somebody and their title; where no title is matched, all words.
  private func saying(_ match: SequenceMatch) -> Range<Int> {
    guard let title = match.title else { return match.tokens }
    let names = match.subjects.map { view.document.mentions[$0].tokens }
    guard let first = names.map(\.lowerBound).min(), let last = names.map(\.upperBound).max() else {
      return match.tokens
    }
    if last <= title.start { return last..<title.start }
    return title.words.upperBound <= first ? title.words.upperBound..<first : first..<first
  }

  /// "*was* the president of", "*served* as president of"; never "was *elected* president of".
  private func saysWas(_ token: Int, within tokens: Range<Int>) -> Bool {
    guard view.covering[token] == nil else { return false }
    if view.tag(token) == .verb, view.verbForm(token) == .past, ["serve", "work"].contains(view.lemma(token)) {
      return true
    }
    guard ["was", "were"].contains(view.lower(token)) else { return false }
    var next = token + 1
    while tokens.contains(next), view.covering[next] == nil, [.adverb, .determiner].contains(view.tag(next)) {
      next += 1
    }
    return !tokens.contains(next) || view.covering[next] != nil || view.tag(next) != .verb || view.isModifier(next)
  }

  /// Takes down a match that stopped after one of the ends and, where the pattern has one, after its rarest word.
  private func explain(
    _ nodes: [SequenceNode], at start: Int, _ pattern: Int, anchor: Set<String>?, _ trace: MatchTrace
  ) {
    let progress = SequenceProgress(at: start)
    _ = SequenceMatcher(view: view, range: sentence.tokens, progress: progress).match(nodes, at: start)
    let matched = start..<progress.end
    guard progress.hasEnd, matched.count > 1 else { return }
    if anchor == nil, !matched.contains(where: { view.titlesAt[$0] != nil }) { return }
    if let anchor, !matched.contains(where: { anchor.contains(view.lower($0)) || anchor.contains(view.lemma($0)) }) {
      return
    }
    let expected = progress.expected.prefix(3).map(\.description).joined(separator: " or ")
    let found = progress.end < sentence.tokens.upperBound ? "'\(view.token(progress.end).text)'" : "the end"
    trace.note(pattern, matched, "\(found) follows; it needs \(expected)")
  }

  private func relate(_ match: SequenceMatch, _ pattern: Int, _ matches: inout [PatternMatch]) {
    let declaration = patterns.patterns[pattern].declaration
    let conditions = Conditions(view: view)
    var stance = stance(of: match, isEnd: declaration.attributes["turn"] == Turn.ends.rawValue)
    let marked = stance
    if match.isFormerKin { stance.tense = .past }
    let trigger = match.title?.words.lowerBound ?? match.tokens.lowerBound
    if isTitleOfNext(match) || leadsToNext(match) {
      trace?.note(pattern, match.tokens, "the title is of the name after it")
      return
    }
    func add(_ predicate: Predicate.ID, _ subject: Int, _ object: Int) {
      if let title = match.title {
        stance = marked
        if RelationChooser.isOver(predicate, with: title) { stance.tense = .past }
        if title.isElect, marked.modality == .actual, !RelationChooser.lasts(predicate) { stance.modality = .planned }
      }
      // "was the brother of": nobody ceases to be one.
      let isOver = match.isFormerKin || match.title.map { RelationChooser.isOver(predicate, with: $0) } ?? false
      if stance.tense == .past, !isOver, Self.lasting.contains(predicate) { stance.tense = .present }
      matches.append(
        PatternMatch(
          pattern: pattern, predicate: predicate, subject: subject, object: object, trigger: trigger, stance: stance,
          role: declaration.attributes["role"] == nil ? match.title?.role : wording(of: match)))
    }
    let isPaired = declaration.attributes["pairs"] != nil
    if isPaired, match.subjects.count < 2 || match.subjects.count != match.objects.count {
      trace?.note(pattern, match.tokens, "the two lists are not of one length")
      return
    }
    for (place, subject) in match.subjects.enumerated() {
      guard let subjectChain = view.chainOf[subject] else { continue }
      if let next = match.subjects.dropFirst(place + 1).first.flatMap({ view.chainOf[$0] }),
        conditions.isKnown(subjectChain, in: next)
      {
        trace?.note(pattern, match.tokens, "the one lies in the next: no list")
        continue
      }
      if view.isLikeness(subject) {
        trace?.note(pattern, match.tokens, "another is compared with the name")
        continue
      }
      if isSaidOfAnother(match.tokens, than: subject) {
        trace?.note(pattern, match.tokens, "it stands beside the person before it")
        continue
      }
      for object in isPaired ? [match.objects[place]] : match.objects {
        if !isPaired, match.title?.isPlural == true, match.title?.title.rank == .office, isCoordinated(object) {
          trace?.note(pattern, match.tokens, "each of several is for one of a list")
          continue
        }
        guard let objectChain = view.chainOf[object] else { continue }
        if patterns.patterns[pattern].conditions.contains(.holder), isMember(object, of: match.tokens),
          !conditions.isKnown(subjectChain, in: objectChain),
          conditions.size(objectChain).map({ $0 <= .county }) ?? true
        {
          trace?.note(pattern, match.tokens, "it may as well be the next of a list")
          continue
        }
        switch declaration.relation {
        case .predicate(let predicate): add(predicate, subject, object)
        case .title:
          // "an Iraq War | veteran" is no Iraqi.
          let end = view.document.mentions[object].tokens.upperBound
          if sentence.tokens.contains(end), view.lower(end) == "war" { continue }
          let chooser = RelationChooser(view: view, conditions: conditions)
          if let title = match.title,
            let predicate = chooser.predicate(
              of: title, subject: subjectChain, object: objectChain,
              reading: view.document.mentions[object].reading)
          {
            add(predicate, subject, object)
          }
        case .kinship:
          // The subject of the pattern is the one whom the word names.
          if let word = match.kinship {
            let owner = nearestOwner(of: object, besides: subject)
            add(word.predicate, word.isSubject ? subject : owner, word.isSubject ? owner : subject)
          }
        }
      }
    }
  }
}

extension SequenceRunner {
  /// "Pelosi, US | President Trump": a title at the end of what matched belongs to the name right behind it.
  private func isTitleOfNext(_ match: SequenceMatch) -> Bool {
    let end = match.tokens.upperBound
    guard let title = match.title, title.words.upperBound == end, sentence.tokens.contains(end),
      let next = view.mention(at: end), view.mentionKind(next) == .person
    else { return false }
    return !match.subjects.contains(next)
  }

  /// "Lund, Labour Party | candidate Anna Berg": what stands after a comma leads on to another person, so it is theirs.
  private func leadsToNext(_ match: SequenceMatch) -> Bool {
    guard let subject = match.subjects.last, let object = match.objects.first else { return false }
    let (name, body) = (view.document.mentions[subject].tokens, view.document.mentions[object].tokens)
    guard name.upperBound < body.lowerBound, body.upperBound == match.tokens.upperBound,
      (name.upperBound..<body.lowerBound).contains(where: { view.lower($0) == "," })
    else { return false }
    var next = body.upperBound
    while next < sentence.tokens.upperBound, next < body.upperBound + 6, view.covering[next] == nil,
      [.noun, .adjective, .properNoun, .numeral].contains(view.tag(next))
    {
      next += 1
    }
    // "Labour MP (Member of Parliament) | Berg"
    if next < sentence.tokens.upperBound, view.lower(next) == "(",
      let close = (next..<sentence.tokens.upperBound).first(where: { view.lower($0) == ")" })
    {
      next = close + 1
    }
    guard next > body.upperBound, next < sentence.tokens.upperBound, let person = view.mention(at: next) else {
      return false
    }
    return view.mentionKind(person) == .person && view.chainOf[person] != view.chainOf[subject]
  }

  /// "the *German* and French ministers", "the ministers of *Germany* and France": whether another of its kind is beside
  /// it.
  private func isCoordinated(_ object: Int) -> Bool {
    let name = view.document.mentions[object]
    func isLike(_ token: Int) -> Bool {
      guard sentence.tokens.contains(token), let other = view.covering[token] else { return false }
      return view.mentionKind(other) == view.mentionKind(object)
        && view.document.mentions[other].reading == name.reading
    }
    func isMark(_ token: Int) -> Bool {
      sentence.tokens.contains(token) && view.covering[token] == nil && ["and", ","].contains(view.lower(token))
    }
    var (before, after) = (name.tokens.lowerBound - 1, name.tokens.upperBound)
    if sentence.tokens.contains(before), view.lower(before) == "the" { before -= 1 }
    if isMark(before), isLike(before - 1) { return true }
    guard isMark(after) else { return false }
    after += 1
    if sentence.tokens.contains(after), view.lower(after) == "the" { after += 1 }
    return isLike(after)
  }

  /// "Kings, | Kern, Fresno, | and Tulare Counties": whether what matched stands in a list of more.
  private func isMember(_ object: Int, of tokens: Range<Int>) -> Bool {
    let end = tokens.upperBound
    guard view.document.mentions[object].tokens.upperBound == end, sentence.tokens.contains(end + 1) else {
      return false
    }
    let isAlone = view.lower(end) == "and" || view.lower(end) == "or"
    guard isAlone || view.lower(end) == "," else { return false }
    let next = isAlone || ["and", "or"].contains(view.lower(end + 1)) && !isAlone ? end + (isAlone ? 1 : 2) : end + 1
    guard sentence.tokens.contains(next), let mention = view.mention(at: next) else { return false }
    return view.mentionKind(mention) == .place
  }

  /// "Trump spoke of Berg and | his son Lund": the pronoun in a list is for the person before it.
  private func nearestOwner(of owner: Int, besides relative: Int) -> Int {
    let mention = view.document.mentions[owner]
    guard mention.reading == .pronoun, mention.tokens.lowerBound - 2 >= sentence.tokens.lowerBound,
      ["and", ","].contains(view.lower(mention.tokens.lowerBound - 1)),
      let before = view.covering[mention.tokens.lowerBound - 2]
    else { return owner }
    let person = view.document.mentions[before]
    guard view.mentionKind(before) == .person, person.reading == .name, let chain = view.chainOf[before],
      chain != view.chainOf[relative]
    else { return owner }
    let gender = person.gender ?? view.entries[chain]?.gender
    return gender == nil || mention.gender == nil || gender == mention.gender ? before : owner
  }

  /// Whether what a pattern matches stands beside the person before it: in "Berg, the president of Norway, Lund and Moe"
  /// the president is Berg.
  private func isSaidOfAnother(_ tokens: Range<Int>, than subject: Int) -> Bool {
    let name = view.document.mentions[subject].tokens
    let comma = name.lowerBound - 1
    guard comma > tokens.lowerBound, view.lower(comma) == "," else { return false }
    var before = tokens.lowerBound - 1
    while before > sentence.tokens.lowerBound, view.tag(before) == .determiner { before -= 1 }
    guard before > sentence.tokens.lowerBound, view.lower(before) == ",", let other = view.covering[before - 1],
      view.mentionKind(other) == .person, view.chainOf[other] != view.chainOf[subject]
    else { return false }
    // "greeted Berg, the president of Norway, Lund, and Moe" may be a list; where the tree says so, it is believed.
    let isHisOwn = (tokens.lowerBound..<comma).contains { token in
      view.head(of: token).map(name.contains) ?? false
    }
    return !isHisOwn
  }
}

/// Runs the name patterns over the names of bodies in one sentence: "Turkish Interior Ministry".
struct NameRunner {
  let view: DocumentView
  let patterns: PatternSet
  let sentence: Sentence

  /// The mentions of bodies in the sentence.
  func bodies() -> [Int] {
    view.document.mentions.indices.filter { index in
      sentence.tokens.contains(view.document.mentions[index].tokens.lowerBound) && view.chainOf[index] != nil
        && view.mentionKind(index) == .organization
    }
  }

  /// Whether a name has the form of one of the alternatives.
  func fits(_ alternatives: [[SequenceNode]], mention: Int) -> Bool {
    let tokens = view.document.mentions[mention].tokens
    return alternatives.contains { nodes in
      var object: Int?
      return fits(nodes[...], from: tokens.lowerBound, in: tokens, object: &object)
    }
  }

  func matches() -> [PatternMatch] {
    var matches: [PatternMatch] = []
    for index in bodies() {
      let mention = view.document.mentions[index]
      for (pattern, anchors) in patterns.names where !patterns.patterns[pattern].isImplied {
        guard case .name(let alternatives) = patterns.patterns[pattern].form else { continue }
        for (nodes, anchor) in zip(alternatives, anchors) {
          if let anchor, !mention.tokens.contains(where: { holds(anchor, $0) }) { continue }
          var object: Int?
          guard fits(nodes[...], from: mention.tokens.lowerBound, in: mention.tokens, object: &object) else { continue }
          guard let object, let place = view.document.chains[object].mentions.first else { continue }
          guard case .predicate(let predicate) = patterns.patterns[pattern].declaration.relation else { continue }
          matches.append(
            PatternMatch(
              pattern: pattern, predicate: predicate, subject: index, object: place,
              trigger: mention.tokens.lowerBound, stance: Stance()))
          break
        }
      }
    }
    return matches
  }

  /// Matches the whole name; inside a name only words, any word (`[X]`) and one place make sense.
  private func fits(_ nodes: ArraySlice<SequenceNode>, from position: Int, in name: Range<Int>, object: inout Int?)
    -> Bool
  {
    guard let node = nodes.first else { return position == name.upperBound }
    let rest = nodes.dropFirst()
    switch node {
    case .word(let words):
      guard position < name.upperBound, holds(words, position) else { return false }
      return fits(rest, from: position + 1, in: name, object: &object)
    case .tag:
      guard position < name.upperBound else { return false }
      return fits(rest, from: position + 1, in: name, object: &object)
    case .group(let alternatives, let low, let high):
      if high > 0 {
        for alternative in alternatives {
          let again: [SequenceNode] = high > 1 ? [.group(alternatives, max(0, low - 1), high - 1)] : []
          var found = object
          if fits((alternative + again + Array(rest))[...], from: position, in: name, object: &found) {
            object = found
            return true
          }
        }
      }
      return low == 0 && fits(rest, from: position, in: name, object: &object)
    case .mention:
      for end in stride(from: name.upperBound, to: position, by: -1) {
        guard let chain = place(position..<end) else { continue }
        var found: Int? = chain
        if fits(rest, from: end, in: name, object: &found) {
          object = found
          return true
        }
      }
      return false
    case .title, .kinship: return false
    }
  }

  private func holds(_ words: Set<String>, _ token: Int) -> Bool {
    words.contains(view.lower(token)) || words.contains(view.lemma(token))
  }

  /// The chain of the place that a part of a name names.
  private func place(_ tokens: Range<Int>) -> Int? {
    let text = view.text(tokens).lowercased()
    for id in view.facts.places(named: text) {
      // A continent has no ministries.
      if let entry = view.facts.entry(id), entry.subkind == "region", entry.country == nil { return nil }
      if let chain = view.chainOfEntry[id] { return chain }
    }
    return view.document.chains.firstIndex { $0.kind == .place && $0.name.lowercased() == text }
  }
}
