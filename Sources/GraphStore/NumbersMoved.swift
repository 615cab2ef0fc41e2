/// Which numbers entities have once others have come between them.
struct NumbersMoved {
  /// The ids that came, sorted.
  let added: [[UInt8]]
  /// For each of them, how many of the old ones are before it.
  let places: [Int]
  /// The new numbers of those that came.
  private let fresh: [Int]
  /// The new numbers of the old ones; empty where none came.
  private let numbers: [UInt32]

  /// - Parameters:
  ///   - added: sorted; none of them is in `packed`.
  init(by added: [[UInt8]], in packed: PackedLinks) {
    self.added = added
    places = added.map { id in id.withUnsafeBytes { packed.ids.count(before: $0) } }
    fresh = places.enumerated().map { $0 + $1 }
    var numbers: [UInt32] = []
    if !added.isEmpty {
      numbers.reserveCapacity(packed.entityCount)
      for (ahead, place) in (places + [packed.entityCount]).enumerated() {
        for old in numbers.count..<place { numbers.append(UInt32(old + ahead)) }
      }
    }
    self.numbers = numbers
  }

  /// The new number of an old one.
  func number(_ old: Int) -> UInt32 { numbers.isEmpty ? UInt32(old) : numbers[old] }

  func isNew(_ number: Int) -> Bool { before(number, orAt: true) > before(number, orAt: false) }

  /// How many old ones are before a new number.
  func before(_ number: Int) -> Int { number - before(number, orAt: false) }

  /// How many of those that came have a smaller number, or also this one.
  private func before(_ number: Int, orAt isSame: Bool) -> Int {
    var (low, high) = (0, fresh.count)
    while low < high {
      let middle = (low + high) / 2
      if fresh[middle] < number || isSame && fresh[middle] == number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
