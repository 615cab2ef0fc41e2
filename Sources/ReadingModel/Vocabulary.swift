/// The word pieces, found by their bytes.
///
/// An open-addressed table over the vocabulary's text: no string is made for any of the 30,522 pieces, so opening takes
/// about a millisecond.
struct Vocabulary: Sendable {
  private let text: [UInt8]
  /// Where the line of each piece begins; one more for the end.
  private let starts: [Int32]
  /// Piece numbers by hash; -1 is free. A power of two of places, less than half of them taken.
  private let table: [Int32]

  private(set) var unknown, start, end: Int32

  /// - Parameter lines: one piece a line.
  init(lines: UnsafeRawBufferPointer) throws(WeightError) {
    text = Array(lines)
    var starts: [Int32] = [0]
    for (i, byte) in text.enumerated() where byte == UInt8(ascii: "\n") { starts.append(Int32(i + 1)) }
    starts.append(Int32(text.count + 1))
    self.starts = starts
    var size = 1024
    while size < starts.count * 2 { size *= 2 }
    var table = [Int32](repeating: -1, count: size)
    for piece in 0..<(starts.count - 1) {
      var hash = Hash()
      for at in Int(starts[piece])..<(Int(starts[piece + 1]) - 1) { hash.add(text[at]) }
      var slot = hash.slot(size)
      while table[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = Int32(piece)
    }
    self.table = table
    (unknown, start, end) = (-1, -1, -1)
    func special(_ name: StaticString) throws(WeightError) -> Int32 {
      let bytes = Array(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
      guard let found = find(bytes[...], continuing: false) else {
        throw WeightError(.incomplete, "the vocabulary has no '\(name)'")
      }
      return found
    }
    (unknown, start, end) = (try special("[UNK]"), try special("[CLS]"), try special("[SEP]"))
  }

  var count: Int { starts.count - 1 }

  /// FNV-1a, 64 bits.
  struct Hash {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    func slot(_ size: Int) -> Int { Int(truncatingIfNeeded: value ^ (value >> 29)) & (size - 1) }
  }

  private static let continuation: [UInt8] = [UInt8(ascii: "#"), UInt8(ascii: "#")]

  /// The number of a piece, or `nil`.
  ///
  /// - Parameter continuing: whether the piece goes on a word ("##ing").
  func find(_ piece: ArraySlice<UInt8>, continuing: Bool) -> Int32? {
    var hash = Hash()
    if continuing { for byte in Self.continuation { hash.add(byte) } }
    for byte in piece { hash.add(byte) }
    var slot = hash.slot(table.count)
    while table[slot] >= 0 {
      let number = Int(table[slot])
      let (low, high) = (Int(starts[number]), Int(starts[number + 1]) - 1)
      let line = text[low..<high]
      if continuing
        ? line.starts(with: Self.continuation) && line.dropFirst(2).elementsEqual(piece) : line.elementsEqual(piece)
      {
        return Int32(number)
      }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }
}
