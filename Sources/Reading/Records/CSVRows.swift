internal import Foundation
internal import GraphSchema

/// The rows of a CSV file, as the bytes come in. Quoted fields may hold separators, quotes (doubled) and line ends.
///
/// Source: RFC 4180, read forgivingly: a quote in the middle of an unquoted field is a character.
final class CSVRows {
  struct Row {
    let fields: [Data]
    /// The line that it begins on, from 1.
    let line: Int
    /// Whether it was longer than is kept; its fields are not to be used then.
    let isCut: Bool
  }

  private enum State { case start, plain, quoted, quoteInQuoted }

  private let source: ByteSource
  private let separator: UInt8
  private let limit: Int
  private var piece: [UInt8] = []
  private var offset = 0
  private var line = 1

  /// - Parameter limit: the longest row that is kept, in bytes.
  init(_ source: ByteSource, separator: UInt8, limit: Int) {
    self.source = source
    self.separator = separator
    self.limit = limit
  }

  var failure: ReadingError? { source.failure }

  /// The next row that is not blank; `nil` at the end.
  func next() -> Row? {
    var fields: [Data] = []
    var field: [UInt8] = []
    var count = 0
    var state = State.start
    var first = line
    func close() {
      fields.append(Data(field))
      field = []
      state = .start
    }
    while true {
      guard let byte = nextByte() else {
        guard count > 0 else { return nil }
        close()
        return Row(fields: fields, line: first, isCut: count > limit)
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      count += 1
      switch (state, byte) {
      case (.quoted, UInt8(ascii: "\"")): state = .quoteInQuoted
      case (.quoteInQuoted, UInt8(ascii: "\"")):
        field.append(byte)
        state = .quoted
      case (.quoted, _):
        // A quote that is never closed must not swallow the rest of the file into memory.
        if count <= limit { field.append(byte) }
      case (.start, UInt8(ascii: "\"")): state = .quoted
      case (_, separator):
        close()
        if count > limit { fields = [] }
      case (_, UInt8(ascii: "\n")):
        if state != .quoteInQuoted, field.last == UInt8(ascii: "\r") { field.removeLast() }
        if fields.isEmpty, field.isEmpty, state != .quoteInQuoted {
          (first, count, state) = (line, 0, .start)
          continue
        }
        close()
        return Row(fields: fields, line: first, isCut: count > limit)
      case (.quoteInQuoted, UInt8(ascii: "\r")): break
      default:
        if count <= limit { field.append(byte) }
        state = .plain
      }
    }
  }

  private func nextByte() -> UInt8? {
    if offset == piece.count {
      guard let more = source.read() else { return nil }
      piece = [UInt8](more)
      offset = 0
    }
    defer { offset += 1 }
    return piece[offset]
  }

  /// The columns that a first line names, and what separates them; `nil` where there is but one.
  static func header(_ head: Data) -> (columns: [String], separator: UInt8)? {
    guard let (line, separator) = firstLine(head),
      let row = CSVRows(ByteSource(line, place: ""), separator: separator, limit: 4_096).next()
    else { return nil }
    let columns = row.fields.map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespaces) }
    // Names, not sentences.
    guard columns.count > 1, columns.allSatisfy({ $0.count <= 40 && !$0.contains(where: { ".!?".contains($0) }) })
    else { return nil }
    return (columns, separator)
  }

  /// Whether most of the first rows have as many fields as the first one, as those of a table have and the paragraphs of a
  /// text have not.
  static func areAlike(_ head: Data) -> Bool {
    guard let (_, separator) = firstLine(head) else { return false }
    let rows = CSVRows(ByteSource(head, place: ""), separator: separator, limit: head.count)
    var counts: [Int] = []
    while counts.count < 9, let row = rows.next() { counts.append(row.fields.count) }
    // The last one may be cut off.
    if counts.count > 2 { counts.removeLast() }
    guard let first = counts.first, first > 1 else { return false }
    return counts.count { $0 == first } * 2 > counts.count
  }

  /// The first line without its end, and what most likely separates its fields; `nil` where nothing does.
  private static func firstLine(_ head: Data) -> (line: Data, separator: UInt8)? {
    var head = head[...]
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    guard let end = head.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let line = head[..<end].filter { $0 != UInt8(ascii: "\r") }
    let separators = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
    guard let separator = separators.max(by: { a, b in line.count { $0 == a } < line.count { $0 == b } }),
      line.contains(separator)
    else { return nil }
    return (Data(line), separator)
  }
}
