internal import Foundation
internal import GraphSchema

/// UTF-16 as UTF-8. Half a pair and half a unit are errors: they are damage, or something else than text.
final class UTF16Layer: ByteLayer {
  private let input: any ByteLayer
  private let place: String
  private let isBigEndian: Bool
  /// What the last piece ended in the middle of: a byte, or the first unit of a pair.
  private var carried: [UInt8] = []
  private var done = 0

  init(_ input: any ByteLayer, isBigEndian: Bool, place: String) {
    self.input = input
    self.isBigEndian = isBigEndian
    self.place = place
  }

  /// Whether the first bytes are UTF-16: by a byte order mark, or a tag in units of two bytes.
  ///
  /// - Returns: whether the first byte of a unit is the high one; `nil` for anything else.
  static func isBigEndian(_ head: Data) -> Bool? {
    let head = [UInt8](head.prefix(4))
    if head.starts(with: [0xFF, 0xFE]) { return false }
    if head.starts(with: [0xFE, 0xFF]) { return true }
    guard head.count == 4 else { return nil }
    let tag = UInt8(ascii: "<")
    if head[0] == tag, head[1] == 0, head[2] > 0x20, head[3] == 0 { return false }
    if head[0] == 0, head[1] == tag, head[2] == 0, head[3] > 0x20 { return true }
    return nil
  }

  func read() throws(ReadingError) -> Data? {
    while true {
      guard let more = try input.read() else {
        guard carried.isEmpty else { throw broken }
        return nil
      }
      let bytes = carried + more
      var units: [UInt16] = []
      units.reserveCapacity(bytes.count / 2)
      for index in stride(from: 0, to: bytes.count - 1, by: 2) {
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      }
      var kept = units.count
      if let last = units.last, UTF16.isLeadSurrogate(last) { kept -= 1 }
      carried = Array(bytes[(2 * kept)...])
      guard let text = String(validating: units[..<kept], as: UTF16.self) else { throw broken }
      done += 2 * kept
      // The mark is no part of the text.
      let plain =
        done == 2 * kept && text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
      if !plain.isEmpty { return Data(plain.utf8) }
    }
  }

  private var broken: ReadingError {
    ReadingError(
      code: .encoding, what: "the text begins as UTF-16 and is not", place: "\(place), after byte \(done)",
      remedy: "save it again as UTF-8")
  }
}
