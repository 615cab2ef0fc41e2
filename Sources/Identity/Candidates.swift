/// Pairs of units that are worth comparing: those that share a key.
struct Candidates {
  /// Buckets above these sizes are keys that say nothing. A name that is the same is worth more work than a skeleton.
  private static let largestExact = 1000
  private static let largestLoose = 150

  private let units: [Unit]
  /// The units with a key, ascending.
  private var buckets: [String: [Int32]] = [:]

  /// - Complexity: O(units * keys) in memory; the pairs are never all there at once.
  init(_ units: [Unit]) {
    self.units = units
    for (index, unit) in units.enumerated() where !unit.isBare {
      for key in unit.keys { buckets[key, default: []].append(Int32(index)) }
    }
    buckets = buckets.filter { key, bucket in
      bucket.count > 1 && bucket.count <= (key.hasPrefix("=") ? Self.largestExact : Self.largestLoose)
    }
  }

  /// Gives pairs of indices, the smaller first, ascending, without repeats.
  ///
  /// - Complexity: the sum of the squares of the buckets, which the limits bound.
  func eachPair(_ body: (_ a: Int, _ b: Int) -> Void) {
    var others: [Int32] = []
    for (index, unit) in units.enumerated() where !unit.isBare {
      others.removeAll(keepingCapacity: true)
      for key in unit.keys {
        guard let bucket = buckets[key] else { continue }
        var (low, high) = (0, bucket.count)
        while low < high {
          let middle = (low + high) / 2
          if bucket[middle] <= index { low = middle + 1 } else { high = middle }
        }
        others += bucket[low...]
      }
      others.sort()
      var last: Int32 = -1
      for other in others where other != last {
        body(index, Int(other))
        last = other
      }
    }
  }
}
