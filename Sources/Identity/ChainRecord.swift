internal import GraphSchema
internal import Names

/// A chain with everything identity asks of it.
struct ChainRecord {
  let reference: ChainReference
  /// Index of its article among the sorted articles.
  let article: Int
  /// What its article took it for; a person for whom the packs know as one, and a thing for what they know as one.
  let kind: EntityKind
  /// The fullest name, as written.
  let name: String
  /// Spellings read as names, sorted, without repeats.
  let spellings: [String]
  /// The forms that are compared: the fullest name and, for people, other full names; for the rest, all spellings.
  let forms: [ParsedName]
  /// `NameKey.plain` of the fullest name.
  let plain: String
  /// The entry of the packs it is, decided by its article or by `Anchors`.
  var entry: PackEntry.ID?
  /// Why the entry was chosen; `nil` when the article's reader chose it.
  var anchorReason: String?
  /// Whether several entries bear the name.
  var isAmbiguous = false
  /// Entries of this name that are of another country than the one that the article is about.
  var foreign: Set<PackEntry.ID> = []
  /// What the given name says, else what the article's pronouns and titles say.
  let gender: Gender?
  var profile = Profile()

  /// - Parameter known: the kind of its entry, where it has one.
  init(
    reference: ChainReference, article: Int, chain: ChainClaim, known: EntityKind?, givenNames: [String: Gender?],
    names: inout NameTable
  ) {
    self.reference = reference
    self.article = article
    // "Modi honours scientists", read as a place and yet as the prime minister: as a thing he would never be one with
    // himself in other articles. Between places and bodies the article keeps its word: "Vatican" is both.
    if let known, (known == .person) != (chain.kind == .person) { kind = known } else { kind = chain.kind }
    name = chain.name
    entry = chain.entry
    plain = names.plain(chain.name)
    let named = Set(chain.mentions.filter { $0.reading == .name }.map(\.text))
    (spellings, forms) = names.written(chain.name, named.sorted(), kind)
    if case .person(let person) = forms[0], let given = person.given, let known = givenNames[given], let known {
      // Pronouns are read wrongly more often than a Donald is a woman.
      gender = known
    } else {
      gender = chain.gender
    }
  }

  /// The person's name, when it is a person with one.
  var person: PersonName? {
    if case .person(let name) = forms[0] { return name }
    return nil
  }

  /// Whether the name alone is too little to know who it is: "Lavrov", "Sergey".
  var isBare: Bool { person?.isSingle ?? false }

  /// Whether its like in another article may well be another: a single or frequent name of a person, a ministry without its
  /// country, a name that the packs know several times.
  var needsSupport: Bool {
    switch forms[0] {
    case .person(let name): isAmbiguous || name.isSingle || name.isCommon
    case .organization(let name): isAmbiguous || name.isCommon
    case .place: isAmbiguous
    }
  }

  /// What other chains of the article call it among their neighbours: its entry, or its name, a person's by the family
  /// name, so that "Lavrov" here and "Sergey Lavrov" there count as the same company.
  var neighbourKey: String {
    if let entry { return entry }
    if let person { return "person " + person.familyKey }
    return "thing " + plain
  }
}

/// What an article says about a chain that helps to know it again.
struct Profile: Hashable {
  /// Offices and posts, as predicate and what it is of: "minister_of Q159".
  var offices: Set<String> = []
  /// Countries it belongs to or serves, as entries or plain names.
  var countries: Set<String> = []
  /// Entries of the packs that it lies in, or whose public body it is, as the article says.
  var holders: Set<PackEntry.ID> = []

  var isEmpty: Bool { offices.isEmpty && countries.isEmpty }

  mutating func formUnion(_ other: Profile) {
    offices.formUnion(other.offices)
    countries.formUnion(other.countries)
    holders.formUnion(other.holders)
  }
}

/// Names taken apart once, however many articles hold them.
struct NameTable {
  private var parsed: [EntityKind: [String: ParsedName]] = [:]
  private var plains: [String: String] = [:]
  private var writings = IDTable<(spellings: [String], forms: [ParsedName])>()

  mutating func parsed(_ text: String, _ kind: EntityKind) -> ParsedName {
    if let known = parsed[kind]?[text] { return known }
    let name = ParsedName(text, kind: kind)
    parsed[kind, default: [:]][text] = name
    return name
  }

  /// The spellings of a chain, and the forms of its name that are compared: the same arrays for all chains that are written
  /// alike, which in news most are.
  mutating func written(
    _ name: String, _ spellings: [String], _ kind: EntityKind
  ) -> (spellings: [String], forms: [ParsedName]) {
    // No text of an article holds a NUL.
    let key = ([kind.rawValue, name] + spellings).joined(separator: "\0")
    if let known = writings[key] { return known }
    var forms = [parsed(name, kind)]
    for spelling in spellings where spelling != name {
      let form = parsed(spelling, kind)
      if case .person(let person) = form, person.isSingle { continue }
      forms.append(form)
    }
    writings[key] = (spellings, forms)
    return (spellings, forms)
  }

  mutating func plain(_ text: String) -> String {
    if let known = plains[text] { return known }
    let plain = NameKey.plain(text)
    plains[text] = plain
    return plain
  }
}
