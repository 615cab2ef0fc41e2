internal import GraphSchema

/// What a sequence pattern has bound.
struct SequenceMatch {
  var tokens: Range<Int>
  /// Mentions.
  var subjects: [Int] = []
  var objects: [Int] = []
  var title: TitleMatch?
  var kinship: KinshipWord?
  /// "his former wife", "his ex-wife"
  var isFormerKin = false
  /// "his brothers"
  var isPluralKin = false
}

/// Matches a sequence pattern against the words of a sentence, longest repetitions first.
struct SequenceMatcher {
  let view: DocumentView
  let range: Range<Int>
  /// Takes down how far the match came; `nil` unless somebody wants to know.
  var progress: SequenceProgress?

  typealias Next = (Int, SequenceMatch) -> SequenceMatch?

  /// The match that begins at a token, if any.
  func match(_ nodes: [SequenceNode], at start: Int) -> SequenceMatch? {
    // "anti-Russian", "pro-EU": the prefix turns the name around, so only a pattern that reads it may begin there.
    if start - 2 >= range.lowerBound, view.lower(start - 1) == "-",
      ["pro", "anti", "non", "ex"].contains(view.lower(start - 2))
    {
      return nil
    }
    return run(nodes, 0, start, SequenceMatch(tokens: start..<start)) { end, match in
      if isOwner(before: end, in: match) { return nil }
      var match = match
      match.tokens = start..<end
      return match
    }
  }

  private func isFormer(kin position: Int) -> Bool {
    if view.lower(position).hasPrefix("ex-") { return true }
    // Of few words: what goes further back belongs to another.
    for place in (max(range.lowerBound, position - 4)..<position).reversed() where view.lower(place) != "-" {
      if Lexicon.pastStatus.contains(view.lower(place)) { return true }
      guard view.covering[place] == nil, view.token(place).tag == .adjective || view.token(place).tag == .noun else {
        return false
      }
    }
    return false
  }

  /// "the director of the FTC | 's Bureau of Competition", "Berg of Norway | 's central bank": what the pattern would end
  /// with only possesses what is meant.
  private func isOwner(before end: Int, in match: SequenceMatch) -> Bool {
    guard end < range.upperBound, end > range.lowerBound, let last = view.covering[end - 1] else { return false }
    // "NASA's James Webb | telescope"
    let tokens = view.document.mentions[last].tokens
    if match.subjects.contains(last), view.mentionKind(last) == .person, view.tag(end) == .noun,
      let exit = tokens.first(where: { view.head(of: $0).map { !tokens.contains($0) } ?? false }),
      view.token(exit).dependency?.label == .compound, let head = view.head(of: exit), head >= end
    {
      return true
    }
    guard match.objects.contains(last) else { return false }
    if view.isPossessiveMark(end) { return true }
    guard match.title != nil, view.covering[end] == nil, view.document.mentions[last].tokens.upperBound == end else {
      return false
    }
    // "guitarist of the US | rock band": the tree hangs it before another word.
    if view.mentionKind(last) == .place, [.noun, .adjective].contains(view.tag(end)),
      let head = view.head(of: end - 1), head >= end, view.tag(head) == .noun
    {
      return true
    }
    // "boss of the VW | subsidiary Audi"
    if Lexicon.daughters.contains(view.lemma(end)), end + 1 < range.upperBound, let next = view.mention(at: end + 1),
      view.mentionKind(next) == .organization
    {
      return true
    }
    // "mayor of the Polish | city of Gdańsk", "spokeswoman for the Trump | administration's ministry"
    if view.document.mentions[last].reading == .demonym { return [.noun, .adjective].contains(view.tag(end)) }
    guard view.tag(end) == .noun, !Lexicon.timeNouns.contains(view.lemma(end)), end + 1 < range.upperBound else {
      return false
    }
    // "commissioner of the New York | police", "governor of the US | commonwealth of ..."
    if view.mentionKind(last) == .place { return view.lemma(end) == "police" || view.lower(end + 1) == "of" }
    return Lexicon.actingNouns.contains(view.lemma(end)) && view.isPossessiveMark(end + 1)
  }

