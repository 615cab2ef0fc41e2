internal import Names

/// The number under which a spelling is found: 24 bits of its plain form (`NameKey.plain`), the same for everything that has
/// that form and by chance for a few others, above 8 bits of the exact form, by which a change is noticed.
///
/// Source: FNV-1a, 32 bits; see `StableHash`.
enum SpellingNumber {
  /// - Returns: what fits four bytes of an SQLite row.
  static func of(_ name: String) -> Int {
    let plain = NameKey.withPlain(of: name) { hash($0) }
    var name = name
    let exact = name.withUTF8 { hash($0) }
    return Int(Int32(bitPattern: plain & ~0xFF | (exact ^ exact >> 8 ^ exact >> 16 ^ exact >> 24) & 0xFF))
  }

  /// The numbers of all spellings with the plain form of this one.
  static func all(like name: String) -> ClosedRange<Int> {
    let lowest = of(name) & ~0xFF
    return lowest...(lowest + 0xFF)
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811c_9dc5
    for byte in bytes {
      hash ^= UInt32(byte)
      hash &*= 0x0100_0193
    }
    return hash
  }
}
