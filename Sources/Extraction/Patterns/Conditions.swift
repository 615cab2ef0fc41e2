internal import GraphSchema

/// Decides the conditions of patterns from what the packs and the names themselves say.
struct Conditions {
  let view: DocumentView

  func hold(_ conditions: [CompiledPattern.Condition], subject: Int, object: Int) -> Bool {
    conditions.allSatisfy { holds($0, subject: subject, object: object) }
  }

  private func holds(_ condition: CompiledPattern.Condition, subject: Int, object: Int) -> Bool {
    switch condition {
    case .inside: isInside(subject, object)
    case .publicBody: isPublicBody(subject)
    case .privateBody: !isPublicBody(subject)
    case .country: size(object) == .country
    case .belowCountry: size(object).map { $0 < .country } ?? true
    case .town: size(object).map { $0 <= .city } ?? true
    case .known, .implied: true
    case .site: isSite(subject)
    case .notSite: !isSite(object)
    case .school: isSchool(subject)
    case .seated: isCourt(subject) || isLegislature(subject) || hasSeat(subject, in: object)
    case .capital: mayBeCapital(subject, of: object)
    case .club: view.subkind(ofChain: subject) == "team"
    case .holder: isHolder(object, of: subject)
    case .company: isCompany(subject)
    case .party: view.isParty(object)
    case .notParty: !view.isParty(object)
    case .team: isTeam(object)
    case .notTeam: !isTeam(object)
    case .notGovernment:
      !isPublicBody(object) && view.subkind(ofChain: object) != "international"
    case .movement: isMovement(subject) && !isPartOfHome(object, of: subject)
    case .notMovement: !isMovement(subject)
    case .legislature: isLegislature(object)
    case .notLegislature: !isLegislature(object)
    case .notCourt: !isCourt(object)
    case .notPrivate: !isKnownAsPrivate(subject)
    case .notFirm: view.subkind(ofChain: object).map { !["company", "media", "team"].contains($0) } ?? true
    case .notTrade: ![subject, object].allSatisfy { view.subkind(ofChain: $0) == "company" }
    case .notSigning: view.document.chains[subject].kind != .person || !isTeam(object)
    case .rivals: areRivals(subject, object)
    case .notRivals: !areRivals(subject, object)
    case .player:
      !TitleBearers(view).titles(of: subject, in: view.document.tokens.indices).contains {
        $0.title.organizationPredicate == "head_of"
      }
    case .unit: isUnit(subject)
    case .noPress: ![subject, object].contains { view.subkind(ofChain: $0) == "media" }
    case .ownKind: view.document.chains[subject].kind != .person || view.subkind(ofChain: object) != "international"
    }
  }

  enum Size: Int, Comparable {
    case site, city, county, region, country, continent
    static func < (a: Size, b: Size) -> Bool { a.rawValue < b.rawValue }
  }

  /// How large a place the packs say a chain is; `nil` when they do not know it.
  func size(_ chain: Int) -> Size? {
    guard let entry = view.entries[chain], entry.kind == .place else { return nil }
    switch entry.subkind {
    case "country": return .country
    case "region":
      // A county of the United States, England or Ireland lies in what the packs call a region, too.
      let words = entry.name.split(separator: " ")
      if words.count > 1, words.first == "County" || words.last == "County" { return .county }
      return entry.country == nil ? .continent : .region
    case "city": return .city
    case "facility", "natural_feature": return .site
    default: return nil
    }
  }

  func isKnown(_ inner: Int, in outer: Int) -> Bool {
    guard let first = view.entries[inner], let second = view.entries[outer] else { return false }
    return view.facts.lies(first, in: second)
  }

  /// A smaller place in a larger one. Two places the packs know must not contradict them.
  private func isInside(_ inner: Int, _ outer: Int) -> Bool {
    if isKnown(inner, in: outer) { return true }
    guard let large = size(outer) else {
      // "in Athens at the Zappeion Hall", "the Mustamäe district of Tallinn": what nobody knows holds no city.
      return size(inner).map { $0 < .city } ?? true
    }
    guard let small = size(inner) else { return true }
    guard small < large else { return namesake(inner, outer) }
    // "Ukraine's Black Sea port": no country holds a sea.
    if small == .site, let last = view.entries[inner]?.name.split(separator: " ").last, Self.waters.contains(last) {
      return large == .continent
    }
    // A city whose country the packs know does not lie in another one.
    guard let entry = view.entries[inner], let holder = view.entries[outer] else { return true }
    if large == .country, let country = entry.country { return country == holder.id }
    if let country = entry.country, let other = holder.country { return country == other }
    return true
  }

