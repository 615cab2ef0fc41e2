internal import GraphSchema

/// Groups the names of one article: exact and partial names, acronyms, aliases of one entry, demonyms.
struct NameChains {
  let text: TaggedText
  let lexicon: NameLexicon
  let cues: CueWords
  let mentions: [Mention]
  private(set) var clusters: [NameCluster] = []

  init(text: TaggedText, lexicon: NameLexicon, cues: CueWords, mentions: [Mention]) {
    self.text = text
    self.lexicon = lexicon
    self.cues = cues
    self.mentions = mentions
    gatherFullNames()
    gatherPartialNames()
    joinBodies()
  }

  private func words(_ mention: Mention) -> [String] {
    text.tokens[mention.tokens].map { PlainText.unaccented($0.lower) }
  }

  private mutating func gatherFullNames() {
    for (i, mention) in mentions.enumerated() where !isPartial(mention) {
      let words = words(mention)
      let entry = mention.candidates.first
      let found = clusters.firstIndex { cluster in
        guard cluster.kind == mention.kind else { return false }
        if let a = cluster.entry, let b = entry { return a == b }
        if cluster.names.contains(words) { return true }
        guard mention.kind == .person, words.count > 1 else { return false }
        if let a = cluster.gender, let b = mention.gender, a != b { return false }
        return cluster.names.contains { $0.count > 1 && PersonNames.agree($0, words) }
      }
      add(i, mention, words, to: found)
    }
  }

  /// Whether a mention is a single word that may be part of a person's name.
  private func isPartial(_ mention: Mention) -> Bool {
    mention.kind == .person && mention.candidates.isEmpty
      && (mention.tokens.count == 1 || cues.particles.contains(text.tokens[mention.tokens.lowerBound].lower))
  }

  private mutating func gatherPartialNames() {
    for (i, mention) in mentions.enumerated() where isPartial(mention) {
      let words = words(mention)
      add(i, mention, words, to: cluster(forPart: words, of: mention, at: i))
    }
  }

  /// The person whose family name, or else given name, the words are: the one named last before, when there are several.
  private func cluster(forPart words: [String], of mention: Mention, at index: Int) -> Int? {
    func candidates(_ fits: ([String]) -> Bool) -> [Int] {
      clusters.indices.filter { c in
        guard clusters[c].kind == .person else { return false }
        if let a = clusters[c].gender, let b = mention.gender, a != b { return false }
        return clusters[c].names.contains(where: fits)
      }
    }
    let families = candidates { name in
      let core = PersonNames.core(name)
      return core.count > 1 && core.suffix(words.count).elementsEqual(words)
    }
    if let one = nearest(families, before: mention) { return one }
    let given = candidates { name in name.count > 1 && (name[0] == words[0] || name.dropFirst().contains(words[0])) }
    if given.count == 1 { return given[0] }
    // A surname without any full name: all its occurrences are one.
    return candidates { $0 == words }.first
  }

  private func nearest(_ candidates: [Int], before mention: Mention) -> Int? {
    guard candidates.count > 1 else { return candidates.first }
    var best: (cluster: Int, start: Int)?
    for c in candidates {
      guard let start = clusters[c].mentions.map({ mentions[$0].span.start }).filter({ $0 < mention.span.start }).max()
      else {
        continue
      }
      if best == nil || start > best!.start { best = (c, start) }  // `best` was checked on the left.
    }
    return best?.cluster ?? candidates.first
  }

  private mutating func add(_ index: Int, _ mention: Mention, _ words: [String], to found: Int?) {
    let titles = titleWords(beside: mention)
    guard let c = found else {
      clusters.append(
        NameCluster(
          kind: mention.kind, entry: mention.candidates.first, gender: mention.gender, mentions: [index],
          names: [words],
          titles: titles))
      return
    }
    clusters[c].mentions.append(index)
    clusters[c].titles.formUnion(titles)
    if !clusters[c].names.contains(words) { clusters[c].names.append(words) }
    clusters[c].gender = clusters[c].gender ?? mention.gender
    clusters[c].entry = clusters[c].entry ?? mention.candidates.first
  }

