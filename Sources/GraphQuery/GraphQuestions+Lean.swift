public import GraphSchema
internal import GraphStore

// The same questions without sentences, for programs that ask thousands of times: answered from memory alone.
extension GraphQuestions {
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
    try filter.validate(catalogue)
    do {
      let (adjacency, filter) = try await admitted(filter)
      guard source != target, let start = adjacency.number(of: source), let end = adjacency.number(of: target) else {
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
    try filter.validate(catalogue)
    do {
      let (adjacency, filter) = try await admitted(filter)
      guard let start = adjacency.number(of: id) else { return [] }
      let admission = adjacency.admission(filter, symmetric: symmetric)
      let levels = adjacency.levels(from: start, hops: hops, admission)
      return levels.enumerated().flatMap { index, level in
        level.map { Neighbourhood.Neighbour(id: adjacency.id($0), hops: index + 1) }
      }
    } catch { throw QueryError(error) }
  }
}

extension Adjacency {
  /// Who is exactly 1, 2 ... links away, each level sorted.
  func levels(from start: Int, hops: Int, _ admission: Admission) -> [[Int]] {
    pads.with(count: count) { seen in
      seen[start] = 0
      var levels: [[Int]] = []
      var level = [start]
      for distance in 1...hops {
        var next: [Int] = []
        for entity in level {
          forEachEdge(of: entity, admission) { edge in
            guard seen[edge.other] == nil, !admission.blocks(edge.other) else { return }
            seen[edge.other] = distance
            next.append(edge.other)
          }
        }
        next.sort()
        levels.append(next)
        level = next
      }
      return levels
    }
  }
}
