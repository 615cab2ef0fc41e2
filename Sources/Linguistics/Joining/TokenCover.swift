/// Which of some ranges lie over a word.
struct TokenCover {
  private var byToken: [Int: Range<Int>] = [:]
  let all: [Range<Int>]

  /// - Parameter ranges: not overlapping.
  init(_ ranges: [Range<Int>]) {
    all = ranges
    for range in ranges { for token in range { byToken[token] = range } }
  }

  /// In text order.
  func ranges(overlapping range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for token in range { if let hit = byToken[token], found.last != hit { found.append(hit) } }
    return found
  }

  /// Those that stand one after the other and fill a range; empty where they do not.
  func tiles(of range: Range<Int>) -> [Range<Int>] {
    let found = ranges(overlapping: range)
    guard found.first?.lowerBound == range.lowerBound, found.last?.upperBound == range.upperBound,
      found.reduce(0, { $0 + $1.count }) == range.count
    else { return [] }
    return found
  }
}
