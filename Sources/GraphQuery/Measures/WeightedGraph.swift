internal import GraphSchema

/// Who is joined to whom and how strongly, without directions: what measures of the whole graph work on.
///
/// The weight of a pair is how many independent stories its relations have together. Weights are whole numbers, so that
/// sums do not depend on their order.
struct WeightedGraph: Sendable {
  /// The neighbours of n are `neighbours[starts[n]..<starts[n + 1]]`, sorted; n itself is never among them.
  private(set) var starts: [Int]
  private(set) var neighbours: [Int]
  private(set) var weights: [Int]
  /// The weight inside each node: of communities that were made one.
  let loops: [Int]

  var count: Int { starts.count - 1 }

  init(_ adjacency: Adjacency, _ admission: Admission) {
    starts = [0]
    neighbours = []
    weights = []
    loops = [Int](repeating: 0, count: adjacency.count)
    var row: [(other: Int, weight: Int)] = []
    for node in 0..<adjacency.count {
      row.removeAll(keepingCapacity: true)
      if !admission.blocks(node) {
        adjacency.forEachEdge(of: node, admission) { edge in
          if !admission.blocks(edge.other) { row.append((edge.other, max(1, adjacency.stories(edge)))) }
        }
      }
      row.sort { $0.other < $1.other }
      for (other, weight) in row {
        if neighbours.count > starts[node], neighbours[neighbours.count - 1] == other {
          weights[weights.count - 1] += weight
        } else {
          neighbours.append(other)
          weights.append(weight)
        }
      }
      starts.append(neighbours.count)
    }
  }

  /// The same graph with groups of nodes as nodes.
  ///
  /// - Parameter group: of each node, 0..<count.
  init(_ graph: WeightedGraph, grouped group: [Int], count: Int) {
    var members = [[Int]](repeating: [], count: count)
    for (node, number) in group.enumerated() { members[number].append(node) }
    var inside = [Int](repeating: 0, count: count)
    var sums = [Int](repeating: 0, count: count)
    starts = [0]
    neighbours = []
    weights = []
    for number in 0..<count {
      var touched: [Int] = []
      for node in members[number] {
        inside[number] += graph.loops[node]
        for index in graph.starts[node]..<graph.starts[node + 1] {
          let other = group[graph.neighbours[index]]
          if other == number {
            // Met from both ends; counted once from each.
            inside[number] += graph.weights[index]
          } else {
            if sums[other] == 0 { touched.append(other) }
            sums[other] += graph.weights[index]
          }
        }
      }
      for other in touched.sorted() {
        neighbours.append(other)
        weights.append(sums[other])
        sums[other] = 0
      }
      starts.append(neighbours.count)
    }
    loops = inside
  }

  /// The sum of the weights at a node, what lies inside it counted from both ends.
  func strength(_ node: Int) -> Int {
    var sum = loops[node]
    for index in starts[node]..<starts[node + 1] { sum += weights[index] }
    return sum
  }

  func degree(_ node: Int) -> Int { starts[node + 1] - starts[node] }

  @inline(__always)
  func forEachNeighbour(of node: Int, _ body: (Int, Int) -> Void) {
    for index in starts[node]..<starts[node + 1] { body(neighbours[index], weights[index]) }
  }
}
