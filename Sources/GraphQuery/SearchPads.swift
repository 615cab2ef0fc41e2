internal import GraphSchema
internal import Synchronization

/// Notes that a search makes of every entity, kept for the next search: to clear them would cost more than most searches.
final class SearchPads: Sendable {
  private let count: Int
  private let free = Mutex<[SearchPad]>([])

  /// - Parameter count: how many entities there are.
  init(count: Int) { self.count = count }

  func with<Value>(_ body: (SearchPad) throws -> Value) rethrows -> Value {
    let pad = free.withLock { $0.popLast() } ?? SearchPad(count: count)
    defer { free.withLock { $0.append(pad) } }
    pad.begin()
    return try body(pad)
  }
}

/// Levels of two searches that grow towards each other, and what each knows of the entities that it met.
///
/// One word an entity says at which level either search met it: the round of the search in the upper 24 bits, then four for
/// the near search and four for the far one. What earlier rounds noted counts as nothing.
// Safe to hand from one search to the next: whoever has taken it from `SearchPads` is the only one who uses it.
final class SearchPad: @unchecked Sendable {
  /// One of the two searches.
  struct Side {
    /// Where its four bits lie.
    let shift: UInt32
    /// The entities that it met, level after level.
    let order: UnsafeMutablePointer<UInt32>
    /// For each of them, the least weakness of a shortest path to where the search began.
    let least: UnsafeMutablePointer<UInt32>
  }

  static let unmet: UInt32 = 15

  let near, far: Side
  /// For each entity of the near search, the least weakness that is left to the target; written by who reads it.
  let rest: UnsafeMutablePointer<UInt32>
  private let count: Int
  private let marks: UnsafeMutablePointer<UInt32>
  private var round: UInt32 = 0
  private var bits: [UInt64] = []
  private var ids: [Entity.ID?] = []

  init(count: Int) {
    self.count = count
    func numbers() -> UnsafeMutablePointer<UInt32> { .allocate(capacity: max(count, 1)) }
    marks = numbers()
    marks.initialize(repeating: 0, count: max(count, 1))
    rest = numbers()
    near = Side(shift: 4, order: numbers(), least: numbers())
    far = Side(shift: 0, order: numbers(), least: numbers())
  }

  deinit {
    for numbers in [marks, rest, near.order, near.least, far.order, far.least] { numbers.deallocate() }
  }

  func begin() {
    if round == 0xFF_FFFF {
      marks.update(repeating: 0, count: max(count, 1))
      round = 0
    }
    round += 1
  }

  /// Both levels of an entity, as they lie in its word.
  @inline(__always)
  func mark(_ entity: Int) -> UInt32 {
    let mark = marks[entity]
    return mark >> 8 == round ? mark & 0xFF : 0xFF
  }

  /// At which level a search met an entity, or `unmet`.
  @inline(__always)
  func level(_ entity: Int, _ side: Side) -> UInt32 { mark(entity) >> side.shift & 15 }

  /// - Parameters:
  ///   - mark: what `mark(_:)` says of the entity.
  ///   - level: below 15.
  @inline(__always)
  func meet(_ entity: Int, _ side: Side, at level: UInt32, _ mark: UInt32) {
    marks[entity] = round << 8 | mark & ~(15 << side.shift) | level << side.shift
  }

  /// Sorts a stretch of the entities that the near search met.
  func sortNear(_ range: Range<Int>) {
    var part = UnsafeMutableBufferPointer(start: near.order + range.lowerBound, count: range.count)
    // One bit an entity is walked faster than thousands are sorted.
    guard part.count > 256 else { return part.sort() }
    if bits.isEmpty { bits = [UInt64](repeating: 0, count: count / 64 + 1) }
    for entity in part { bits[Int(entity >> 6)] |= 1 << UInt64(entity & 63) }
    var next = 0
    for word in bits.indices where bits[word] != 0 {
      var left = bits[word]
      while left != 0 {
        part[next] = UInt32(truncatingIfNeeded: word << 6 | left.trailingZeroBitCount)
        next += 1
        left &= left - 1
      }
      bits[word] = 0
    }
  }

  /// The id of an entity, made once.
  func id(_ entity: Int, of adjacency: borrowing Adjacency) -> Entity.ID {
    if ids.isEmpty { ids = [Entity.ID?](repeating: nil, count: count) }
    if let known = ids[entity] { return known }
    let id = adjacency.id(entity)
    ids[entity] = id
    return id
  }
}
