/// Text as bytes, for what is written a million times: a `String` would count, check and align every piece again.
///
/// A value like any other: a copy is one, but its memory is only copied when either is changed. What is added is copied into
/// room that is there, without a look at each byte; an array asks for its room more often than it is filled.
// Safe to hand on, as an array is: what lies in a room is changed only by whoever alone has it.
public struct ByteText: @unchecked Sendable {
  @usableFromInline
  final class Room: @unchecked Sendable {
    @usableFromInline let start: UnsafeMutableRawPointer
    @usableFromInline let capacity: Int

    @usableFromInline
    init(_ capacity: Int) {
      start = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
      self.capacity = capacity
    }

    deinit { start.deallocate() }
  }

  @usableFromInline var room: Room
  @usableFromInline var length = 0

  public init() { room = Self.none }

  @inlinable public var count: Int { length }

  // Shared by all that are empty; nothing is ever written to it, because it has no capacity.
  private static let none = Room(0)

  public var isEmpty: Bool { count == 0 }

  public var bytes: [UInt8] { withBytes { Array($0) } }

  @inlinable
  public func withBytes<Answer>(_ body: (UnsafeRawBufferPointer) throws -> Answer) rethrows -> Answer {
    try withExtendedLifetime(room) { try body(UnsafeRawBufferPointer(start: room.start, count: length)) }
  }

  /// Room for so many bytes more, and where they begin.
  @inlinable @inline(__always)
  mutating func grow(by more: Int) -> UnsafeMutableRawPointer {
    if count + more > room.capacity || !isKnownUniquelyReferenced(&room) { move(for: more) }
    defer { length += more }
    return room.start + length
  }

  @usableFromInline @inline(never)
  mutating func move(for more: Int) {
    let capacity = count + more > room.capacity ? max(2 * room.capacity, count + more, 256) : room.capacity
    let new = Room(capacity)
    new.start.copyMemory(from: room.start, byteCount: count)
    room = new
  }

  public mutating func reserve(_ more: Int) {
    if count + more > room.capacity || !isKnownUniquelyReferenced(&room) { move(for: more) }
  }

  @inlinable
  public mutating func add(_ more: UnsafeRawBufferPointer) {
    guard let start = more.baseAddress, more.count > 0 else { return }
    grow(by: more.count).copyMemory(from: start, byteCount: more.count)
  }

  @inlinable
  public mutating func add(_ text: String) {
    let isAdded: Void? = text.utf8.withContiguousStorageIfAvailable { add(UnsafeRawBufferPointer($0)) }
    if isAdded == nil { for byte in text.utf8 { add(byte: byte) } }
  }

  public mutating func add(_ more: [UInt8]) { more.withUnsafeBytes { add($0) } }
  public mutating func add(_ more: ByteText) { more.withBytes { add($0) } }
  @inlinable
  public mutating func add(byte: UInt8) { grow(by: 1).storeBytes(of: byte, as: UInt8.self) }

  public mutating func add(_ number: Int) {
    guard number >= 0 else { return add(String(number)) }
    if number < 10 { return add(byte: 0x30 + UInt8(number)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var rest = UInt64(number)
      var place = 20
      repeat {
        place -= 1
        digits[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      add(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: digits[place..<20])))
    }
  }

  /// 16 digits.
  public mutating func add(hex hash: UInt64) {
    let digits = grow(by: 16)
    var rest = hash
    for place in stride(from: 15, through: 0, by: -1) {
      let digit = UInt8(truncatingIfNeeded: rest) & 15
      digits.storeBytes(of: digit < 10 ? 0x30 + digit : 0x57 + digit, toByteOffset: place, as: UInt8.self)
      rest >>= 4
    }
  }

  public mutating func add(length: UInt32) { withUnsafeBytes(of: length) { add($0) } }

  /// - Parameter place: where one was added.
  public mutating func set(length: UInt32, at place: Int) {
    reserve(0)
    room.start.storeBytes(of: length, toByteOffset: place, as: UInt32.self)
  }

  /// Keeps the memory.
  public mutating func clear() { length = 0 }
}
