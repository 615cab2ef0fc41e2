internal import GraphSchema

/// Gathers the rows of all files, then joins them: names of countries, regions and bodies become ids.
struct PackBuilder {
  private var countries = Rows()
  private var places = Rows()
  private var organizations = Rows()
  private var people = Rows()
  private var offices: [Table.Row] = []
  private var metonyms = Rows()
  private var titles = Rows()
  private var kinship = Rows()
  private var givenNames: [String: Gender?] = [:]
  private var words: [String: Set<String>] = [:]
  private var patterns: [PatternDeclaration] = []
  private var digest = ""
  private var directories: [any NameDirectory] = []
  /// Which relations there are.
  private let catalogue: Catalogue

  init(catalogue: Catalogue = .standard) { self.catalogue = catalogue }

  mutating func add(_ directory: any NameDirectory) {
    digest = StableHash.hex128(digest + directory.hash)
    directories.append(directory)
  }

  mutating func add(_ file: PackFile) throws(PackError) {
    digest = StableHash.hex128(digest + file.name + "\u{1F}" + file.text)
    if file.name.hasSuffix(".yaml") {
      let read = try PatternFileReader.read(
        file.text, name: file.name, place: file.place, catalogue: catalogue)
      let replaced = Set(read.map(\.id))
      patterns = patterns.filter { !replaced.contains($0.id) } + read
      return
    }
    switch file.name {
    case "countries.tsv":
      try countries.add(
        Table(file, columns: ["iso2", "name"]), key: { row throws(PackError) in try row.required("iso2") })
    case "places.tsv":
      try places.add(Table(file, columns: ["name", "subkind", "country"])) { row throws(PackError) in
        [try row.required("name"), try row.required("subkind"), row.value("country") ?? ""].joined(separator: "\t")
      }
    case "organizations.tsv":
      try organizations.add(Table(file, columns: ["name"])) { row throws(PackError) in try row.required("name") }
    case "people.tsv":
      try people.add(Table(file, columns: ["name"])) { row throws(PackError) in try row.required("name") }
    case "offices.tsv":
      offices += try Table(file, columns: ["person", "predicate", "object", "role"]).rows
    case "metonyms.tsv":
      try metonyms.add(Table(file, columns: ["phrase", "stands_for", "use"])) { row throws(PackError) in
        try row.required("phrase")
      }
    case "titles.tsv":
      try titles.add(Table(file, columns: ["title", "rank"])) { row throws(PackError) in
        try row.required("title").lowercased()
      }
    case "kinship.tsv":
      try kinship.add(Table(file, columns: ["word", "predicate", "is_subject"])) { row throws(PackError) in
        try row.required("word").lowercased()
      }
    case "given_names.tsv":
      for row in try Table(file, columns: ["name"]).rows {
        givenNames[try row.required("name").lowercased()] = .some(try row.gender())
      }
    // Read before everything else: patterns and titles name its relations.
    case PredicateTable.file: break
    case "words.tsv":
      for row in try Table(file, columns: ["list", "word"]).rows {
        words[try row.required("list"), default: []].insert(try row.required("word"))
      }
    default:
      throw PackError(
        code: .unknownValue, what: "no pack file is called '\(file.name)'", place: file.place,
        remedy: "see Sources/Packs/README.md for the files of a pack")
    }
  }

  /// Joins everything that was added.
  func pack() throws(PackError) -> Pack {
    let directory = try EntryDirectory(
      countries: countries.rows, places: places.rows, organizations: organizations.rows, people: people.rows)
    var holdings: [OfficeHolding] = []
    for row in offices { holdings.append(try directory.holding(row, catalogue)) }
    var standIns: [Metonym] = []
    for row in metonyms.rows {
      standIns.append(
        Metonym(
          phrase: try row.required("phrase"), entry: try directory.body(named: row.required("stands_for"), at: row),
          use: try row.choice("use")))
    }
    var heldTitles: [Title] = []
    for row in titles.rows { heldTitles.append(try row.title(catalogue)) }
    var relatives: [KinshipWord] = []
    for row in kinship.rows { relatives.append(try row.kinshipWord(catalogue)) }
    return Pack(
      entries: try directory.entries(
        countries: countries.rows, places: places.rows, organizations: organizations.rows, people: people.rows),
      offices: holdings.sorted {
        if $0.person != $1.person { return $0.person < $1.person }
        return ($0.start ?? "", $0.object, $0.role) < ($1.start ?? "", $1.object, $1.role)
      },
      metonyms: standIns.sorted { $0.phrase < $1.phrase }, titles: heldTitles.sorted { $0.words < $1.words },
      kinship: relatives.sorted { $0.word < $1.word }, givenNames: givenNames,
      words: words.mapValues { $0.sorted() }, patterns: patterns, hash: digest,
      directories: NameDirectories(directories))
  }

  /// Rows by key: a later row takes the place of an earlier one.
  private struct Rows {
    private(set) var rows: [Table.Row] = []
    private var indices: [String: Int] = [:]

    mutating func add(
      _ table: Table, key: (Table.Row) throws(PackError) -> String
    ) throws(PackError) {
      for row in table.rows {
        let name = try key(row)
        if let index = indices[name] {
          rows[index] = row
        } else {
          indices[name] = rows.count
          rows.append(row)
        }
      }
    }
  }
}

extension Table.Row {
  func gender() throws(PackError) -> Gender? {
    guard let text = value("gender") else { return nil }
    guard let gender = Gender(rawValue: text) else {
      throw PackError(
        code: .unknownValue, what: "'\(text)' is not a gender", place: place, remedy: "write f, m or nothing")
    }
    return gender
  }

  /// A cell that holds one of the values of an enumeration.
  func choice<Choice: RawRepresentable<String>>(_ column: String) throws(PackError) -> Choice {
    let text = try required(column)
    guard let choice = Choice(rawValue: text) else {
      throw PackError(
        code: .unknownValue, what: "'\(text)' is not a value of '\(column)'", place: place,
        remedy: "see Sources/Packs/README.md for the values")
    }
    return choice
  }

  /// A cell that holds a predicate of the catalogue, or nothing.
  func predicate(_ column: String, of catalogue: Catalogue) throws(PackError) -> Predicate.ID? {
    guard let id = value(column) else { return nil }
    guard catalogue[id] != nil else {
      throw PackError(
        code: .unknownReference, what: "no relation is called '\(id)'", place: place,
        remedy: "use an id of Schema/Vocabulary/catalogue.json or of a predicates.tsv")
    }
    return id
  }

  func title(_ catalogue: Catalogue) throws(PackError) -> Title {
    Title(
      words: try required("title").lowercased(), plural: value("plural")?.lowercased(), rank: try choice("rank"),
      placePredicate: try predicate("place_predicate", of: catalogue),
      organizationPredicate: try predicate("organization_predicate", of: catalogue),
      personPredicate: try predicate("person_predicate", of: catalogue), gender: try gender())
  }

  func kinshipWord(_ catalogue: Catalogue) throws(PackError) -> KinshipWord {
    guard let predicate = try predicate("predicate", of: catalogue) else {
      throw PackError(
        code: .malformed, what: "the kinship word has no predicate", place: place,
        remedy: "spouse_of, parent_of, sibling_of or relative_of")
    }
    return KinshipWord(
      word: try required("word").lowercased(), plural: value("plural")?.lowercased(), predicate: predicate,
      isSubject: value("is_subject") == "true", gender: try gender())
  }
}
