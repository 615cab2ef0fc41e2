/// World facts, words and patterns that Kith reads with: the embedded pack, and any that a user adds.
///
/// A pack is a folder of TSV and YAML files (see `Sources/Packs/README.md`). Later packs add to earlier ones; an entry
/// with the same id replaces the earlier one.
public struct Pack: Hashable, Sendable {
  /// Sorted by id.
  public let entries: [PackEntry]
  /// Sorted by holder, then start.
  public let offices: [OfficeHolding]
  /// Sorted by phrase.
  public let metonyms: [Metonym]
  /// Sorted by words.
  public let titles: [Title]
  /// Sorted by word.
  public let kinship: [KinshipWord]
  /// Given names with the gender they suggest; `nil` for both. Keys are lower case.
  public let givenNames: [String: Gender?]
  /// Named word lists, for patterns and recognisers: "company_suffix" -> ["Inc", "Ltd", ...]. Sorted.
  public let words: [String: [String]]
  /// In the order of the files' names, then of the file.
  public let patterns: [PatternDeclaration]
  /// 32 hexadecimal digits over everything above: what was read with another pack is read again.
  public let hash: String
  /// Packs of names that are looked up in their files, beside `entries`. Where both hold an id, `entries` counts.
  public let directories: NameDirectories

  public init(
    entries: [PackEntry], offices: [OfficeHolding], metonyms: [Metonym], titles: [Title], kinship: [KinshipWord],
    givenNames: [String: Gender?], words: [String: [String]], patterns: [PatternDeclaration], hash: String,
    directories: NameDirectories = NameDirectories()
  ) {
    self.entries = entries
    self.offices = offices
    self.metonyms = metonyms
    self.titles = titles
    self.kinship = kinship
    self.givenNames = givenNames
    self.words = words
    self.patterns = patterns
    self.hash = hash
    self.directories = directories
  }
}

/// A person, place or organization that a pack knows.
public struct PackEntry: Hashable, Sendable {
  /// The Wikidata id where there is one ("Q159"), else the pack's own ("pack:eu-naval-force").
  public typealias ID = String

  public let id: ID
  public let kind: EntityKind
  public let subkind: String?
  /// The name to show, in common English news spelling.
  public let name: String
  /// Other names by which the text may call it, case as written: "U.S.", "America", "Kiev".
  public let aliases: [String]
  /// Adjectives and words for its people: "Russian", "Russians"; "Democrat", "Democrats".
  public let demonyms: [String]
  /// The country it lies in or belongs to.
  public let country: ID?
  /// The region or body that holds it.
  public let within: ID?
  /// For a country, its capital; for an organization, its seat.
  public let seat: ID?
  /// "Q159"
  public let wikidata: String?
  public let gender: Gender?
  /// For a country, ISO 3166-1 alpha-2: "RU".
  public let code: String?
  /// How many encyclopedias have a page on it (Wikidata's sitelinks); 0 where no pack says. The entries that Kith is built
  /// with have none: who is in that small list is known well enough.
  public let pages: Int

  public init(
    id: ID, kind: EntityKind, subkind: String? = nil, name: String, aliases: [String] = [], demonyms: [String] = [],
    country: ID? = nil, within: ID? = nil, seat: ID? = nil, wikidata: String? = nil, gender: Gender? = nil,
    code: String? = nil, pages: Int = 0
  ) {
    self.id = id
    self.kind = kind
    self.subkind = subkind
    self.name = name
    self.aliases = aliases
    self.demonyms = demonyms
    self.country = country
    self.within = within
    self.seat = seat
    self.wikidata = wikidata
    self.gender = gender
    self.code = code
    self.pages = pages
  }
}

/// Who holds or held which office, and when.
public struct OfficeHolding: Hashable, Sendable {
  public let person: PackEntry.ID
  public let predicate: Predicate.ID
  /// The country or body of the office.
  public let object: PackEntry.ID
  /// "foreign minister"
  public let role: String
  /// ISO 8601, as exact as known; `nil` when unknown.
  public let start: String?
  /// `nil` while in office.
  public let end: String?

  public init(
    person: PackEntry.ID, predicate: Predicate.ID, object: PackEntry.ID, role: String, start: String?, end: String?
  ) {
    self.person = person
    self.predicate = predicate
    self.object = object
    self.role = role
    self.start = start
    self.end = end
  }
}

/// A word that stands for something else: "the Kremlin" for Russia.
public struct Metonym: Hashable, Sendable {
  /// Where a metonym means what it stands for.
  public enum Use: String, Hashable, Sendable {
    /// Always: "the Kremlin".
    case always
    /// Only where it acts: "Moscow said", but not "in Moscow".
    case actor
  }

  public let phrase: String
  public let entry: PackEntry.ID
  public let use: Use

  public init(phrase: String, entry: PackEntry.ID, use: Use) {
    self.phrase = phrase
    self.entry = entry
    self.use = use
  }
}

/// A word before or after a name that says what the person is.
public struct Title: Hashable, Sendable {
  /// What a title says of the person who bears it.
  public enum Rank: String, Hashable, Sendable, CaseIterable {
    /// Makes a relation to a place or body: "foreign minister".
    case office
    /// A military or police rank: "Lt. Gen."
    case rank
    /// "Mr", "Dr", "Sir"
    case honorific
    /// Work that makes a relation to an employer: "reporter", "analyst".
    case occupation
  }

  /// Lower case, as written in running text: "foreign minister", "lt. gen.".
  public let words: String
  /// "foreign ministers"; `nil` when there is none.
  public let plural: String?
  public let rank: Rank
  /// The relation of a holder to a country, region or city, where there is one.
  public let placePredicate: Predicate.ID?
  /// The relation of a holder to a body.
  public let organizationPredicate: Predicate.ID?
  /// The relation of a holder to a person: "Trump's envoy", "Putin's spokesman".
  public let personPredicate: Predicate.ID?
  public let gender: Gender?

  public init(
    words: String, plural: String? = nil, rank: Rank, placePredicate: Predicate.ID? = nil,
    organizationPredicate: Predicate.ID? = nil, personPredicate: Predicate.ID? = nil, gender: Gender? = nil
  ) {
    self.words = words
    self.plural = plural
    self.rank = rank
    self.placePredicate = placePredicate
    self.organizationPredicate = organizationPredicate
    self.personPredicate = personPredicate
    self.gender = gender
  }
}

/// A word for a relative: "his wife Anna".
public struct KinshipWord: Hashable, Sendable {
  public let word: String
  public let plural: String?
  public let predicate: Predicate.ID
  /// Whether the person called by the word is the subject: "his father X" makes X the subject of `parent_of`.
  public let isSubject: Bool
  public let gender: Gender?

  public init(word: String, plural: String?, predicate: Predicate.ID, isSubject: Bool, gender: Gender?) {
    self.word = word
    self.plural = plural
    self.predicate = predicate
    self.isSubject = isSubject
    self.gender = gender
  }
}
