/// The best dependency tree of a sentence, with exactly one word under the root.
///
/// Source: Chu-Liu-Edmonds; R. McDonald et al., Non-projective Dependency Parsing using Spanning Tree Algorithms (2005).
enum TreeDecoder {
  /// - Parameters:
  ///   - scores: for each word a row of `words + 1` scores of its heads: 0 is the root, 1... the words.
  ///   - words: of the sentence.
  /// - Returns: the head of each word: 0 is the root, 1... the words.
  /// - Complexity: O(words³) at worst, O(words²) for most sentences.
  static func heads(_ scores: [Float], words: Int) -> [Int] {
    guard words > 0 else { return [] }
    let size = words + 1
    var full = [[Double]](repeating: [Double](repeating: -.infinity, count: size), count: size)
    for dependent in 1..<size {
      for head in 0..<size where head != dependent {
        full[dependent][head] = Double(scores[(dependent - 1) * size + head])
      }
    }
    let heads = arborescence(full)
    let roots = (1..<size).filter { heads[$0] == 0 }
    if roots.count == 1 { return Array(heads.dropFirst()) }
    var best = heads
    var bestScore = -Double.infinity
    for only in roots {
      var limited = full
      for dependent in 1..<size {
        if dependent == only {
          for head in 1..<size { limited[dependent][head] = -.infinity }
        } else {
          limited[dependent][0] = -.infinity
        }
      }
      let found = arborescence(limited)
      let total = (1..<size).reduce(0) { $0 + full[$1][found[$1]] }
      if total > bestScore { (best, bestScore) = (found, total) }
    }
    return Array(best.dropFirst())
  }

  /// The best tree from node 0; `scores[dependent][head]`.
  private static func arborescence(_ scores: [[Double]]) -> [Int] {
    let count = scores.count
    var heads = [Int](repeating: 0, count: count)
    for dependent in 1..<max(count, 1) {
      for head in 1..<count where scores[dependent][head] > scores[dependent][heads[dependent]] {
        heads[dependent] = head
      }
    }
    let cycle = cycle(in: heads)
    guard !cycle.isEmpty else { return heads }
    // The cycle becomes one node, the last of a smaller problem.
    let total = cycle.reduce(0) { $0 + scores[$1][heads[$1]] }
    let outside = (0..<count).filter { !cycle.contains($0) }
    let joint = outside.count
    var small = [[Double]](repeating: [Double](repeating: -.infinity, count: joint + 1), count: joint + 1)
    var entered = [Int](repeating: 0, count: joint)
    var left = [Int](repeating: 0, count: joint)
    for (i, node) in outside.enumerated() {
      if node != 0 {
        for (k, head) in outside.enumerated() where head != node { small[i][k] = scores[node][head] }
        var best = cycle[0]
        for head in cycle where scores[node][head] > scores[node][best] { best = head }
        small[i][joint] = scores[node][best]
        left[i] = best
      }
      var best = cycle[0]
      func gain(_ d: Int) -> Double { scores[d][node] - scores[d][heads[d]] }
      for dependent in cycle where gain(dependent) > gain(best) { best = dependent }
      small[joint][i] = gain(best) + total
      entered[i] = best
    }
    let found = arborescence(small)
    for (i, node) in outside.enumerated() where node != 0 {
      heads[node] = found[i] == joint ? left[i] : outside[found[i]]
    }
    heads[entered[found[joint]]] = outside[found[joint]]
    return heads
  }

  private static func cycle(in heads: [Int]) -> [Int] {
    var seen = [Int](repeating: 0, count: heads.count)
    for start in 1..<max(heads.count, 1) {
      var node = start
      while node != 0, seen[node] == 0 {
        seen[node] = start
        node = heads[node]
      }
      if node != 0, seen[node] == start {
        var cycle = [node]
        var next = heads[node]
        while next != node {
          cycle.append(next)
          next = heads[next]
        }
        return cycle
      }
    }
    return []
  }
}
