internal import GraphSchema

/// A pattern, ready to be matched.
struct CompiledPattern: Sendable {
  enum Form: Sendable {
    case sequences([[SequenceNode]])
    case frame(FramePattern)
    case name([[SequenceNode]])
  }

  let declaration: PatternDeclaration
  let form: Form
  let conditions: [Condition]
  /// Whether it reads names that stand together, not a verb or noun with its functions.
  var isNominal: Bool {
    if case .frame = form { return false }
    return true
  }

  /// Whether the object is not in the sentence but in the text around it.
  var isImplied: Bool { conditions.contains(.implied) || conditions.contains(.known) }

  /// What must hold of the two ends, beyond their kinds.
  enum Condition: String, Sendable {
    /// The object is larger than the subject and may hold it: a city in a country, never a country in a city.
    case inside
    /// The subject is a public body, not a company, team or party.
    case publicBody = "public body"
    /// The subject is no public body.
    case privateBody = "private body"
    /// The object is a country.
    case country
    /// The object is a city, region or other place below a country.
    case belowCountry = "below country"
    /// The object is no country or region: a town, or what the packs do not know.
    case town
    /// The object is not beside the subject; the packs know it and the article names it.
    case known
    /// The object is not beside the subject; it is the country or body that the sentences around name.
    case implied
    /// The subject is a building or grounds: a hospital, a university, an embassy.
    case site
    /// The object is no building or grounds.
    case notSite = "not site"
    /// The subject is a university, college, institute or laboratory: it has its seat where it stands.
    case school
    /// The subject is a court or a parliament, which has its seat where it stands, or the packs know its seat there.
    case seated
    /// The packs do not know another place for the capital of the object: "Germany's financial capital, Frankfurt".
    case capital
    /// The subject is a team or a league of teams.
    case club
    /// The object is known or named for a place that holds others: a country, a state, a county.
    case holder
    /// The subject is a company, a news outlet or the like, or nothing that the packs know.
    case company
    case party
    /// The object is no party.
    case notParty = "not party"
    case team
    case notTeam = "not team"
    /// The object is no body of a state or of several: whom one meets there does not work there.
    case notGovernment = "not government"
    /// The object is no parliament.
    case notLegislature = "not legislature"
    /// The subject is a party or an armed group.
    case movement
    case notMovement = "not movement"
    /// The object is no court: to appeal to one is no demand.
    case notCourt = "not court"
    /// The packs do not know the subject for a company, an outlet, an association, a party or a team.
    case notPrivate = "not private"
    /// The object is no company, outlet or team: a bid for one is an offer to buy it.
    case notFirm = "not firm"
    /// Not both are companies that the packs know: what one delivers to the other is trade.
    case notTrade = "not trade"
    /// No person and a team: a player's contract is no agreement between peers.
    case notSigning = "not signing"
    /// Both are teams: who visits or meets the other plays against it.
    case rivals
    case notRivals = "not rivals"
    /// The article gives the subject no title that heads a body: a coach who joins a team does not play for it.
    case player
    /// The subject is named for a part of a body: a department, a school, an institute.
    case unit
    /// Neither end is known for a news outlet: who is interviewed negotiates nothing.
    case noPress = "no press"
    /// The object is no body of states where the subject is a person: only a state leaves the European Union.
    case ownKind = "own kind"
    /// The object is a parliament or a chamber of one.
    case legislature
  }
}

/// All patterns of a pack, compiled once and indexed by what sets them off.
struct PatternSet: Sendable {
  private(set) var patterns: [CompiledPattern] = []
  /// Frame patterns by the lemma that triggers them.
  private(set) var byVerb: [String: [Int]] = [:]
  private(set) var byNoun: [String: [Int]] = [:]
  private(set) var byAdjective: [String: [Int]] = [:]
  private(set) var byTitle: [Title.Rank: [Int]] = [:]
  /// Sequence patterns with the words of which a sentence must hold one (`nil` when a name or title is enough), and with
  /// what they begin with.
  private(set) var sequences: [(pattern: Int, alternative: Int, anchor: Set<String>?, opening: SequenceOpening)] = []
  /// Name patterns, with the words of which a name must hold one for each alternative; `nil` when a place is enough.
  private(set) var names: [(pattern: Int, anchors: [Set<String>?])] = []

