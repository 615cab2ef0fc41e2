internal import Foundation
internal import GraphSchema

/// The records of a JSON Lines file, read line by line: `{"text", "title", "url", "publisher", "published"}` or what the
/// field map calls them. Only the text is needed.
final class JSONLinesFile: ArticleReader {
  /// The longest line read, in bytes: an article whose every character is escaped.
  private static let lineBytes = 2 * Limits.articleBytes

  private let lines: ByteLines
  private let source: String
  private let fields: FieldMap
  /// Said once, in the place of all lines.
  private let problem: ReadingError?
  private var number = 0
  private var hasFailed = false

  init(_ bytes: ByteSource, source: String, fields: FieldMap = .standard) {
    problem = Self.wholeValue(bytes.head, source: source)
    self.lines = ByteLines(bytes)
    self.source = source
    self.fields = fields
  }

  func next() -> Result<Article, ReadingError>? {
    if let problem {
      defer { hasFailed = true }
      return hasFailed ? nil : .failure(problem)
    }
    while let line = lines.line(limit: Self.lineBytes) {
      // What was cut off is no record.
      if lines.failure != nil { break }
      number += 1
      if line.bytes.allSatisfy(TextFile.isBlank) { continue }
      let place = "\(source), line \(number)"
      guard !line.isCut else {
        return .failure(
          ReadingError(
            code: .tooLarge, what: "the line is longer than \(Self.lineBytes) bytes", place: place,
            remedy: "write one article a line"))
      }
      return record(line.bytes, place: place)
    }
    guard let failure = lines.failure, !hasFailed else { return nil }
    hasFailed = true
    return .failure(failure)
  }

  /// A list of records, or a record over many lines: JSON, but not a record a line.
  private static func wholeValue(_ head: Data, source: String) -> ReadingError? {
    let start = String(decoding: head, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    let isList = start.first == "["
    guard isList || start.first == "{" && start.dropFirst().prefix(while: \.isWhitespace).contains(where: \.isNewline)
    else { return nil }
    return ReadingError(
      code: .record, what: "the file is JSON, but not one record a line", place: "\(source), line 1",
      remedy: "write it as JSON Lines: jq -c \(isList ? "'.[]'" : ".") '\(source)' > articles.jsonl")
  }

  private func record(_ line: Data, place: String) -> Result<Article, ReadingError> {
    guard let object = (try? JSONSerialization.jsonObject(with: line)) as? [String: Any],
      let text = value(of: .text, in: object)
    else {
      return .failure(
        ReadingError(
          code: .record, what: "the line is not a JSON object with a \"\(fields.names(of: .text)[0])\"", place: place,
          remedy: #"write {"text": "...", "title": "...", "url": "...", "publisher": "...", "published": "2024-12-26"}"#
            + ", or say what the text is called: --field text=NAME"))
    }
    var values: [FieldMap.Field: String] = [.text: text]
    for field in FieldMap.Field.allCases where field != .text {
      values[field] = value(of: field, in: object).flatMap { $0.isEmpty ? nil : $0 }
    }
    return RecordArticle.make(values, source: "\(source)#\(number)", place: place)
  }

  private func value(of field: FieldMap.Field, in object: [String: Any]) -> String? {
    fields.names(of: field).lazy.compactMap { Self.value(at: $0, in: object) as? String }.first
  }

  /// The value of a key, or of a path of keys: `author.name`.
  private static func value(at path: String, in object: [String: Any]) -> Any? {
    if let value = object[path]
      ?? object.keys.sorted().first(where: { $0.lowercased() == path.lowercased() }).flatMap({
        object[$0]
      })
    {
      return value
    }
    guard let point = path.firstIndex(of: "."), let inner = object[String(path[..<point])] as? [String: Any] else {
      return nil
    }
    return value(at: String(path[path.index(after: point)...]), in: inner)
  }
}
