/// The cells of a TSV file, as ranges of its bytes: a text is made of one only where somebody asks for it.
///
/// Filled while the table is read, by one thread, and not changed afterwards.
final class TableCells {
  let bytes: [UInt8]
  /// The cells of the header, in its order.
  private(set) var columns: [String] = []
  /// All cells, row after row, without the blanks at their ends.
  private(set) var ranges: [Range<Int>] = []
  private let file: String

  init(_ file: PackFile) {
    self.file = file.place
    bytes = Array(file.text.utf8)
    ranges.reserveCapacity(bytes.count / 8)
  }

  func place(line: Int) -> String { "\(file), line \(line)" }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Where the line that begins at a byte ends, without its line feed.
  func end(ofLineAt start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  /// Adds the cells of a line.
  func cut(_ line: Range<Int>) {
    var start = line.lowerBound
    for end in line where bytes[end] == UInt8(ascii: "\t") {
      ranges.append(trimmed(start..<end))
      start = end + 1
    }
    ranges.append(trimmed(start..<line.upperBound))
  }

  /// Makes the cells that were cut so far the header.
  func takeHeader() {
    columns = ranges.map(text)
    ranges.removeAll(keepingCapacity: true)
  }

  /// The parts of a cell between separators, without blanks at their ends and without empty ones.
  func parts(of cell: Range<Int>, at separator: UInt8) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = cell.lowerBound
    for end in cell where bytes[end] == separator {
      parts.append(trimmed(start..<end))
      start = end + 1
    }
    parts.append(trimmed(start..<cell.upperBound))
    return parts.filter { !$0.isEmpty }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return start..<end
  }
}
