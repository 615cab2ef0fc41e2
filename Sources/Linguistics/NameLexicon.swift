internal import GraphSchema

/// One way to read a phrase of the packs.
struct NameSense: Sendable, Hashable {
  let entry: PackEntry.ID
  let kind: EntityKind
  let subkind: String?
  let reading: Reading
  /// Only where it acts: "Moscow said".
  let actorOnly: Bool
  /// The words as the pack writes them, for comparing capitals.
  let written: [String]
  /// The word that must stand before it, lower case: "the" in "the West", "pope" in "Pope Francis".
  let opener: String?
  /// Main names come before aliases.
  let isMainName: Bool
  let gender: Gender?
}

/// What the packs say, in the form the recognisers look things up.
struct NameLexicon: Sendable {
  let names: TokenTrie<NameSense>
  let titles: TokenTrie<Title>
  let entries: [PackEntry.ID: PackEntry]
  /// City to the country it is the capital of.
  let capitals: [PackEntry.ID: PackEntry.ID]
  /// The regions that cities are said to lie in.
  let regionsOfCities: Set<PackEntry.ID>
  let givenNames: [String: Gender?]
  let kinship: [String: KinshipWord]
  /// Lower-case single words that are a whole title: "minister", "gen.".
  let titleWords: [String: Title]
  /// Words with a capital that are names or demonyms on their own: "Ukraine", "Turkish".
  let singleNames: Set<String>
  let words: [String: Set<String>]
  /// People of the packs by the last word of their names, in `PlainText.key` form; sorted.
  let surnames: [String: [PackEntry.ID]]
  let offices: [PackEntry.ID: [OfficeHolding]]
  /// Teams by each run of fewer words of their names, in `PlainText.key` form: "dortmund" of Borussia Dortmund.
  let teams: [[String]: Set<PackEntry.ID>]

  init(pack: Pack, tokenizer: Tokenizer) {
    var names = TokenTrie<NameSense>(phrases: pack.entries.count * 2)
    // An occupation opens no name that the packs have: "Marine Le Pen" is no marine.
    let titleKeys = Set(pack.titles.filter { $0.rank != .occupation }.map(\.words))
    var singles: Set<String> = []
    func add(_ phrase: String, _ entry: PackEntry, _ reading: Reading, main: Bool = false, actorOnly: Bool = false) {
      var written = tokenizer.words(of: phrase)
      // "the West", "Pope Francis": the article or title stands outside the name, but must be there.
      var opener: String?
      if let first = written.first, written.count > 1,
        first == "the" || (entry.kind == .person && titleKeys.contains(first.lowercased()))
      {
        opener = first.lowercased()
        written.removeFirst()
      }
      guard !written.isEmpty else { return }
      let sense = NameSense(
        entry: entry.id, kind: entry.kind, subkind: entry.subkind, reading: reading, actorOnly: actorOnly,
        written: written, opener: opener, isMainName: main, gender: entry.gender)
      names.insert(written.map(PlainText.key), sense)
      if written.count == 1, opener == nil, entry.kind != .person, written[0].unicodeScalars.first?.isUpper == true {
        singles.insert(written[0])
      }
    }
    var entries: [PackEntry.ID: PackEntry] = [:]
    entries.reserveCapacity(pack.entries.count)
    var capitals: [PackEntry.ID: PackEntry.ID] = [:]
    for entry in pack.entries {
      entries[entry.id] = entry
      add(entry.name, entry, .name, main: true)
      for alias in entry.aliases where alias != entry.name { add(alias, entry, .name) }
      for demonym in entry.demonyms { add(demonym, entry, .demonym) }
      if entry.kind == .place, entry.subkind == "country", let seat = entry.seat { capitals[seat] = entry.id }
    }
    for metonym in pack.metonyms {
      guard let entry = entries[metonym.entry] else { continue }
      let words = metonym.phrase.lowercased().hasPrefix("the ") ? String(metonym.phrase.dropFirst(4)) : metonym.phrase
      add(words, entry, .metonym, actorOnly: metonym.use == .actor)
    }
    var titles = TokenTrie<Title>(phrases: pack.titles.count * 2)
    var titleWords: [String: Title] = [:]
    for title in pack.titles {
      for words in [title.words, title.plural].compactMap({ $0 }) {
        let keys = tokenizer.words(of: words).map(PlainText.key)
        titles.insert(keys, title)
        if keys.count == 1 { titleWords[keys[0]] = titleWords[keys[0]] ?? title }
      }
    }
    var kinship: [String: KinshipWord] = [:]
    for word in pack.kinship {
      kinship[word.word] = kinship[word.word] ?? word
      if let plural = word.plural { kinship[plural] = kinship[plural] ?? word }
    }
    var surnames: [String: [PackEntry.ID]] = [:]
    for entry in pack.entries where entry.kind == .person {
      let core = PersonNames.core(tokenizer.words(of: entry.name).map(PlainText.key))
      guard core.count > 1, let last = core.last else { continue }
      surnames[last, default: []].append(entry.id)
    }
    var teams: [[String]: Set<PackEntry.ID>] = [:]
    for entry in pack.entries where entry.subkind == "team" {
      for name in [entry.name] + entry.aliases {
        let whole = PlainText.key(name).split(separator: " ").map(String.init)
        for part in Self.parts(of: whole) { teams[part, default: []].insert(entry.id) }
      }
    }
    self.teams = teams
    self.offices = Dictionary(grouping: pack.offices, by: \.person)
    self.surnames = surnames.mapValues { $0.sorted() }
    self.names = names
    self.titles = titles
    self.entries = entries
    self.capitals = capitals
    regionsOfCities = Set(pack.entries.filter { $0.subkind == "city" }.compactMap(\.within))
    self.givenNames = pack.givenNames
    self.kinship = kinship
    self.titleWords = titleWords
    self.singleNames = singles
    self.words = pack.words.mapValues { Set($0.map { $0.lowercased() }) }
  }

  /// Each run of fewer words than a name has: "bayer", "leverkusen" of "bayer leverkusen".
  static func parts(of words: [String]) -> [[String]] {
    words.indices.flatMap { start in
      (start + 1...words.count).filter { $0 - start < words.count }.map { Array(words[start..<$0]) }
    }
  }

  func isGivenName(_ token: Token) -> Bool { givenNames[PlainText.unaccented(token.lower)] != nil }
}
