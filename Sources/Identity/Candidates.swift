/// Pairs of units that are worth comparing: those that share a key.
enum Candidates {
  /// Buckets above these sizes are keys that say nothing. A name that is the same is worth more work than a skeleton.
  private static let largestExact = 1000
  private static let largestLoose = 150

  /// - Returns: pairs of indices, the smaller first, ascending, without repeats.
  /// - Complexity: O(units * keys) plus the sum of the squares of the buckets, which the limits bound.
  static func pairs(of units: [Unit]) -> [(Int, Int)] {
    var buckets: [String: [Int]] = [:]
    for (index, unit) in units.enumerated() where !unit.isBare {
      for key in unit.keys { buckets[key, default: []].append(index) }
    }
    var pairs: Set<UInt64> = []
    for (key, bucket) in buckets where bucket.count > 1 {
      if bucket.count > (key.hasPrefix("=") ? largestExact : largestLoose) { continue }
      for (offset, a) in bucket.enumerated() {
        for b in bucket[(offset + 1)...] { pairs.insert(UInt64(a) << 32 | UInt64(b)) }
      }
    }
    return pairs.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
  }
}
