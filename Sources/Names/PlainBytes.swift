/// Writes the plain key of names of Latin letters a byte at a time.
///
/// Nearly every name of a pack and of an article is such a one, and taking it apart into words, as `NameKey` does for all
/// others, takes ten times as long.
enum PlainBytes {
  /// - Parameters:
  ///   - bytes: the name in UTF-8.
  ///   - room: at least as many bytes.
  /// - Returns: how many bytes the key has; `nil` where only words tell: other letters, and "co-operation".
  /// - Complexity: O(length).
  static func write(
    _ bytes: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var count = 0
    var wordStart = 0
    var index = 0
    func endWord() {
      if count > wordStart {
        room[count] = UInt8(ascii: " ")
        count += 1
        wordStart = count
      }
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "&"),
        UInt8(ascii: "+"):
        room[count] = byte
        count += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        room[count] = byte | 0x20
        count += 1
      case UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "`"): break
      case UInt8(ascii: "-"):
        if count - wordStart == 2, room[wordStart] == UInt8(ascii: "c"), room[wordStart + 1] == UInt8(ascii: "o") {
          return nil
        }
        endWord()
      case 0x80...:
        guard let letter = accented(byte, bytes, &index) else { return nil }
        var folded = letter
        while folded > 0 {
          room[count] = UInt8(truncatingIfNeeded: folded)
          count += 1
          folded >>= 8
        }
      default: endWord()
      }
    }
    if count > 0, wordStart == count { count -= 1 }
    // "the" in front of another word is no part of the name.
    if count > 4, room[0] == UInt8(ascii: "t"), room[1] == UInt8(ascii: "h"), room[2] == UInt8(ascii: "e"),
      room[3] == UInt8(ascii: " ")
    {
      for index in 4..<count { room[index - 4] = room[index] }
      count -= 4
    }
    return count
  }

  /// What a Latin letter beyond ASCII becomes, at most two bytes, the first of them lowest; zero for an apostrophe.
  ///
  /// - Parameter index: behind the first byte of the letter; afterwards behind all of them.
  private static func accented(_ first: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt16? {
    switch first {
    case 0xC3...0xC8:
      let letter = Int(first & 0x1F) << 6 | Int(bytes[index] & 0x3F)
      index += 1
      return known(letters[letter - 0xC0])
    case 0xE1:
      let letter = 0x1000 | Int(bytes[index] & 0x3F) << 6 | Int(bytes[index + 1] & 0x3F)
      guard (0x1E00...0x1EFF).contains(letter) else { return nil }
      index += 2
      return known(letters[0x180 + letter - 0x1E00])
    case 0xE2 where bytes[index] == 0x80 && (bytes[index + 1] == 0x98 || bytes[index + 1] == 0x99):
      index += 2
      return 0
    default: return nil
    }
  }

  private static let unknown: UInt16 = 0xFFFF

  private static func known(_ letter: UInt16) -> UInt16? { letter == unknown ? nil : letter }

  /// Of U+00C0 to U+023F, then U+1E00 to U+1EFF.
  private static let letters: [UInt16] = (Array(0xC0...0x23F) + Array(0x1E00...0x1EFF)).map { (value: UInt32) in
    guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { return unknown }
    let folded = Array(Folding.fold(String(scalar)).utf8)
    guard (1...2).contains(folded.count), folded.allSatisfy({ $0 < 0x80 }) else { return unknown }
    return folded.reversed().reduce(0) { $0 << 8 | UInt16($1) }
  }
}
