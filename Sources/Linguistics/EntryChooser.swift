internal import GraphSchema

/// Decides which entry of the packs an ambiguous name means in one article: "Georgia" beside Atlanta, or beside Tbilisi.
struct EntryChooser {
  let lexicon: NameLexicon
  /// How often each country is meant by names that only one entry fits.
  private let countries: [PackEntry.ID: Int]
  private let entries: [PackEntry.ID: Int]

  init(lexicon: NameLexicon, names: [MentionProposal]) {
    self.lexicon = lexicon
    var countries: [PackEntry.ID: Int] = [:]
    var entries: [PackEntry.ID: Int] = [:]
    for name in names where name.kind != nil && name.candidates.count == 1 {
      let id = name.candidates[0]
      entries[id, default: 0] += 1
      // A body speaks for no country: "Senate" would vouch for itself.
      if let entry = lexicon.entries[id], entry.kind != .organization {
        if let country = entry.country { countries[country, default: 0] += 1 }
        if entry.subkind == "country" { countries[id, default: 0] += 1 }
      }
    }
    self.countries = countries
    self.entries = entries
  }

  /// The candidate that the rest of the article speaks for; the first one when nothing does.
  func choice(of candidates: [PackEntry.ID]) -> PackEntry.ID? {
    guard candidates.count > 1 else { return candidates.first }
    var best = candidates[0]
    var bestScore = -1
    for id in candidates {
      let score = support(for: id)
      if score > bestScore {
        best = id
        bestScore = score
      }
    }
    return best
  }

  /// Whether a body of a country may be meant by a name that other countries' bodies have too: "Senate".
  ///
  /// The country must be named at least half as often as any other.
  func isAtHome(_ id: PackEntry.ID) -> Bool {
    guard let country = lexicon.entries[id]?.country else { return true }
    return 2 * (countries[country] ?? 0) >= (countries.values.max() ?? 0)
  }

  /// The person whom a surname alone means: one who holds or held high office, of a country that the article names.
  ///
  /// - Returns: `nil` when nobody, or more than one alike, is that likely.
  func holder(among candidates: [PackEntry.ID]) -> PackEntry.ID? {
    var best: (id: PackEntry.ID, score: Int)?
    var isTied = false
    for id in candidates {
      var score = 0
      if let country = lexicon.entries[id]?.country, countries[country] != nil { score += 2 }
      var rank = 0
      for office in lexicon.offices[id] ?? [] {
        if entries[office.object] != nil { score = max(score, 2) }
        switch office.predicate {
        case "head_of_state_of", "head_of_government_of": rank = 4
        case "minister_of": rank = max(rank, 2)
        default: rank = max(rank, 1)
        }
      }
      score += rank
      if score > (best?.score ?? 0) {
        best = (id, score)
        isTied = false
      } else if score == best?.score {
        isTied = true
      }
    }
    guard let best, best.score >= 4, !isTied else { return nil }
    return best.id
  }

  func support(for id: PackEntry.ID) -> Int {
    guard let entry = lexicon.entries[id] else { return 0 }
    var score = 3 * (entries[id] ?? 0)
    if let country = entry.country, country != id { score += countries[country] ?? 0 }
    if entry.subkind == "country" { score += countries[id] ?? 0 }
    if let within = entry.within { score += entries[within] ?? 0 }
    return score
  }
}
