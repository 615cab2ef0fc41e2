internal import GraphSchema

/// The shortest chains of links between two entities, strongest first.
///
/// Levels grow from both ends, always on the side that has fewer links to follow, until one meets the other; on the way each
/// notes the least weakness with which it reaches everyone. Of those whom both have met the best stand on the strongest path,
/// which is read off their notes.
///
/// Source: bidirectional search, I. Pohl, Machine Intelligence 6 (1971).
struct ShortestPaths {
  private let adjacency: Adjacency
  private let forward: Admission
  private let backward: Admission
  private let source: Int
  private let target: Int

  /// - Parameters:
  ///   - forward: what may be followed from the source.
  ///   - backward: the same against its direction.
  init(_ adjacency: Adjacency, from source: Int, to target: Int, forward: Admission, backward: Admission) {
    self.adjacency = adjacency
    self.source = source
    self.target = target
    self.forward = forward
    self.backward = backward
  }

  /// - Returns: at most so many of the shortest paths, by weakness, then numbers of the entities; none when even the
  ///   shortest is longer than `reach`.
  func paths(reach: Int, limit: Int) -> [PathSearch.Found] {
    adjacency.pads.with { pad in
      adjacency.withRuns { runs in
        forward.withCosts { forwards in
          backward.withCosts { backwards in
            var search = TwoSidedSearch(
              runs, pad, from: source, to: target, forward: forwards, backward: backwards, blocking: forward)
            guard search.meet(reach: reach) else { return [] }
            return limit == 1 ? [search.strongest()] : best(limit, &search, pad)
          }
        }
      }
    }
  }

  private func best(_ limit: Int, _ search: inout TwoSidedSearch, _ pad: SearchPad) -> [PathSearch.Found] {
    search.countBack()
    var found: [PathSearch.Found] = []
    var queue = PathQueue()
    queue.push(PathQueue.Item(bound: Int(pad.rest[source]), entities: [source], cost: 0))
    while found.count < limit, let item = queue.pop() {
      let level = item.entities.count - 1
      guard level < search.length, let last = item.entities.last else {
        found.append(PathSearch.Found(entities: item.entities, cost: item.cost))
        continue
      }
      for (next, step) in adjacency.steps(from: last, forward) {
        guard let left = search.left(next, at: level + 1) else { continue }
        let cost = item.cost + step
        queue.push(PathQueue.Item(bound: cost + left, entities: item.entities + [next], cost: cost))
      }
    }
    return found
  }
}
