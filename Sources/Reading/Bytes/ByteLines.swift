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
  /// What was read last, and how much of it has been given out.
  private var piece: [UInt8] = []
  private var offset = 0

  init(_ source: ByteSource) { self.source = source }

  /// Why the bytes ended before their end. What is read last is then no whole line.
  var failure: ReadingError? { source.failure }

  /// The next line; `nil` at the end.
  ///
  /// - Parameter limit: bytes kept.
  func line(limit: Int) -> Line? {
    var line = Data()
    var count = 0
    func take(upTo end: Int) {
      count += end - offset
      line.append(contentsOf: piece[offset..<min(end, offset + limit - line.count)])
      offset = end
    }
    while true {
      if let end = nextLineEnd {
        take(upTo: end)
        offset += 1
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return Line(bytes: line, isCut: count > limit)
      }
      take(upTo: piece.count)
      guard readOn() else { return count == 0 ? nil : Line(bytes: line, isCut: count > limit) }
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
      if offset == piece.count {
        guard readOn() else { return (kept, false) }
      }
      let end = min(piece.count, offset + missing)
      kept.append(contentsOf: piece[offset..<min(end, offset + keep - kept.count)])
      missing -= end - offset
      offset = end
    }
    return (kept, true)
  }

  /// - Returns: whether there was more.
  private func readOn() -> Bool {
    piece = source.read().map { [UInt8]($0) } ?? []
    offset = 0
    return !piece.isEmpty
  }

  /// Where the line ends that begins at the offset, if it ends in the piece.
  private var nextLineEnd: Int? {
    piece.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, offset < bytes.count else { return nil }
      return memchr(start + offset, Int32(UInt8(ascii: "\n")), bytes.count - offset).map {
        start.distance(to: UnsafeRawPointer($0))
      }
    }
  }
}
