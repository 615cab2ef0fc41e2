internal import Clibz
internal import Foundation
internal import GraphSchema

/// Decompresses gzip, or the bare streams inside ZIP archives, as the bytes come in. Several members in a row, as log
/// rotation and crawls write them, are one stream.
final class Gunzip: ByteLayer {
  /// How the compressed bytes are wrapped.
  enum Wrapping { case gzip, none }

  private let input: any ByteLayer
  private let place: String
  private let wrapping: Wrapping
  private let limit: Int
  private var stream = z_stream()
  private var piece: [UInt8] = []
  private var offset = 0
  private var room = [UInt8](repeating: 0, count: pieceBytes)
  private var total = 0
  /// Whether the last call filled the room, so that there may be more without more input.
  private var isFull = false
  private var isInMember = false
  private var hasEnded = false

  /// - Parameter limit: the most bytes that come out.
  init(
    _ input: any ByteLayer, wrapping: Wrapping = .gzip, place: String, limit: Int = Limits.unpackedBytes
  ) {
    self.limit = limit
    self.input = input
    self.place = place
    self.wrapping = wrapping
    // 15: the largest window; 16: a gzip header; negative: none.
    inflateInit2_(&stream, wrapping == .gzip ? 15 + 16 : -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit { inflateEnd(&stream) }

  func read() throws(ReadingError) -> Data? {
    while !hasEnded {
      if offset == piece.count, !isFull {
        guard let more = try input.read() else {
          guard !isInMember, wrapping == .gzip else { throw damaged }
          hasEnded = true
          break
        }
        piece = [UInt8](more)
        offset = 0
      }
      let (status, made) = step()
      switch status {
      case Z_OK: isInMember = true
      case Z_BUF_ERROR: break
      case Z_STREAM_END:
        isInMember = false
        hasEnded = wrapping == .none
        inflateReset(&stream)
      default: throw damaged
      }
      isFull = made == room.count
      total += made
      guard total <= limit else {
        throw ReadingError(
          code: .tooLarge,
          what: "the compressed file holds more than \(limit) bytes, which is the limit",
          place: place, remedy: "split it")
      }
      if made > 0 { return Data(room[..<made]) }
    }
    return nil
  }

  /// One call of the decompressor, which takes from the piece and fills the room.
  private func step() -> (status: Int32, made: Int) {
    piece.withUnsafeMutableBufferPointer { input in
      room.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress.map { $0 + offset }
        stream.avail_in = UInt32(input.count - offset)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        offset = input.count - Int(stream.avail_in)
        stream.next_in = nil
        return (status, output.count - Int(stream.avail_out))
      }
    }
  }

  private var damaged: ReadingError {
    ReadingError(
      code: .binary, what: "the compressed file is damaged or cut off", place: place,
      remedy: wrapping == .gzip ? "check it with: gzip -t '\(place)'" : "check the archive with: unzip -t")
  }
}
