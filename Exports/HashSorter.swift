internal import Foundation
internal import GraphSchema
internal import Synchronization

/// Sorts records by 128 bits that are spread evenly, on the disk where they are many.
///
/// The first eight bits choose one of 256 heaps; what a heap cannot hold goes into one file without a name, which is gone
/// when the program ends, however it ends. So 32 MB and a few 256ths of all records are in memory. Many threads may add at
/// once, and heaps be read at once when all is added.
final class HashSorter: Sendable {
  static let heaps = 256
  private static let heapBytes = 1 << 17

  private final class Heap: Sendable {
    let state = Mutex(State())

    struct State {
      var text = ByteText()
      var parts: [(start: Int, count: Int)] = []
    }
  }

  private struct Scratch {
    var descriptor: Int32 = -1
    var written = 0
  }

  private let heaps = (0..<heaps).map { _ in Heap() }
  private let scratch = Mutex(Scratch())

  deinit { scratch.withLock { if $0.descriptor >= 0 { _ = close($0.descriptor) } } }

  func add(_ hash: UInt128, _ record: ByteText) throws {
    try heaps[Int(hash >> 120)].state.withLock { heap in
      withUnsafeBytes(of: hash) { heap.text.add($0) }
      heap.text.add(length: UInt32(record.count))
      heap.text.add(record)
      if heap.text.count > Self.heapBytes { try spill(&heap) }
    }
  }

  private func spill(_ heap: inout Heap.State) throws {
    let (descriptor, start) = try scratch.withLock { scratch in
      if scratch.descriptor < 0 {
        // Closing what `tmpfile` gives does not remove what was duplicated from it.
        guard let file = tmpfile() else { throw ExportError(scratch: errno) }
        scratch.descriptor = dup(fileno(file))
        fclose(file)
        guard scratch.descriptor >= 0 else { throw ExportError(scratch: errno) }
      }
      defer { scratch.written += heap.text.count }
      return (scratch.descriptor, scratch.written)
    }
    try heap.text.withBytes { bytes in
      var place = 0
      while place < bytes.count {
        let count = pwrite(descriptor, bytes.baseAddress.map { $0 + place }, bytes.count - place, off_t(start + place))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw ExportError(scratch: errno) }
        place += count
      }
    }
    heap.parts.append((start, heap.text.count))
    heap.text.clear()
  }

  /// Whether there is so much that several threads are worth it.
  var isLarge: Bool { scratch.withLock { $0.descriptor >= 0 } }

  /// Gives the records of a heap in the order of their hashes; those with one hash together, in any order. The heaps are
  /// sorted among themselves.
  func each(inHeap place: Int, _ use: (UInt128, [UnsafeRawBufferPointer]) throws -> Void) throws {
    let descriptor = scratch.withLock { $0.descriptor }
    // Given away, so that memory is that of the heaps at hand.
    let (rest, parts) = heaps[place].state.withLock { heap in
      defer { heap.text = ByteText() }
      return (heap.text, heap.parts)
    }
    let count = parts.reduce(0) { $0 + $1.count }
    let whole = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, count + rest.count), alignment: 16)
    defer { whole.deallocate() }
    var filled = 0
    for part in parts {
      var read = 0
      while read < part.count {
        let more = pread(
          descriptor, whole.baseAddress.map { $0 + filled + read }, part.count - read, off_t(part.start + read))
        if more < 0, errno == EINTR { continue }
        guard more > 0 else { throw ExportError(scratch: more < 0 ? errno : EIO) }
        read += more
      }
      filled += part.count
    }
    rest.withBytes { bytes in
      if !bytes.isEmpty { UnsafeMutableRawBufferPointer(rebasing: whole[filled...]).copyMemory(from: bytes) }
    }
    filled += rest.count
    try Self.each(in: UnsafeRawBufferPointer(rebasing: whole[..<filled]), use)
  }

  private static func each(
    in bytes: UnsafeRawBufferPointer, _ use: (UInt128, [UnsafeRawBufferPointer]) throws -> Void
  ) throws {
    var keys: [(hash: UInt128, start: Int, count: Int)] = []
    var place = 0
    while place < bytes.count {
      let count = Int(bytes.loadUnaligned(fromByteOffset: place + 16, as: UInt32.self))
      keys.append((bytes.loadUnaligned(fromByteOffset: place, as: UInt128.self), place + 20, count))
      place += 20 + count
    }
    keys.sort { $0.hash < $1.hash }
    var index = 0
    var records: [UnsafeRawBufferPointer] = []
    while index < keys.count {
      let hash = keys[index].hash
      records.removeAll(keepingCapacity: true)
      while index < keys.count, keys[index].hash == hash {
        records.append(
          UnsafeRawBufferPointer(rebasing: bytes[keys[index].start..<keys[index].start + keys[index].count]))
        index += 1
      }
      try use(hash, records)
    }
  }
}
