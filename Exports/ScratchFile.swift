internal import Foundation
internal import GraphSchema
internal import Synchronization

/// A file without a name, which is gone when the program ends, however it ends. Many threads may write and read at once.
final class ScratchFile: Sendable {
  private struct State {
    var descriptor: Int32 = -1
    var written = 0
  }

  private let state = Mutex(State())

  deinit { state.withLock { if $0.descriptor >= 0 { _ = close($0.descriptor) } } }

  /// Whether anything was written.
  var isUsed: Bool { state.withLock { $0.descriptor >= 0 } }

  /// - Returns: where the bytes begin.
  func add(_ bytes: UnsafeRawBufferPointer) throws -> Int {
    let (descriptor, start) = try state.withLock { state in
      if state.descriptor < 0 {
        // Closing what `tmpfile` gives does not remove what was duplicated from it.
        guard let file = tmpfile() else { throw ExportError(scratch: errno) }
        state.descriptor = dup(fileno(file))
        fclose(file)
        guard state.descriptor >= 0 else { throw ExportError(scratch: errno) }
      }
      defer { state.written += bytes.count }
      return (state.descriptor, state.written)
    }
    var place = 0
    while place < bytes.count {
      let count = pwrite(descriptor, bytes.baseAddress.map { $0 + place }, bytes.count - place, off_t(start + place))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ExportError(scratch: errno) }
      place += count
    }
    return start
  }

  /// Reads as many bytes as there is room for.
  func read(into room: UnsafeMutableRawBufferPointer, from start: Int) throws {
    let descriptor = state.withLock { $0.descriptor }
    var filled = 0
    while filled < room.count {
      let more = pread(descriptor, room.baseAddress.map { $0 + filled }, room.count - filled, off_t(start + filled))
      if more < 0, errno == EINTR { continue }
      guard more > 0 else { throw ExportError(scratch: more < 0 ? errno : EIO) }
      filled += more
    }
  }
}

/// A text that is put aside piece by piece and taken again in the same pieces: on the disk, once it is large.
struct ScratchText {
  private static let inMemory = 1 << 22

  private let file = ScratchFile()
  private var start = ByteText()
  /// Of each piece; the first ones are in memory.
  private var counts: [UInt32] = []

  mutating func add(_ piece: UnsafeRawBufferPointer) throws {
    if piece.isEmpty { return }
    counts.append(UInt32(piece.count))
    if !file.isUsed, start.count + piece.count <= Self.inMemory {
      start.add(piece)
    } else {
      _ = try file.add(piece)
    }
  }

  /// Where a piece lies.
  struct Place: Sendable {
    let isInMemory: Bool
    let start: Int
    let count: Int
  }

  /// One after the other.
  var places: [Place] {
    var (memory, disk) = (0, 0)
    return counts.map { count in
      let count = Int(count)
      if memory + count <= start.count {
        defer { memory += count }
        return Place(isInMemory: true, start: memory, count: count)
      }
      defer { disk += count }
      return Place(isInMemory: false, start: disk, count: count)
    }
  }

  /// Gives the bytes of a piece.
  func with(_ place: Place, _ use: (UnsafeRawBufferPointer) throws -> Void) throws {
    if place.isInMemory {
      return try start.withBytes {
        try use(UnsafeRawBufferPointer(rebasing: $0[place.start..<place.start + place.count]))
      }
    }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: place.count, alignment: 16)
    defer { room.deallocate() }
    try file.read(into: room, from: place.start)
    try use(UnsafeRawBufferPointer(room))
  }
}
