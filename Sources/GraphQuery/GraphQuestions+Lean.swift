public import GraphSchema
public import GraphStore

// The same questions for programs that ask thousands of times: answered from memory alone.
extension GraphQuestions {
  /// Everything that is one relation away, with its sentences: all of the graph in memory, to be asked as often as one likes.
  ///
  /// - Parameter limit: the most bytes that it may take.
  /// - Returns: `nil` where it would take more; ask with `who(_:)` then. It does not follow the graph: see
  ///   `KeptHops.revision`.
  /// - Throws: `QueryError` with `.store`.
  /// - Complexity: reads the whole file.
  public func keptHops(within limit: Int = 1 << 29) async throws(QueryError) -> KeptHops? {
    do { return try await database.keptHops(within: limit) } catch { throw QueryError(error) }
  }

  /// The entities on one shortest chain of relations between two, both included: of the shortest the strongest.
  ///
  /// - Parameters:
  ///   - reach: the longest chain considered, in relations, 1...8.
  ///   - filter: which relations count.
  /// - Returns: `nil` where nothing connects the two within `reach`, or one of the ids is unknown.
  /// - Throws: `QueryError` with `.unknownPredicate`, `.outOfRange` or `.store`.
  public func shortest(
    from source: Entity.ID, to target: Entity.ID, reach: Int = 6, filter: LinkFilter = LinkFilter()
  ) async throws(QueryError) -> [Entity.ID]? {
    try require(reach, in: 1...Limits.pathLength, as: "the length of a path")
    try await validate(filter)
    do {
      let (adjacency, filter) = try await admitted(filter)
      guard !source.isSame(as: target), let start = adjacency.number(of: source), let end = adjacency.number(of: target)
      else {
        return nil
      }
      return PathSearch(adjacency, from: start, to: end, filter: filter, symmetric: symmetric)
        .paths(reach: reach, limit: 1, onlyShortest: true).found.first?.entities.map(adjacency.id)
    } catch { throw QueryError(error) }
  }

  /// Everyone within so many relations of an entity, nearest first, then by id.
  ///
  /// - Parameter hops: 1...3.
  /// - Returns: nobody for an unknown id.
  /// - Throws: `QueryError` with `.unknownPredicate`, `.outOfRange` or `.store`.
  public func reached(
    from id: Entity.ID, hops: Int = 2, filter: LinkFilter = LinkFilter()
  ) async throws(QueryError) -> [Neighbourhood.Neighbour] {
    try require(hops, in: 1...Limits.hops, as: "the number of hops")
    try await validate(filter)
    do {
      let (adjacency, filter) = try await admitted(filter)
      guard let start = adjacency.number(of: id) else { return [] }
      let admission = adjacency.admission(filter, symmetric: symmetric)
      return adjacency.reached(from: start, hops: hops, admission)
    } catch { throw QueryError(error) }
  }
}

extension Adjacency {
  /// Everyone within so many links, nearest first, then by number.
  func reached(from start: Int, hops: Int, _ admission: Admission) -> [Neighbourhood.Neighbour] {
    pads.with { pad in
      let order = pad.near.order
      let ends = withRuns { runs in
        admission.withCosts { runs.grow(from: start, hops: hops, $0, blocking: admission, pad) }
      }
      for distance in 1...hops { pad.sortNear(ends[distance]..<ends[distance + 1]) }
      var reached: [Neighbourhood.Neighbour] = []
      reached.reserveCapacity(ends[hops + 1] - 1)
      for distance in 1...hops {
        for place in ends[distance]..<ends[distance + 1] {
          reached.append(Neighbourhood.Neighbour(id: pad.id(Int(order[place]), of: self), hops: distance))
        }
      }
      return reached
    }
  }
}
