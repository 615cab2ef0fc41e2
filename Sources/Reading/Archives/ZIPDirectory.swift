internal import Foundation

/// The directory at the end of a ZIP archive.
struct ZIPDirectory {
  /// How many entries it says it has.
  let count: Int
  private let bytes: Data

  /// The largest directory held: a million entries with names of 80 bytes.
  private static let limit = 128 << 20

  /// - Returns: `nil` where there is no directory, or not all of it.
  init?(_ archive: RandomBytes) {
    // The record that ends the archive has 22 bytes and a comment of up to 65,535.
    let tail = min(archive.count, 22 + 0xFFFF)
    guard let last = archive[archive.count - tail, tail], let found = Self.end(of: last),
      var count = last.littleEndian(found + 10, 2), var size = last.littleEndian(found + 12, 4),
      var offset = last.littleEndian(found + 16, 4)
    else { return nil }
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      // The wide record: found through a locator of 20 bytes just before.
      let locator = archive.count - tail + found - 20
      if let place = archive[locator, 20], place.littleEndian(0, 4) == 0x0706_4B50, let at = place.littleEndian(8, 8),
        let wide = archive[at, 56], wide.littleEndian(0, 4) == 0x0606_4B50,
        let (a, b, c) = Self.all(wide.littleEndian(32, 8), wide.littleEndian(40, 8), wide.littleEndian(48, 8))
      {
        (count, size, offset) = (a, b, c)
      }
    }
    guard size <= Self.limit, let bytes = archive[offset, size] else { return nil }
    self.count = count
    self.bytes = bytes
  }

  /// - Returns: `nil` where it is damaged, or has fewer entries than it says.
  func entries() -> [ZIPArchive.Entry]? {
    var found: [ZIPArchive.Entry] = []
    var offset = 0
    while found.count < count {
      var length = 0
      guard let entry = ZIPArchive.Entry(bytes, at: offset, length: &length) else { return nil }
      found.append(entry)
      offset += length
    }
    return found
  }

  /// Where the last record begins: the last place that looks like it.
  private static func end(of tail: Data) -> Int? {
    guard tail.count >= 22 else { return nil }
    return (0...tail.count - 22).reversed().first { tail.littleEndian($0, 4) == 0x0605_4B50 }
  }

  private static func all(_ a: Int?, _ b: Int?, _ c: Int?) -> (Int, Int, Int)? {
    guard let a, let b, let c else { return nil }
    return (a, b, c)
  }
}
