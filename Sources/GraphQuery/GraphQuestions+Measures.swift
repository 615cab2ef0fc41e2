public import GraphSchema
internal import GraphStore

/// What entities are ranked by.
public enum RankMeasure: String, Hashable, Sendable, CaseIterable {
  /// How many others an entity has relations with.
  case degree
  /// How often somebody who follows links, the better told ones more often, comes by.
  case pagerank
  /// How many shortest paths between two others lead through it.
  case betweenness
  /// The largest k such that it is in a group in which everyone is related to k others.
  case core
}

/// An entity and its place in a ranking.
public struct RankedEntity: Hashable, Sendable {
  public let entity: Entity
  public let score: Double
}

/// A group with more relations among its members than to others.
public struct Community: Hashable, Sendable {
  /// From 1, the largest first.
  public let number: Int
  /// Those with the most and best told relations inside the group first.
  public let members: [Entity.ID]
}

extension GraphQuestions {
  /// The entities that are most in the middle.
  ///
  /// - Parameters:
  ///   - limit: at most this many, 1...10,000.
  ///   - samples: for betweenness, from how many entities paths are followed; `nil` for all of a graph of up to 2,000
  ///     entities and 500 of a larger one.
  ///   - filter: which relations count. Directions do not.
  /// - Returns: highest score first, then by id.
  /// - Throws: `QueryError` with `.outOfRange`, `.unknownPredicate`, `.unknownKind`, `.badDate`, `.cancelled` or `.store`.
  /// - Complexity: O(relations), times the samples for betweenness. Ends early when the task is cancelled.
  public func rank(
    by measure: RankMeasure, limit: Int = 20, samples: Int? = nil, filter: LinkFilter = LinkFilter()
  ) async throws(QueryError) -> [RankedEntity] {
    try require(limit, in: 1...10_000, as: "the number of entities")
    if let samples { try require(samples, in: 1...10_000_000, as: "the number of samples") }
    let (adjacency, graph) = try await measured(filter)
    let scores = Self.scores(measure, graph, samples)
    try QueryError.throwIfCancelled()
    let best = (0..<graph.count).filter { graph.degree($0) > 0 }.sorted { (scores[$1], $0) < (scores[$0], $1) }
      .prefix(limit)
    do {
      let entities = IDTable(try await database.entities(best.map(adjacency.id)).map { ($0.id, $0) })
      return best.compactMap { number in
        entities[adjacency.id(number)].map { RankedEntity(entity: $0, score: scores[number]) }
      }
    } catch { throw QueryError(error) }
  }

  private static func scores(_ measure: RankMeasure, _ graph: WeightedGraph, _ samples: Int?) -> [Double] {
    switch measure {
    case .degree: (0..<graph.count).map { Double(graph.degree($0)) }
    case .pagerank: Centrality.pageRank(graph)
    case .core: Centrality.cores(graph).map(Double.init)
    case .betweenness:
      Centrality.betweenness(graph, samples: samples ?? (graph.count > 2_000 ? 500 : nil)) { Task.isCancelled }
    }
  }

  /// Ranks every entity that has a relation, and keeps the scores in the file: properties of that name in `query`, and the
  /// view `rankings` in SQL, until the graph changes.
  ///
  /// - Parameters: as of `rank`.
  /// - Returns: how many were ranked.
  /// - Throws: `QueryError` with `.outOfRange`, or `.store` where the graph changed meanwhile, is read-only or busy. What was
  ///   kept before stays then, as it does when the task is cancelled.
  public func keepRank(
    by measure: RankMeasure, samples: Int? = nil, filter: LinkFilter = LinkFilter()
  ) async throws -> Int {
    if let samples { try require(samples, in: 1...10_000_000, as: "the number of samples") }
    do {
      let revision = try await database.revision()
      let (adjacency, graph) = try await measured(filter)
      let scores = Self.scores(measure, graph, samples)
      try Task.checkCancellation()
      let values = (0..<graph.count).filter { graph.degree($0) > 0 }.map { (adjacency.id($0), scores[$0]) }
      try await database.keep(IDTable(values), of: measure.rawValue, revision: revision)
      return values.count
    } catch let error as StoreError { throw QueryError(error) }
  }

  /// Finds communities and keeps for every entity the number of its own in the file, as `keepRank` does.
  ///
  /// - Returns: the communities, as `communities` does with groups of every size.
  public func keepCommunities(resolution: Double = 1, filter: LinkFilter = LinkFilter()) async throws -> [Community] {
    do {
      let revision = try await database.revision()
      let groups = try await communities(resolution: resolution, minimumMembers: 1, filter: filter)
      try Task.checkCancellation()
      let values = groups.flatMap { group in group.members.map { ($0, Double(group.number)) } }
      try await database.keep(IDTable(values), of: Self.community, revision: revision)
      return groups
    } catch let error as StoreError { throw QueryError(error) }
  }

