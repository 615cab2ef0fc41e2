/// The name of a place, taken apart into its own words and the word for what it is.
///
/// "Donetsk Oblast" and "Donetsk region" have the base ["donetsk"] and the designation `.region`; "Donetsk" has none.
public struct PlaceName: Hashable, Sendable {
  /// What a word beside the name says the place is.
  public enum Designation: String, Hashable, Sendable {
    /// "City of London", "Kuwait City"
    case city
    /// "Donetsk Oblast", "Hubei Province", "Washington state"
    case region
    /// "Cook County", "Nadia district"
    case county
    /// "Republic of Moldova", "Kingdom of Spain"
    case country
    /// "Lake Chad", "Yalu River"
    case water
    /// "Mount Everest", "Rocky Mountains"
    case mountain
    /// "Canary Islands"
    case island
    /// "Heathrow Airport", "Palmer Bridge"
    case facility
  }

  /// As given.
  public let written: String
  /// Folded words without articles and designation; "Saint" is "st".
  public let base: [String]
  public let designation: Designation?
  /// Whether the designation stands behind with nothing between ("Kuwait City"), which often makes another place, unlike
  /// "City of Kuwait".
  public let isSuffixed: Bool
  public let numbers: [String]

  /// - Complexity: O(length).
  public init(_ text: String) {
    written = text
    // What follows a comma says where it lies: "Springfield, Illinois".
    var words = NameWord.words(of: text, dotsSeparate: false).map {
      OrganizationWords.spelling[$0.folded] ?? $0.folded
    }
    if words.count > 1, words.first == "the" { words.removeFirst() }
    var designation: Designation?
    var isSuffixed = false
    if words.count > 2, words[1] == "of" || words[1] == "de", let kind = PlaceWords.before[words[0]] {
      designation = kind
      words.removeFirst(words[2] == "the" && words.count > 3 ? 3 : 2)
    } else if words.count > 1, let kind = PlaceWords.adjacent[words[0]] {
      designation = kind
      words.removeFirst()
    } else if words.count > 1, let last = words.last, let kind = PlaceWords.after[last] {
      designation = kind
      isSuffixed = true
      words.removeLast()
      if words.count > 1, let last = words.last, PlaceWords.adjectives.contains(last) { words.removeLast() }
    }
    base = words.filter { $0 != "the" }
    self.designation = designation
    self.isSuffixed = isSuffixed
    numbers = base.compactMap(OrganizationWords.number)
  }

  /// Compares two names of places.
  ///
  /// Scores: 1 same words; 0.9 and above spellings, "Saint" and "St.", "Oblast" and "region"; 0.5 to 0.7 when only one says
  /// what it is, which may be another place ("Donetsk", "Donetsk region"); 0 with `isConflict` for other designations.
  public func compared(to other: PlaceName) -> NameComparison {
    guard !base.isEmpty, !other.base.isEmpty else { return .unlike }
    if numbers != other.numbers { return NameComparison(0, ["their numbers differ"], isConflict: true) }
    var alike: Double
    if base == other.base || base.joined() == other.base.joined() {
      alike = 1
    } else if base.count == other.base.count {
      alike = zip(base, other.base).map(WordSimilarity.between).min() ?? 0
    } else {
      alike = WordSimilarity.between(base.joined(), other.base.joined())
    }
    if alike < 0.9,
      WordTables.share(base.joined(separator: " "), other.base.joined(separator: " "), in: PlaceWords.forms)
    {
      alike = 0.95
    }
    guard alike >= 0.9 else { return alike >= 0.8 ? NameComparison(alike * 0.8, ["names differ by little"]) : .unlike }
    let names =
      alike == 1
      ? "same name '\(base.joined(separator: " "))'" : "spellings of one name: '\(written)', '\(other.written)'"
    switch (designation, other.designation) {
    case (let a, let b) where a == b:
      return NameComparison(written == other.written ? 1 : min(alike, 0.98), [names])
    case (let a?, let b?):
      return NameComparison(0, [names, "one is a \(a.rawValue), the other a \(b.rawValue)"], isConflict: true)
    case (let kind?, nil), (nil, let kind?):
      let suffixed = designation == nil ? other.isSuffixed : isSuffixed
      let factor = PlaceWords.likelihood(kind, isSuffixed: suffixed)
      return NameComparison(alike * factor, [names, "only one says that it is a \(kind.rawValue)"])
    default: return NameComparison(alike, [names])
    }
  }

  /// Keys for finding other forms of the same name; sorted.
  var keys: [String] {
    let rows = (PlaceWords.forms[base.joined(separator: " ")] ?? []).map { "r:\($0)" }
    return (["p:" + SpellingKey.loose(base.joined()), "q:" + SpellingKey.skeleton(base.joined())] + rows).sorted()
  }
}

