/// Communities: groups with more among themselves than their links would have by chance (modularity).
///
/// Nodes move to the best neighbouring community until none gains; each community is then taken apart and put together from
/// well-joined pieces, so that no community falls into parts; the pieces become nodes, and it begins again. Where the
/// original draws lots, this takes the best, and the first among equals: the same graph gives the same communities.
///
/// Source: V. Traag, L. Waltman, N. J. van Eck, From Louvain to Leiden, Scientific Reports 9 (2019).
struct Leiden {
  /// Above 1 gives more and smaller communities.
  private let resolution: Double
  private let total: Double

  /// - Returns: the community of each node, numbered from 0 in the order in which nodes meet them.
  static func communities(of graph: WeightedGraph, resolution: Double = 1) -> [Int] {
    let total = (0..<graph.count).reduce(0) { $0 + graph.strength($1) }
    guard total > 0 else { return Array(0..<graph.count) }
    return Leiden(resolution: resolution, total: Double(total)).run(graph)
  }

  private func run(_ whole: WeightedGraph) -> [Int] {
    var graph = whole
    // The node of `graph` that each node of the whole is in.
    var place = Array(0..<whole.count)
    var community = Array(0..<graph.count)
    while true {
      community = moved(community, in: graph)
      let (dense, count) = Self.numbered(community)
      community = dense
      if count == graph.count { break }
      let (pieces, pieceCount) = Self.numbered(refined(community, count: count, in: graph))
      if pieceCount == graph.count { break }
      var next = [Int](repeating: 0, count: pieceCount)
      for node in 0..<graph.count { next[pieces[node]] = community[node] }
      graph = WeightedGraph(graph, grouped: pieces, count: pieceCount)
      place = place.map { pieces[$0] }
      community = next
    }
    return Self.numbered(place.map { community[$0] }).numbers
  }

  /// Communities numbered from 0 in the order of their first node.
  private static func numbered(_ community: [Int]) -> (numbers: [Int], count: Int) {
    var known: [Int: Int] = [:]
    let numbers = community.map { old in
      if let number = known[old] { return number }
      known[old] = known.count
      return known.count - 1
    }
    return (numbers, known.count)
  }

  /// Moves nodes to where they gain most, until none gains.
  private func moved(_ start: [Int], in graph: WeightedGraph) -> [Int] {
    var community = start
    let strengths = (0..<graph.count).map(graph.strength)
    var sums = [Int](repeating: 0, count: graph.count)
    for node in 0..<graph.count { sums[community[node]] += strengths[node] }
    var queue = Array(0..<graph.count)
    var isQueued = [Bool](repeating: true, count: graph.count)
    var links = [Int](repeating: 0, count: graph.count)
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      isQueued[node] = false
      let own = community[node]
      sums[own] -= strengths[node]
      var touched = [own]
      graph.forEachNeighbour(of: node) { other, weight in
        if links[community[other]] == 0, community[other] != own { touched.append(community[other]) }
        links[community[other]] += weight
      }
      var best = own
      var most = gain(links[own], strengths[node], sums[own])
      for candidate in touched.dropFirst().sorted() {
        let gained = gain(links[candidate], strengths[node], sums[candidate])
        if gained > most + 1e-9 { (best, most) = (candidate, gained) }
      }
      for candidate in touched { links[candidate] = 0 }
      sums[best] += strengths[node]
      guard best != own else { continue }
      community[node] = best
      graph.forEachNeighbour(of: node) { other, _ in
        if community[other] != best, !isQueued[other] {
          isQueued[other] = true
          queue.append(other)
        }
      }
      if head > 1_000_000 {
        queue.removeFirst(head)
        head = 0
      }
    }
    return community
  }

  private func gain(_ links: Int, _ strength: Int, _ sum: Int) -> Double {
    Double(links) - resolution * Double(strength) * Double(sum) / total
  }

  /// Pieces of each community, each well joined within itself and with the rest of its community.
  private func refined(_ community: [Int], count: Int, in graph: WeightedGraph) -> [Int] {
    let strengths = (0..<graph.count).map(graph.strength)
    var whole = [Int](repeating: 0, count: count)
    for node in 0..<graph.count { whole[community[node]] += strengths[node] }
    var piece = Array(0..<graph.count)
    var sums = strengths
    var sizes = [Int](repeating: 1, count: graph.count)
    // The weight from each piece to the rest of its community.
    var outward = [Int](repeating: 0, count: graph.count)
    for node in 0..<graph.count {
      graph.forEachNeighbour(of: node) { other, weight in
        if community[other] == community[node] { outward[node] += weight }
      }
    }
    var links = [Int](repeating: 0, count: graph.count)
    for node in 0..<graph.count where sizes[piece[node]] == 1 && piece[node] == node {
      let rest = Double(whole[community[node]])
      func isWellJoined(_ piece: Int) -> Bool {
        Double(outward[piece]) >= resolution * Double(sums[piece]) * (rest - Double(sums[piece])) / total
      }
      guard isWellJoined(node) else { continue }
      var touched: [Int] = []
      graph.forEachNeighbour(of: node) { other, weight in
        guard community[other] == community[node] else { return }
        if links[piece[other]] == 0 { touched.append(piece[other]) }
        links[piece[other]] += weight
      }
      var best = node
      var most = 0.0
      for candidate in touched.sorted() where candidate != node && isWellJoined(candidate) {
        let gained = gain(links[candidate], strengths[node], sums[candidate])
        if gained > most + 1e-9 { (best, most) = (candidate, gained) }
      }
      if best != node {
        // What joins the two is inside now, seen from both ends.
        outward[best] += outward[node] - 2 * links[best]
        sums[best] += strengths[node]
        sizes[best] += 1
        sizes[node] = 0
        sums[node] = 0
        piece[node] = best
      }
      for candidate in touched { links[candidate] = 0 }
    }
    return piece
  }
}
