internal import Names

/// The number under which a spelling is found: that of everything with the same plain form (`NameKey.plain`), and by
/// chance of a few others.
///
/// Source: FNV-1a, 32 bits; see `StableHash`.
enum SpellingNumber {
  /// - Returns: what fits four bytes of an SQLite row.
  static func of(_ name: String) -> Int {
    NameKey.withPlain(of: name) { bytes in
      var hash: UInt32 = 0x811c_9dc5
      for byte in bytes {
        hash ^= UInt32(byte)
        hash &*= 0x0100_0193
      }
      return Int(Int32(bitPattern: hash))
    }
  }
}
