public import GraphSchema
internal import GraphStore

extension GraphQuestions {
  /// Finds the chains of relations that connect two entities.
  ///
  /// Relations are followed in both directions and cost one step each; or, by evidence, the less the more independent
  /// stories tell them. Where hubs are costly (`LinkFilter.hubs`), those who are passed count as relations of their own, the
  /// more the more relations they have.
  ///
  /// - Parameters:
  ///   - reach: the longest chain considered, in relations, 1...8.
  ///   - limit: at most this many paths, 1...100.
  ///   - filter: which relations count; by default all but those that every sentence denies.
  ///   - onlyShortest: whether longer chains than the shortest are left out; by evidence there is no such difference.
  ///   - nearness: what makes a path near.
  /// - Returns: paths by length (`Path.counted`), then those with stronger links first, then by ids; by evidence those with
  ///   stronger links first, whatever their length; empty when nothing connects the two within `reach`. No path passes an
  ///   entity twice.
  /// - Throws: `QueryError` with `.unknownEntity`, `.sameEntity`, `.unknownPredicate`, `.unknownKind`, `.outOfRange`,
  ///   `.cancelled` or `.store`.
  /// - Complexity: O(b^(reach/2)) links, b being the mean number of relations per entity, after the adjacency has been
  ///   read.
  public func paths(
    from source: Entity.ID, to target: Entity.ID, reach: Int = 4, limit: Int = 10,
    filter: LinkFilter = LinkFilter(), onlyShortest: Bool = true, nearness: PathNearness = .length
  ) async throws(QueryError) -> PathAnswer {
    try require(reach, in: 1...Limits.pathLength, as: "the length of a path")
    try require(limit, in: 1...Limits.paths, as: "the number of paths")
    try await validate(filter)
    let from = try await entity(source)
    let to = try await entity(target)
    if source.isSame(as: target) { throw .sameEnds(from.name) }
    let admitted: (adjacency: Adjacency, filter: LinkFilter)
    do { admitted = try await self.admitted(filter) } catch { throw QueryError(error) }
    let (adjacency, filter) = admitted
    var (found, isComplete): ([PathSearch.Found], Bool) = ([], true)
    if let start = adjacency.number(of: source), let end = adjacency.number(of: target) {
      let search = PathSearch(adjacency, from: start, to: end, filter: filter, symmetric: symmetric)
      (found, isComplete) = search.paths(reach: reach, limit: limit, onlyShortest: onlyShortest, nearness: nearness)
      try QueryError.throwIfCancelled()
    }
    do {
      let admission = adjacency.admission(filter, symmetric: symmetric)
      let routes = found.map { path in zip(path.entities, path.entities.dropFirst()).map { ($0, $1) } }
      let keys = Set(routes.flatMap { $0.flatMap { adjacency.keys(between: $0.0, and: $0.1, admission) } })
      var subgraph = try await database.subgraph(.relations(keys.sorted(), with: [from.id, to.id]))
      if let span = filter.published { subgraph = subgraph.published(in: span) }
      let relations = Dictionary(uniqueKeysWithValues: subgraph.relations.map { ($0.key, $0) })
      let paths = routes.map { route in
        let passed = route.dropFirst().map { filter.hubs.relations(passing: adjacency.degree($0.0)) }
        return Path(
          steps: route.map { first, second in
            Path.Step(
              from: adjacency.id(first), to: adjacency.id(second),
              relations: adjacency.keys(between: first, and: second, admission).compactMap { relations[$0] })
          }, counted: passed.reduce(route.count, +))
      }
      return PathAnswer(paths: paths, isComplete: isComplete, subgraph: subgraph)
    } catch { throw QueryError(error) }
  }
}

/// What makes a path near.
public enum PathNearness: String, Hashable, Sendable, CaseIterable {
  /// Few relations.
  case length
  /// Relations that many independent stories tell, and surely: five of those are nearer than one that a single story tells.
  case evidence
}

/// How two entities are connected.
public struct PathAnswer: Hashable, Sendable {
  /// By length, then strongest first, then by ids.
  public let paths: [Path]
  /// `false` where the search gave up (`Limits.partialPaths`): more paths than these may be there, but none of them is
  /// better. The plain search for the shortest paths never does.
  public let isComplete: Bool
  /// Everything on the paths, and the two ends also where there is none.
  public let subgraph: Subgraph
}

/// A chain of entities in which each is related to the next.
public struct Path: Hashable, Sendable {
  /// From one entity to the next, with everything that joins the two.
  public struct Step: Hashable, Sendable {
    public let from: Entity.ID
    public let to: Entity.ID
    /// All relations between the two that count, strongest first, in either direction; never empty.
    public let relations: [Relation]
  }

  /// Never empty.
  public let steps: [Step]
  /// As how many relations it counts: its steps, and what those who are passed count for where hubs are costly.
  public let counted: Int

  /// From one end to the other.
  public var entities: [Entity.ID] { steps.prefix(1).map(\.from) + steps.map(\.to) }
}
