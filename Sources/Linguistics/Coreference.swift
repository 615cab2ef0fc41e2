internal import GraphSchema

/// Turns names into mentions, finds pronouns and descriptions, and groups them all into chains.
struct Coreference: Sendable {
  let lexicon: NameLexicon
  let cues: CueWords
  let lemmatizer: Lemmatizer
  private let actors = ActorContext()

  init(lexicon: NameLexicon, cues: CueWords, lemmatizer: Lemmatizer) {
    self.lemmatizer = lemmatizer
    self.lexicon = lexicon
    self.cues = cues
  }

  func resolve(_ names: [MentionProposal], in text: TaggedText) -> (mentions: [Mention], chains: [Chain]) {
    let named = mentions(from: names, in: text)
    let groups = NameChains(text: text, lexicon: lexicon, cues: cues, mentions: named)
    let anaphora = Anaphora(text: text, lexicon: lexicon, cues: cues, mentions: named, clusters: groups.clusters)
    let links = anaphora.links()
    return assembled(named, groups.clusters, links, text)
  }

  private func sentenceIndex(of text: TaggedText) -> [Int] {
    var index = [Int](repeating: 0, count: text.tokens.count)
    for (s, sentence) in text.sentences.enumerated() { for i in sentence.tokens { index[i] = s } }
    return index
  }

  private func mentions(from names: [MentionProposal], in text: TaggedText) -> [Mention] {
    let chooser = EntryChooser(lexicon: lexicon, names: names)
    let elsewhere = PlacesElsewhere(names: names, in: text, lexicon: lexicon)
    let sentenceOf = sentenceIndex(of: text)
    var result: [Mention] = []
    for name in names {
      guard let kind = name.kind else { continue }
      var reading = name.reading
      var candidates = name.candidates
      if elsewhere.holds(name) { candidates = [] }
      if name.finder == RuleRecognizer.surnameFinder {
        candidates = chooser.holder(among: candidates).map { [$0] } ?? []
      }
      if name.kind == .organization, name.reading == .name, isOfManyCountries(name.tokens, in: text) {
        candidates = candidates.filter(chooser.isAtHome)
      }
      if let choice = chooser.choice(of: candidates) {
        candidates = [choice] + candidates.filter { $0 != choice }
        if reading == .name, let country = lexicon.capitals[choice],
          actors.isActor(name.tokens, in: text.sentences[sentenceOf[name.tokens.lowerBound]], of: text)
        {
          reading = .metonym
          candidates = [country] + candidates
        }
      }
      result.append(
        Mention(
          span: Span(text.tokens[name.tokens.lowerBound].span.start, text.tokens[name.tokens.upperBound - 1].span.end),
          tokens: name.tokens, sentence: sentenceOf[name.tokens.lowerBound], kind: kind, reading: reading,
          candidates: candidates, finder: name.finder, gender: name.gender))
    }
    return result
  }

  /// "Congress", "Supreme Court", "Lower House": words that name a body in many countries. There is one White House.
  private func isOfManyCountries(_ name: Range<Int>, in text: TaggedText) -> Bool {
    let words = text.tokens[name].map(\.lower)
    guard words.allSatisfy(lemmatizer.isCommon) else { return false }
    if words.count == 2, words[1] == "house" { return ["upper", "lower"].contains(words[0]) }
    return words.count == 1 || words.contains { $0 == "of" || cues.organizationHeads.contains($0) }
  }

  private func assembled(
    _ named: [Mention], _ clusters: [NameCluster], _ links: [Anaphora.Link], _ text: TaggedText
  ) -> (mentions: [Mention], chains: [Chain]) {
    var all = named.enumerated().map { (mention: $1, cluster: -1, original: $0) }
    for (c, cluster) in clusters.enumerated() { for m in cluster.mentions { all[m].cluster = c } }
    for link in links { all.append((mention: link.mention, cluster: link.cluster ?? -1, original: -1)) }
    all.sort { $0.mention.span < $1.mention.span }
    var members = [[Int]](repeating: [], count: clusters.count)
    for (i, item) in all.enumerated() where item.cluster >= 0 { members[item.cluster].append(i) }
    let mentions = all.map(\.mention)
    var chains: [Chain] = []
    for (c, indices) in members.enumerated() where !indices.isEmpty {
      chains.append(
        Chain(
          mentions: indices, kind: clusters[c].kind, name: fullestName(indices.map { mentions[$0] }, text),
          entry: clusters[c].entry))
    }
    chains.sort { $0.mentions[0] < $1.mentions[0] }
    return (mentions, chains)
  }

  /// The longest name; a demonym or metonym only where there is nothing else.
  private func fullestName(_ mentions: [Mention], _ text: TaggedText) -> String {
    let names = mentions.filter { $0.reading == .name }
    let pool = names.isEmpty ? mentions.filter { !$0.reading.isStandIn } : names
    var best = (pool.first ?? mentions[0]).span
    for mention in pool where mention.span.count > best.count { best = mention.span }
    return text.article.text.slice(best)
  }
}