  /// "White Plains, New York": the packs know another place of the name that holds it.
  private func namesake(_ inner: Int, _ outer: Int) -> Bool {
    guard let first = view.entries[inner], let second = view.entries[outer] else { return false }
    return view.facts.places(named: view.document.chains[outer].name.lowercased()).contains { id in
      guard let other = view.facts.entry(id), other.country == second.country else { return false }
      return view.facts.lies(first, in: other)
    }
  }

  /// Whether a place after a comma can be more than the next of a list: the packs know it for larger or its name says so.
  private func isHolder(_ outer: Int, of inner: Int) -> Bool {
    if isKnown(inner, in: outer) { return true }
    if let large = size(outer) { return large > .site }
    let words = view.document.chains[outer].name.lowercased().split { !$0.isLetter }
    return words.contains { Self.holderWords.contains(String($0)) }
  }

  private static let waters: Set<Substring> = ["Sea", "Ocean"]

  private static let holderWords: Set<String> = [
    "county", "province", "district", "territory", "region", "state", "oblast", "prefecture", "governorate", "city",
    "municipality", "republic", "division", "department", "island", "islands", "department", "shire", "emirate",
  ]

  private func isSchool(_ chain: Int) -> Bool {
    if view.subkind(ofChain: chain) == "education" { return true }
    let words = view.document.chains[chain].name.lowercased().split { !$0.isLetter }
    return words.contains { Self.schoolWords.contains(String($0)) }
  }

  private static let schoolWords: Set<String> = [
    "university", "college", "institute", "laboratory", "academy",
  ]

  func isPublicBody(_ chain: Int) -> Bool {
    switch view.subkind(ofChain: chain) {
    case "government", "military", "court": return true
    case .some: return false
    case nil: break
    }
    let words = view.document.chains[chain].name.lowercased().split { !$0.isLetter }
    return words.contains { Self.publicWords.contains(String($0)) }
  }

  /// Whether the packs know it for a body that no state has, whatever country its name holds: "America First Policy Institute".
  private func isKnownAsPrivate(_ chain: Int) -> Bool {
    view.subkind(ofChain: chain).map { ["ngo", "company", "media", "party", "team"].contains($0) } ?? false
  }

  private func isMovement(_ chain: Int) -> Bool {
    view.isParty(chain) || view.subkind(ofChain: chain).map { ["party", "armed_group"].contains($0) } ?? false
  }

  /// Whether a place below a country says of a party of that country only which of its branches is meant: "Hesse's CDU".
  private func isPartOfHome(_ place: Int, of party: Int) -> Bool {
    guard let entry = view.entries[party], entry.subkind == "party", entry.country != nil,
      let home = view.entries[place], let size = size(place), size < .country
    else { return false }
    return !([entry.name] + entry.aliases).contains { $0.contains(home.name) }
  }

  /// A team, no league of teams.
  func isTeam(_ chain: Int) -> Bool {
    guard view.subkind(ofChain: chain) == "team" else { return false }
    let name = view.entries[chain]?.name ?? view.document.chains[chain].name
    return !name.lowercased().split { !$0.isLetter }.contains { Self.leagues.contains(String($0)) }
  }

  /// Two teams; in a report of games two nations are, too.
  private func areRivals(_ subject: Int, _ object: Int) -> Bool {
    isTeam(subject) && isTeam(object) || view.isOfGames && isNation(subject) && isNation(object)
  }

  private func isNation(_ chain: Int) -> Bool { size(chain) == .country || isHomeNation(chain) }

  /// England, Scotland, Wales or Northern Ireland.
  func isHomeNation(_ chain: Int) -> Bool {
    view.entries[chain].map { view.facts.words["home_nation"]?.contains($0.name.lowercased()) == true } ?? false
  }

