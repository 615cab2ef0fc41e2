internal import GraphSchema

/// Finds the chains of links between two entities: the shortest ones by levels that grow from both ends, all others by what
/// they cost.
struct PathSearch {
  struct Found: Equatable {
    /// Numbers of entities, from source to target.
    let entities: [Int]
    /// What paths are sorted by, besides the numbers: see `PathMeasure`; of shortest ones the sum of weaknesses.
    let cost: Int
  }

  private let adjacency: Adjacency
  private let admission: Admission
  private let against: Admission
  private let source: Int
  private let target: Int
  private let hubs: LinkFilter.Hubs
  private let partialPaths: Int

  /// - Parameter partialPaths: how many partial paths are noted before the search gives up.
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
    hubs = filter.hubs
    self.partialPaths = partialPaths
  }

  /// - Parameters:
  ///   - reach: the longest path, in links.
  ///   - onlyShortest: stop at the first length that has a path; by evidence there is no such difference.
  /// - Returns: paths without repeated entities, by length (as hubs make it count), weakness, then numbers of the entities;
  ///   by evidence by weakness, then numbers; and whether these are all, up to the limit, or the search gave up.
  func paths(
    reach: Int, limit: Int, onlyShortest: Bool, nearness: PathNearness = .length
  ) -> (found: [Found], isComplete: Bool) {
    if onlyShortest, nearness == .length, hubs == .any {
      let search = ShortestPaths(adjacency, from: source, to: target, forward: admission, backward: against)
      return (search.paths(reach: reach, limit: limit), true)
    }
    return BestPaths(
      adjacency: adjacency, forward: admission, backward: against, source: source, target: target,
      measure: PathMeasure(nearness, hubs), partialPaths: partialPaths
    ).paths(reach: reach, limit: limit, onlyShortest: onlyShortest)
  }
}

/// Partial paths, the one with the smallest bound first; among equals the one whose entities come first.
///
/// A binary heap (J. W. J. Williams, Communications of the ACM 7, 1964).
struct PathQueue {
  struct Item {
    /// The least cost that any completion has.
    let bound: Int
    let entities: [Int]
    let cost: Int

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
