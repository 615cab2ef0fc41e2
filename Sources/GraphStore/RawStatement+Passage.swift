internal import GraphSchema

extension RawStatement {
  /// Where a passage stands. Its end follows from its words; SQLite, which would say it too, reads them twice for that.
  ///
  /// - Throws: `DamagedColumn`.
  func passage(start: Int32, longer: Int32, quote: Int32) throws -> CodePointRange {
    let first = try int(start)
    let (end, isTooFar) = first.addingReportingOverflow(
      (bytes(quote)?.codePointsOfSQL ?? 0) &+ (try int(longer)))
    guard !isTooFar else { throw DamagedColumn(column: "start") }
    return try CodePointRange(stored: first, end, column: "start")
  }
}

extension UnsafeRawBufferPointer {
  /// What SQLite's length() says: code points up to the first of 0.
  fileprivate var codePointsOfSQL: Int {
    var count = 0
    for byte in self {
      if byte == 0 { break }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    return count
  }
}