  /// The communities that were kept of the graph as it is now, each sorted by id; `nil` where none were.
  public func keptCommunities() async throws(QueryError) -> [[Entity.ID]]? {
    do {
      guard let kept = try await database.kept(Self.community) else { return nil }
      return Dictionary(grouping: kept.ids) { kept[$0] ?? 0 }
        .sorted { $0.key < $1.key }.map(\.value)
    } catch { throw QueryError(error) }
  }

  private static let community = "community"

  /// Groups with more relations among themselves than to others (Leiden).
  ///
  /// - Parameters:
  ///   - resolution: above 1 for more and smaller groups; 0.01...100.
  ///   - minimumMembers: smaller groups are left out, 1 or more.
  ///   - filter: which relations count. Directions do not.
  /// - Returns: the largest first, then by the smallest id; the same for the same graph. Entities without relations are in
  ///   none.
  public func communities(
    resolution: Double = 1, minimumMembers: Int = 2, filter: LinkFilter = LinkFilter()
  ) async throws(QueryError) -> [Community] {
    guard 0.01...100 ~= resolution else {
      throw QueryError(
        .outOfRange, "the resolution is \(resolution); it must be from 0.01 to 100", remedy: "use 1, the usual one")
    }
    try require(minimumMembers, in: 1...1_000_000_000, as: "the least number of members")
    let (adjacency, graph) = try await measured(filter)
    try QueryError.throwIfCancelled()
    return Self.groups(Leiden.communities(of: graph, resolution: resolution), graph, adjacency, minimumMembers)
  }

  /// The parts of the graph between which no path leads, the largest first.
  ///
  /// - Parameter minimumMembers: smaller parts are left out, 1 or more.
  public func components(
    minimumMembers: Int = 2, filter: LinkFilter = LinkFilter()
  ) async throws(QueryError) -> [Community] {
    try require(minimumMembers, in: 1...1_000_000_000, as: "the least number of members")
    let (adjacency, graph) = try await measured(filter)
    return Self.groups(Centrality.components(graph), graph, adjacency, minimumMembers)
  }

  /// Whom two entities are both related to, those with the strongest weaker link first, then by id.
  public func common(
    _ first: Entity.ID, _ second: Entity.ID, limit: Int = 20, filter: LinkFilter = LinkFilter()
  ) async throws(QueryError) -> [Entity] {
    try require(limit, in: 1...Limits.neighbours, as: "the number of entities")
    try await validate(filter)
    _ = try await entity(first)
    _ = try await entity(second)
    do {
      let (adjacency, filter) = try await admitted(filter)
      guard let a = adjacency.number(of: first), let b = adjacency.number(of: second) else { return [] }
      let admission = adjacency.admission(filter, symmetric: symmetric)
      let near = Dictionary(uniqueKeysWithValues: adjacency.steps(from: a, admission).map { ($0.other, $0.weakness) })
      let both = adjacency.steps(from: b, admission).compactMap { step in
        near[step.other].map { (other: step.other, weakness: max($0, step.weakness)) }
      }.filter { $0.other != a && $0.other != b && !admission.blocks($0.other) }
        .sorted { ($0.weakness, $0.other) < ($1.weakness, $1.other) }.prefix(limit)
      let entities = IDTable(try await database.entities(both.map { adjacency.id($0.other) }).map { ($0.id, $0) })
      return both.compactMap { entities[adjacency.id($0.other)] }
    } catch { throw QueryError(error) }
  }

  private func measured(_ filter: LinkFilter) async throws(QueryError) -> (Adjacency, WeightedGraph) {
    try await validate(filter)
    do {
      let (adjacency, admitted) = try await admitted(filter)
      var either = admitted
      either.direction = .either
      return (adjacency, WeightedGraph(adjacency, adjacency.admission(either)))
    } catch { throw QueryError(error) }
  }

  private static func groups(
    _ group: [Int], _ graph: WeightedGraph, _ adjacency: Adjacency, _ minimum: Int
  ) -> [Community] {
    var members: [Int: [Int]] = [:]
    for node in 0..<graph.count where graph.degree(node) > 0 { members[group[node], default: []].append(node) }
    var inside = [Int](repeating: 0, count: graph.count)
    for node in 0..<graph.count {
      graph.forEachNeighbour(of: node) { other, weight in if group[other] == group[node] { inside[node] += weight } }
    }
    // Members come in the order of their ids, so the first has the smallest.
    return members.values.filter { $0.count >= minimum }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
      .enumerated().map { index, nodes in
        Community(
          number: index + 1,
          members: nodes.sorted { (inside[$1], $0) < (inside[$0], $1) }.map(adjacency.id))
      }
  }
}
