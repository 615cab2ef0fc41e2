internal import GRDB

/// Writes rows of one table, many with one statement: what SQLite does around a statement takes longer than the row.
///
/// A row is in the table after the next `flush()`; with a width of 1 at once.
final class BulkInsert {
  private enum Cell {
    case number(Int)
    case text(start: Int, count: Int)
    case noBytes
    case nothing
  }

  private let many, one: RawStatement
  private let columns: Int
  private let width: Int
  private var cells: [Cell] = []
  /// The bytes of the texts in `cells`, one after the other.
  private var bytes: [UInt8] = []

  /// - Parameters:
  ///   - table: with its columns in parentheses, as SQL.
  ///   - width: how many rows are written at once.
  init(into table: String, columns: Int, width: Int, in db: Database) throws {
    self.columns = columns
    self.width = width
    let row = "(" + Array(repeating: "?", count: columns).joined(separator: ", ") + ")"
    one = try RawStatement("INSERT INTO \(table) VALUES \(row)", in: db)
    many = try RawStatement(
      "INSERT INTO \(table) VALUES " + Array(repeating: row, count: width).joined(separator: ", "), in: db)
    cells.reserveCapacity(columns * width)
  }

  func add(_ value: Int) { cells.append(.number(value)) }

  func add(_ value: String) {
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    cells.append(.text(start: start, count: bytes.count - start))
  }

  func add(_ value: String?) { if let value { add(value) } else { cells.append(.nothing) } }

  /// A blob without bytes.
  func addNoBytes() { cells.append(.noBytes) }

  /// Ends a row, of which every column was added.
  func endRow() throws {
    if cells.count == columns * width { try write(many, cells[...]) }
  }

  func flush() throws {
    var rest = cells[...]
    while !rest.isEmpty {
      try write(one, rest.prefix(columns), isLast: false)
      rest = rest.dropFirst(columns)
    }
    clear()
  }

  private func write(_ statement: RawStatement, _ cells: ArraySlice<Cell>, isLast: Bool = true) throws {
    try bytes.withUnsafeBufferPointer { bytes in
      for (index, cell) in cells.enumerated() {
        let place = Int32(index + 1)
        switch cell {
        case .number(let value): statement.bind(value, at: place)
        case .text(let start, let count):
          statement.bind(lasting: UnsafeBufferPointer(rebasing: bytes[start..<start + count]), at: place)
        case .noBytes: statement.bindNoBytes(at: place)
        case .nothing: statement.bind(nil as String?, at: place)
        }
      }
      try statement.run()
    }
    if isLast { clear() }
  }

  private func clear() {
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}
