internal import Foundation
internal import GRDB

/// What was read last, by number, as bytes: texts of one row one after the other, in slots of fixed size.
///
/// What is too long for a slot is not kept, and read again. A number has one slot, and takes it from whoever has it.
final class FieldCache {
  private let memory: UnsafeMutableRawPointer
  private let slots: Int
  private let fields: Int
  private let width: Int
  private var head: Int { 16 + 4 * fields }

  /// - Parameters:
  ///   - slots: a power of two.
  ///   - width: bytes of a slot, with 16 and 4 for each field that it needs itself.
  /// - Throws: what SQLite says, too, where there is no memory.
  init(slots: Int, fields: Int, width: Int) throws {
    let width = (width + 15) & ~15
    // Zeros, which no row has for its number, and which take no memory before something is kept there.
    guard let memory = calloc(slots, width) else { throw DatabaseError(resultCode: .SQLITE_NOMEM) }
    self.slots = slots
    self.fields = fields
    self.width = width
    self.memory = memory
  }

  deinit { free(memory) }

  private func slot(_ number: Int) -> UnsafeMutableRawPointer { memory + (number & (slots - 1)) * width }

  /// A number of its own that a row is kept with, where it is.
  @inline(__always)
  func find(_ number: Int, _ use: (_ mark: Int, UnsafeBufferPointer<Int32>, UnsafeRawBufferPointer) -> Void) -> Bool {
    let slot = slot(number)
    guard number != 0, slot.load(as: Int64.self) == Int64(number) else { return false }
    let counts = UnsafeBufferPointer(
      start: UnsafeRawPointer(slot + 16).assumingMemoryBound(to: Int32.self), count: fields)
    let bytes = UnsafeRawBufferPointer(start: slot + head, count: Int(slot.load(fromByteOffset: 12, as: Int32.self)))
    use(Int(slot.load(fromByteOffset: 8, as: Int32.self)), counts, bytes)
    return true
  }

  /// - Parameters:
  ///   - mark: a number of 31 bits; with another one the row is not kept.
  ///   - counts: gives the bytes of each field, -1 for what is not known.
  func keep(_ number: Int, mark: Int, counts: UnsafeBufferPointer<Int32>, _ bytes: UnsafeRawBufferPointer) {
    guard head + bytes.count <= width, let mark = Int32(exactly: mark), let count = Int32(exactly: bytes.count) else {
      return
    }
    let slot = slot(number)
    slot.storeBytes(of: Int64(number), as: Int64.self)
    slot.storeBytes(of: mark, toByteOffset: 8, as: Int32.self)
    slot.storeBytes(of: count, toByteOffset: 12, as: Int32.self)
    for place in counts.indices { slot.storeBytes(of: counts[place], toByteOffset: 16 + 4 * place, as: Int32.self) }
    if let start = bytes.baseAddress { (slot + head).copyMemory(from: start, byteCount: bytes.count) }
  }
}
