internal import Synchronization

/// Notes that a search makes of every entity, kept for the next search: to clear them would cost more than most searches.
final class SearchPads: Sendable {
  private let free = Mutex<[SearchPad]>([])

  /// - Parameter count: how many entities there are.
  func with<Value>(count: Int, _ body: (inout SearchPad) throws -> Value) rethrows -> Value {
    var pad = free.withLock { $0.popLast() } ?? SearchPad(count: count)
    defer { free.withLock { $0.append(pad) } }
    pad.begin()
    return try body(&pad)
  }
}

/// A number for some of the entities. Those of earlier searches are told by their round and count as none.
struct SearchPad: Sendable {
  private var rounds: [UInt32]
  private var values: [Int32]
  private var round: UInt32 = 0

  init(count: Int) {
    rounds = [UInt32](repeating: 0, count: count)
    values = [Int32](repeating: 0, count: count)
  }

  mutating func begin() {
    if round == .max {
      rounds = [UInt32](repeating: 0, count: rounds.count)
      round = 0
    }
    round += 1
  }

  @inline(__always)
  subscript(entity: Int) -> Int? {
    get { rounds[entity] == round ? Int(values[entity]) : nil }
    set {
      guard let newValue else { return }
      rounds[entity] = round
      values[entity] = Int32(truncatingIfNeeded: newValue)
    }
  }
}