  private func run(
    _ nodes: [SequenceNode], _ index: Int, _ position: Int, _ match: SequenceMatch, _ next: @escaping Next
  ) -> SequenceMatch? {
    guard index < nodes.count else { return next(position, match) }
    if let progress, !isHere(nodes[index], position) { progress.stopped(at: position, by: nodes[index], match) }
    switch nodes[index] {
    case .word(let words):
      guard position < range.upperBound, view.covering[position] == nil else { return nil }
      guard
        words.contains(view.lower(position)) || words.contains(view.lemma(position))
          || words.contains("'s") && view.isPossessiveMark(position)
      else { return nil }
      return run(nodes, index + 1, position + 1, match, next)
    case .tag(let node):
      // A title is matched as one: "(<mod>)* {title}" reads the first of two titles, not the last.
      guard position < range.upperBound, view.covering[position] == nil, node.admits(position, in: view),
        !view.isOffice(position)
      else { return nil }
      return run(nodes, index + 1, position + 1, match, next)
    case .kinship:
      guard position < range.upperBound, view.covering[position] == nil else { return nil }
      guard let word = view.facts.kinship[view.lower(position)] else { return nil }
      var match = match
      match.kinship = word
      match.isFormerKin = isFormer(kin: position)
      match.isPluralKin = view.lower(position) == word.plural
      return run(nodes, index + 1, position + 1, match, next)
    case .title(let node):
      for title in view.titlesAt[position] ?? [] where title.words.upperBound <= range.upperBound {
        guard node.ranks.contains(title.title.rank), !node.isPlural || title.isPlural else { continue }
        var match = match
        if !node.isAside { match.title = match.title ?? title }
        if let found = run(nodes, index + 1, title.words.upperBound, match, next) { return found }
      }
      return nil
    case .mention(let node):
      return mention(node, position, match) { end, match in self.run(nodes, index + 1, end, match, next) }
    case .group(let alternatives, let low, let high):
      return repeated(alternatives, low, high, 0, position, match) { end, match in
        self.run(nodes, index + 1, end, match, next)
      }
    }
  }

  /// Whether a piece that must be there may begin at a token; for the account of a match only.
  private func isHere(_ node: SequenceNode, _ position: Int) -> Bool {
    guard position < range.upperBound else { return false }
    switch node {
    case .group: return true
    case .mention(let node): return single(node, position) != nil
    case .word, .tag, .title, .kinship: return SequenceOpening(of: [node]).admits(position, in: view)
    }
  }

  private func repeated(
    _ alternatives: [[SequenceNode]], _ low: Int, _ high: Int, _ count: Int, _ position: Int, _ match: SequenceMatch,
    _ next: @escaping Next
  ) -> SequenceMatch? {
    if count < high {
      for alternative in alternatives {
        let found = run(alternative, 0, position, match) { end, match in
          end > position ? self.repeated(alternatives, low, high, count + 1, end, match, next) : nil
        }
        if let found { return found }
      }
    }
    return count >= low ? next(position, match) : nil
  }

  private func mention(_ node: MentionNode, _ position: Int, _ match: SequenceMatch, _ next: Next) -> SequenceMatch? {
    guard let (first, end) = single(node, position) else { return nil }
    var ends: [(Int, [Int])] = [(end, [first])]
    if !node.isPossessive {
      if let end = abbreviationEnd(of: first, at: end) { ends.append((end, [first])) }
      if isBodyNoun(after: first, at: end) { ends.append((end + 1, [first])) }
    }
    // "Prime Minister Berg, Lund ...": one person has the title. "Ministers Berg and Lund" both have it.
    // "his brother Karl, Anna Berg ...": one person is the brother.
    let isShared =
      node.role != .subject || match.title.map(\.isPlural) ?? (match.kinship == nil || match.isPluralKin)
    if node.isList, isShared {
      while let (separator, last) = separator(after: asideEnd(at: ends[ends.count - 1].0) ?? ends[ends.count - 1].0),
        let (member, end) = single(node, separator)
      {
        ends.append((end, ends[ends.count - 1].1 + [member]))
        if last { break }
      }
    }
    // What a pattern asks of the words behind a name may also stand behind an aside; where it reads on itself, it does.
    let asides = node.isPossessive ? [] : ends.compactMap { end, members in asideEnd(at: end).map { ($0, members) } }
    for (end, members) in ends.reversed() + asides.reversed() {
      var match = match
      switch node.role {
      case .subject: match.subjects += members
      case .object: match.objects += members
      case .other: break
      }
      if let found = next(end, match) { return found }
    }
    return nil
  }

