internal import Clibzstd
internal import Foundation
internal import GraphSchema

/// Decompresses zstd (RFC 8878) as the bytes come in; several frames in a row are one stream.
final class Unzstd: ByteLayer {
  /// The largest window that is held, as a power of two: 128 MB, what `zstd --ultra` needs; `--long=31` is refused.
  private static let windowLog: Int32 = 27

  private let input: any ByteLayer
  private let place: String
  private let limit: Int
  private let stream = ZSTD_createDStream()
  private var piece: [UInt8] = []
  private var offset = 0
  private var room = [UInt8](repeating: 0, count: pieceBytes)
  private var total = 0
  /// Whether the last call filled the room, so that there may be more without more input.
  private var isFull = false
  private var isInFrame = false

  /// - Parameter limit: the most bytes that come out.
  init(_ input: any ByteLayer, place: String, limit: Int = Limits.unpackedBytes) {
    self.limit = limit
    self.input = input
    self.place = place
    ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, Self.windowLog)
  }

  deinit { ZSTD_freeDStream(stream) }

  func read() throws(ReadingError) -> Data? {
    while true {
      if offset == piece.count, !isFull {
        guard let more = try input.read() else {
          guard !isInFrame else { throw damaged }
          return nil
        }
        piece = [UInt8](more)
        offset = 0
      }
      let before = offset
      let (hint, made) = step()
      guard ZSTD_isError(hint) == 0 else { throw damaged }
      // Without anything to do it asks for the next frame.
      if made > 0 || offset > before { isInFrame = hint != 0 }
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
  }

  /// One call of the decompressor, which takes from the piece and fills the room.
  private func step() -> (hint: Int, made: Int) {
    piece.withUnsafeBufferPointer { input in
      room.withUnsafeMutableBufferPointer { output in
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: offset)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let hint = ZSTD_decompressStream(stream, &target, &source)
        offset = source.pos
        return (hint, target.pos)
      }
    }
  }

  private var damaged: ReadingError {
    ReadingError(
      code: .binary, what: "the compressed file is damaged or cut off", place: place,
      remedy: "check it with: zstd -t '\(place)'")
  }
}
