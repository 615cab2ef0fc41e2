/// Hashes that are the same on every machine and in every release, unlike Swift's `Hasher`.
///
/// They name things and notice changes; they are not cryptographic. At a million articles the chance that two of the 64-bit
/// ids collide by accident is 3 in 100 million.
///
/// Source: FNV-1a, G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, IETF draft-eastlake-fnv (64 and 128 bits), the short
/// one finished with the mixer of MurmurHash3 (A. Appleby, public domain), because FNV alone leaves the high bits of
/// short texts alike.
public enum StableHash {
  /// 16 hexadecimal digits.
  public static func hex64(_ text: String) -> String { hex(UInt64(bits64(text)), digits: 16) }

  /// 32 hexadecimal digits.
  public static func hex128(_ text: String) -> String { hex(bits128(Array(text.utf8))) }

  public static func bits128(_ bytes: [UInt8]) -> UInt128 { bits128(bytes, after: start128) }

  /// What `bits128` gives for no bytes at all.
  public static let start128: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

  /// Goes on where `hash`, that of what stands before these bytes, ended: what many texts begin with is hashed once.
  public static func bits128(_ bytes: [UInt8], after hash: UInt128) -> UInt128 {
    bytes.withUnsafeBytes { bits128($0, after: hash) }
  }

  public static func bits128(_ bytes: UnsafeRawBufferPointer, after hash: UInt128) -> UInt128 {
    var hash = hash
    for byte in bytes {
      hash ^= UInt128(byte)
      hash &*= 0x0000_0000_0100_0000_0000_0000_0000_013B
    }
    return hash
  }

  /// 32 hexadecimal digits.
  public static func hex(_ hash: UInt128) -> String {
    // In halves: the standard library writes 64 bits twenty times as fast as 128.
    return hex(UInt64(truncatingIfNeeded: hash >> 64), digits: 16) + hex(UInt64(truncatingIfNeeded: hash), digits: 16)
  }

  private static func bits64(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x0000_0100_0000_01B3
    }
    hash ^= hash >> 33
    hash &*= 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 33
    hash &*= 0xc4ce_b9fe_1a85_ec53
    return hash ^ (hash >> 33)
  }

  private static func hex(_ value: UInt64, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
  }
}
