internal import GraphSchema

/// Groups the names of one article: exact and partial names, acronyms, aliases of one entry, demonyms.
struct NameChains {
  let text: TaggedText
  let lexicon: NameLexicon
  let cues: CueWords
  let mentions: [Mention]
  private(set) var clusters: [NameCluster] = []
  /// Clusters by entry, by kind and whole name, and by each word of a person's name: all in ascending order.
  private var byEntry: [PackEntry.ID: [Int]] = [:]
  private var byName: [NameKey: [Int]] = [:]
  private var byWord: [String: [Int]] = [:]

  private struct NameKey: Hashable {
    let kind: EntityKind
    let words: [String]
  }

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
      var near = byName[NameKey(kind: mention.kind, words: words)] ?? []
      if let entry { near += byEntry[entry] ?? [] }
      if mention.kind == .person, words.count > 1 {
        for word in words { near += byWord[word] ?? [] }
      }
      let found = near.sorted().first { c in
        let cluster = clusters[c]
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
      add(i, mention, words, to: cluster(forPart: words, of: mention))
    }
  }

  /// The person whose family name, or else given name, the words are.
  private func cluster(forPart words: [String], of mention: Mention) -> Int? {
    func candidates(_ word: String, _ fits: ([String]) -> Bool) -> [Int] {
      (byWord[word] ?? []).filter { c in
        if let a = clusters[c].gender, let b = mention.gender, a != b { return false }
        return clusters[c].names.contains(where: fits)
      }
    }
    let families = candidates(words[words.count - 1]) { name in
      let core = PersonNames.core(name)
      return core.count > 1 && core.suffix(words.count).elementsEqual(words)
    }
    if let one = principal(of: families, before: mention) { return one }
    // "Wanda Vázquez Garced" is "Vázquez".
    let doubles = candidates(words[0]) { name in name.count > 2 && name.dropFirst().contains(words[0]) }
    if let one = principal(of: doubles, before: mention) { return one }
    let given = candidates(words[0]) { name in name.count > 1 && name.contains(words[0]) }
    if given.count == 1 { return given[0] }
    // A surname without any full name: all its occurrences are one.
    return candidates(words[0]) { $0 == words }.first
  }

  /// Of several people with one surname, the one whom the article names most often in full, and first: of those whom it has
  /// named in full already, where there are any. Who comes in later is not yet meant.
  private func principal(of candidates: [Int], before mention: Mention) -> Int? {
    let known = candidates.filter { c in
      clusters[c].mentions.contains {
        mentions[$0].tokens.count > 1 && mentions[$0].tokens.upperBound <= mention.tokens.lowerBound
      }
    }
    var best: Int?
    var bestCount = 0
    for c in known.isEmpty ? candidates : known {
      let count = clusters[c].mentions.filter { mentions[$0].tokens.count > 1 }.count
      if count > bestCount {
        best = c
        bestCount = count
      }
    }
    return best ?? candidates.first
  }

  private mutating func add(_ index: Int, _ mention: Mention, _ words: [String], to found: Int?) {
    let c = found ?? clusters.count
    if found == nil { clusters.append(NameCluster(kind: mention.kind, mentions: [], names: [])) }
    clusters[c].mentions.append(index)
    clusters[c].titles.formUnion(titleWords(beside: mention))
    clusters[c].gender = clusters[c].gender ?? mention.gender
    if clusters[c].entry == nil, let entry = mention.candidates.first {
      clusters[c].entry = entry
      byEntry[entry, default: []].append(c)
    }
    guard !clusters[c].names.contains(words) else { return }
    clusters[c].names.append(words)
    byName[NameKey(kind: mention.kind, words: words), default: []].append(c)
    guard mention.kind == .person else { return }
    for word in words where byWord[word]?.contains(c) != true { byWord[word, default: []].append(c) }
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
    var clusterOf = [Int](repeating: 0, count: mentions.count)
    for (c, cluster) in clusters.enumerated() { for m in cluster.mentions { clusterOf[m] = c } }
    for (i, mention) in mentions.enumerated() { byEnd[mention.tokens.upperBound] = i }
    for (i, mention) in mentions.enumerated() {
      let start = mention.tokens.lowerBound
      guard start > 0, text.tokens[start - 1].text == "(", let other = byEnd[start - 1] else { continue }
      let (a, b) = (clusterOf[i], clusterOf[other])
      guard mentions[other].kind == mention.kind, a != b else { continue }
      // What stands in brackets after its expansion means that, whatever else the letters mean.
      guard
        isAcronym(words(mention), of: words(mentions[other]))
          || isLetters(mention, after: mentions[other]) && !hasTwoEntries(a, b)
      else { continue }
      if clusters[b].entry == nil, !knows(clusters[a].entry, words(mentions[other])) { clusters[a].entry = nil }
      for m in clusters[max(a, b)].mentions { clusterOf[m] = min(a, b) }
      merge(max(a, b), into: min(a, b))
    }
    for b in clusters.indices where clusters[b].kind != .person {
      for long in clusters[b].names where long.count > 1 {
        let last = long[long.count - 1]
        guard cues.companySuffixes.contains(last) || (clusters[b].kind == .place && Self.regions.contains(last)) else {
          continue
        }
        for a in byName[NameKey(kind: clusters[b].kind, words: Array(long.dropLast()))] ?? []
        where a != b && !clusters[a].mentions.isEmpty && !hasTwoEntries(a, b) {
          merge(a, into: b)
        }
      }
    }
    joinMembers()
    joinShortNames()
    clusters.removeAll { $0.mentions.isEmpty }
  }

  /// "Green Party" and a "Green" lawmaker with "Greens": a party and the words for its members.
  private mutating func joinMembers() {
    let words = lexicon.words["party_member"] ?? []
    var parties: [String: Int] = [:]
    for c in clusters.indices where clusters[c].kind == .organization {
      for name in clusters[c].names {
        let member = name.count == 1 && words.contains(name[0]) ? name[0] : PartyMembers.member(of: name)
        guard let member, words.contains(member) else { continue }
        guard let party = parties[member] else {
          parties[member] = c
          continue
        }
        if party != c, !hasTwoEntries(party, c) {
          merge(c, into: party)
          break
        }
      }
    }
  }

  /// "Parliament" for "Parliament of Iraq", "Judiciary Committee" for "House Judiciary Committee", "CPD" for "Commission
  /// on Presidential Debates": a short name of one longer name, where no other longer name fits.
  private mutating func joinShortNames() {
    for a in clusters.indices where clusters[a].kind != .person && clusters[a].entry == nil {
      guard let short = clusters[a].names.first, clusters[a].names.count == 1 else { continue }
      let isAcronym = short.count == 1 && isWritten(inCapitals: clusters[a])
      let isTeam = clusters[a].mentions.contains { mentions[$0].finder == Mention.teamFinder }
      let isHead =
        cues.organizationHeads.contains(short[short.count - 1]) || cues.placeHeads.contains(short[short.count - 1])
      func fits(_ isShortFor: ([String]) -> Bool) -> [Int] {
        clusters.indices.filter { b in
          b != a && clusters[b].kind == clusters[a].kind
            && clusters[b].names.contains { $0.count > short.count && isShortFor($0) }
        }
      }
      var longer: [Int] = []
      if isTeam { longer = fits { Self.holds($0, short) } }
      if longer.isEmpty, clusters[a].kind == .organization {
        longer = clusters.indices.filter { b in
          b != a && clusters[b].entry.flatMap { lexicon.entries[$0] }?.subkind == "team"
            && clusters[b].names.contains { $0.count > short.count && $0.suffix(short.count).elementsEqual(short) }
        }
      }
      if longer.isEmpty, isAcronym || isHead {
        longer = fits { isAcronym ? initials($0) == short[0] : isPart(short, of: $0) }
      }
      if longer.isEmpty, !isHead, clusters[a].kind == .organization { longer = fits { Self.opens(short, $0) } }
      if longer.count == 1 { merge(a, into: longer[0]) }
    }
  }

  /// Whether a body is called by the beginning of its name: "Norvik" for "Norvik Shipping", not "House" for "House of Lords".
  private static func opens(_ short: [String], _ long: [String]) -> Bool {
    long.count <= short.count + 2 && long.starts(with: short)
      && !long.contains { ["of", "the", "and", "for", "on", "in", "'s"].contains($0) }
  }

  private static func holds(_ long: [String], _ short: [String]) -> Bool {
    long.indices.contains { long[$0...].starts(with: short) }
  }

  private func isWritten(inCapitals cluster: NameCluster) -> Bool {
    let text = text.tokens[mentions[cluster.mentions[0]].tokens.lowerBound].text
    return text.utf8.count > 2 && text.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  private func initials(_ words: [String]) -> String {
    String(
      words.filter { $0.utf8.count > 3 || !["of", "the", "and", "for", "on", "in"].contains($0) }.compactMap(\.first))
  }

  /// Whether the words stand in the longer name in the same order, the last of them at an end or before "of".
  private func isPart(_ short: [String], of long: [String]) -> Bool {
    var next = 0
    for word in long where next < short.count && word == short[next] { next += 1 }
    guard next == short.count, let last = short.last, let place = long.firstIndex(of: last) else { return false }
    return place == long.count - 1 || long[place + 1] == "of"
  }

  /// Whether the names of an entry share a word of more than three letters with an expansion.
  private func knows(_ entry: PackEntry.ID?, _ expansion: [String]) -> Bool {
    guard let entry = entry.flatMap({ lexicon.entries[$0] }) else { return true }
    let known = ([entry.name] + entry.aliases).flatMap { PlainText.key($0).split(separator: " ").map(String.init) }
    return expansion.contains { $0.utf8.count > 3 && known.contains($0) }
  }

  private func hasTwoEntries(_ a: Int, _ b: Int) -> Bool {
    guard let p = clusters[a].entry, let q = clusters[b].entry else { return false }
    return p != q
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

  /// "Kurdistan Workers' Party (PKK)": letters alone in brackets after a body are its own, in whichever language they are so.
  private func isLetters(_ short: Mention, after long: Mention) -> Bool {
    guard short.kind == .organization, short.tokens.count == 1, long.tokens.count > 1,
      text.tokens.indices.contains(short.tokens.upperBound), text.tokens[short.tokens.upperBound].text == ")"
    else { return false }
    let letters = text.tokens[short.tokens.lowerBound].text
    return (2...8).contains(letters.utf8.count) && letters.allSatisfy { $0.isUppercase }
  }

  private mutating func merge(_ a: Int, into b: Int) {
    clusters[b].entry = clusters[b].entry ?? clusters[a].entry
    clusters[b].mentions = (clusters[b].mentions + clusters[a].mentions).sorted()
    clusters[b].names += clusters[a].names.filter { !clusters[b].names.contains($0) }
    clusters[b].entry = clusters[b].entry ?? clusters[a].entry
    clusters[a].mentions = []
    clusters[a].names = []
  }
}
