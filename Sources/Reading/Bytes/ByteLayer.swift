internal import Foundation
internal import GraphSchema

/// Bytes one piece after the other. Layers lie on each other: what a file holds, freed of gzip, in UTF-8.
///
/// No piece is larger than `pieceBytes`, whatever it was made from, so that a compressed file of a thousand layers needs
/// no more memory than a plain one.
protocol ByteLayer: AnyObject {
  /// The next bytes, never none; `nil` at the end.
  func read() throws(ReadingError) -> Data?
}

extension ByteLayer {
  static var pieceBytes: Int { 1 << 16 }
}

/// A file or a pipe. A read that fails is an error: half an article must not pass for a whole one.
final class HandleLayer: ByteLayer {
  private let handle: FileHandle
  private let place: String

  init(_ handle: FileHandle, place: String) {
    self.handle = handle
    self.place = place
  }

  func read() throws(ReadingError) -> Data? {
    do {
      guard let bytes = try handle.read(upToCount: Self.pieceBytes), !bytes.isEmpty else { return nil }
      return bytes
    } catch {
      throw ReadingError(
        code: .unreadable, what: "the file broke off while it was read", place: place,
        remedy: "check the disk or the connection, and try again")
    }
  }
}

/// Bytes in memory.
final class DataLayer: ByteLayer {
  private var rest: Data

  init(_ data: Data) { rest = data }

  func read() throws(ReadingError) -> Data? {
    guard !rest.isEmpty else { return nil }
    let piece = rest.prefix(Self.pieceBytes)
    rest = rest.dropFirst(piece.count)
    return Data(piece)
  }
}

/// Bytes that were looked at already, and what follows them.
final class PushedBackLayer: ByteLayer {
  private var start: [Data]
  private let rest: any ByteLayer

  /// - Parameter start: pieces in their order.
  init(_ start: [Data], then rest: any ByteLayer) {
    self.start = start.reversed()
    self.rest = rest
  }

  func read() throws(ReadingError) -> Data? {
    if let piece = start.popLast() { return piece }
    return try rest.read()
  }
}
