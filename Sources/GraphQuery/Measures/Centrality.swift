/// How much each node is in the middle, by several measures. All of them are deterministic.
enum Centrality {
  /// The chance that somebody who follows links for ever, the stronger ones more often, is at a node; sums to 1.
  ///
  /// Source: L. Page, S. Brin, R. Motwani, T. Winograd, The PageRank Citation Ranking (1999), damping 0.85.
  static func pageRank(_ graph: WeightedGraph, damping: Double = 0.85) -> [Double] {
    guard graph.count > 0 else { return [] }
    let share = 1 / Double(graph.count)
    let strengths = (0..<graph.count).map { Double(graph.strength($0)) }
    var rank = [Double](repeating: share, count: graph.count)
    for _ in 0..<100 {
      var next = [Double](repeating: 0, count: graph.count)
      var lost = 0.0
      for node in 0..<graph.count {
        guard strengths[node] > 0 else {
          lost += rank[node]
          continue
        }
        let part = rank[node] / strengths[node]
        graph.forEachNeighbour(of: node) { other, weight in next[other] += part * Double(weight) }
      }
      var change = 0.0
      for node in 0..<graph.count {
        next[node] = (1 - damping) * share + damping * (next[node] + lost * share)
        change += abs(next[node] - rank[node])
      }
      rank = next
      if change < 1e-10 { break }
    }
    return rank
  }

  /// How many shortest paths between two others lead through a node, each pair counted as one, once.
  ///
  /// - Parameter samples: from how many nodes paths are followed, evenly spread over the order of ids, the result scaled
  ///   up; `nil` for all, which is exact.
  ///
  /// Source: U. Brandes, A Faster Algorithm for Betweenness Centrality, Journal of Mathematical Sociology 25 (2001).
  static func betweenness(
    _ graph: WeightedGraph, samples: Int? = nil, isCancelled: () -> Bool = { false }
  ) -> [Double] {
    let count = graph.count
    var sum = [Double](repeating: 0, count: count)
    let wanted = min(samples ?? count, count)
    guard wanted > 0 else { return sum }
    var distance = [Int32](repeating: -1, count: count)
    var ways = [Double](repeating: 0, count: count)
    var share = [Double](repeating: 0, count: count)
    for sample in 0..<wanted {
      if isCancelled() { return sum }
      let source = sample * count / wanted
      if graph.degree(source) == 0 { continue }
      var order = [source]
      distance[source] = 0
      ways[source] = 1
      var head = 0
      while head < order.count {
        let node = order[head]
        head += 1
        graph.forEachNeighbour(of: node) { other, _ in
          if distance[other] < 0 {
            distance[other] = distance[node] + 1
            order.append(other)
          }
          if distance[other] == distance[node] + 1 { ways[other] += ways[node] }
        }
      }
      for node in order.reversed() {
        graph.forEachNeighbour(of: node) { other, _ in
          if distance[other] == distance[node] + 1 { share[node] += ways[node] / ways[other] * (1 + share[other]) }
        }
        if node != source { sum[node] += share[node] }
      }
      for node in order {
        distance[node] = -1
        ways[node] = 0
        share[node] = 0
      }
    }
    // Every pair is met from both of its ends.
    let scale = Double(count) / Double(wanted) / 2
    return sum.map { $0 * scale }
  }

  /// The largest k such that a node is in a group in which everyone has k neighbours.
  ///
  /// Source: V. Batagelj, M. Zaveršnik, An O(m) Algorithm for Cores Decomposition of Networks (2003).
  static func cores(_ graph: WeightedGraph) -> [Int] {
    var degrees = (0..<graph.count).map(graph.degree)
    var buckets = [[Int]](repeating: [], count: (degrees.max() ?? 0) + 1)
    for node in 0..<graph.count { buckets[degrees[node]].append(node) }
    var isDone = [Bool](repeating: false, count: graph.count)
    var core = [Int](repeating: 0, count: graph.count)
    var level = 0
    while level < buckets.count {
      guard let node = buckets[level].popLast() else {
        level += 1
        continue
      }
      if isDone[node] || degrees[node] > level { continue }
      isDone[node] = true
      core[node] = level
      graph.forEachNeighbour(of: node) { other, _ in
        if !isDone[other], degrees[other] > level {
          degrees[other] -= 1
          buckets[max(degrees[other], level)].append(other)
        }
      }
    }
    return core
  }

  /// The part of the graph that each node is in: who cannot be reached from each other have different numbers, in the
  /// order of their first nodes.
  static func components(_ graph: WeightedGraph) -> [Int] {
    var component = [Int](repeating: -1, count: graph.count)
    var next = 0
    for start in 0..<graph.count where component[start] < 0 {
      var stack = [start]
      component[start] = next
      while let node = stack.popLast() {
        graph.forEachNeighbour(of: node) { other, _ in
          if component[other] < 0 {
            component[other] = next
            stack.append(other)
          }
        }
      }
      next += 1
    }
    return component
  }
}
