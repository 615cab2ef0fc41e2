public import GraphSchema

/// Which part of a graph leaves in an export, or is drawn.
public struct Selection: Hashable, Sendable {
  /// Where to look.
  public enum Focus: Hashable, Sendable {
    case whole
    /// A name as a person types it, and who is within so many relations, at most so many.
    case near(String, hops: Int = 1, limit: Int = 40)
    /// What is on the shortest paths between two names.
    case paths(from: String, to: String, reach: Int = 4, limit: Int = 10)
    /// The entities and relations that an openCypher query returns; where it returns only entities, all relations among
    /// them.
    case query(String)

    /// Whether it is for the focus to say what counts, and denied relations are not left out unasked.
    var takesDenied: Bool {
      switch self {
      case .whole, .query: true
      case .near, .paths: false
      }
    }
  }

  public var focus: Focus
  /// Which relations count. By default all; those that every sentence denies are on no path and make nobody a neighbour.
  public var filter: LinkFilter
  /// Only what articles published on this day or later say: "2024", "2024-12" or "2024-12-18". Articles without a date are
  /// left out then.
  public var since: String?
  /// Only entities of these kinds, and the names that the focus is on; empty for all.
  public var kinds: Set<EntityKind>

  public init(
    _ focus: Focus = .whole, filter: LinkFilter? = nil, since: String? = nil, kinds: Set<EntityKind> = []
  ) {
    self.focus = focus
    self.filter = filter ?? LinkFilter(includesDenied: focus.takesDenied)
    self.since = since
    self.kinds = kinds
  }

  public static let everything = Selection()

  /// Whether a relation's being there depends on more than its ends.
  var choosesRelations: Bool { since != nil || filter != LinkFilter(includesDenied: true) }
}

/// What a selection is.
public struct SelectedGraph: Hashable, Sendable {
  public let subgraph: Subgraph
  /// Whom the selection is about: nobody, one entity, or the two ends of the paths.
  public let centres: [Entity]
  /// How many neighbours are over the limit.
  public let leftOut: Int
}
