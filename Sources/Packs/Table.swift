internal import GraphSchema

/// A TSV file: a header row, then one row a line. Empty lines and lines that begin with `#` are left out.
struct Table {
  private(set) var rows: [Row] = []

  /// One line of the file, with its cells by the name of their column.
  struct Row {
    private let cells: TableCells
    /// The first of its cells, and how many there are.
    private let first: Int
    private let count: Int
    private let line: Int

    init(_ cells: TableCells, first: Int, count: Int, line: Int) {
      self.cells = cells
      self.first = first
      self.count = count
      self.line = line
    }

    /// "countries.tsv, line 12"
    var place: String { cells.place(line: line) }

    /// The cell, or `nil` where it is empty, cut off or the file has no such column.
    func value(_ column: String) -> String? {
      guard let range = range(column) else { return nil }
      return cells.text(range)
    }

    /// The cell, which must not be empty.
    func required(_ column: String) throws(PackError) -> String {
      guard let value = value(column) else {
        throw PackError(
          code: .malformed, what: "the column '\(column)' is empty", place: place,
          remedy: "every row of this file needs one")
      }
      return value
    }

    /// The parts of a list cell.
    func list(_ column: String) -> [String] {
      guard let range = range(column) else { return [] }
      return cells.parts(of: range, at: UInt8(ascii: "|")).map(cells.text)
    }

    private func range(_ column: String) -> Range<Int>? {
      guard let index = cells.columns.firstIndex(of: column), index < count else { return nil }
      let range = cells.ranges[first + index]
      return range.isEmpty ? nil : range
    }
  }

  /// Reads a file that must have these columns; others may follow, in any order.
  init(_ file: PackFile, columns needed: [String]) throws(PackError) {
    let cells = TableCells(file)
    var number = 0
    var start = 0
    while start <= cells.bytes.count {
      let end = cells.end(ofLineAt: start)
      defer { start = end + 1 }
      number += 1
      // "\r\n" ends a line too.
      let line = start..<(end > start && cells.bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
      if line.isEmpty || cells.bytes[line.lowerBound] == UInt8(ascii: "#") { continue }
      let first = cells.ranges.count
      cells.cut(line)
      let count = cells.ranges.count - first
      if cells.columns.isEmpty {
        cells.takeHeader()
        for name in needed where !cells.columns.contains(name) {
          throw PackError(
            code: .malformed, what: "there is no column '\(name)'", place: cells.place(line: number),
            remedy: "the header needs the columns \(needed.joined(separator: ", "))")
        }
        continue
      }
      guard count <= cells.columns.count else {
        throw PackError(
          code: .malformed, what: "the row has \(count) cells, the header has \(cells.columns.count)",
          place: cells.place(line: number), remedy: "separate cells by one tab")
      }
      rows.append(Row(cells, first: first, count: count, line: number))
    }
  }
}
