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

  /// Says which predicate nobody knows, with the nearest that exist.
  func validate(_ catalogue: Catalogue) throws(QueryError) {
    if minimumStories < 1 {
      throw QueryError(
        .outOfRange, "the least number of stories is \(minimumStories); it must be 1 or more", remedy: "use 1")
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
    return doubt + 1_000_000 / stories + penalty
  }
}
