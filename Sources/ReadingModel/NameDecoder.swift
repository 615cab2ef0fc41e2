/// The best sequence of BIO tags: an inner tag only follows a tag of its own kind.
struct NameDecoder: Sendable {
  private let tags: [String]
  /// For each tag, the tags that it may follow.
  private let before: [[Int]]
  private let begins: [Bool]

  init(tags: [String]) {
    self.tags = tags
    before = tags.map { tag in
      tags.indices.filter { !tag.hasPrefix("I-") || tags[$0].count > 2 && tags[$0].dropFirst(2) == tag.dropFirst(2) }
    }
    begins = tags.map { !$0.hasPrefix("I-") }
  }

  /// Viterbi. The first of equal scores wins.
  ///
  /// - Parameter scores: a row of scores per word.
  func decode(_ scores: ArraySlice<Float>, words: Int) -> [Int] {
    guard words > 0 else { return [] }
    let count = tags.count
    let base = scores.startIndex
    var best = (0..<count).map { begins[$0] ? scores[base + $0] : -.infinity }
    var back = [Int](repeating: 0, count: words * count)
    var row = best
    for word in 1..<max(words, 1) {
      for tag in 0..<count {
        var from = before[tag][0]
        for candidate in before[tag].dropFirst() where best[candidate] > best[from] { from = candidate }
        row[tag] = best[from] + scores[base + word * count + tag]
        back[word * count + tag] = from
      }
      swap(&best, &row)
    }
    var tag = 0
    for candidate in 1..<count where best[candidate] > best[tag] { tag = candidate }
    var out = [Int](repeating: 0, count: words)
    for word in stride(from: words - 1, through: 0, by: -1) {
      out[word] = tag
      tag = back[word * count + tag]
    }
    return out
  }
}