/// Words that say what a place is. Data, not code.
enum PlaceWords {
  /// Before "of": "City of London".
  static let before: [String: PlaceName.Designation] = [
    "city": .city, "town": .city, "village": .city, "municipality": .city, "port": .city, "borough": .city,
    "state": .region, "province": .region, "region": .region, "oblast": .region, "territory": .region,
    "governorate": .region, "prefecture": .region, "canton": .region, "autonomous": .region,
    "county": .county, "district": .county, "republic": .country, "kingdom": .country,
    "commonwealth": .country, "island": .island, "isle": .island, "lake": .water, "sea": .water,
  ]
  /// Right before the name: "Mount Everest".
  static let adjacent: [String: PlaceName.Designation] = ["mt": .mountain, "lake": .water, "river": .water]
  /// Behind the name: "Donetsk Oblast".
  static let after: [String: PlaceName.Designation] = [
    "city": .city, "oblast": .region, "region": .region, "province": .region, "state": .region,
    "governorate": .region, "prefecture": .region, "krai": .region, "territory": .region, "voivodeship": .region,
    "county": .county, "district": .county, "raion": .county, "parish": .county, "river": .water, "lake": .water,
    "sea": .water, "ocean": .water, "bay": .water, "gulf": .water, "strait": .water, "mountains": .mountain,
    "mountain": .mountain, "island": .island,
    "islands": .island, "airport": .facility, "bridge": .facility, "station": .facility, "stadium": .facility,
    "prison": .facility,
    "hospital": .facility, "park": .facility, "square": .facility, "base": .facility, "dam": .facility,
  ]
  /// Between the name and the designation: "Xinjiang Uyghur Autonomous Region" keeps "uyghur", drops "autonomous".
  static let adjectives = WordTables.set("autonomous administrative international military air nuclear federal special")

  /// One place in the languages of those who live there or write of it: a row each.
  ///
  /// Source: common usage of English-language newspapers, written for this package.
  static let forms = WordTables.groups(
    """
    kyiv|kiev|kiew|kyjiw
    lviv|lvov|lwow|lemberg
    kharkiv|kharkov|charkiw|charkow
    odesa|odessa
    mykolaiv|nikolaev|nikolayev
    luhansk|lugansk
    zaporizhzhia|zaporizhzhya|zaporozhye|zaporozhe
    dnipro|dnepr|dnipropetrovsk|dnepropetrovsk
    chernihiv|chernigov
    rivne|rovno
    vinnytsia|vinnitsa
    ternopil|tarnopol
    bakhmut|artemivsk|artyomovsk
    chernivtsi|czernowitz
    chisinau|kishinev|kishinyov
    minsk|mensk
    tbilisi|tiflis
    beijing|peking
    guangzhou|canton
    nanjing|nanking
    chongqing|chungking
    tianjin|tientsin
    mumbai|bombay
    kolkata|calcutta
    chennai|madras
    bengaluru|bangalore
    yangon|rangoon
    myanmar|burma
    ho chi minh|saigon
    istanbul|constantinople
    izmir|smyrna
    tehran|teheran
    homs|hims
    tripoli|tarabulus
    latakia|lattakia|ladhiqiyah
    deir ez zor|dayr az zawr|deir ezzor|deir al zor
    nagorno karabakh|nagorny karabakh|artsakh
    east timor|timor leste
    ivory coast|cote divoire
    cape verde|cabo verde
    eswatini|swaziland
    czech republic|czechia
    cologne|koln
    munich|munchen
    vienna|wien
    geneva|geneve|genf
    brussels|bruxelles|brussel
    antwerp|antwerpen|anvers
    warsaw|warszawa
    krakow|cracow
    gdansk|danzig
    prague|praha
    bucharest|bucuresti
    athens|athinai|athina
    lisbon|lisboa
    rome|roma
    milan|milano
    turin|torino
    naples|napoli
    florence|firenze
    venice|venezia
    seville|sevilla
    copenhagen|kobenhavn
    gothenburg|goteborg
    moscow|moskva|moskau
    saint petersburg|st petersburg|leningrad
    nur sultan|astana
    almaty|alma ata
    """)

  /// The chance, as used for the score, that a place named with its designation is the place named without.
  static func likelihood(_ kind: PlaceName.Designation, isSuffixed: Bool) -> Double {
    switch kind {
    case .country: 0.92
    case .city: isSuffixed ? 0.6 : 0.95
    case .region: isSuffixed ? 0.65 : 0.8
    case .island: 0.7
    case .water, .mountain: 0.6
    case .county, .facility: 0.5
    }
  }
}