  /// The end of the abbreviation in brackets that follows a name: "the World Health Organization (WHO) chief".
  private func abbreviationEnd(of mention: Int, at end: Int) -> Int? {
    guard end + 2 < range.upperBound, view.lower(end) == "(", let other = view.mention(at: end + 1),
      view.chainOf[other] != nil, view.chainOf[other] == view.chainOf[mention]
    else { return nil }
    let close = view.document.mentions[other].tokens.upperBound
    return close < range.upperBound && view.lower(close) == ")" ? close + 1 : nil
  }

  /// The end of what is said in brackets of a name: "Anna Berg | (born in May 1950) | is a lawyer".
  private func asideEnd(at end: Int) -> Int? {
    guard end < range.upperBound, view.lower(end) == "(" else { return nil }
    var depth = 0
    for token in end..<min(range.upperBound, end + Self.asideTokens) {
      if view.lower(token) == "(" { depth += 1 }
      if view.lower(token) == ")" { depth -= 1 }
      if depth == 0 { return token + 1 }
    }
    return nil
  }

  /// Dates and places of birth and death with a spelling in another script; what is longer is a sentence of its own.
  private static let asideTokens = 40

  /// "the FAST | party": a noun that says no more than the name.
  private func isBodyNoun(after mention: Int, at end: Int) -> Bool {
    end < range.upperBound && view.covering[end] == nil && view.mentionKind(mention) == .organization
      && view.document.mentions[mention].reading == .name && Lexicon.bodyNouns.contains(view.lemma(end))
  }

  /// Where the next member of a list may begin, over "," and "and", and whether it must be the last.
  private func separator(after position: Int) -> (Int, Bool)? {
    var position = position
    var found = false
    if position < range.upperBound, view.lower(position) == "," {
      position += 1
      found = true
    }
    if position < range.upperBound, ["and", "or", "&"].contains(view.lower(position)) {
      // "Germany and the Netherlands"
      let hasArticle = position + 1 < range.upperBound && view.lower(position + 1) == "the"
      return (position + (hasArticle ? 2 : 1), true)
    }
    return found ? (position, false) : nil
  }

  private func single(_ node: MentionNode, _ position: Int) -> (Int, Int)? {
    guard position < range.upperBound, let index = view.mention(at: position) ?? quoted(at: position) else {
      return nil
    }
    let mention = view.document.mentions[index]
    // "his special envoy": who fills no role need not be known.
    guard view.chainOf[index] != nil || node.role == .other, node.kinds.contains(view.mentionKind(index)) else {
      return nil
    }
    if let isDemonym = node.isDemonym {
      guard isDemonym ? mention.reading == .demonym : [.name, .metonym].contains(mention.reading) else { return nil }
    }
    var end = mention.tokens.upperBound
    if isInQuotes(mention.tokens) { end += 1 }
    guard end <= range.upperBound else { return nil }
    let isPossessivePronoun = mention.reading == .pronoun && Lexicon.possessivePronouns.contains(view.lower(position))
    if node.isPossessive {
      if !isPossessivePronoun {
        guard end < range.upperBound, view.isPossessiveMark(end) else { return nil }
        end += 1
      }
    } else if isPossessivePronoun {
      return nil
    }
    return (index, end)
  }

  /// The name that a quotation mark opens and another closes: "the leader of the | "Islamic State" | group".
  private func quoted(at position: Int) -> Int? {
    guard Self.quotes.contains(view.lower(position)), position + 1 < range.upperBound,
      let mention = view.mention(at: position + 1), isInQuotes(view.document.mentions[mention].tokens)
    else { return nil }
    return mention
  }

  private func isInQuotes(_ tokens: Range<Int>) -> Bool {
    tokens.lowerBound > range.lowerBound && tokens.upperBound < range.upperBound
      && Self.quotes.contains(view.lower(tokens.lowerBound - 1)) && Self.quotes.contains(view.lower(tokens.upperBound))
  }

  private static let quotes: Set<String> = ["\"", "'", "``", "''", "“", "”", "„", "‘", "’", "«", "»"]
}
