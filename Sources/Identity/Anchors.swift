internal import GraphSchema
internal import Names

/// Finds the entries of the packs that chains name.
struct Anchors {
  private let entries: [PackEntry]
  private let byID: [PackEntry.ID: Int]
  /// `NameKey.plain` of every name and alias to the entries that bear it.
  private let byPlain: [String: [Int]]
  /// `NameKey.plain` of every demonym to the countries, places and parties it stands for.
  private let byDemonym: [String: [Int]]
  /// `ParsedName.keys` of people and bodies to the entries, for other spellings.
  private let byKey: [String: [Int]]
  private let forms: [Int: [ParsedName]]
  private let profiles: [Int: Profile]
  /// The fine key of the family name to people.
  private let byFamily: [String: [Int]]
  private let reader: Profiles
  /// The regions that cities are said to lie in.
  private let regionsOfCities: Set<PackEntry.ID>

  init(pack: Pack, reader: Profiles) {
    self.reader = reader
    regionsOfCities = Set(pack.entries.filter { $0.subkind == "city" }.compactMap(\.within))
    entries = pack.entries
    byID = Dictionary(entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let holdings = Dictionary(grouping: pack.offices, by: \.person)
    var byPlain: [String: [Int]] = [:]
    var byDemonym: [String: [Int]] = [:]
    var byKey: [String: [Int]] = [:]
    var byFamily: [String: [Int]] = [:]
    var forms: [Int: [ParsedName]] = [:]
    var profiles: [Int: Profile] = [:]
    for (index, entry) in entries.enumerated() {
      for plain in Set(([entry.name] + entry.aliases).map(NameKey.plain)) { byPlain[plain, default: []].append(index) }
      for plain in Set(entry.demonyms.map(NameKey.plain)) { byDemonym[plain, default: []].append(index) }
      if entry.kind == .person {
        profiles[index] = reader.profile(of: entry, holdings: holdings[entry.id] ?? [])
      }
      guard entry.kind != .place else { continue }
      let names = ([entry.name] + entry.aliases).map { ParsedName($0, kind: entry.kind) }
      forms[index] = names
      for key in Set(names.flatMap(\.keys)) { byKey[key, default: []].append(index) }
      let families = names.compactMap { name in
        if case .person(let person) = name, !person.isSingle { person.familyKey } else { nil }
      }
      for family in Set(families) { byFamily[family, default: []].append(index) }
    }
    self.byPlain = byPlain
    self.byDemonym = byDemonym
    self.byKey = byKey
    self.byFamily = byFamily
    self.forms = forms
    self.profiles = profiles
  }

  subscript(id: PackEntry.ID) -> PackEntry? { byID[id].map { entries[$0] } }

  func profile(of id: PackEntry.ID) -> Profile { byID[id].flatMap { profiles[$0] } ?? Profile() }

  /// People of the packs with this family name.
  func people(family key: String) -> [PackEntry] { (byFamily[key] ?? []).map { entries[$0] } }

  /// What the packs know of a name.
  enum Finding {
    case entry(PackEntry.ID, reason: String)
    /// Several entries bear the name, and the article does not decide; or it is about another country than these, whose
    /// bodies are so called as well.
    case ambiguous(foreign: Set<PackEntry.ID>)
    case unknown
  }

  /// The entry that a chain names by a name or alias of its own.
  ///
  /// - Parameter company: the entries that other chains of the article were read as.
  func entry(
    for record: ChainRecord, company: Set<PackEntry.ID>, lookup: inout Lookup
  ) -> Finding {
    var found = Set(byPlain[record.plain] ?? [])
    if found.isEmpty {
      for form in record.forms.dropFirst() where !form.isInside(record.forms[0]) {
        found.formUnion(byPlain[NameKey.plain(form.written)] ?? [])
      }
    }
    if found.isEmpty, record.spellings.isEmpty { found.formUnion(byDemonym[record.plain] ?? []) }
    var candidates = found.sorted().filter { entries[$0].kind == record.kind }
    if candidates.isEmpty, record.kind != .person {
      // "Vatican" read as a body in one article; but a body called like a city is its team or its paper.
      candidates = found.sorted().filter { entries[$0].kind != .person && entries[$0].subkind != "city" }
    }
    var foreign = candidates.filter { isOfRegion(record, entries[$0]) }
    candidates.removeAll { contradicts(record, entries[$0], company) }
    if case .organization(let name) = record.forms[0], name.isCommon, !found.isEmpty {
      // "Senate" is an alias of the best known one, but every country has its own.
      foreign += candidates.filter { leads(entries[$0], company: company) == false }
      candidates.removeAll { leads(entries[$0], company: company) != true }
      if candidates.isEmpty { return .ambiguous(foreign: Set(foreign.map { entries[$0].id })) }
    }
    if let only = decide(candidates, company: company) {
      return .entry(entries[only].id, reason: "'\(record.name)' is a name of \(entries[only].name)")
    }
    guard candidates.isEmpty else { return .ambiguous(foreign: []) }
    if record.kind == .place || record.isBare { return .unknown }
    return spelled(record, company, lookup: &lookup)
  }

  /// What names were found to be alike, so that a name in a thousand articles is compared once.
  struct Lookup {
    fileprivate var alike: [String: [(index: Int, comparison: NameComparison)]] = [:]
  }

  /// By another spelling: exactly one entry must be alike.
  private func spelled(_ record: ChainRecord, _ company: Set<PackEntry.ID>, lookup: inout Lookup) -> Finding {
    let cacheKey = "\(record.kind) \(record.name)"
    let alike = lookup.alike[cacheKey] ?? alikeEntries(record)
    lookup.alike[cacheKey] = alike
    let possible = alike.filter { !contradicts(record, entries[$0.index], company) }
    guard possible.count == 1, let best = possible.first, best.comparison.score >= PairScore.sure else {
      return .unknown
    }
    return .entry(
      entries[best.index].id,
      reason: "\(best.comparison.reasons.joined(separator: "; ")); only \(entries[best.index].name) is so called"
    )
  }

  private func alikeEntries(_ record: ChainRecord) -> [(index: Int, comparison: NameComparison)] {
    var found: Set<Int> = []
    for key in record.forms[0].keys { found.formUnion(byKey[key] ?? []) }
    return found.sorted().compactMap { index in
      guard entries[index].kind == record.kind else { return nil }
      let comparisons = (forms[index] ?? []).map { record.forms[0].compared(to: $0) }
      // "Chilean Armed Forces" is not whom "CAF" stands for: letters name nobody whom they were not said of.
      let written = comparisons.filter { !$0.isByInitials }
      guard let best = written.max(by: { $0.score < $1.score }), best.isSame else { return nil }
      return (index, best)
    }
  }

  private func decide(_ candidates: [Int], company: Set<PackEntry.ID>) -> Int? {
    if candidates.count <= 1 { return candidates.first }
    let support = candidates.map { index in
      company.count { id in
        id != entries[index].id
          && (reader.country(of: id) == entries[index].id
            || (entries[index].country != nil && reader.country(of: id) == entries[index].country)
            || id == entries[index].within)
      }
    }
    guard let most = support.max() else { return nil }
    let supported = zip(candidates, support).filter { $0.1 == most }.map(\.0)
    return supported.count == 1 && most > 0 ? supported[0] : bestKnown(of: supported)
  }

  /// An entry counts as meant, where the article does not decide, when it has this many times the pages of any other.
  private static let farBetterKnown = 4
  /// Below this nobody is known well enough to be meant for that.
  private static let knownPages = 12

  /// Of several entries of a large pack with one name the one that is far better known; one that Kith is built with, which
  /// is a choice of what is in the news, before all of them. `nil` where no one stands out.
  private func bestKnown(of candidates: [Int]) -> Int? {
    let builtIn = candidates.filter { entries[$0].pages == 0 }
    if candidates.contains(where: { entries[$0].pages > 0 }), builtIn.count == 1 { return builtIn[0] }
    let ranked = candidates.sorted { (entries[$1].pages, $0) < (entries[$0].pages, $1) }
    guard let first = ranked.first, ranked.count > 1, entries[first].pages >= Self.knownPages,
      entries[first].pages >= Self.farBetterKnown * entries[ranked[1]].pages
    else { return nil }
    return first
  }

  /// Whether a chain was read as a body of one country by a name that many countries' bodies have, in an article that names
  /// other countries and nothing else of that one: Brazil's National Congress in an article on Argentina.
  func isForeign(_ record: ChainRecord, company: Set<PackEntry.ID>) -> Bool {
    guard case .organization(let name) = record.forms[0], name.isCommon, let id = record.entry, let entry = self[id],
      NameKey.plain(entry.name) != record.plain, let country = reader.country(of: id)
    else { return false }
    if isOfRegion(record, entry) { return true }
    let others = Set(company.filter { $0 != id }.compactMap { reader.country(of: $0) })
    return !others.isEmpty && !others.contains(country)
  }

  /// "North Carolina's Senate": whether the article says that a body is a region's, while the entry is one of its country.
  private func isOfRegion(_ record: ChainRecord, _ entry: PackEntry) -> Bool {
    let holders = record.profile.holders.compactMap { self[$0] }
    return record.kind == .organization && !holders.isEmpty && NameKey.plain(entry.name) != record.plain
      && holders.allSatisfy {
        $0.subkind == "region" && $0.country == reader.country(of: entry.id) && $0.id != entry.within
      }
  }

  /// Whether the article names no other country more than that of the entry, by itself or through what lies in it: `false`
  /// where it names another more, `nil` where it names none.
  private func leads(_ entry: PackEntry, company: Set<PackEntry.ID>) -> Bool? {
    guard let country = reader.country(of: entry.id) else { return true }
    var counts: [PackEntry.ID: Int] = [:]
    for id in company where id != entry.id {
      if let country = reader.country(of: id) { counts[country, default: 0] += 1 }
    }
    guard let most = counts.values.max() else { return nil }
    return (counts[country] ?? 0) == most
  }

  /// Whether what the article says cannot be so of the entry, and nothing else in it has to do with the entry's country.
  ///
  /// Whom the packs know is far more often in the news than a namesake, and one relation is easily misread: so a wrong
  /// country or gender alone does not make another person.
  private func contradicts(_ record: ChainRecord, _ entry: PackEntry, _ company: Set<PackEntry.ID>) -> Bool {
    if record.kind == .place { return liesElsewhere(record, entry) }
    guard record.kind == .person else { return isOfRegion(record, entry) }
    let known = profile(of: entry.id)
    let otherGender = record.gender != nil && entry.gender != nil && record.gender != entry.gender
    let otherCountry =
      !record.profile.countries.isEmpty && !known.countries.isEmpty
      && record.profile.countries.isDisjoint(with: known.countries)
      && record.profile.offices.isDisjoint(with: known.offices)
    guard otherGender || otherCountry else { return false }
    return !company.contains { id in reader.country(of: id).map(known.countries.contains) ?? false }
  }

  /// "Paris, Texas": the article places a city in another country, or in another region of it, than that of the entry.
  private func liesElsewhere(_ record: ChainRecord, _ entry: PackEntry) -> Bool {
    guard entry.kind == .place, entry.subkind == "city", let country = entry.country else { return false }
    let holders = record.profile.holders
    guard !holders.isEmpty else { return false }
    return !holders.contains { id in
      guard reader.country(of: id) == country else { return false }
      guard let within = entry.within, regionsOfCities.contains(within), regionsOfCities.contains(id) else {
        return true
      }
      return within == id
    }
  }
}
