internal import Foundation

/// Sorts records by 128 bits that are spread evenly, on the disk where they are many.
///
/// The first eight bits choose one of 256 heaps; what a heap cannot hold goes into one file without a name, which is gone
/// when the program ends, however it ends. So 32 MB and a 256th of all records are in memory.
final class HashSorter {
  private static let heapBytes = 1 << 17

  private var heaps = [ByteText](repeating: ByteText(), count: 256)
  private var parts = [[(start: Int, count: Int)]](repeating: [], count: 256)
  private var file: UnsafeMutablePointer<FILE>?
  private var written = 0

  deinit { if let file { fclose(file) } }

  func add(_ hash: UInt128, _ record: [UInt8]) throws {
    let heap = Int(hash >> 120)
    withUnsafeBytes(of: hash) { heaps[heap].add($0) }
    withUnsafeBytes(of: UInt32(record.count)) { heaps[heap].add($0) }
    heaps[heap].add(record)
    if heaps[heap].bytes.count > Self.heapBytes { try spill(heap) }
  }

  private func spill(_ heap: Int) throws {
    if file == nil { file = tmpfile() }
    let bytes = heaps[heap].bytes
    guard let file, fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw ExportError(scratch: errno) }
    parts[heap].append((written, bytes.count))
    written += bytes.count
    heaps[heap].clear()
  }

  /// Gives the records in the order of their hashes; those with one hash together, in the order in which they came.
  func each(_ use: (UInt128, [UnsafeRawBufferPointer]) throws -> Void) throws {
    for heap in heaps.indices {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(parts[heap].reduce(0) { $0 + $1.count } + heaps[heap].bytes.count)
      for part in parts[heap] { try read(part, into: &bytes) }
      bytes += heaps[heap].bytes
      try bytes.withUnsafeBytes { try Self.each(in: $0, use) }
    }
  }

  private func read(_ part: (start: Int, count: Int), into bytes: inout [UInt8]) throws {
    guard let file, fseek(file, part.start, SEEK_SET) == 0 else { throw ExportError(scratch: errno) }
    let more = [UInt8](unsafeUninitializedCapacity: part.count) { buffer, count in
      count = fread(buffer.baseAddress, 1, part.count, file)
    }
    guard more.count == part.count else { throw ExportError(scratch: errno) }
    bytes += more
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
    keys.sort { ($0.hash, $0.start) < ($1.hash, $1.start) }
    var index = 0
    while index < keys.count {
      let hash = keys[index].hash
      var records: [UnsafeRawBufferPointer] = []
      while index < keys.count, keys[index].hash == hash {
        records.append(
          UnsafeRawBufferPointer(rebasing: bytes[keys[index].start..<keys[index].start + keys[index].count]))
        index += 1
      }
      try use(hash, records)
    }
  }
}
