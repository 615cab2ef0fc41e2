internal import GraphSchema

/// The shortest chains of links between two entities, strongest first.
///
/// Levels grow from both ends, always on the side that has fewer links to follow, until one meets the other. What lies
/// between is then walked once from the meeting: the entities on shortest paths, and for each the least weakness that is left
/// to the target. With that as an exact bound the best paths come out first.
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
    adjacency.pads.with(count: adjacency.count) { near in
      adjacency.pads.with(count: adjacency.count) { far in
        guard let meeting = meet(reach: reach, &near, &far) else { return [] }
        return adjacency.pads.with(count: adjacency.count) { rest in
          let between = Between(near: near, far: far, meeting: meeting)
          leastWeakness(between, &rest)
          return limit == 1 ? [strongest(between, rest)] : best(limit, between, rest)
        }
      }
    }
  }

  /// Who lies how far along the shortest paths.
  private struct Between {
    let near: SearchPad
    let far: SearchPad
    let meeting: Meeting

    @inline(__always)
    func holds(_ entity: Int, at level: Int) -> Bool {
      level <= meeting.level ? near[entity] == level : far[entity] == meeting.length - level
    }
  }

  private struct Meeting {
    /// Who was met, each as far from the source as the level says.
    let entities: [Int]
    let level: Int
    let length: Int
  }

  /// Grows levels until they meet.
  private func meet(reach: Int, _ near: inout SearchPad, _ far: inout SearchPad) -> Meeting? {
    near[source] = 0
    far[target] = 0
    var (here, there) = ([source], [target])
    var (steps, back) = (0, 0)
    var (hereWork, thereWork) = (adjacency.degree(source), adjacency.degree(target))
    while steps + back < reach, !here.isEmpty, !there.isEmpty {
      var met: [Int] = []
      if hereWork <= thereWork {
        steps += 1
        (here, met) = grow(here, to: steps, forward, &near, until: far, back)
        if !met.isEmpty { return Meeting(entities: met, level: steps, length: steps + back) }
        hereWork = here.reduce(0) { $0 + adjacency.degree($1) }
      } else {
        back += 1
        (there, met) = grow(there, to: back, backward, &far, until: near, steps)
        if !met.isEmpty { return Meeting(entities: met, level: steps, length: steps + back) }
        thereWork = there.reduce(0) { $0 + adjacency.degree($1) }
      }
    }
    return nil
  }

  /// The next level, and those of it that stand on the outermost level of the other side.
  private func grow(
    _ level: [Int], to distance: Int, _ admission: Admission, _ own: inout SearchPad, until other: SearchPad,
    _ outermost: Int
  ) -> (next: [Int], met: [Int]) {
    var next: [Int] = []
    var met: [Int] = []
    for entity in level {
      adjacency.forEachEdge(of: entity, admission) { edge in
        guard own[edge.other] == nil else { return }
        let isMet = other[edge.other] == outermost
        if !isMet, admission.blocks(edge.other) { return }
        if isMet, admission.blocks(edge.other), edge.other != source, edge.other != target { return }
        own[edge.other] = distance
        next.append(edge.other)
        if isMet { met.append(edge.other) }
      }
    }
    return (next, met)
  }

  /// Notes, for everyone on a shortest path, the least weakness that is left to the target.
  private func leastWeakness(_ between: Between, _ rest: inout SearchPad) {
    let meeting = between.meeting
    var levels = [[Int]](repeating: [], count: meeting.length + 1)
    levels[meeting.level] = meeting.entities
    for entity in meeting.entities { rest[entity] = Self.unknown }
    for level in stride(from: meeting.level, to: 0, by: -1) {
      for entity in levels[level] {
        adjacency.forEachEdge(of: entity, backward) { edge in
          guard rest[edge.other] == nil, between.near[edge.other] == level - 1 else { return }
          rest[edge.other] = Self.unknown
          levels[level - 1].append(edge.other)
        }
      }
    }
    for level in meeting.level..<meeting.length {
      for entity in levels[level] {
        adjacency.forEachEdge(of: entity, forward) { edge in
          guard rest[edge.other] == nil, between.far[edge.other] == meeting.length - level - 1 else { return }
          rest[edge.other] = Self.unknown
          levels[level + 1].append(edge.other)
        }
      }
    }
    rest[target] = 0
    for level in stride(from: meeting.length - 1, through: 0, by: -1) {
      for entity in levels[level] {
        var least = Self.unknown
        adjacency.forEachEdge(of: entity, forward) { edge in
          guard between.holds(edge.other, at: level + 1), let left = rest[edge.other] else { return }
          least = min(least, left + adjacency.weakness(edge.link))
        }
        rest[entity] = least
      }
    }
  }

  /// Above every sum of weaknesses.
  private static let unknown = Int(Int32.max)

  /// The strongest path, and among equals the one whose entities come first: always to where least is left.
  private func strongest(_ between: Between, _ rest: SearchPad) -> PathSearch.Found {
    var entities = [source]
    var last = source
    for level in 0..<between.meeting.length {
      var (best, least) = (-1, Int.max)
      adjacency.forEachEdge(of: last, forward) { edge in
        guard between.holds(edge.other, at: level + 1), let left = rest[edge.other] else { return }
        let sum = left + adjacency.weakness(edge.link)
        if (sum, edge.other) < (least, best) { (best, least) = (edge.other, sum) }
      }
      entities.append(best)
      last = best
    }
    return PathSearch.Found(entities: entities, weakness: rest[source] ?? 0)
  }

  private func best(_ limit: Int, _ between: Between, _ rest: SearchPad) -> [PathSearch.Found] {
    var found: [PathSearch.Found] = []
    var queue = PathQueue()
    queue.push(PathQueue.Item(bound: rest[source] ?? 0, entities: [source], weakness: 0))
    while found.count < limit, let item = queue.pop() {
      let level = item.entities.count - 1
      guard level < between.meeting.length, let last = item.entities.last else {
        found.append(PathSearch.Found(entities: item.entities, weakness: item.weakness))
        continue
      }
      for (next, step) in adjacency.steps(from: last, forward) {
        guard between.holds(next, at: level + 1), let left = rest[next] else { continue }
        let weakness = item.weakness + step
        queue.push(PathQueue.Item(bound: weakness + left, entities: item.entities + [next], weakness: weakness))
      }
    }
    return found
  }
}
