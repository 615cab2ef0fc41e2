internal import Foundation
internal import GraphSchema

/// The rows of a CSV file with named columns, each an article. Separated by commas, semicolons, tabs or bars, whatever the
/// first line has most of.
final class CSVFile: ArticleReader {
  private static let rowBytes = 2 * Limits.articleBytes

  private let rows: CSVRows
  private let source: String
  private let columns: [String]
  private let positions: [FieldMap.Field: Int]
  /// Said once, in the place of all rows.
  private var problem: ReadingError?
  private var number = 0
  private var hasFailed = false

  init(_ bytes: ByteSource, source: String, fields: FieldMap = .standard) {
    self.source = source
    let header = CSVRows.header(bytes.head)
    let columns = header?.columns ?? []
    self.columns = columns
    rows = CSVRows(bytes, separator: header?.separator ?? UInt8(ascii: ","), limit: Self.rowBytes)
    var positions: [FieldMap.Field: Int] = [:]
    for field in FieldMap.Field.allCases { positions[field] = fields.column(of: field, among: columns) }
    self.positions = positions
    if header == nil {
      problem = ReadingError(
        code: .record, what: "the first line does not name the columns", place: "\(source), line 1",
        remedy: "write a first line such as: title,published,publisher,url,text")
    } else if positions[.text] == nil {
      problem = ReadingError(
        code: .record, what: "no column is called \(fields.textNames)", place: "\(source), line 1",
        remedy: "say which it is: --field text=NAME; there are "
          + columns.prefix(20).map { "'\($0)'" }.joined(separator: ", "))
    }
    _ = rows.next()
  }

  func next() -> Result<Article, ReadingError>? {
    if let problem, !hasFailed {
      hasFailed = true
      return .failure(problem)
    }
    if problem != nil { return nil }
    guard let row = rows.next(), rows.failure == nil else {
      guard let failure = rows.failure, !hasFailed else { return nil }
      hasFailed = true
      return .failure(failure)
    }
    number += 1
    return article(row, place: "\(source), line \(row.line)")
  }

  private func article(_ row: CSVRows.Row, place: String) -> Result<Article, ReadingError> {
    guard !row.isCut else {
      return .failure(
        ReadingError(
          code: .tooLarge, what: "the row is longer than \(Self.rowBytes) bytes", place: place,
          remedy: "look for a quotation mark that is not closed"))
    }
    guard row.fields.count == columns.count else {
      return .failure(
        ReadingError(
          code: .record, what: "the row has \(row.fields.count) fields, the first line \(columns.count)", place: place,
          remedy: "put fields with separators or line ends between quotation marks"))
    }
    var values: [FieldMap.Field: String] = [:]
    for field in FieldMap.Field.allCases {
      guard let position = positions[field] else { continue }
      guard let value = String(validating: row.fields[position], as: UTF8.self) else {
        return .failure(
          ReadingError(
            code: .encoding, what: "the column '\(columns[position])' is not UTF-8", place: place,
            remedy: "convert the file, for example: iconv -f LATIN1 -t UTF-8 '\(source)'"))
      }
      let isBlank = value.utf8.allSatisfy(TextFile.isBlank)
      values[field] = isBlank ? nil : field == .text ? value : value.collapsingBlanks()
    }
    return RecordArticle.make(values, source: "\(source)#\(number)", place: place)
  }
}
