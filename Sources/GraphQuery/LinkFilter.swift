public import GraphSchema

/// Which relations count as links when paths and neighbourhoods are looked for.
public struct LinkFilter: Hashable, Sendable {
  /// Only these predicates; `nil` for all.
  public var predicates: Set<Predicate.ID>?
  /// Only relations that at least this many independent stories tell, 1 or more.
  public var minimumStories: Int
  /// Whether what is only planned, possible or alleged counts.
  public var includesPlanned: Bool
  /// Whether what every sentence denies counts.
  public var includesDenied: Bool
  /// Which way relations are followed.
  public var direction = Direction.either
  /// Whom no path passes and no neighbourhood holds; the ends of a path are never among them.
  public var without: IDSet = []

  /// Only these families of relations ("office", "conflict"); `nil` for all.
  public var families: Set<String>?
  /// Only entities of these kinds are passed on the way; empty for all. The ends of a path may be of any kind.
  public var kinds: Set<EntityKind> = []
  /// Nobody of these kinds or subkinds ("country") is passed on the way; the ends of a path may be.
  public var withoutKinds: Set<String> = []
  /// What paths pay for passing those whom many relations join with others; neighbourhoods do not heed it.
  public var hubs = Hubs.any
  /// Only what articles of these days say, with the counts that follow from those alone; `nil` for all.
  public var published: DateSpan?

  /// Days, months or years, as articles are dated: ISO 8601.
  public struct DateSpan: Hashable, Sendable {
    /// "2024-12-18", "2024-12" or "2024"; `nil` for no beginning.
    public var from: String?
    /// The same, and the whole of it; `nil` for no end.
    public var to: String?

    public init(from: String? = nil, to: String? = nil) {
      self.from = from
      self.to = to
    }

    func holds(_ date: String?) -> Bool {
      guard let date else { return false }
      return (from.map { date >= $0 || $0.hasPrefix(date) } ?? true)
        && (to.map { date <= $0 || date.hasPrefix($0) } ?? true)
    }
  }

  /// Which way relations are followed. Symmetric ones lead both ways.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case either
    /// From subject to object.
    case forward
    /// From object to subject.
    case backward

    var reversed: Direction { self == .forward ? .backward : self == .backward ? .forward : .either }
  }

  public init(
    predicates: Set<Predicate.ID>? = nil, minimumStories: Int = 1, includesPlanned: Bool = true,
    includesDenied: Bool = false
  ) {
    self.predicates = predicates
    self.minimumStories = minimumStories
    self.includesPlanned = includesPlanned
    self.includesDenied = includesDenied
  }

  func admits(_ link: RelationSummary) -> Bool {
    if let predicates, !predicates.contains(link.key.predicate) { return false }
    if link.stories < minimumStories { return false }
    switch link.standing {
    case .actual: return true
    case .planned, .alleged, .possible: return includesPlanned
    case .denied: return includesDenied
    }
  }

  /// With families spelled out as predicates.
  func spelledOut(_ catalogue: Catalogue) -> LinkFilter {
    guard let families else { return self }
    var filter = self
    let members = Set(catalogue.predicates.filter { families.contains($0.family) }.map(\.id))
    filter.predicates = predicates.map { $0.intersection(members) } ?? members
    filter.families = nil
    return filter
  }

  /// Says which predicate nobody knows, with the nearest that exist.
  func validate(_ catalogue: Catalogue) throws(QueryError) {
    if minimumStories < 1 {
      throw QueryError(
        .outOfRange, "the least number of stories is \(minimumStories); it must be 1 or more", remedy: "use 1")
    }
    for family in (families ?? []).sorted() where !catalogue.predicates.contains(where: { $0.family == family }) {
      let known = Set(catalogue.predicates.map(\.family)).sorted()
      throw QueryError(
        .unknownPredicate, "no family of relations is called '\(family)'",
        remedy: "there are " + known.joined(separator: ", "))
    }
    for date in [published?.from, published?.to].compactMap({ $0 }) where !Selection.isDate(date) {
      throw QueryError(.badDate, "'\(date)' is no date", remedy: "write a year, a month or a day: 2024-12-18")
    }
    for id in (predicates ?? []).sorted() where catalogue[id] == nil {
      let near = Likeness.nearest(to: id, among: catalogue.predicates.map(\.id), limit: 3)
      throw QueryError(
        .unknownPredicate, "no relation is called '\(id)'",
        remedy: near.isEmpty ? nil : "did you mean \(QueryError.list(near))?")
    }
  }
}

extension RelationSummary {
  /// How much a link asks to be believed, in millionths; smaller is stronger. Whole numbers, so that sums do not depend on
  /// their order.
  ///
  /// One for doubt (1 - confidence), one shared among its stories, and one for what is not actual or two for what is
  /// denied: a link that two stories tell is preferred to one that a single story tells with certainty.
  var weakness: Int {
    let doubt = Int((1_000_000 * (1 - confidence)).rounded())
    let penalty =
      switch standing {
      case .actual: 0
      case .planned, .alleged, .possible: 1_000_000
      case .denied: 2_000_000
      }
    return doubt + 1_000_000 / max(stories, 1) + penalty
  }
}
