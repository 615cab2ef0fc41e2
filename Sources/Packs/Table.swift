internal import GraphSchema

/// A TSV file: a header row, then one row a line. Empty lines and lines that begin with `#` are left out.
struct Table {
  let file: PackFile
  private(set) var rows: [Row] = []

  /// One line of the file, with its cells by the name of their column.
  struct Row {
    let place: String
    private let columns: [String: Int]
    private let cells: [Substring]

    init(place: String, columns: [String: Int], cells: [Substring]) {
      self.place = place
      self.columns = columns
      self.cells = cells
    }

    /// The cell, or `nil` where it is empty, cut off or the file has no such column.
    func value(_ column: String) -> String? {
      guard let index = columns[column], index < cells.count, !cells[index].isEmpty else { return nil }
      return String(cells[index])
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
      (value(column) ?? "").split(separator: "|").map { $0.trimmed() }.filter { !$0.isEmpty }
    }
  }

  /// Reads a file that must have these columns; others may follow, in any order.
  init(_ file: PackFile, columns needed: [String]) throws(PackError) {
    self.file = file
    var columns: [String: Int]?
    var number = 0
    // Split as UTF-8: "\r\n" is one Character, and would hide the line end.
    for bytes in file.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      var line = Substring(bytes)
      if line.utf8.last == UInt8(ascii: "\r") { line = Substring(line.utf8.dropLast()) }
      if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
      let cells = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        Substring($0).trimmedSlice()
      }
      guard let columns else {
        var found: [String: Int] = [:]
        for (index, cell) in cells.enumerated() { found[String(cell)] = index }
        for name in needed where found[name] == nil {
          throw PackError(
            code: .malformed, what: "there is no column '\(name)'", place: "\(file.place), line \(number)",
            remedy: "the header needs the columns \(needed.joined(separator: ", "))")
        }
        columns = found
        continue
      }
      guard cells.count <= columns.count else {
        throw PackError(
          code: .malformed, what: "the row has \(cells.count) cells, the header has \(columns.count)",
          place: "\(file.place), line \(number)", remedy: "separate cells by one tab")
      }
      rows.append(Row(place: "\(file.place), line \(number)", columns: columns, cells: cells))
    }
  }
}

extension Substring {
  /// Without blanks at either end.
  func trimmed() -> String { String(trimmedSlice()) }

  func trimmedSlice() -> Substring {
    var slice = self
    while slice.utf8.first == UInt8(ascii: " ") { slice.removeFirst() }
    while slice.utf8.last == UInt8(ascii: " ") { slice.removeLast() }
    return slice
  }
}
