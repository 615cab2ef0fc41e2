/// Grows levels from both ends of a path until they meet, and reads paths off what was noted on the way.
///
/// Valid only as long as the runs, the costs and the pad are.
struct TwoSidedSearch {
  /// One of the two ends.
  private struct End {
    let side: SearchPad.Side
    let costs: LinkCosts
    /// Where each level begins among the entities met, and the end of the last.
    var starts = [0, 1]
    /// How many links its outermost level has.
    var work: Int

    /// How far the outermost level is from the end.
    var level: Int { starts.count - 2 }

    func entities(at level: Int) -> UnsafeBufferPointer<UInt32> {
      UnsafeBufferPointer(start: side.order + starts[level], count: starts[level + 1] - starts[level])
    }
  }

  private let runs: LinkRuns
  private let pad: SearchPad
  private let source: Int
  private let target: Int
  private let blocking: Admission
  private var near: End
  private var far: End
  /// Whether the near side grew last.
  private var isNearLast = true

  /// How many links the shortest paths have, once the sides have met.
  var length: Int { near.level + far.level }

  /// - Parameters:
  ///   - forward: what may be followed from the source.
  ///   - backward: the same against its direction.
  ///   - blocking: says whom no path passes.
  init(
    _ runs: LinkRuns, _ pad: SearchPad, from source: Int, to target: Int, forward: LinkCosts, backward: LinkCosts,
    blocking: Admission
  ) {
    self.runs = runs
    self.pad = pad
    self.source = source
    self.target = target
    self.blocking = blocking
    near = End(side: pad.near, costs: forward, work: runs.degree(source))
    far = End(side: pad.far, costs: backward, work: runs.degree(target))
    for (end, entity) in [(near, source), (far, target)] {
      end.side.order[0] = UInt32(entity)
      end.side.least[entity] = 0
      pad.meet(entity, end.side, at: 0, pad.mark(entity))
    }
  }

  /// - Returns: whether the two sides meet within so many links.
  mutating func meet(reach: Int) -> Bool {
    while length < reach, near.starts[near.level] < near.starts[near.level + 1],
      far.starts[far.level] < far.starts[far.level + 1]
    {
      isNearLast = near.work <= far.work
      let (grown, isMet) = grow(isNearLast ? near : far, towards: isNearLast ? far.side : near.side)
      if isNearLast { near = grown } else { far = grown }
      if isMet { return true }
    }
    return false
  }

  /// Adds a level.
  ///
  /// - Returns: the end with it, and whether somebody stands on it whom the other side has met: on its outermost level then, because what is
  ///   nearer to it would have been met before.
  private func grow(_ end: End, towards other: SearchPad.Side) -> (end: End, isMet: Bool) {
    var end = end
    let (side, costs, level) = (end.side, end.costs, UInt32(end.level + 1))
    var (next, isMet) = (end.starts[end.level + 1], false)
    for entity in end.entities(at: end.level) {
      let least = side.least[Int(entity)]
      runs.forEachStep(of: Int(entity), costs) { step, cost in
        let mark = pad.mark(step)
        let known = mark >> side.shift & 15
        if known == SearchPad.unmet {
          if blocking.blocksSome, blocking.blocks(step), step != source, step != target { return }
          pad.meet(step, side, at: level, mark)
          side.least[step] = least &+ cost
          side.order[next] = UInt32(truncatingIfNeeded: step)
          next += 1
          if mark >> other.shift & 15 != SearchPad.unmet { isMet = true }
        } else if known == level, least &+ cost < side.least[step] {
          side.least[step] = least &+ cost
        }
      }
    }
    end.starts.append(next)
    if !isMet { end.work = end.entities(at: end.level).reduce(0) { $0 + runs.degree(Int($1)) } }
    return (end, isMet)
  }

  /// Those whom both sides have met: as far from the source as the near side's outermost level.
  private func forEachMeeting(_ body: (Int) -> Void) {
    let (grown, other) = isNearLast ? (near, far) : (far, near)
    for entity in grown.entities(at: grown.level) where pad.level(Int(entity), other.side) != SearchPad.unmet {
      body(Int(entity))
    }
  }

  /// The strongest of the shortest paths, and among equals the one whose entities come first.
  func strongest() -> PathSearch.Found {
    var (least, met): (UInt32, [Int]) = (.max, [])
    forEachMeeting { entity in
      let sum = near.side.least[entity] + far.side.least[entity]
      if sum < least { (least, met) = (sum, []) }
      if sum == least { met.append(entity) }
    }
    // From the meeting back to the source over links that lie on a strongest path, then forwards over the first of them.
    var links = [[(from: Int, to: Int)]](repeating: [], count: near.level)
    for level in stride(from: near.level, to: 0, by: -1) {
      links[level - 1] = strongLinks(to: met, at: level)
      met = Set(links[level - 1].map(\.from)).sorted()
    }
    var entities = [source]
    var last = source
    for level in links {
      last = level.lazy.filter { [last] link in link.from == last }.map(\.to).min() ?? last
      entities.append(last)
    }
    for left in stride(from: far.level, to: 0, by: -1) {
      var first = Int.max
      let rest = far.side.least[last]
      runs.forEachStep(of: last, near.costs) { step, cost in
        if step < first, pad.level(step, far.side) == left - 1, far.side.least[step] &+ cost == rest { first = step }
      }
      entities.append(first)
      last = first
    }
    return PathSearch.Found(entities: entities, cost: Int(least))
  }

  /// The links by which some entities of a level are reached with the least weakness from the level before, looked for
  /// from whichever side has fewer links.
  private func strongLinks(to met: [Int], at level: Int) -> [(from: Int, to: Int)] {
    let before = near.entities(at: level - 1)
    let least = near.side.least
    var links: [(from: Int, to: Int)] = []
    if met.reduce(0, { $0 + runs.degree($1) }) <= before.reduce(0, { $0 + runs.degree(Int($1)) }) {
      for entity in met {
        runs.forEachStep(of: entity, far.costs) { step, cost in
          if pad.level(step, near.side) == level - 1, least[step] &+ cost == least[entity] {
            links.append((step, entity))
          }
        }
      }
    } else {
      let met = Set(met)
      for entity in before {
        runs.forEachStep(of: Int(entity), near.costs) { step, cost in
          if pad.level(step, near.side) == level, least[Int(entity)] &+ cost == least[step], met.contains(step) {
            links.append((Int(entity), step))
          }
        }
      }
    }
    return links
  }

  /// Notes, for everyone on a shortest path whom the near side has met, the least weakness that is left to the target.
  func countBack() {
    for level in 0...near.level { for entity in near.entities(at: level) { pad.rest[Int(entity)] = .max } }
    forEachMeeting { pad.rest[$0] = far.side.least[$0] }
    for level in stride(from: near.level - 1, through: 0, by: -1) {
      for entity in near.entities(at: level) {
        var least = UInt32.max
        runs.forEachStep(of: Int(entity), near.costs) { step, cost in
          guard pad.level(step, near.side) == level + 1, pad.rest[step] != .max else { return }
          least = min(least, pad.rest[step] + cost)
        }
        pad.rest[Int(entity)] = least
      }
    }
  }

  /// What is left to the target from somebody on a shortest path, so many links from the source; `nil` for all others.
  /// To be asked after `countBack()`.
  func left(_ entity: Int, at level: Int) -> Int? {
    if level <= near.level {
      guard pad.level(entity, near.side) == level, pad.rest[entity] != .max else { return nil }
      return Int(pad.rest[entity])
    }
    return pad.level(entity, far.side) == length - level ? Int(far.side.least[entity]) : nil
  }
}