  /// Titles in the three words before a person, and in an apposition after: "Lavrov, the foreign minister,".
  private func titleWords(beside mention: Mention) -> Set<String> {
    guard mention.kind == .person else { return [] }
    var found: Set<String> = []
    let sentence = text.sentences[mention.sentence].tokens
    for i in max(sentence.lowerBound, mention.tokens.lowerBound - 3)..<mention.tokens.lowerBound {
      let word = text.tokens[i].lower
      if lexicon.titleWords[word] != nil || cues.personNouns.contains(word) { found.insert(word) }
      if word == "," || word == "and" { found = [] }
    }
    let end = mention.tokens.upperBound
    if end < sentence.upperBound, text.tokens[end].lower == "," {
      for i in (end + 1)..<max(end + 1, min(end + 8, sentence.upperBound)) {
        let word = text.tokens[i].lower
        if word == "," || text.tokens[i].tag == .verb { break }
        if lexicon.titleWords[word] != nil || cues.personNouns.contains(word) { found.insert(word) }
      }
    }
    return found
  }

  /// Acronyms with their expansion in brackets, and names that differ by a suffix: "Cipriani" and "Cipriani S.A.".
  private mutating func joinBodies() {
    var byEnd: [Int: Int] = [:]
    for (i, mention) in mentions.enumerated() { byEnd[mention.tokens.upperBound] = i }
    for (i, mention) in mentions.enumerated() {
      let start = mention.tokens.lowerBound
      guard start > 0, text.tokens[start - 1].text == "(", let other = byEnd[start - 1] else { continue }
      guard mentions[other].kind == mention.kind, isAcronym(words(mention), of: words(mentions[other])) else {
        continue
      }
      join(i, other)
    }
    for a in clusters.indices {
      for b in clusters.indices where b != a && clusters[a].kind == clusters[b].kind && clusters[a].kind != .person {
        guard !clusters[a].mentions.isEmpty, !clusters[b].mentions.isEmpty else { continue }
        if clusters[a].entry != nil, clusters[b].entry != nil { continue }
        let short = clusters[a].names
        let isSuffixed = clusters[b].names.contains { long in
          short.contains { name in
            long.count == name.count + 1 && long.starts(with: name)
              && (cues.companySuffixes.contains(long[name.count])
                || (clusters[a].kind == .place && Self.regions.contains(long[name.count])))
          }
        }
        if isSuffixed { merge(a, into: b) }
      }
    }
    clusters.removeAll { $0.mentions.isEmpty }
  }

  private static let regions: Set<String> = [
    "state", "province", "region", "oblast", "county", "governorate", "prefecture", "division",
  ]

  private func isAcronym(_ short: [String], of long: [String]) -> Bool {
    guard short.count == 1, long.count > 1 else { return false }
    let letters = short[0].filter { $0 != "." }
    let initials = String(long.compactMap(\.first))
    let strong = String(long.filter { $0.utf8.count > 3 || $0 == "un" }.compactMap(\.first))
    return letters == initials || letters == strong || (letters.first == initials.first && letters.count >= 2)
  }

  private mutating func join(_ a: Int, _ b: Int) {
    guard let x = clusters.firstIndex(where: { $0.mentions.contains(a) }),
      let y = clusters.firstIndex(where: { $0.mentions.contains(b) }), x != y
    else { return }
    if let p = clusters[x].entry, let q = clusters[y].entry, p != q { return }
    merge(max(x, y), into: min(x, y))
  }

  private mutating func merge(_ a: Int, into b: Int) {
    clusters[b].mentions = (clusters[b].mentions + clusters[a].mentions).sorted()
    clusters[b].names += clusters[a].names.filter { !clusters[b].names.contains($0) }
    clusters[b].entry = clusters[b].entry ?? clusters[a].entry
    clusters[a].mentions = []
    clusters[a].names = []
  }
}
