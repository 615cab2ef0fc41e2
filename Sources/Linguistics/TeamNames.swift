internal import GraphSchema

/// Finds places that stand for the team called after them: "Dortmund captain Marco Reus", "a 3-1 win over Malaga".
///
/// A place is a team where it has a player, or where it wins or loses; then it is one wherever the article uses its name so
/// that no place is meant ("in Dortmund", "Dortmund, Germany"). In a report of games a city is, too, for which the packs know
/// a team. Nations keep their name: who plays for one is its citizen. A single word of a team that the article names in
/// full, or that alone among the teams of the packs has it, is that team: "Leverkusen" of Bayer Leverkusen.
struct TeamNames {
  let lexicon: NameLexicon

  /// - Parameter names: what was found otherwise, in text order, not overlapping.
  /// - Returns: the same, with teams in place of the places.
  func read(_ names: [MentionProposal], in text: TaggedText) -> [MentionProposal] {
    guard isAboutSport(names, text) else { return names }
    let names = withClubs(names, text)
    let sheet = TeamSheet(names: names, text: text, lexicon: lexicon)
    let called = Set(
      names.filter { sheet.isTeam($0) || sheet.isCityOfTeam($0) || sheet.isNoPerson($0) }.map(sheet.words))
    return names.map { name in
      let words = sheet.words(name)
      let twin = sheet.twin(of: words)
      let isTeam =
        switch name.kind {
        case .place: sheet.mayBeTeam(name) && called.contains(words) && !sheet.isPlaceHere(name)
        // What the packs know as a team keeps its entry.
        case .organization:
          called.contains(words) && !sheet.isKnown(name) && (twin != nil || sheet.mayBeTeam(name))
        case .person: name.tokens.count == 1 && called.contains(words) && !sheet.isOfPerson(words[0])
        case nil: false
        }
      guard isTeam else { return name }
      return MentionProposal(
        tokens: name.tokens, kind: .organization, candidates: twin?.candidates ?? sheet.teamOfCity(name),
        finder: Mention.teamFinder, confidence: name.confidence)
    }
  }

  /// Whether a word of the article is a position in a team, or the packs know a team that it names.
  private func isAboutSport(_ names: [MentionProposal], _ text: TaggedText) -> Bool {
    names.contains { $0.candidates.first.flatMap { lexicon.entries[$0] }?.subkind == "team" }
      || text.tokens.contains { Self.positions.contains($0.lemma) }
  }

  /// "FC" with the place after it, "Malaga" with the "CF" after it: the name of one club.
  private func withClubs(_ names: [MentionProposal], _ text: TaggedText) -> [MentionProposal] {
    let opens = Set(text.sentences.map(\.tokens.lowerBound))
    var result: [MentionProposal] = []
    for name in names {
      if let last = result.last, last.tokens.overlaps(name.tokens) { continue }
      let (start, end) = (name.tokens.lowerBound, name.tokens.upperBound)
      var tokens = name.tokens
      // "AS GERMANY WINS": a nation has no club.
      if name.kind == .place, name.reading == .name, !isNation(name) {
        if !opens.contains(start), Self.clubs.contains(text.tokens[start - 1].text) {
          tokens = start - 1..<end
          if result.last?.tokens == start - 1..<start { result.removeLast() }
        } else if end < text.tokens.count, !opens.contains(end), Self.closing.contains(text.tokens[end].text) {
          tokens = start..<end + 1
        }
      }
      let isWhole = tokens == name.tokens || result.last?.tokens.overlaps(tokens) ?? false
      result.append(
        isWhole
          ? name
          : MentionProposal(
            tokens: tokens, kind: .organization, finder: Mention.teamFinder, confidence: name.confidence))
    }
    return result
  }

  private func isNation(_ name: MentionProposal) -> Bool {
    name.candidates.contains { lexicon.entries[$0]?.subkind == "country" }
  }

  /// Nobody who is no player of a team is called so.
  static let positions: Set<String> = [
    "striker", "midfielder", "winger", "centre-forward", "center-forward", "centre-back", "center-back", "full-back",
    "left-back", "right-back", "wing-back", "goalkeeper", "goalie", "playmaker", "quarterback", "linebacker",
    "cornerback",
    "outfielder", "infielder", "shortstop", "wicketkeeper", "fly-half", "scrum-half", "defenseman", "defenceman",
  ]
  /// Letters that close the names of clubs.
  private static let closing: Set<String> = ["FC", "AFC", "CF"]
  /// Letters that open them.
  private static let clubs: Set<String> = [
    "FC", "AFC", "SC", "AC", "AS", "CF", "VfB", "VfL", "VfR", "TSG", "FSV", "SpVgg", "SV", "RB", "PSV", "SSC", "RC",
    "CD",
    "UD", "CA", "FK", "NK", "SK",
  ]
}

