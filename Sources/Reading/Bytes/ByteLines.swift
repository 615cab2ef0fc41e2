internal import Foundation

/// Lines, and stretches of a known length, of a stream of bytes. Of what is longer than it may be only the start is kept.
final class ByteLines {
  /// A line without its end (LF, or CR LF).
  struct Line {
    let bytes: Data
    /// Whether the line was longer than was kept.
    let isCut: Bool

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let source: ByteSource
  private var buffer = Data()

  init(_ source: ByteSource) { self.source = source }

  /// Why the bytes ended before their end. What is read last is then no whole line.
  var failure: ReadingError? { source.failure }

  /// The next line; `nil` at the end.
  ///
  /// - Parameter limit: bytes kept.
  func line(limit: Int) -> Line? {
    var line = Data()
    var count = 0
    func take(_ bytes: Data) {
      count += bytes.count
      line.append(bytes.prefix(limit - line.count))
    }
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        take(buffer[..<end])
        buffer = buffer[(end + 1)...]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return Line(bytes: line, isCut: count > limit)
      }
      take(buffer)
      guard let more = source.read() else {
        buffer = Data()
        return count == 0 ? nil : Line(bytes: line, isCut: count > limit)
      }
      buffer = more
    }
  }

  /// The next bytes.
  ///
  /// - Parameter keep: how many are kept; the rest is passed over.
  /// - Returns: the bytes, and whether there were as many as asked for.
  func bytes(_ count: Int, keep: Int) -> (bytes: Data, isWhole: Bool) {
    var kept = Data()
    var missing = count
    while missing > 0 {
      if buffer.isEmpty {
        guard let more = source.read() else { return (kept, false) }
        buffer = more
      }
      let piece = buffer.prefix(missing)
      kept.append(piece.prefix(keep - kept.count))
      missing -= piece.count
      buffer = buffer.dropFirst(piece.count)
    }
    return (kept, true)
  }
}
