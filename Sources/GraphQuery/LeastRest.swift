internal import GraphSchema

/// The least with which each entity reaches the target of a path in at most so many links, what it costs to pass the entity
/// itself included.
struct LeastRest {
  private let adjacency: Adjacency
  private let source: Int
  private let target: Int
  private let forward: Admission
  private let backward: Admission
  private let measure: PathMeasure

  init(
    _ adjacency: Adjacency, from source: Int, to target: Int, forward: Admission, backward: Admission,
    _ measure: PathMeasure
  ) {
    self.adjacency = adjacency
    self.source = source
    self.target = target
    self.forward = forward
    self.backward = backward
    self.measure = measure
  }

  /// - Parameter most: what is the most that counts, where the source reaches the target for so much.
  /// - Returns: the least by entity, for each number of links from none to `reach`; too much or `PathMeasure.unreached` for
  ///   those whom the source does not reach in the links before.
  func levels(reach: Int, within most: (UInt32) -> UInt32) -> [[UInt32]] {
    adjacency.pads.with { pad in
      adjacency.withRuns { runs in
        forward.withCosts { forwards in
          backward.withCosts { backwards in
            let half = reach / 2
            let ends = runs.grow(from: source, hops: half, forwards, blocking: forward, pad)
            var start = [UInt32](repeating: PathMeasure.unreached, count: adjacency.count)
            start[target] = 0
            var (levels, changed) = ([start], [target])
            for left in 1...reach where !Task.isCancelled {
              let before = levels[left - 1]
              var (level, next): ([UInt32], [Int]) = (before, [])
              func note(_ entity: Int, _ sum: UInt32) {
                let sum = sum + (entity == source ? 0 : measure.passing(runs.degree(entity)))
                guard sum < level[entity], sum <= most(level[source]) else { return }
                if level[entity] == before[entity] { next.append(entity) }
                level[entity] = sum
              }
              // How many links the longest path has before this one.
              let place = reach - left
              let reached = UnsafeBufferPointer(start: pad.near.order, count: place <= half ? ends[place + 1] : 0)
              // Whoever is reached in time looks ahead, or those of the level before look back: whichever has fewer links.
              if place <= half,
                reached.reduce(0, { $0 + runs.degree(Int($1)) }) < changed.reduce(0, { $0 + runs.degree($1) })
              {
                for entity in reached.lazy.map(Int.init) where entity != target {
                  runs.forEachStep(of: entity, forwards) { other, weakness in
                    guard other != source, before[other] != PathMeasure.unreached else { return }
                    note(entity, before[other] + measure.relation + weakness)
                  }
                }
              } else {
                for entity in changed where entity != source {
                  runs.forEachStep(of: entity, backwards) { other, weakness in
                    guard other != target, other == source || !forward.blocks(other) else { return }
                    if place <= half, pad.level(other, pad.near) > place { return }
                    note(other, before[entity] + measure.relation + weakness)
                  }
                }
              }
              levels.append(level)
              changed = next
            }
            // Cancelled: whoever asked looks at nothing of it.
            while levels.count <= reach { levels.append(start) }
            return levels
          }
        }
      }
    }
  }
}
