internal import Foundation
internal import GRDB
internal import Synchronization

/// The rows of a table that many records speak of, as bytes, by number: read once, one after the other, before the threads
/// begin that share them.
///
/// Bounded: what has a larger number than there are places, or comes when the room is used up, is not here and is asked for
/// one by one.
// Safe to share: each number has a place of its own and is filled by one thread; after that all only read.
final class FieldShelf: @unchecked Sendable {
  /// Where the rows of each number begin: a mark and the bytes in all, then the bytes of each field, then these.
  private let places: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private let slots: Int
  private let fields: Int
  private let rooms: Mutex<[UnsafeMutableRawPointer]>
  private let capacity: Int

  private static let room = 1 << 20

  /// - Parameters:
  ///   - slots: one more than the highest number that has a place.
  ///   - capacity: of all rows, in bytes; the last of each thread may go over it by a mebibyte.
  /// - Throws: what SQLite says, too, where there is no memory.
  init(slots: Int, fields: Int, capacity: Int) throws {
    // Zeros that take no memory before something is kept there.
    guard let memory = calloc(slots, MemoryLayout<UnsafeMutableRawPointer?>.stride) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM)
    }
    places = memory.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    self.slots = slots
    self.fields = fields
    self.capacity = capacity
    rooms = Mutex([])
  }

  deinit {
    free(places)
    rooms.withLock { for room in $0 { free(room) } }
  }

  /// A number of its own that a row is kept with, where it is.
  @inline(__always)
  func find(_ number: Int, _ use: (_ mark: Int, UnsafeBufferPointer<Int32>, UnsafeRawBufferPointer) -> Void) -> Bool {
    guard 0..<slots ~= number, let row = places[number] else { return false }
    let counts = UnsafeBufferPointer(
      start: UnsafeRawPointer(row + 8).assumingMemoryBound(to: Int32.self), count: fields)
    let bytes = UnsafeRawBufferPointer(
      start: row + 8 + 4 * fields, count: Int(row.load(fromByteOffset: 4, as: Int32.self)))
    use(Int(row.load(as: Int32.self)), counts, bytes)
    return true
  }

  /// How many bytes these rows have, in all; what is not here has none.
  ///
  /// Rows lie all over memory. Asked about together, before they are read one by one with much other work in between, they are
  /// fetched together.
  func size(of numbers: some Sequence<Int>) -> Int {
    var size = 0
    for number in numbers {
      if 0..<slots ~= number, let row = places[number] { size += Int(row.load(fromByteOffset: 4, as: Int32.self)) }
    }
    return size
  }

  /// Keeps rows for as long as there is room.
  ///
  /// - Parameters:
  ///   - rows: the fields, then what `mark` reads; no number that another thread fills.
  ///   - number: the column with the number.
  ///   - mark: makes a number of 31 bits; a row for which it throws is not kept, so that whoever needs it learns why.
  func fill(_ rows: RawStatement, number: Int32, mark: (RawStatement) throws -> Int) throws {
    var (room, left): (UnsafeMutableRawPointer?, Int) = (nil, 0)
    while try rows.step() {
      guard let key = try? rows.int(number), 1..<slots ~= key, let mark = try? mark(rows),
        let mark = Int32(exactly: mark)
      else { continue }
      var size = 0
      for field in 0..<fields { size += rows.bytes(Int32(field))?.count ?? 0 }
      // A row begins where its numbers may be read.
      let whole = (8 + 4 * fields + size + 3) & ~3
      guard whole <= Self.room else { continue }
      if whole > left {
        guard let more = try anotherRoom() else { return rows.reset() }
        (room, left) = (more, Self.room)
      }
      guard let row = room else { return rows.reset() }
      row.storeBytes(of: mark, as: Int32.self)
      row.storeBytes(of: Int32(size), toByteOffset: 4, as: Int32.self)
      var place = row + 8 + 4 * fields
      for field in 0..<fields {
        let bytes = rows.bytes(Int32(field))
        row.storeBytes(of: bytes.map { Int32($0.count) } ?? -1, toByteOffset: 8 + 4 * field, as: Int32.self)
        if let bytes, let start = bytes.baseAddress {
          place.copyMemory(from: start, byteCount: bytes.count)
          place += bytes.count
        }
      }
      places[key] = row
      room = row + whole
      left -= whole
    }
  }

  private func anotherRoom() throws -> UnsafeMutableRawPointer? {
    try rooms.withLock { rooms in
      if rooms.count * Self.room >= capacity { return nil }
      guard let room = malloc(Self.room) else { throw DatabaseError(resultCode: .SQLITE_NOMEM) }
      rooms.append(room)
      return room
    }
  }
}
