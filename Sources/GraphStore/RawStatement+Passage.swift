internal import GraphSchema

extension RawStatement {
  /// As below, of a column.
  func passage(start: Int32, longer: Int32, quote: Int32) throws -> CodePointRange {
    try passage(start: start, longer: longer, quote: bytes(quote) ?? UnsafeRawBufferPointer(start: nil, count: 0))
  }

  /// Where a passage stands. Its end follows from its words; SQLite, which would say it too, reads them twice for that.
  ///
  /// - Throws: `DamagedColumn`.
  func passage(start: Int32, longer: Int32, quote: UnsafeRawBufferPointer) throws -> CodePointRange {
    let first = try int(start)
    let (end, isTooFar) = first.addingReportingOverflow(quote.codePointsOfSQL &+ (try int(longer)))
    guard !isTooFar else { throw DamagedColumn(column: "start") }
    return try CodePointRange(stored: first, end, column: "start")
  }
}

extension UnsafeRawBufferPointer {
  /// What SQLite's length() says: code points up to the first of 0.
  fileprivate var codePointsOfSQL: Int {
    var (count, place) = (0, 0)
    // Eight bytes at a time for as long as none of them is 0: those that begin with the bits 10 only go on with a code point.
    let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
    while place + 8 <= self.count {
      let word = loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if (word &- ones) & ~word & tops != 0 { break }
      count += 8 - (word & ~(word << 1) & tops).nonzeroBitCount
      place += 8
    }
    while place < self.count, self[place] != 0 {
      if self[place] & 0xC0 != 0x80 { count += 1 }
      place += 1
    }
    return count
  }
}