  init(_ declarations: [PatternDeclaration], facts: PackFacts, catalogue: Catalogue) throws(ExtractionError) {
    for declaration in declarations {
      let compiled = try Self.compile(declaration, facts: facts, catalogue: catalogue)
      let index = patterns.count
      patterns.append(compiled)
      switch compiled.form {
      case .frame(let frame):
        for lemma in Set(frame.verbs.map(\.lemma)).sorted() { byVerb[lemma, default: []].append(index) }
        for lemma in frame.nouns.sorted() { byNoun[lemma, default: []].append(index) }
        for rank in frame.titles { byTitle[rank, default: []].append(index) }
        for lemma in Set(frame.adjectives.map(\.lemma)).sorted() { byAdjective[lemma, default: []].append(index) }
      case .sequences(let alternatives):
        for (alternative, nodes) in alternatives.enumerated() {
          sequences.append((index, alternative, Self.anchor(of: nodes), SequenceOpening(of: nodes)))
        }
      case .name(let alternatives): names.append((index, alternatives.map(Self.anchor)))
      }
    }
  }

  private static func compile(
    _ declaration: PatternDeclaration, facts: PackFacts, catalogue: Catalogue
  ) throws(ExtractionError) -> CompiledPattern {
    if case .predicate(let id) = declaration.relation, catalogue[id] == nil {
      throw ExtractionError(
        code: .unknownName, what: "pattern '\(declaration.id)': no relation is called '\(id)'",
        place: declaration.place,
        remedy: "use an id of the catalogue")
    }
    var conditions: [CompiledPattern.Condition] = []
    for name in declaration.conditions {
      guard let condition = CompiledPattern.Condition(rawValue: name) else {
        throw ExtractionError(
          code: .unknownName, what: "pattern '\(declaration.id)': '\(name)' is not a condition",
          place: declaration.place, remedy: "see the README of the patterns for the conditions")
      }
      conditions.append(condition)
    }
    do throws(PatternSyntaxError) {
      let form: CompiledPattern.Form
      switch declaration.form {
      case .sequence(let texts): form = .sequences(try parse(texts, facts: facts))
      case .name(let texts): form = .name(try parse(texts, facts: facts))
      case .frame(let frame): form = .frame(try FramePattern(frame))
      }
      return CompiledPattern(declaration: declaration, form: form, conditions: conditions)
    } catch {
      throw ExtractionError(
        code: .malformedPattern, what: "pattern '\(declaration.id)': \(error.what)", place: declaration.place,
        remedy: "see the README of the patterns")
    }
  }

  private static func parse(_ texts: [String], facts: PackFacts) throws(PatternSyntaxError) -> [[SequenceNode]] {
    var parsed: [[SequenceNode]] = []
    for text in texts { parsed.append(try SequenceParser.parse(text, words: facts.words)) }
    return parsed
  }

  /// The rarest thing to look for first: the words of a piece that must be there; words beat marks.
  private static func anchor(of nodes: [SequenceNode]) -> Set<String>? {
    var found: Set<String>?
    for node in nodes {
      let words: Set<String>? =
        switch node {
        case .word(let words): words
        case .group(let alternatives, let low, _) where low > 0: union(alternatives)
        default: nil
        }
      guard let words, !words.isSubset(of: commonWords) else { continue }
      if found == nil || words.count < found?.count ?? 0 { found = words }
    }
    return found
  }

  private static func union(_ alternatives: [[SequenceNode]]) -> Set<String>? {
    var words: Set<String> = []
    for alternative in alternatives {
      guard let anchor = anchor(of: alternative) else { return nil }
      words.formUnion(anchor)
    }
    return words
  }

  /// Found in nearly every sentence, so not worth looking for.
  private static let commonWords: Set<String> = [",", "the", "a", "an", "of", "in", "to", "and", "'s", "for", "on"]
}
