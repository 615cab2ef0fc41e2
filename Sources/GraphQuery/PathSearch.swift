internal import GraphSchema

/// Finds the chains of links between two entities, shortest first, strongest first among those of one length.
///
/// For each length in turn, the distances from the source are known half-way, and the least weakness to the target is
/// counted back from the target only over entities that the source can still reach in time: both searches meet in the
/// middle. With that least weakness as an exact bound, the best paths come out first, one after the other.
///
/// Source: bidirectional search, I. Pohl, Machine Intelligence 6 (1971); A* search, P. E. Hart, N. J. Nilsson,
/// B. Raphael, IEEE Transactions on Systems Science and Cybernetics 4 (1968).
struct PathSearch {
  struct Found: Equatable {
    /// Numbers of entities, from source to target.
    let entities: [Int]
    /// Sum over the steps, each by its strongest link.
    let weakness: Int
  }

  private let adjacency: Adjacency
  private let admission: Admission
  private let against: Admission
  private let source: Int
  private let target: Int
  private let partialPaths: Int

  /// - Parameter partialPaths: how many partial paths of one length are noted before the search gives up.
  init(
    _ adjacency: Adjacency, from source: Int, to target: Int, filter: LinkFilter,
    symmetric: Set<Predicate.ID> = [], partialPaths: Int = Limits.partialPaths
  ) {
    self.adjacency = adjacency
    admission = adjacency.admission(filter, symmetric: symmetric)
    if filter.direction == .either {
      against = admission
    } else {
      var reversed = filter
      reversed.direction = filter.direction.reversed
      against = adjacency.admission(reversed, symmetric: symmetric)
    }
    self.source = source
    self.target = target
    self.partialPaths = partialPaths
  }

  /// - Parameters:
  ///   - reach: the longest path, in links.
  ///   - onlyShortest: stop at the first length that has a path.
  /// - Returns: paths without repeated entities by length, weakness, then numbers of the entities; and whether these are
  ///   all, up to the limit, or the search gave up on one of the lengths.
  func paths(reach: Int, limit: Int, onlyShortest: Bool) -> (found: [Found], isComplete: Bool) {
    if onlyShortest {
      let search = ShortestPaths(adjacency, from: source, to: target, forward: admission, backward: against)
      return (search.paths(reach: reach, limit: limit), true)
    }
    var found: [Found] = []
    var isComplete = true
    for length in 1...reach where found.count < limit {
      let next = paths(ofLength: length, limit: limit - found.count)
      found += next.found
      isComplete = isComplete && next.isComplete
    }
    return (found, isComplete)
  }

  /// The best told paths instead of the shortest ones.
  func bestTold(reach: Int, limit: Int) -> (found: [Found], isComplete: Bool) {
    EvidencePaths(
      adjacency: adjacency, forward: admission, backward: against, source: source, target: target,
      partialPaths: partialPaths
    ).paths(reach: reach, limit: limit)
  }

  private func paths(ofLength length: Int, limit: Int) -> (found: [Found], isComplete: Bool) {
    let bounds = leastWeakness(length: length)
    guard let first = bounds[length][source] else { return ([], true) }
    var found: [Found] = []
    var queue = PathQueue()
    queue.push(PathQueue.Item(bound: first, entities: [source], weakness: 0))
    var noted = 1
    while found.count < limit, let item = queue.pop() {
      let left = length - (item.entities.count - 1)
      guard left > 0, let last = item.entities.last else {
        found.append(Found(entities: item.entities, weakness: item.weakness))
        continue
      }
      for (next, step) in adjacency.steps(from: last, admission) {
        // The target is only reached at the end, and nobody is passed twice.
        if (next == target) != (left == 1) || item.entities.contains(next) { continue }
        guard let rest = bounds[left - 1][next] else { continue }
        if noted >= partialPaths { return (found, false) }
        noted += 1
        let weakness = item.weakness + step
        queue.push(
          PathQueue.Item(bound: weakness + rest, entities: item.entities + [next], weakness: weakness))
      }
    }
    return (found, true)
  }

  /// For every number of links left, the entities that can reach the target with exactly so many, with the least sum of
  /// weakness. Entities that the source cannot reach in the links before are left out where that is known.
  private func leastWeakness(length: Int) -> [[Int: Int]] {
    let half = length / 2
    let near = distances(from: source, within: half)
    var bounds: [[Int: Int]] = [[target: 0]]
    for left in 1...length {
      let before = length - left
      var next: [Int: Int] = [:]
      for (number, rest) in bounds[left - 1] {
        for (other, step) in adjacency.steps(from: number, against) {
          if other != source, admission.blocks(other) { continue }
          if before <= half, near[other].map({ $0 > before }) ?? true { continue }
          next[other] = min(next[other] ?? .max, rest + step)
        }
      }
      bounds.append(next)
    }
    return bounds
  }

  private func distances(from start: Int, within reach: Int) -> [Int: Int] {
    var distances = [start: 0]
    var level = [start]
    var distance = 0
    while distance < reach, !level.isEmpty {
      distance += 1
      var next: [Int] = []
      for number in level {
        for (other, _) in adjacency.steps(from: number, admission) where distances[other] == nil {
          distances[other] = distance
          next.append(other)
        }
      }
      level = next
    }
    return distances
  }
}

/// Partial paths, the one with the smallest bound first; among equals the one whose entities come first.
///
/// A binary heap (J. W. J. Williams, Communications of the ACM 7, 1964).
struct PathQueue {
  struct Item {
    /// The least weakness that any completion has.
    let bound: Int
    let entities: [Int]
    let weakness: Int

    func precedes(_ other: Item) -> Bool {
      bound != other.bound ? bound < other.bound : entities.lexicographicallyPrecedes(other.entities)
    }
  }

  private var items: [Item] = []

  mutating func push(_ item: Item) {
    items.append(item)
    var index = items.count - 1
    while index > 0, items[index].precedes(items[(index - 1) / 2]) {
      items.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func pop() -> Item? {
    guard let first = items.first else { return nil }
    items.swapAt(0, items.count - 1)
    items.removeLast()
    var index = 0
    while true {
      var smallest = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < items.count && items[child].precedes(items[smallest]) { smallest = child }
      if smallest == index { return first }
      items.swapAt(index, smallest)
      index = smallest
    }
  }
}
