internal import GRDB

/// The place of each row in an order, by its number in the table.
struct NumberPlaces {
  /// By number, `UInt32.max` for a number that no row has.
  private var dense: [UInt32] = []
  /// Where numbers are much larger than there are rows: in a damaged file.
  private var sparse: [Int: UInt32] = [:]
  private var count: UInt32 = 0

  init(of table: String, in db: Database) throws {
    let highest = try Int.fetchOne(db, sql: "SELECT max(number) FROM \(table)") ?? 0
    let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
    if 0...(8 * rows + 4096) ~= highest { dense = [UInt32](repeating: .max, count: highest + 1) }
  }

  /// The row with that number is the next one.
  mutating func note(_ number: Int) {
    if dense.indices.contains(number) { dense[number] = count } else { sparse[number] = count }
    count += 1
  }

  @inline(__always)
  subscript(number: Int) -> UInt32? {
    guard dense.indices.contains(number) else { return sparse[number] }
    return dense[number] == .max ? nil : dense[number]
  }
}
