internal import GraphSchema

/// Finds the chains of links between two entities that are best told: each link is as long as it asks to be believed, so that
/// five that many stories tell are nearer than one that a single story tells.
///
/// The least that is left to the target, within the links that are left, is counted back from the target first. With that as
/// an exact bound the best paths come out first, one after the other.
///
/// Source: R. Bellman, Quarterly of Applied Mathematics 16 (1958); A* search, P. E. Hart, N. J. Nilsson, B. Raphael, IEEE
/// Transactions on Systems Science and Cybernetics 4 (1968).
struct EvidencePaths {
  let adjacency: Adjacency
  /// What may be followed from the source.
  let forward: Admission
  /// The same against its direction.
  let backward: Admission
  let source: Int
  let target: Int
  /// How many partial paths are noted before the search gives up.
  let partialPaths: Int

  /// - Returns: at most so many paths of up to `reach` links without repeated entities, by weakness, then by the numbers of
  ///   the entities; and whether the search ended by itself.
  /// - Complexity: O(reach * links) at worst; only what is nearer to the target than the source is looked at where one
  ///   path is wanted.
  func paths(reach: Int, limit: Int) -> (found: [PathSearch.Found], isComplete: Bool) {
    let least = leastWeakness(reach: reach, onlyBest: limit == 1)
    guard least[reach][source] < Self.unreached else { return ([], true) }
    var found: [PathSearch.Found] = []
    var queue = PathQueue()
    queue.push(PathQueue.Item(bound: Int(least[reach][source]), entities: [source], weakness: 0))
    var noted = 1
    while found.count < limit, let item = queue.pop() {
      guard let last = item.entities.last, last != target else {
        found.append(PathSearch.Found(entities: item.entities, weakness: item.weakness))
        continue
      }
      let left = reach - (item.entities.count - 1)
      guard left > 0 else { continue }
      for (next, step) in adjacency.steps(from: last, forward) {
        if item.entities.contains(next) || next != target && forward.blocks(next) { continue }
        let rest = least[left - 1][next]
        guard rest < Self.unreached else { continue }
        if noted >= partialPaths { return (found, false) }
        noted += 1
        let weakness = item.weakness + step
        queue.push(PathQueue.Item(bound: weakness + Int(rest), entities: item.entities + [next], weakness: weakness))
      }
    }
    return (found, true)
  }

  private static let unreached = Int32.max

  /// For every number of links left, the least sum of weakness with which each entity reaches the target in at most so many.
  private func leastWeakness(reach: Int, onlyBest: Bool) -> [[Int32]] {
    var start = [Int32](repeating: Self.unreached, count: adjacency.count)
    start[target] = 0
    var levels = [start]
    var changed = [target]
    for _ in 1...reach {
      let before = levels[levels.count - 1]
      var level = before
      var next: [Int] = []
      for entity in changed {
        adjacency.forEachEdge(of: entity, backward) { edge in
          let other = edge.other
          guard other != target, other == source || !forward.blocks(other) else { return }
          let sum = before[entity] + Int32(adjacency.weakness(edge))
          guard sum < level[other], !onlyBest || sum <= level[source] else { return }
          if level[other] == before[other] { next.append(other) }
          level[other] = sum
        }
      }
      levels.append(level)
      changed = next
    }
    return levels
  }
}
