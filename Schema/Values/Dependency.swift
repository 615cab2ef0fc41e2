/// Where a word hangs in the tree of its sentence.
public struct Dependency: Hashable, Sendable {
  /// The governing word, counted from the first token of the sentence, 0; `nil` for the root, of which a sentence has
  /// one.
  public let head: Int?
  public let label: DependencyLabel

  public init(head: Int?, label: DependencyLabel) {
    self.head = head
    self.label = label
  }
}

/// The relations of Universal Dependencies that English uses, subtypes included.
///
/// Source: Universal Dependencies, https://universaldependencies.org/u/dep/
public enum DependencyLabel: String, Hashable, Sendable, Codable, CaseIterable {
  case clausalModifier = "acl"
  case relativeClause = "acl:relcl"
  case adverbialClause = "advcl"
  case adverbialRelativeClause = "advcl:relcl"
  case adverbialModifier = "advmod"
  case adjectivalModifier = "amod"
  case apposition = "appos"
  case auxiliary = "aux"
  case passiveAuxiliary = "aux:pass"
  case caseMarker = "case"
  case coordinator = "cc"
  case preconjunction = "cc:preconj"
  case clausalComplement = "ccomp"
  case compound = "compound"
  case verbParticle = "compound:prt"
  case conjunct = "conj"
  case copula = "cop"
  case clausalSubject = "csubj"
  case outerClausalSubject = "csubj:outer"
  case passiveClausalSubject = "csubj:pass"
  /// Any other relation.
  case unspecified = "dep"
  case determiner = "det"
  case predeterminer = "det:predet"
  case discourse = "discourse"
  case dislocated = "dislocated"
  case expletive = "expl"
  case fixed = "fixed"
  /// The later words of a name: "Angela" governs "Merkel".
  case flat = "flat"
  case goesWith = "goeswith"
  case indirectObject = "iobj"
  case list = "list"
  case marker = "mark"
  case nominalModifier = "nmod"
  case describedName = "nmod:desc"
  case possessor = "nmod:poss"
  case unmarkedModifier = "nmod:unmarked"
  case subject = "nsubj"
  case outerSubject = "nsubj:outer"
  case passiveSubject = "nsubj:pass"
  case numericModifier = "nummod"
  case object = "obj"
  case oblique = "obl"
  /// "by" and who did it.
  case agent = "obl:agent"
  case unmarkedOblique = "obl:unmarked"
  case orphan = "orphan"
  case parataxis = "parataxis"
  case punctuation = "punct"
  case reparandum = "reparandum"
  case root = "root"
  case vocative = "vocative"
  case openComplement = "xcomp"

  /// The label of a treebank or model; its part before the colon where the subtype is not listed, else `.unspecified`.
  public init(named name: some StringProtocol) {
    self =
      Self(rawValue: String(name)) ?? Self(rawValue: String(name.prefix { $0 != ":" })) ?? .unspecified
  }

  /// The label without its subtype: `.subject` for `.passiveSubject`.
  public var universal: DependencyLabel {
    switch self {
    case .relativeClause: .clausalModifier
    case .adverbialRelativeClause: .adverbialClause
    case .passiveAuxiliary: .auxiliary
    case .preconjunction: .coordinator
    case .verbParticle: .compound
    case .outerClausalSubject, .passiveClausalSubject: .clausalSubject
    case .predeterminer: .determiner
    case .describedName, .possessor, .unmarkedModifier: .nominalModifier
    case .outerSubject, .passiveSubject: .subject
    case .agent, .unmarkedOblique: .oblique
    default: self
    }
  }
}