/// The names of one article that is about sport, and what says which of them are teams.
private struct TeamSheet {
  /// The words of the people whom the article names in full, lower case.
  private let personWords: Set<String>
  private let names: [MentionProposal]
  private let text: TaggedText
  private let lexicon: NameLexicon
  private let people: Set<Int>
  private let peopleEnds: Set<Int>
  private let placeStarts: [Int: MentionProposal]
  private let sentenceOf: [Int]
  /// The sentences with a result in them: "2-1".
  private let scored: Set<Int>
  /// Whether the article is a report of games: who belongs to a place plays there.
  private let isReport: Bool
  /// Teams that are named by several words, or that the packs know by them, by each run of fewer of these.
  private var twins: [[String]: [MentionProposal]] = [:]

  init(names: [MentionProposal], text: TaggedText, lexicon: NameLexicon) {
    self.names = names
    self.text = text
    self.lexicon = lexicon
    var sentenceOf = [Int](repeating: 0, count: text.tokens.count)
    var scored: Set<Int> = []
    for (number, sentence) in text.sentences.enumerated() {
      for token in sentence.tokens {
        sentenceOf[token] = number
        if text.tokens[token].isResult { scored.insert(number) }
      }
    }
    self.sentenceOf = sentenceOf
    self.scored = scored
    people = Set(names.filter { $0.kind == .person }.map(\.tokens.lowerBound))
    peopleEnds = Set(names.filter { $0.kind == .person }.map(\.tokens.upperBound))
    personWords = Set(
      names.filter { $0.kind == .person && $0.tokens.count > 1 }.flatMap { text.tokens[$0.tokens].map(\.lower) })
    placeStarts = Dictionary(
      names.filter { $0.kind == .place }.map { ($0.tokens.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(names.compactMap { $0.candidates.first }).count { lexicon.entries[$0]?.subkind == "team" }
    let lemmas = Set(text.tokens.map(\.lemma))
    isReport =
      known > 2 || lemmas.intersection(lexicon.words["game_word"] ?? []).count > (scored.isEmpty ? 3 : 1)
      || text.tokens.count { TeamNames.positions.contains($0.lemma) } > 1
    var seen: Set<[String]> = []
    for name in names where name.kind == .organization {
      let entry = name.candidates.first.flatMap { lexicon.entries[$0] }
      guard entry.map({ $0.subkind == "team" }) ?? (name.finder == Mention.teamFinder || isTeam(name)) else { continue }
      let known = entry.map { [$0.name] + $0.aliases } ?? []
      for whole in [words(name)] + known.map({ PlainText.key($0).split(separator: " ").map(String.init) })
      where whole.count > 1 && seen.insert(whole).inserted {
        for part in NameLexicon.parts(of: whole) { twins[part, default: []].append(name) }
      }
    }
  }

  /// Whether the packs know the team that a name may mean.
  func isKnown(_ name: MentionProposal) -> Bool {
    name.candidates.first.flatMap { lexicon.entries[$0] }?.subkind == "team"
  }

  /// A single word, taken for a person, that plays and is a part of a team's name: "promoted Paderborn".
  func isNoPerson(_ name: MentionProposal) -> Bool {
    guard name.kind == .person, name.tokens.count == 1 else { return false }
    if twin(of: words(name)) != nil { return plays(name) }
    return isReport && name.candidates.isEmpty && lexicon.teams[keys(name)] != nil
      && (hasPlayer(name) || hasResult(name))
  }

  func isOfPerson(_ word: String) -> Bool { personWords.contains(word) }

  /// In lower case.
  func words(_ name: MentionProposal) -> [String] { text.tokens[name.tokens].map(\.lower) }

  private func keys(_ name: MentionProposal) -> [String] { text.tokens[name.tokens].map { PlainText.key($0.text) } }

  /// The one team of the article whose name holds the words, where there is one only.
  func twin(of words: [String]) -> MentionProposal? {
    guard let found = twins[words] else { return nil }
    let entries = Set(found.map { $0.candidates.first ?? "" })
    return entries.count == 1 && (found.count == 1 || entries != [""]) ? found[0] : nil
  }

  /// Whether a report of games names a city that teams are called after, and not as the place.
  func isCityOfTeam(_ name: MentionProposal) -> Bool {
    isReport && mayBeTeam(name) && isCity(name) && lexicon.teams[keys(name)] != nil && !isPlaceHere(name)
  }

  /// The entry of the one team of the packs whose name holds that of a city; a state has more of them than the packs know.
  func teamOfCity(_ name: MentionProposal) -> [PackEntry.ID] {
    guard isReport, isCity(name), let teams = lexicon.teams[keys(name)], teams.count == 1 else { return [] }
    return Array(teams)
  }

  /// "Dortmund", and "Bayern", which is not what the packs call Bavaria.
  private func isCity(_ name: MentionProposal) -> Bool {
    guard name.kind == .place else { return true }
    guard let entry = name.candidates.first.flatMap({ lexicon.entries[$0] }) else { return true }
    return entry.subkind == "city" || PlainText.key(entry.name) != keys(name).joined(separator: " ")
  }

  /// A name of a place below a nation, or of a body of which the packs do not know that it is something else.
  func mayBeTeam(_ name: MentionProposal) -> Bool {
    guard name.reading == .name else { return false }
    let entries = name.candidates.compactMap { lexicon.entries[$0] }
    switch name.kind {
    case .place:
      return !entries.contains {
        $0.subkind == "country" || $0.subkind == "continent"
          || lexicon.words["home_nation"]?.contains($0.name.lowercased()) == true
      }
    case .organization: return entries.allSatisfy { $0.subkind == "team" }
    case .person, nil: return false
    }
  }

  /// Whether the words around a name say that it plays.
  func isTeam(_ name: MentionProposal) -> Bool {
    guard name.kind == .organization || mayBeTeam(name) else { return false }
    return plays(name)
  }

  /// The same of whatever a name was taken for.
  func plays(_ name: MentionProposal) -> Bool {
    hasPlayer(name) || hasResult(name) || isPlayedFor(name) || isReport && hasPerson(name)
  }

  /// "Dortmund's Marco Reus"
  private func hasPerson(_ name: MentionProposal) -> Bool {
    let end = name.tokens.upperBound
    return ["'s", "'"].contains(lower(end)) && people.contains(end + 1)
      && (name.kind != .organization || name.candidates.isEmpty)
  }

  /// Whether a name that is a team elsewhere in the article is that of the place here.
  func isPlaceHere(_ name: MentionProposal) -> Bool {
    guard !isTeam(name), !isMovedTo(name) else { return false }
    let (before, after) = (lower(name.tokens.lowerBound - 1), lower(name.tokens.upperBound))
    if Self.locatives.contains(before) || Self.cityThings.contains(after) { return true }
    // "DORTMUND, Germany (2019-04-06)", "MADRID -"
    let isFirst = text.sentences[sentenceOf[name.tokens.lowerBound]].tokens.lowerBound == name.tokens.lowerBound
    if isFirst, ["(", "-", "–", "—"].contains(after) { return true }
    return after == "," && placeStarts[name.tokens.upperBound + 1] != nil
  }

  /// "signed Marc Bartra from Barcelona", "sold to Dortmund"
  private func isMovedTo(_ name: MentionProposal) -> Bool {
    let before = name.tokens.lowerBound - 1
    guard isReport, before > 0, ["from", "to"].contains(lower(before)), lexicon.teams[keys(name)] != nil else {
      return false
    }
    let start = text.sentences[sentenceOf[before]].tokens.lowerBound
    return text.tokens[max(start, before - 8)..<before].contains { Self.moving.contains($0.lemma) }
  }

  /// "Dortmund captain Marco Reus", "Dortmund's winger"
  private func hasPlayer(_ name: MentionProposal) -> Bool {
    let limit = text.sentences[sentenceOf[name.tokens.lowerBound]].tokens.upperBound
    var start = name.tokens.upperBound
    if start < limit, lower(start) == "'s" || lower(start) == "'" {
      start += 1
      while start < limit, text.tokens[start].tag == .adjective { start += 1 }
    }
    guard start < limit else { return false }
    let keys = lexicon.titles.keys(
      of: text.tokens[start..<min(start + 3, limit)].map { PlainText.unaccented($0.lower) })
    guard let match = lexicon.titles.matches(in: keys, at: 0, limit: keys.count).last else { return false }
    let last = text.tokens[start + match.end - 1]
    if TeamNames.positions.contains(last.lemma) || match.values.contains(where: { Self.pairs.contains($0.words) }) {
      return true
    }
    return people.contains(start + match.end) && match.values.contains { Self.named.contains($0.words) }
  }

  /// "Schalke beat Malaga 3-1", "a 2-1 defeat by Malaga"
  private func hasResult(_ name: MentionProposal) -> Bool {
    let sentence = sentenceOf[name.tokens.lowerBound]
    guard isReport || scored.contains(sentence) else { return false }
    let tokens = text.sentences[sentence].tokens
    var after = name.tokens.upperBound
    while after < tokens.upperBound, text.tokens[after].tag == .auxiliary || text.tokens[after].tag == .adverb {
      after += 1
    }
    if after < tokens.upperBound,
      Self.playing.contains(lemma(after)) || Self.beating.contains(lemma(after))
        || name.kind != .person && Self.scoring.contains(lemma(after))
    {
      return true
    }
    var before = name.tokens.lowerBound - 1
    while before > tokens.lowerBound, Self.openers.contains(lower(before)) { before -= 1 }
    guard before >= tokens.lowerBound else { return false }
    if Self.beating.contains(lemma(before)) { return true }
    guard ["over", "against", "with", "to", "at", "by"].contains(lower(before)) else { return false }
    return text.tokens[max(tokens.lowerBound, before - 4)..<before].contains {
      Self.playing.contains($0.lemma) || Self.results.contains($0.lemma)
    }
  }

  /// "who played for Lazio", "on loan from Malaga"
  private func isPlayedFor(_ name: MentionProposal) -> Bool {
    let before = name.tokens.lowerBound - 1
    guard before > 0 else { return false }
    switch lower(before) {
    // "star Arda Turan of Barcelona"
    case "of": return isReport && peopleEnds.contains(before) && twin(of: words(name)) != nil
    case "for": return ["play", "sign", "score", "debut", "appear"].contains(lemma(before - 1))
    case "at", "from": return lower(before - 1) == "loan"
    default: return false
    }
  }

  private func lower(_ i: Int) -> String { text.tokens.indices.contains(i) ? text.tokens[i].lower : "" }

  private func lemma(_ i: Int) -> String { text.tokens.indices.contains(i) ? text.tokens[i].lemma : "" }

  /// Positions of two words.
  private static let pairs: Set<String> = [
    "running back", "wide receiver", "tight end", "point guard", "shooting guard", "small forward", "power forward",
    "first baseman", "second baseman", "third baseman", "fly half", "scrum half", "head coach",
  ]
  /// Who is one of a team where a name follows: there are captains of ships, and players of instruments.
  private static let named: Set<String> = [
    "captain", "vice-captain", "skipper", "forward", "defender", "keeper", "player", "footballer", "pitcher", "catcher",
    "slugger", "batter", "halfback", "half back", "fullback", "full back", "flanker", "coach", "manager", "boss",
  ]
  private static let playing: Set<String> = [
    "beat", "win", "lose", "draw", "host", "stumble", "visit",
  ]
  /// What players do, too.
  private static let scoring: Set<String> = ["equalize", "equalise", "score", "concede", "trail"]
  private static let beating: Set<String> = [
    "beat", "defeat", "thrash", "hammer", "rout", "edge", "trounce", "crush", "stun", "overcome", "outplay", "outclass",
  ]
  /// What stands before the name of an opponent: "by promoted Paderborn".
  private static let openers: Set<String> = [
    "promoted", "relegated", "hosts", "visitors", "visiting", "struggling", "bottom", "second-placed", "third-placed",
    "minnows", "leaders", "champions", "newcomers", "rivals", "neighbors", "neighbours", "the", "side", "club",
  ]
  private static let moving: Set<String> = [
    "join", "sign", "loan", "buy", "bring", "transfer", "switch", "sell", "lure", "swap", "return", "move",
  ]
  private static let results: Set<String> = [
    "win", "victory", "draw", "defeat", "loss", "triumph", "stalemate", "thrashing", "rout",
  ]
  private static let locatives: Set<String> = [
    "in", "near", "outside", "around", "across", "into", "of", "from", "to", "through", "via",
  ]
  private static let cityThings: Set<String> = [
    "airport", "mayor", "police", "resident", "residents", "suburb", "district", "court", "university", "hospital",
    "museum", "street", "metro", "prosecutor", "prosecutors", "city", "region", "area", "-based",
  ]
}
