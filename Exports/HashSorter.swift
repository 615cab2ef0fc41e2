internal import GraphSchema
internal import Synchronization

/// Sorts records by 128 bits that are spread evenly, on the disk where they are many.
///
/// The first eight bits choose one of 256 heaps; what a heap cannot hold goes into one file for all. So 32 MB and a few 256ths
/// of all records are in memory. Many threads may add at once, and heaps be read at once when all is added.
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

  private let heaps = (0..<heaps).map { _ in Heap() }
  private let scratch = ScratchFile()

  func add(_ hash: UInt128, _ record: ByteText) throws {
    try heaps[Int(hash >> 120)].state.withLock { heap in
      withUnsafeBytes(of: hash) { heap.text.add($0) }
      heap.text.add(length: UInt32(record.count))
      heap.text.add(record)
      if heap.text.count > Self.heapBytes { try spill(&heap) }
    }
  }

  private func spill(_ heap: inout Heap.State) throws {
    let start = try heap.text.withBytes { try scratch.add($0) }
    heap.parts.append((start, heap.text.count))
    heap.text.clear()
  }

  /// Whether there is so much that several threads are worth it.
  var isLarge: Bool { scratch.isUsed }

  /// Gives the records of a heap in the order of their hashes; those with one hash together, in any order. The heaps are
  /// sorted among themselves.
  func each(inHeap place: Int, _ use: (UInt128, [UnsafeRawBufferPointer]) throws -> Void) throws {
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
      let room = UnsafeMutableRawBufferPointer(rebasing: whole[filled..<filled + part.count])
      try scratch.read(into: room, from: part.start)
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