  /// What teams play in, or are members of.
  private static let leagues: Set<String> = [
    "league", "liga", "laliga", "ligue", "serie", "bundesliga", "euroleague", "association", "federation",
    "confederation",
    "conference", "committee", "board", "cup", "tour", "golf", "soccer", "gymnastics", "tennis", "hockey", "cricket",
    "rugby",
    "formula", "motogp", "nascar", "ncaa", "ufc", "wnba",
  ]

  private func isUnit(_ chain: Int) -> Bool {
    let words = view.document.chains[chain].name.lowercased().split { !$0.isLetter }
    return words.contains { Self.unitWords.contains(String($0)) }
  }

  private static let unitWords: Set<String> = [
    "department", "school", "faculty", "institute", "center", "centre", "laboratory", "bureau", "division", "office",
    "unit", "committee", "subcommittee", "command", "directorate", "branch", "chapter", "college",
  ]

  private func isCourt(_ chain: Int) -> Bool {
    if view.subkind(ofChain: chain) == "court" { return true }
    let words = view.document.chains[chain].name.lowercased().split { !$0.isLetter }
    return words.contains { ["court", "tribunal"].contains($0) }
  }

  /// A parliament or a chamber of one.
  func isLegislature(_ chain: Int) -> Bool {
    let words = view.document.chains[chain].name.lowercased().split { !$0.isLetter }.map(String.init)
    guard !words.contains("committee"), !words.contains("caucus") else { return false }
    return words.contains { Self.legislatureWords.contains($0) } || isHouse(words)
  }

  /// "the House", "U.S. House of Representatives", "the Texas House"; no dynasty, no opera and not the White House.
  private func isHouse(_ words: [String]) -> Bool {
    guard let house = words.firstIndex(of: "house") else { return false }
    if house + 2 < words.count, words[house + 1] == "of" { return Self.houses.contains(words[house + 2]) }
    guard house + 1 == words.count else { return false }
    guard let before = words.dropLast().last else { return true }
    return ["s", "us", "states", "lower", "upper", "state"].contains(before)
      || !view.facts.places(named: before).isEmpty
  }

  private static let houses: Set<String> = [
    "representatives", "commons", "lords", "delegates", "assembly", "deputies", "councillors", "councilors", "peoples",
    "nationalities", "burgesses", "elders", "federation", "keys", "chiefs", "states", "people",
  ]

  private static let legislatureWords: Set<String> = [
    "parliament", "senate", "congress", "assembly", "sabha", "duma", "knesset", "bundestag", "riksdag",
    "storting", "diet", "commons", "lords", "legislature", "dáil", "cortes", "sejm", "rada",
  ]

  private func mayBeCapital(_ place: Int, of outer: Int) -> Bool {
    guard let seat = view.entries[outer]?.seat, let entry = view.entries[place] else { return true }
    return seat == entry.id
  }

  private func hasSeat(_ body: Int, in place: Int) -> Bool {
    guard let seat = view.entries[body]?.seat else { return false }
    return view.entries[place]?.id == seat
  }

  private func isCompany(_ chain: Int) -> Bool {
    guard !isPublicBody(chain) else { return false }
    return view.subkind(ofChain: chain).map { ["company", "media", "education", "ngo"].contains($0) } ?? true
  }

  /// A body that is also a place one can be at.
  private func isSite(_ chain: Int) -> Bool {
    let words = view.document.chains[chain].name.lowercased().split { !$0.isLetter }
    return words.contains { Self.siteWords.contains(String($0)) }
  }

  private static let siteWords: Set<String> = [
    "university", "college", "school", "hospital", "museum", "cathedral", "church", "mosque", "temple", "stadium",
    "estadio", "estádio", "arena", "center", "centre", "park", "prison", "jail", "airport", "station", "hotel",
    "building",
    "embassy", "consulate", "academy", "library", "theatre", "theater", "palace", "castle", "base", "camp", "hall",
    "zoo", "observatory", "laboratory", "clinic", "mall", "monastery", "abbey", "plant", "facility", "garden",
    "gardens",
    "headquarters", "restaurant", "lodge", "club",
  ]

  /// Words in the names of public bodies.
  private static let publicWords: Set<String> = [
    "ministry", "department", "army", "navy", "police", "parliament", "senate", "congress", "court", "embassy",
    "consulate", "government", "forces", "assembly", "cabinet", "treasury", "tribunal", "administration", "guard",
    "council", "authority", "agency", "bureau", "commission", "office",
  ]
}
