internal import Clibz
internal import Foundation
internal import GraphSchema

/// Bytes of which it is known how many they are and what their checksum is: damage and bombs are found out.
final class CheckedLayer: ByteLayer {
  private let input: any ByteLayer
  private let expected: Int
  private let checksum: UInt32
  private let place: String
  private var count = 0
  private var sum = crc32(0, nil, 0)

  init(_ input: any ByteLayer, bytes: Int, checksum: UInt32, place: String) {
    self.input = input
    self.expected = bytes
    self.checksum = checksum
    self.place = place
  }

  func read() throws(ReadingError) -> Data? {
    guard let piece = try input.read() else {
      guard count == expected, UInt32(truncatingIfNeeded: sum) == checksum else { throw ZIPArchive.damaged(place) }
      return nil
    }
    count += piece.count
    guard count <= expected else { throw ZIPArchive.damaged(place) }
    sum = piece.withUnsafeBytes { crc32(sum, $0.bindMemory(to: UInt8.self).baseAddress, UInt32($0.count)) }
    return piece
  }
}
