internal import GraphSchema

/// What the packs know, indexed for the patterns.
struct PackFacts: Sendable {
  let titles: TitleFinder
  /// Kinship words, singular and plural, by their text in lower case.
  let kinship: [String: KinshipWord]
  /// Named word lists, in lower case.
  let words: [String: Set<String>]
  private let entries: [PackEntry.ID: PackEntry]
  /// Names, aliases and demonyms of places in lower case, to the entries that have them.
  private let places: [String: [PackEntry.ID]]
  private let holdings: [PackEntry.ID: [OfficeHolding]]
  /// What the offices of the packs are called: "prime minister".
  let offices: Set<String>

  init(_ pack: Pack) {
    self.titles = TitleFinder(pack.titles)
    var kinship: [String: KinshipWord] = [:]
    for word in pack.kinship {
      kinship[word.word] = word
      if let plural = word.plural { kinship[plural] = word }
    }
    self.kinship = kinship
    self.words = pack.words.mapValues { Set($0.map { $0.lowercased() }) }
    var entries: [PackEntry.ID: PackEntry] = [:]
    entries.reserveCapacity(pack.entries.count)
    var places: [String: [PackEntry.ID]] = [:]
    for entry in pack.entries {
      entries[entry.id] = entry
      guard entry.kind == .place else { continue }
      for name in [entry.name] + entry.aliases + entry.demonyms {
        places[name.lowercased(), default: []].append(entry.id)
      }
    }
    self.entries = entries
    self.places = places
    var holdings: [PackEntry.ID: [OfficeHolding]] = [:]
    for holding in pack.offices { holdings[holding.person, default: []].append(holding) }
    self.holdings = holdings
    offices = Set(pack.offices.map(\.role))
  }

  func entry(_ id: PackEntry.ID) -> PackEntry? { entries[id] }

  /// The places that go by a name or demonym, in lower case.
  func places(named name: String) -> [PackEntry.ID] { places[name] ?? [] }

  /// Whether a name, in lower case, is what parties of many countries are called after their members: "social democrats".
  func isPartyMembers(_ name: String) -> Bool {
    name.hasSuffix("s") && words["party_member"]?.contains(String(name.dropLast())) == true
  }

  func offices(of person: PackEntry.ID) -> [OfficeHolding] { holdings[person] ?? [] }

  /// Whether the packs say that the first place or body lies in the second, directly or through others.
  func lies(_ inner: PackEntry, in outer: PackEntry) -> Bool {
    if inner.country == outer.id { return true }
    var current = inner.within
    // The chain of regions is short; eight steps are more than any has, and end a loop made by a user's pack.
    for _ in 0..<8 {
      guard let id = current else { return false }
      if id == outer.id { return true }
      current = entries[id]?.within
    }
    return false
  }
}
