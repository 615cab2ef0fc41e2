internal import Clibz
internal import Foundation
internal import GraphSchema

/// Decompresses gzip as the bytes come in; several members in a row, as log rotation and crawls write them, are one stream.
///
/// Memory: what one piece of input expands to, at most 1,000 times its size (the bound of the format).
final class Gunzip {
  enum Problem: Error { case damaged, tooLarge }

  private var stream = z_stream()
  private var total = 0
  private var isInMember = false

  init() {
    // 15: the largest window; 16: a gzip header.
    inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit { inflateEnd(&stream) }

  /// Whether the last member ended.
  var isComplete: Bool { !isInMember }

  func add(_ input: Data) -> Result<Data, Problem> {
    var bytes = [UInt8](input)
    var output = Data()
    var room = [UInt8](repeating: 0, count: 1 << 16)
    let problem: Problem? = bytes.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while true {
        let (status, made) = room.withUnsafeMutableBufferPointer { room in
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(room.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          return (status, room.count - Int(stream.avail_out))
        }
        output.append(contentsOf: room[..<made])
        total += made
        if total > Limits.jsonLinesBytes { return .tooLarge }
        switch status {
        case Z_OK: isInMember = true
        case Z_STREAM_END:
          isInMember = false
          inflateReset(&stream)
        case Z_BUF_ERROR: return nil
        default: return .damaged
        }
        if stream.avail_in == 0, stream.avail_out > 0 { return nil }
      }
    }
    stream.next_in = nil
    if let problem { return .failure(problem) }
    return .success(output)
  }
}
