internal import GraphSchema
internal import Names

extension Clustering {
  /// Pairs that are worth a person's look, the most urgent first: names that were not united though much speaks for it, and
  /// names that were on little ground. Nothing that people have judged or were unsure of.
  ///
  /// - Parameter limit: at most this many.
  mutating func doubts(limit: Int) -> [Doubt] {
    var found: [Pair: Weighing] = [:]
    func note(_ pair: Pair, _ weighing: Weighing) {
      if let known = found[pair], (known.score, known.reasons.joined()) >= (weighing.score, weighing.reasons.joined()) {
        return
      }
      found[pair] = weighing
    }
    let unsure = unsureRoots()
    func consider(_ a: Int, _ b: Int) {
      let (one, other) = (units[a].members[0], units[b].members[0])
      let (x, y) = (clusters.root(of: one), clusters.root(of: other))
      guard x != y, !unsure.contains([min(x, y), max(x, y)]),
        !Verdicts.differ(clusters.sides(ofRoot: x), clusters.sides(ofRoot: y))
      else { return }
      // Two that the packs know by different entries are two, as far as anybody can tell.
      if clusters.entry(ofRoot: x) != nil, clusters.entry(ofRoot: y) != nil { return }
      guard let weighing = weigh(units[a], units[b]), weighing.score >= Self.leastScore else { return }
      note(
        Pair(first: min(one, other), second: max(one, other), roots: [min(x, y), max(x, y)], isOne: false), weighing)
    }
    Candidates(units).eachPair(consider)
    for (a, b) in shortPairs() { consider(a, b) }
    var best: [[Int]: (pair: Pair, weighing: Weighing)] = [:]
    for (pair, weighing) in found {
      if let known = best[pair.roots], !pair.comesBefore(known.pair, weighing, known.weighing) { continue }
      best[pair.roots] = (pair, weighing)
    }
    var ranked = best.values.map { $0 } + weakMerges()
    ranked.sort { a, b in a.pair.comesBefore(b.pair, a.weighing, b.weighing) }
    var doubts: [Doubt] = []
    for (pair, weighing) in ranked where doubts.count < limit {
      if let doubt = doubt(pair, weighing) { doubts.append(doubt) }
    }
    return doubts
  }

  /// Names of which less speaks for being one are two. With the measures of `weigh`, half of what context would be enough.
  ///
  /// On the 282 articles of `data/graph/train` in one graph, 21 of the 37 pairs from here on that the annotators decided
  /// are one entity; of the 45 from 0.15 up to here none is.
  private static let leastScore = 0.4
  /// Merges that are surer than this are not asked about: the 11 decided ones of 0.95 and more were right, the 8 below
  /// wrong, when this was chosen.
  private static let mostScore = 0.95

  private struct Pair: Hashable {
    let first: Int
    let second: Int
    let roots: [Int]
    let isOne: Bool

    /// The more urgent first, then the one with the earlier chains.
    func comesBefore(_ other: Pair, _ mine: Weighing, _ its: Weighing) -> Bool {
      let (left, right) = (urgency(mine), other.urgency(its))
      return left != right ? left > right : (first, second) < (other.first, other.second)
    }

    private func urgency(_ weighing: Weighing) -> Double { isOne ? 1 - weighing.score : weighing.score }
  }

  /// The groups that people looked at without a decision, each pair ascending.
  private mutating func unsureRoots() -> Set<[Int]> {
    var pairs: Set<[Int]> = []
    for (first, second) in verdicts.unsure {
      let left = Set(first.compactMap { number(of: $0).map { clusters.root(of: $0) } })
      let right = Set(second.compactMap { number(of: $0).map { clusters.root(of: $0) } })
      for x in left {
        for y in right { pairs.insert([min(x, y), max(x, y)]) }
      }
    }
    return pairs
  }

  func number(of chain: ChainReference) -> Int? {
    var (low, high) = (0, records.count)
    while low < high {
      let middle = (low + high) / 2
      if records[middle].reference < chain { low = middle + 1 } else { high = middle }
    }
    return low < records.count && records[low].reference == chain ? low : nil
  }

  /// Short names with the longer ones that they may stand for.
  private func shortPairs() -> [(Int, Int)] {
    let index = TargetIndex(units: units)
    var pairs: [(Int, Int)] = []
    for (number, unit) in units.enumerated() where records[unit.members[0]].entry == nil {
      guard let short = ShortName(unit) else { continue }
      for target in index.targets(for: short) where target != number { pairs.append((number, target)) }
    }
    return pairs
  }

  /// What was united on little ground, once for each name in a group: the least sure.
  private mutating func weakMerges() -> [(pair: Pair, weighing: Weighing)] {
    var weakest: [String: (pair: Pair, weighing: Weighing)] = [:]
    for merge in clusters.merges where merge.score < Self.mostScore {
      let root = clusters.root(of: merge.first)
      let names = [records[merge.first].plain, records[merge.second].plain].sorted()
      let key = "\(root) \(names.joined(separator: "|"))"
      if let known = weakest[key], (known.weighing.score, known.pair.first) <= (merge.score, merge.first) { continue }
      weakest[key] = (
        Pair(first: merge.first, second: merge.second, roots: [root], isOne: true),
        Weighing(score: merge.score, reasons: [merge.reason])
      )
    }
    return Array(weakest.values)
  }

  /// `nil` for a merge that people were unsure of.
  private mutating func doubt(_ pair: Pair, _ weighing: Weighing) -> Doubt? {
    var (left, right): ([Int], [Int])
    if pair.isOne {
      left = part(of: pair.first, without: pair)
      let gone = Set(left)
      right = clusters.members(ofRoot: pair.roots[0]).filter { !gone.contains($0) }
      let (one, other) = (Set(left.map { records[$0].reference }), Set(right.map { records[$0].reference }))
      let wasSeen = verdicts.unsure.contains { first, second in
        guard let a = first.first, let b = second.first else { return false }
        return (one.contains(a) && other.contains(b)) || (one.contains(b) && other.contains(a))
      }
      if wasSeen { return nil }
    } else {
      left = clusters.members(ofRoot: clusters.root(of: pair.first))
      right = clusters.members(ofRoot: clusters.root(of: pair.second))
    }
    func telling(_ members: [Int], _ first: Int) -> [ChainReference] {
      ([first] + members.filter { $0 != first }).map { records[$0].reference }
    }
    return Doubt(
      first: telling(left, pair.first), second: telling(right, pair.second), isOne: pair.isOne, weighing: weighing)
  }

  /// The members that hang on a record when one merge is cut.
  private func part(of record: Int, without pair: Pair) -> [Int] {
    var links: [Int: [Int]] = [:]
    for merge in clusters.merges where (merge.first, merge.second) != (pair.first, pair.second) {
      links[merge.first, default: []].append(merge.second)
      links[merge.second, default: []].append(merge.first)
    }
    var reached: Set<Int> = [record]
    var level = [record]
    while let next = level.popLast() {
      for other in links[next] ?? [] where reached.insert(other).inserted { level.append(other) }
    }
    return reached.sorted()
  }
}
