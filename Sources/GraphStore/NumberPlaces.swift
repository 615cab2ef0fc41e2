internal import GRDB

/// The place of each row in an order, by its number in the table.
struct NumberPlaces {
  /// By number, `UInt32.max` for a number that no row has.
  private var low: [UInt32]
  /// By how far a number is above `Numbering.boundary`.
  private var high: [UInt32]
  /// Where numbers are much larger than there are rows: in a damaged file.
  private var sparse: [Int: UInt32] = [:]
  private(set) var count = 0

  init(of table: String, in db: Database) throws {
    let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
    func places(_ condition: String, above base: Int) throws -> [UInt32] {
      let highest = try Int.fetchOne(
        db, sql: "SELECT max(number) FROM \(table) WHERE number \(condition) \(Numbering.boundary)")
      guard let highest, 0...(8 * rows + 4096) ~= highest - base else { return [] }
      return [UInt32](repeating: .max, count: highest - base + 1)
    }
    low = try places("<=", above: 0)
    high = try places(">", above: Numbering.boundary)
  }

  /// The row with that number is the next one.
  mutating func note(_ number: Int) {
    let place = UInt32(truncatingIfNeeded: count)
    if low.indices.contains(number) {
      low[number] = place
    } else if high.indices.contains(number &- Numbering.boundary) {
      high[number &- Numbering.boundary] = place
    } else {
      sparse[number] = place
    }
    count += 1
  }

  @inline(__always)
  subscript(number: Int) -> UInt32? {
    let place: UInt32
    if low.indices.contains(number) {
      place = low[number]
    } else if high.indices.contains(number &- Numbering.boundary) {
      place = high[number &- Numbering.boundary]
    } else {
      return sparse[number]
    }
    return place == .max ? nil : place
  }
}
