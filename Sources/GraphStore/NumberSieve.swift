/// Which numbers may be among those that were put in: one bit each, in memory of fixed size.
///
/// Numbers beyond eight million share the bits of smaller ones, so an answer may be a wrong yes, never a wrong no.
struct NumberSieve {
  private static let bits = 1 << 23
  private var words = [UInt64](repeating: 0, count: bits / 64)

  mutating func insert(_ number: Int) {
    let bit = number & (Self.bits - 1)
    words[bit / 64] |= 1 << UInt64(bit % 64)
  }

  /// Puts in what another one holds.
  mutating func formUnion(_ other: NumberSieve) {
    for place in words.indices { words[place] |= other.words[place] }
  }

  func mayHold(_ number: Int) -> Bool {
    let bit = number & (Self.bits - 1)
    return words[bit / 64] >> UInt64(bit % 64) & 1 == 1
  }
}
