internal import Names

/// The hash under which a name is found: that of its `NameKey.plain`, made without making the key.
enum NameHash {
  static func of(_ name: String) -> UInt64 { NameKey.withPlain(of: name, Mixing.hash) }
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
