internal import GraphSchema

/// Of whom the tree of a sentence says a title, and what hangs on it: "Berg (born 1953) is a lawyer, founder and *chief
/// executive* of Norvik Bank".
///
/// Nobody and nothing where the sentence has no tree.
struct TitleTree {
  let view: DocumentView
  /// By token: the tokens that it governs, in text order.
  private let children: [Int: [Int]]

  init(_ view: DocumentView, _ sentence: Sentence) {
    self.view = view
    var children: [Int: [Int]] = [:]
    for token in sentence.tokens {
      if let head = view.document.head(of: token, in: sentence) { children[head, default: []].append(token) }
    }
    self.children = children
  }

  struct Bearers {
    /// Mentions of people; several of a title in the plural.
    let mentions: [Int]
    /// The form of "be" or the verb that says it: "*was* elected president"; `nil` for an apposition.
    let verb: Int?
  }

  /// Who has the title, or the first of the titles in whose list it stands.
  func bearers(of title: TitleMatch) -> Bearers? {
    guard var word = head(of: title) else { return nil }
    for _ in 0..<8 {
      if let found = bearers(at: word) {
        let people = title.isPlural ? found.mentions : Array(found.mentions.prefix(1))
        return Bearers(mentions: people, verb: found.verb)
      }
      guard label(word) == .conjunct, let head = view.head(of: word), isCommonNoun(head) else { return nil }
      word = head
    }
    return nil
  }

