internal import Foundation
internal import GraphSchema

/// Bytes that can be read anywhere, as the directory at the end of a ZIP archive asks for: a file, or what is in memory.
struct RandomBytes {
  let count: Int
  private let read: (_ offset: Int, _ count: Int) -> Data?

  init(_ data: Data) {
    let data = Data(data)
    count = data.count
    read = { offset, count in
      guard offset >= 0, count >= 0, offset <= data.count, count <= data.count - offset else { return nil }
      return data.subdata(in: offset..<offset + count)
    }
  }

  /// - Returns: `nil` for what cannot be read twice, as a pipe.
  init?(_ handle: FileHandle) {
    guard let end = try? handle.seekToEnd(), let size = Int(exactly: end) else { return nil }
    count = size
    read = { offset, count in
      guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { return nil }
      if count == 0 { return Data() }
      guard (try? handle.seek(toOffset: UInt64(offset))) != nil, let bytes = try? handle.read(upToCount: count),
        bytes.count == count
      else { return nil }
      return bytes
    }
  }

  /// Exactly this many bytes; `nil` where there are fewer.
  subscript(offset: Int, count: Int) -> Data? { read(offset, count) }

  /// The bytes of a range, piece by piece.
  func layer(from offset: Int, count: Int) -> any ByteLayer { RangeLayer(bytes: self, offset: offset, left: count) }

  private final class RangeLayer: ByteLayer {
    private let bytes: RandomBytes
    private var offset: Int
    private var left: Int

    init(bytes: RandomBytes, offset: Int, left: Int) {
      self.bytes = bytes
      self.offset = offset
      self.left = left
    }

    func read() throws(ReadingError) -> Data? {
      let count = min(left, Self.pieceBytes)
      guard count > 0, let piece = bytes[offset, count] else { return nil }
      offset += count
      left -= count
      return piece
    }
  }
}

extension Data {
  /// A number of 1 to 8 bytes, the lowest first.
  func littleEndian(_ offset: Int, _ count: Int) -> Int? {
    guard offset >= 0, offset + count <= self.count else { return nil }
    var value: UInt64 = 0
    for index in (0..<count).reversed() { value = value << 8 | UInt64(self[startIndex + offset + index]) }
    return Int(exactly: value)
  }
}
