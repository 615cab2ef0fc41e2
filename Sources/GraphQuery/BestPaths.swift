internal import GraphSchema

/// Finds the cheapest chains of links between two entities, whatever makes them cheap (`PathMeasure`).
///
/// How far everyone is from the source is known half-way; the least that is left to the target, within the links that are
/// left, is counted back from the target only over entities that the source can still reach in time: both searches meet in
/// the middle. With that least as an exact bound the cheapest paths come out first, one after the other.
///
/// Source: bidirectional search, I. Pohl, Machine Intelligence 6 (1971); R. Bellman, Quarterly of Applied Mathematics 16
/// (1958); A* search, P. E. Hart, N. J. Nilsson, B. Raphael, IEEE Transactions on Systems Science and Cybernetics 4 (1968).
struct BestPaths {
  let adjacency: Adjacency
  /// What may be followed from the source.
  let forward: Admission
  /// The same against its direction.
  let backward: Admission
  let source: Int
  let target: Int
  let measure: PathMeasure
  /// How many partial paths are noted before the search gives up.
  let partialPaths: Int

  /// - Parameter onlyShortest: leave out those that count more relations than the first.
  /// - Returns: at most so many paths of up to `reach` links without repeated entities, by cost, then by the numbers of
  ///   the entities; and whether the search ended by itself. Where it did not, those found are still the first ones; it also
  ///   ends when its task is cancelled.
  /// - Complexity: O(reach * links) at worst; only what is nearer to the target than the source is looked at where one
  ///   path is wanted.
  func paths(reach: Int, limit: Int, onlyShortest: Bool) -> (found: [PathSearch.Found], isComplete: Bool) {
    // Most questions are answered nearby. A path of more links than were looked for counts more relations than that, so what
    // counts no more of them is as good as it gets.
    for nearer in [4, 6] where nearer < reach && measure.relation > 0 {
      let (found, isComplete) = cheapest(reach: nearer, limit: limit, onlyShortest: onlyShortest)
      let sure = found.prefix { measure.relations($0.cost) <= nearer }
      if !isComplete { return (Array(sure), false) }
      if sure.count == limit || onlyShortest && !sure.isEmpty { return (Array(sure), true) }
    }
    return cheapest(reach: reach, limit: limit, onlyShortest: onlyShortest)
  }

  private func cheapest(
    reach: Int, limit: Int, onlyShortest: Bool
  ) -> (found: [PathSearch.Found], isComplete: Bool) {
    func most(_ least: UInt32) -> UInt32 {
      limit == 1 ? least : onlyShortest ? measure.most(asShortAs: least) : PathMeasure.unreached - 1
    }
    let rest = LeastRest(adjacency, from: source, to: target, forward: forward, backward: backward, measure)
      .levels(reach: reach, within: most)
    let least = rest[reach][source]
    guard least < PathMeasure.unreached else { return ([], true) }
    var found: [PathSearch.Found] = []
    var queue = PathQueue()
    queue.push(PathQueue.Item(bound: Int(least), entities: [source], cost: 0))
    var noted = 1
    while found.count < limit, let item = queue.pop() {
      if Task.isCancelled { return (found, false) }
      guard let last = item.entities.last, last != target else {
        found.append(PathSearch.Found(entities: item.entities, cost: item.cost))
        continue
      }
      let left = reach - (item.entities.count - 1)
      guard left > 0 else { continue }
      let passed = item.cost + (last == source ? 0 : Int(measure.passing(adjacency.degree(last))))
      for (next, weakness) in adjacency.steps(from: last, forward) {
        guard rest[left - 1][next] < PathMeasure.unreached, !item.entities.contains(next) else { continue }
        let cost = passed + Int(measure.relation) + weakness
        let bound = cost + Int(rest[left - 1][next])
        guard bound <= most(least) else { continue }
        if noted >= partialPaths { return (found, false) }
        noted += 1
        queue.push(PathQueue.Item(bound: bound, entities: item.entities + [next], cost: cost))
      }
    }
    return (found, true)
  }
}
