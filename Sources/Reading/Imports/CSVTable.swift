internal import Foundation
internal import GraphSchema

/// A CSV file with named columns, row by row.
///
/// Separated by commas, semicolons, tabs or bars, whatever the first line has most of. Quoted fields may hold separators,
/// doubled quotes and line ends. The apostrophe that `kith export` puts before what a spreadsheet would take for a formula is
/// taken off.
///
/// Source: RFC 4180.
final class CSVTable {
  struct Row {
    let line: Int
    let place: String
    fileprivate let fields: [String]
    fileprivate let positions: [String: Int]

    /// Empty cells are not there.
    subscript(column: String) -> String? {
      guard let position = positions[column], !fields[position].isEmpty else { return nil }
      return fields[position]
    }

    func fault(_ what: String, try remedy: String? = nil) -> ReadingError {
      ReadingError(code: .record, what: what, place: "\(place), line \(line)", remedy: remedy)
    }

    func required(_ column: String) throws(ReadingError) -> String {
      guard let value = self[column] else { throw fault("the row has no \(column)") }
      return value
    }
  }

  let columns: [String]
  private let positions: [String: Int]
  private let separator: UInt8
  private let window: ImportWindow

  var place: String { window.place }

  init(_ path: String) throws(ReadingError) {
    let window = try ImportWindow(path)
    let end = try Self.extent(of: window)
    let line = window.bytes[window.position..<window.position + end]
    let separators = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
    let counts = separators.map { separator in line.count { $0 == separator } }
    separator = separators[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
    guard let names = Self.fields(window.bytes, window.position..<window.position + end, separator) else {
      throw window.fault("the first line is not UTF-8")
    }
    columns = names.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    positions = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
    window.pass(end)
    self.window = window
  }

  /// The next row that is not blank; `nil` at the end.
  func next() throws(ReadingError) -> Row? {
    while let byte = try window.byte(), byte == 0x0A || byte == 0x0D { window.pass() }
    guard try window.byte() != nil else { return nil }
    let line = window.line
    let end = try Self.extent(of: window)
    guard let fields = Self.fields(window.bytes, window.position..<window.position + end, separator) else {
      throw ReadingError(
        code: .encoding, what: "the row is not UTF-8", place: "\(place), line \(line)",
        remedy: "convert the file, for example: iconv -f LATIN1 -t UTF-8 '\(place)'")
    }
    guard fields.count == columns.count else {
      throw window.fault(
        "the row has \(fields.count) fields, the first line \(columns.count)", line: line,
        try: "put fields with separators or line ends between quotation marks")
    }
    if fields.contains(where: { $0.utf8.contains(0) }) { throw window.fault("a field holds NUL", line: line) }
    window.pass(end)
    return Row(line: line, place: place, fields: fields, positions: positions)
  }

  /// How many bytes the row has, without its end.
  private static func extent(of window: ImportWindow) throws(ReadingError) -> Int {
    var offset = 0
    var isQuoted = false
    while try window.byte(offset) != nil {
      let bytes = window.bytes
      var index = window.position + offset
      while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\"") {
          isQuoted.toggle()
        } else if byte == UInt8(ascii: "\n"), !isQuoted {
          return index - window.position
        }
        index += 1
      }
      offset = index - window.position
    }
    if isQuoted { throw window.fault("a quotation mark is not closed", try: "close it, or double it inside a field") }
    return offset
  }

  /// `nil` where one of them is not UTF-8.
  private static func fields(_ bytes: [UInt8], _ row: Range<Int>, _ separator: UInt8) -> [String]? {
    var fields: [String] = []
    var end = row.upperBound
    if end > row.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var index = row.lowerBound
    while true {
      var field: [UInt8] = []
      if index < end, bytes[index] == UInt8(ascii: "\"") {
        index += 1
        while index < end {
          if bytes[index] == UInt8(ascii: "\"") {
            if index + 1 < end, bytes[index + 1] == UInt8(ascii: "\"") { index += 1 } else { break }
          }
          field.append(bytes[index])
          index += 1
        }
        index += 1
      }
      let start = min(index, end)
      while index < end, bytes[index] != separator { index += 1 }
      if start < index { field += bytes[start..<index] }
      guard let text = String(validating: field, as: UTF8.self) else { return nil }
      fields.append(unguarded(text))
      if index >= end { return fields }
      index += 1
    }
  }

  private static func unguarded(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'"),
      let first = text.unicodeScalars.first(where: { $0 != "'" }), "=+-@\t\r".unicodeScalars.contains(first)
    else { return text }
    return String(text.dropFirst())
  }
}
