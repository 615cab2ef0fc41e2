internal import GraphSchema

/// "the minister", "the company", "the country": the head decides what is looked for.
extension Anaphora {
  func description(at i: Int, _ s: Int, _ traces: [Trace]) -> Link? {
    let sentence = text.sentences[s].tokens
    guard text.tokens[i].lower == "the", i + 1 < sentence.upperBound else { return nil }
    // "the largest party", "the future adviser", "the software company" bring in something new; "the former president"
    // and "the foreign minister" do not.
    var end = i + 1
    while end < sentence.upperBound, end < i + 3, Self.modifiers.contains(text.tokens[end].lower) { end += 1 }
    guard end < sentence.upperBound, text.tokens[end].tag == .noun, isHead(end, in: sentence),
      !(i...end).contains(where: covered.contains), !isApposed(i, in: sentence)
    else { return nil }
    guard let (cluster, kind) = antecedent(of: text.tokens[end].lower, s, traces) else { return nil }
    return link(i..<(end + 1), s, kind, cluster)
  }

  /// "the Liège-based *organization*", "the Estonian *bank*": the noun alone is the mention, for the place is one itself.
  ///
  /// - Parameter head: a token that no name covers.
  func placed(at head: Int, _ s: Int, _ traces: [Trace]) -> Link? {
    let sentence = text.sentences[s].tokens
    let noun = text.tokens[head].lower
    guard text.tokens[head].tag == .noun, bodies.isBody(noun), isHead(head, in: sentence),
      let place = place(before: head, in: sentence)
    else { return nil }
    // "Broadcom's bid for the San Diego-based company": another one than the sentence has named.
    let near = traces.reversed().prefix { s - $0.sentence <= 1 }
    let here = Set(near.filter { $0.sentence == s }.map(\.cluster))
    let fitting = near.filter {
      !here.contains($0.cluster) && bodies.fit(noun, $0.cluster) != nil && bodies.mayBe($0.cluster, of: place)
    }
    guard let first = fitting.first, fitting.allSatisfy({ $0.cluster == first.cluster }) else { return nil }
    return link(head..<(head + 1), s, .organization, first.cluster)
  }

  /// The place between "the" and a noun, where nothing but adjectives and nouns is besides.
  private func place(before head: Int, in sentence: Range<Int>) -> NameCluster? {
    var word = head - 1
    var place: NameCluster?
    while word >= sentence.lowerBound, word > head - 8 {
      let token = text.tokens[word]
      if token.lower == "the" { return isApposed(word, in: sentence) ? nil : place }
      if covered.contains(word) {
        guard let index = mentions.lastIndex(where: { $0.tokens.contains(word) }), mentions[index].kind == .place else {
          return nil
        }
        place = clusters.first { $0.mentions.contains(index) }
        word = mentions[index].tokens.lowerBound - 1
        continue
      }
      guard [.adjective, .noun, .numeral].contains(token.tag) || ["-", "–", "based"].contains(token.lower) else {
        return nil
      }
      word -= 1
    }
    return nil
  }

  /// "Kaskinen, *the* Finnish group": what stands beside a name says it of that, whatever it was read as.
  private func isApposed(_ word: Int, in sentence: Range<Int>) -> Bool {
    word - 2 >= sentence.lowerBound && text.tokens[word - 1].lower == ","
      && (covered.contains(word - 2) || text.tokens[word - 2].tag == .properNoun)
  }

  private func link(_ tokens: Range<Int>, _ s: Int, _ kind: EntityKind, _ cluster: Int) -> Link {
    Link(
      mention: Mention(
        span: Span(text.tokens[tokens.lowerBound].span.start, text.tokens[tokens.upperBound - 1].span.end),
        tokens: tokens,
        sentence: s, kind: kind, reading: .description, finder: "description"),
      cluster: cluster)
  }

  /// Whether nothing after the noun makes it another: "the party *congress*", "the president *of*".
  private func isHead(_ token: Int, in sentence: Range<Int>) -> Bool {
    guard token + 1 < sentence.upperBound else { return true }
    let after = text.tokens[token + 1]
    return after.tag != .noun && after.tag != .properNoun && !["of", "who", "-"].contains(after.lower)
      && !covered.contains(token + 1)
  }

  private func antecedent(of head: String, _ s: Int, _ traces: [Trace]) -> (Int, EntityKind)? {
    func recent(_ reach: Int, _ fits: (NameCluster) -> Bool) -> Int? {
      for trace in traces.reversed() {
        if s - trace.sentence > reach { return nil }
        if fits(clusters[trace.cluster]) { return trace.cluster }
      }
      return nil
    }
    if cues.personNouns.contains(head) || lexicon.titleWords[head] != nil {
      return recent(8) { $0.kind == .person && $0.titles.contains(head) }.map { ($0, .person) }
    }
    if head == "country" || head == "nation" {
      return recent(2) { $0.kind == .place && subkind($0) == "country" }.map { ($0, .place) }
    }
    if cues.placeNouns.contains(head) {
      return recent(2) { cluster in
        cluster.kind == .place && (subkind(cluster) == head || cluster.names.contains { $0.last == head })
      }.map { ($0, .place) }
    }
    guard bodies.isBody(head) else { return nil }
    return body(head, s, traces).map { ($0, .organization) }
  }

  /// What the article calls so: the subject of a sentence nearby, or what nothing else competes with.
  private func body(_ noun: String, _ s: Int, _ traces: [Trace]) -> Int? {
    func nearest(_ reach: Int, _ fits: (BodyNouns.Fit?) -> Bool) -> Int? {
      let near = traces.reversed().prefix { s - $0.sentence <= reach }.filter { fits(bodies.fit(noun, $0.cluster)) }
      if let found = near.first(where: \.isSubject) { return found.cluster }
      guard let first = near.first, near.allSatisfy({ $0.cluster == first.cluster }) else { return nil }
      return first.cluster
    }
    if let said = nearest(2, { $0 == .said }) { return said }
    let all = Set(traces.filter { bodies.fit(noun, $0.cluster) == .said }.map(\.cluster))
    if all.count == 1 { return all.first }
    guard all.isEmpty else { return nil }
    return nearest(2) { $0 == .possible }
  }

  private static let modifiers: Set<String> = [
    "prime", "vice", "foreign", "former", "then", "late", "retired", "outgoing", "embattled", "ousted", "veteran",
    "defense",
    "defence", "finance", "interior",
  ]
}
