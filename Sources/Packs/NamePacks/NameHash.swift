internal import Names

/// The hash under which a name is found: that of its `NameKey.plain`, made without making the key.
enum NameHash {
  static func of(_ name: String) -> UInt64 {
    var name = name
    let fast: UInt64? = name.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { room in
        guard let count = plain(bytes, into: room) else { return nil }
        return Mixing.hash(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<count]))
      }
    }
    if let fast { return fast }
    return Array(NameKey.plain(name).utf8).withUnsafeBytes { Mixing.hash($0) }
  }

  /// Writes the plain key of an ASCII name; `nil` where only `NameKey` knows: other letters, and "co-operation".
  ///
  /// Nearly every name of a pack and of an article is ASCII, and this takes a tenth of the time.
  private static func plain(
    _ bytes: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var count = 0
    var wordStart = 0
    func endWord() {
      if count > wordStart {
        room[count] = UInt8(ascii: " ")
        count += 1
        wordStart = count
      }
    }
    for byte in bytes {
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
      case 0x80...: return nil
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
}

/// A hash of bytes, eight at a time: for finding names and for noticing damage, not against an attacker.
///
/// Source: multiply and xor-shift, closed with the finaliser of MurmurHash3 (A. Appleby, public domain).
enum Mixing {
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      hash = step(hash, word)
      offset += 8
    }
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count {
      tail |= UInt64(bytes[offset]) << shift
      shift += 8
      offset += 1
    }
    hash = step(hash, tail)
    hash ^= hash >> 33
    hash &*= 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    hash &*= 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }

  private static func step(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (hash ^ word) &* 0x9FB2_1C65_1E98_DF25
    return mixed ^ (mixed >> 32)
  }
}