  /// The names that a preposition leads to from the title: "of the toy company Hasbro", and from a list of titles that
  /// share what follows: "founder and chief executive of".
  ///
  /// - Parameter isShared: whether it may share them.
  func objects(of title: TitleMatch, _ preposition: String, isShared: Bool) -> [Int] {
    guard let word = head(of: title) else { return [] }
    var first = word
    while label(first) == .conjunct, let head = view.head(of: first), isCommonNoun(head) { first = head }
    let list = members(of: first)
    for owner in list {
      // "professor *emeritus* | of history": what hangs on another word of the title hangs on the title.
      let own = owner == word ? title.words.flatMap { children[$0] ?? [] } : children[owner] ?? []
      for child in own where !title.words.contains(child) && [.nominalModifier, .oblique].contains(label(child)) {
        // "Berg, an envoy, | in Norway": what a comma sets apart is not the title's.
        guard let mark = mark(of: child), mark > owner, view.lower(mark) == preposition, view.lower(mark - 1) != ",",
          isShared || list.last(where: { $0 < mark }) == word, shares(word, mark, list)
        else { continue }
        let found = names(at: child).filter { !leadsToPerson($0) }
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  /// The preposition before a word, or before the noun for its sort: "*of* the toy company Hasbro".
  private func mark(of word: Int) -> Int? {
    let below = children[word] ?? []
    if let mark = below.first(where: { label($0) == .caseMarker }) { return mark }
    return below.first { label($0) == .describedName }.flatMap { sort in
      (children[sort] ?? []).first { label($0) == .caseMarker }
    }
  }

  /// Whether what stands behind a preposition is said of one of the titles before it: of the nearest, and of those that
  /// "and" joins with it, up to one that an article sets apart.
  private func shares(_ word: Int, _ mark: Int, _ list: [Int]) -> Bool {
    let before = list.filter { $0 < mark }
    for (member, previous) in zip(before.reversed(), before.reversed().dropFirst().map { $0 } + [-1]) {
      if member == word { return true }
      let below = children[member] ?? []
      let isApart = below.contains { [.determiner, .possessor].contains(label($0)) }
      let isJoined = below.contains { label($0) == .coordinator && $0 > previous }
      // "founder of Norvik and chief executive of Asker": what leads on from the one is no more of the other.
      let isFilled = (children[previous] ?? []).contains {
        $0 > previous && label($0) == .nominalModifier && $0 < member
      }
      if isApart || !isJoined || isFilled { return false }
    }
    return false
  }

  /// A word and those that a list adds to it, in text order.
  private func members(of first: Int) -> [Int] {
    var found = [first]
    var next = 0
    while next < found.count, found.count < 32 {
      found += (children[found[next]] ?? []).filter { label($0) == .conjunct && isCommonNoun($0) }
      next += 1
    }
    return found.sorted()
  }

  private func bearers(at word: Int) -> (mentions: [Int], verb: Int?)? {
    let below = children[word] ?? []
    if let copula = below.first(where: { label($0) == .copula }) {
      guard
        let subject = below.first(where: { [.subject, .outerSubject].contains(label($0)) }) ?? sharedSubject(of: word)
      else { return nil }
      let people = people(at: subject)
      if !people.isEmpty { return (people, copula) }
      // "Berg, who is the minister of Norway"
      let before = antecedents(of: subject, verb: word)
      return before.isEmpty ? nil : (before, copula)
    }
    guard let head = view.head(of: word) else { return nil }
    if label(word) == .apposition {
      guard let mention = person(at: head), !isOfNearer(word, than: mention) else { return nil }
      return ([mention], nil)
    }
    return holders(of: word, under: head)
  }

  /// "Berg founded and | is chairwoman of": the subject of the verb that "is" is joined with.
  private func sharedSubject(of word: Int) -> Int? {
    guard label(word) == .conjunct, let verb = view.head(of: word), verb < word, view.tag(verb) == .verb else {
      return nil
    }
    return (children[verb] ?? []).first { [.subject, .passiveSubject].contains(label($0)) }
  }

  /// "Berg became minister", "was made minister", "served as minister"; "elected Berg minister".
  private func holders(of word: Int, under verb: Int) -> (mentions: [Int], verb: Int?)? {
    guard view.tag(verb) == .verb else { return nil }
    let lemma = view.lemma(verb)
    let isRole = mark(of: word).map { view.lower($0) == "as" } ?? false
    switch label(word) {
    case .openComplement where !isRole:
      guard ["become", "make"].contains(lemma) || Lexicon.appointing.contains(lemma) else { return nil }
    case .object where !isRole: guard lemma == "become" else { return nil }
    case .oblique where isRole, .openComplement where isRole:
      guard Lexicon.serving.contains(lemma) || Lexicon.appointing.contains(lemma) else { return nil }
    default: return nil
    }
    let below = children[verb] ?? []
    let wanted: Set<DependencyLabel>
    if lemma != "make", !Lexicon.appointing.contains(lemma) {
      wanted = [.subject]
    } else {
      wanted = below.contains { label($0) == .passiveSubject } ? [.passiveSubject] : [.object, .indirectObject]
    }
    guard let holder = below.first(where: { label($0).map(wanted.contains) ?? false }) else { return nil }
    let people = people(at: holder)
    if !people.isEmpty { return (people, verb) }
    let before = antecedents(of: holder, verb: verb)
    return before.isEmpty ? nil : (before, verb)
  }

  /// Whom "who" stands for: "Berg, who served as", "Berg is a lawyer who served as".
  private func antecedents(of pronoun: Int, verb: Int) -> [Int] {
    guard ["who", "that"].contains(view.lower(pronoun)), label(verb) == .relativeClause, let noun = view.head(of: verb)
    else { return [] }
    let named = people(at: noun)
    if !named.isEmpty { return Array(named.suffix(1)) }
    guard isCommonNoun(noun),
      label(noun) == .apposition || (children[noun] ?? []).contains(where: { label($0) == .copula })
    else { return [] }
    return bearers(at: noun)?.mentions ?? []
  }

  /// "Christie's deputy, and Berg, then the *director*": a title beside a name is of no name before that one.
  private func isOfNearer(_ word: Int, than mention: Int) -> Bool {
    let end = view.document.mentions[mention].tokens.upperBound
    return word > end
      && (end..<word).contains { token in
        guard view.lower(token) == ",", let nearer = view.covering[token - 1], nearer != mention else { return false }
        return view.mentionKind(nearer) == .person && view.document.mentions[nearer].reading == .name
      }
  }

  /// Whether a title is said to be over: "*formerly* the director of".
  func isOver(_ title: TitleMatch) -> Bool {
    guard let word = head(of: title) else { return false }
    return (children[word] ?? []).contains { $0 < word && Lexicon.formerly.contains(view.lower($0)) }
  }

  /// The person at a word, and those in its list.
  private func people(at word: Int) -> [Int] {
    guard let first = person(at: word) else { return [] }
    return [first] + (children[word] ?? []).filter { label($0) == .conjunct }.compactMap(person)
  }

  private func person(at token: Int) -> Int? {
    guard let mention = view.covering[token], view.chainOf[mention] != nil, view.mentionKind(mention) == .person else {
      return nil
    }
    return mention
  }

  /// The name at a word and those in its list, or the one beside a word for its sort: "the toy company Hasbro".
  private func names(at word: Int) -> [Int] {
    func name(_ token: Int) -> Int? {
      view.covering[token].flatMap { view.chainOf[$0] == nil ? nil : $0 }
    }
    let below = children[word] ?? []
    guard let first = name(word) else {
      guard view.covering[word] == nil else { return [] }
      return below.filter { label($0) == .apposition && $0 == word + 1 }.compactMap(name)
    }
    return [first] + below.filter { label($0) == .conjunct }.compactMap(name)
  }

  /// "the head of Norvik Bank | Anna Berg": the title is of the name behind.
  private func leadsToPerson(_ mention: Int) -> Bool {
    let end = view.document.mentions[mention].tokens.upperBound
    guard end < view.document.tokens.count, let next = view.mention(at: end) else { return false }
    return view.mentionKind(next) == .person
  }

  /// The word of a title that governs the others.
  private func head(of title: TitleMatch) -> Int? {
    title.words.first { word in
      view.token(word).dependency != nil && view.head(of: word).map { !title.words.contains($0) } ?? true
    }
  }

  private func isCommonNoun(_ token: Int) -> Bool {
    view.covering[token] == nil && [.noun, .properNoun].contains(view.tag(token))
  }

  private func label(_ token: Int) -> DependencyLabel? { view.token(token).dependency?.label }
}
