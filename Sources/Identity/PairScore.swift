internal import GraphSchema
internal import Names

/// How likely two groups of chains are one entity, with the reasons.
struct PairScore {
  /// The name score from which two full names are one without more to say for it. `WordSimilarity` keeps chance
  /// misspellings below.
  static let sure = 0.85

  /// The name score from which a place that the packs know is called by a spelling that they do not have.
  static let knownPlace = 0.95

  /// What context must weigh to decide for names that are only alike.
  static let enoughForAlike = 0.7
  /// For one name read as a place in one article and as a body in another.
  static let enoughForOtherKind = 0.35
  /// For two people of one frequent full name.
  static let enoughForNamesake = 0.25
  /// For names that every country's bodies bear: "Foreign Ministry".
  static let enoughForCommon = 1.0
  /// For a bare surname with one candidate.
  static let enoughForBare = 0.7

  /// What it weighs for a surname's bearer to be named in at least five articles and four times as many as all others.
  static let prominence = 0.5

  /// 0...1, higher is more likely.
  let score: Double
  let reason: String
}

/// What context says for or against two groups being one.
struct Support {
  /// Shared neighbours of this weight outweigh a difference of gender or country.
  static let muchCompany = 1.5
  /// For a full name that is not frequent, less will do.
  static let someCompany = 0.5

  /// 0 and up: 1 for a shared office, 0.5 for a shared country, and the shared neighbours' weights.
  let weight: Double
  /// Of that, the neighbours' part.
  let neighbours: Double
  let reasons: [String]
  /// Whether they belong to different countries and share no office.
  let differ: Bool
  /// Whether they share an office or much company: then a difference of gender or country is likely misread.
  let isStrong: Bool

  init(
    _ a: Profile, _ companyA: [Int], _ b: Profile, _ companyB: [Int], own: Set<Int>, in neighbourhoods: Neighbourhoods,
    label: (String) -> String
  ) {
    var reasons: [String] = []
    let offices = a.offices.intersection(b.offices).sorted()
    let countries = a.countries.intersection(b.countries).sorted()
    let shared = neighbourhoods.shared(companyA, companyB, without: own)
    if let office = offices.first { reasons.append("both \(label(office))") }
    if offices.isEmpty, let country = countries.first { reasons.append("both of \(label(country))") }
    if !shared.names.isEmpty { reasons.append("both named with \(shared.names.joined(separator: ", "))") }
    neighbours = min(shared.weight, 3)
    weight = min(Double(offices.count), 2) + (countries.isEmpty ? 0 : 0.5) + neighbours
    self.reasons = reasons
    differ = offices.isEmpty && countries.isEmpty && !a.countries.isEmpty && !b.countries.isEmpty
    isStrong = !offices.isEmpty || shared.weight >= Self.muchCompany
  }
}

extension PairScore {
  /// The best comparison of the names of two units; `nil` when they are not forms of one name, or something in them says
  /// that they are two.
  static func names(_ a: Unit, _ b: Unit) -> NameComparison? {
    guard (a.kind == .person) == (b.kind == .person) else { return nil }
    var best = NameComparison.unlike
    for form in a.forms {
      for other in b.forms {
        let comparison = form.compared(to: other)
        if comparison.isConflict { return nil }
        if comparison.score > best.score { best = comparison }
      }
    }
    // Initials are decided among all that they may stand for, in `PartialNames`.
    // Father and son stand in the same company.
    guard best.isSame, !best.isByInitials, !best.isWithoutSuffix else { return nil }
    // One name read as a place here and as a body there: only when the words are the same.
    return a.kind != b.kind && best.score < 0.96 ? nil : best
  }

  /// Whether two chains of one article may bear these names and still be one: the same full name in two spellings ("bin
  /// Laden" in the text, "bin Ladin" in a quotation), or without its beginning ("Rivera Schatz").
  ///
  /// Chains of the very same name were kept apart by the reader of the article for what it read.
  static func mayStandInOneArticle(_ a: Unit, _ b: Unit, names: NameComparison) -> Bool {
    guard case .person(let first) = a.forms[0], case .person(let second) = b.forms[0], !a.isBare, !b.isBare else {
      return false
    }
    return (names.score >= 0.92 && names.score < 1) || first.partial(of: second) != nil
      || second.partial(of: first) != nil
  }

  /// `nil` when the two are not to be united for what their context says.
  init?(_ a: Unit, _ b: Unit, names: NameComparison, _ support: Support) {
    let enough = a.isCommon || b.isCommon ? Support.muchCompany : Support.someCompany
    if support.differ && support.neighbours < enough { return nil }
    guard support.weight >= Self.needed(a, b, names: names) else { return nil }
    let share = min(support.weight, 3) / 3
    self.init(
      score: names.score + (1 - names.score) * share * 0.8,
      reason: (names.reasons + support.reasons).joined(separator: "; "))
  }
  /// What context must weigh for two units of these names to be one.
  static func needed(_ a: Unit, _ b: Unit, names: NameComparison) -> Double {
    let isAlike = names.score < (a.kind == .place ? 0.9 : Self.sure)
    var needed: Double = isAlike ? Self.enoughForAlike : 0
    if a.kind != b.kind { needed = max(needed, Self.enoughForOtherKind) }
    if a.isCommon || b.isCommon {
      needed = max(needed, a.kind == .person ? Self.enoughForNamesake : Self.enoughForCommon)
    }
    return needed
  }
}
