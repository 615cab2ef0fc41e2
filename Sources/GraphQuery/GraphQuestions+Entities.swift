public import GraphSchema
internal import GraphStore

extension GraphQuestions {
  /// Everything that is said of one entity, with the sentences.
  ///
  /// - Parameter mentions: whether every place where it is mentioned is wanted too.
  /// - Throws: `QueryError` with `.unknownEntity` or `.store`.
  public func who(_ id: Entity.ID, mentions: Bool = false) async throws(QueryError) -> Portrait {
    let subgraph: Subgraph
    do {
      subgraph = try await database.subgraph(.touching([id]), mentions: mentions)
    } catch { throw QueryError(error) }
    guard let entity = subgraph.entities.first(where: { $0.id.isSame(as: id) }) else {
      return Portrait(of: try await entity(id), in: subgraph, catalogue: catalogue)
    }
    return Portrait(of: entity, in: subgraph, catalogue: catalogue)
  }

  /// All that joins two entities, in both directions, also what is denied: the relations with every sentence.
  ///
  /// - Returns: both entities and the relations between them; no relations where no sentence joins the two.
  /// - Throws: `QueryError` with `.unknownEntity` or `.store`.
  public func why(_ first: Entity.ID, _ second: Entity.ID) async throws(QueryError) -> Subgraph {
    _ = try await entity(first)
    _ = try await entity(second)
    do { return try await database.subgraph(.among([first, second])) } catch { throw QueryError(error) }
  }

  /// The neighbourhood of an entity: who is within so many relations, and all relations among them.
  ///
  /// - Parameters:
  ///   - hops: 1...3.
  ///   - limit: at most this many neighbours, 1...500. Nearer ones are kept first, then those with the strongest link
  ///     towards the entity, then by id.
  ///   - filter: which relations count.
  /// - Throws: `QueryError` with `.unknownEntity`, `.unknownPredicate`, `.outOfRange` or `.store`.
  /// - Complexity: O(relations within `hops`), after the adjacency has been read.
  public func near(
    _ id: Entity.ID, hops: Int = 1, limit: Int = 50, filter: LinkFilter = LinkFilter()
  ) async throws(QueryError) -> Neighbourhood {
    try require(hops, in: 1...Limits.hops, as: "the number of hops")
    try require(limit, in: 1...Limits.neighbours, as: "the number of neighbours")
    try await validate(filter)
    let centre = try await entity(id)
    do {
      let (adjacency, filter) = try await admitted(filter)
      let admission = adjacency.admission(filter, symmetric: symmetric)
      let reached = adjacency.neighbours(of: id, hops: hops, admission)
      let kept = reached.prefix(limit)
      let members = IDSet(kept.map { adjacency.id($0.number) } + [id])
      let keys = adjacency.links(
        among: Set(kept.map(\.number)).union(adjacency.number(of: id).map { [$0] } ?? []), admission)
      var subgraph = try await database.subgraph(.relations(keys, with: members.sorted))
      if let span = filter.published { subgraph = subgraph.published(in: span) }
      return Neighbourhood(
        centre: centre,
        neighbours: kept.map { Neighbourhood.Neighbour(id: adjacency.id($0.number), hops: $0.hops) },
        leftOut: reached.count - kept.count,
        subgraph: subgraph)
    } catch { throw QueryError(error) }
  }
}

/// Who is near an entity.
public struct Neighbourhood: Hashable, Sendable {
  /// One of those near, and how near.
  public struct Neighbour: Hashable, Sendable {
    public let id: Entity.ID
    /// How many relations away, 1 or more.
    public let hops: Int
  }

  public let centre: Entity
  /// Nearest first, then strongest, then by id.
  public let neighbours: [Neighbour]
  /// How many more are within the hops, but over the limit.
  public let leftOut: Int
  /// The entity, its neighbours, and all relations among them that count.
  public let subgraph: Subgraph
}

extension Adjacency {
  /// The links that join two of some entities and count, sorted by key.
  func links(among members: Set<Int>, _ admission: Admission) -> [Relation.Key] {
    var keys: [Relation.Key] = []
    for member in members.sorted() {
      forEachEdge(of: member, admission) { edge in
        if !edge.isReversed, members.contains(edge.other) { keys.append(key(edge, from: member)) }
      }
    }
    return Set(keys).sorted()
  }

  /// Everyone within so many links, nearest first, then by the weakest sum of links towards the centre, then by id.
  func neighbours(of id: Entity.ID, hops: Int, _ admission: Admission) -> [(number: Int, hops: Int)] {
    guard let centre = number(of: id) else { return [] }
    var weakness = [centre: 0]
    var level = [centre]
    var found: [(number: Int, hops: Int)] = []
    for distance in 1...hops {
      var next: [Int: Int] = [:]
      for number in level {
        let sum = weakness[number] ?? 0
        forEachEdge(of: number, admission) { edge in
          guard weakness[edge.other] == nil, !admission.blocks(edge.other) else { return }
          let reached = sum + self.weakness(edge)
          next[edge.other] = min(next[edge.other] ?? reached, reached)
        }
      }
      let sorted = next.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      for (number, sum) in sorted {
        weakness[number] = sum
        found.append((number, distance))
      }
      level = sorted.map(\.key)
    }
    return found
  }
}
