internal import Foundation
internal import GraphSchema

/// The pages of a crawl (WARC, as Common Crawl and `wget --warc-file` write it; WET, its plain texts), each an article. Its
/// address is that of the record, where the page names none.
///
/// Records of requests, answers that are no success, pictures, styles and scripts are passed over: they are no articles.
/// What breaks one record does not break the next. Source: ISO 28500 (WARC 1.1).
final class CrawlFile: ArticleReader {
  private let lines: ByteLines
  private let source: String
  private let opening: FormatChooser
  private var number = 0
  private var inner: (any ArticleReader)?
  private var address: String?
  private var isAtEnd = false

  init(_ bytes: ByteSource, source: String, opening: FormatChooser) {
    lines = ByteLines(bytes)
    self.source = source
    self.opening = opening
  }

  static func isStart(_ head: Data) -> Bool { head.starts(with: Array("WARC/".utf8)) }

  func next() -> Result<Article, ReadingError>? {
    while true {
      if let result = inner?.next() { return result.map { $0.completed(url: address) } }
      inner = nil
      guard !isAtEnd, let result = record() else { return nil }
      if case .failure(let error) = result { return .failure(error) }
    }
  }

  /// Reads on to the end of the next record, and opens what it holds, if that is an article.
  ///
  /// - Returns: `nil` at the end.
  private func record() -> Result<Void, ReadingError>? {
    guard let headers = headers() else {
      isAtEnd = true
      return lines.failure.map { .failure($0) }
    }
    number += 1
    let target = headers["warc-target-uri"].map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "<>")) }
    let place = "\(source), record \(number)" + (target.map { " (\($0.prefix(300)))" } ?? "")
    guard headers[""] == nil, let length = headers["content-length"].flatMap({ Int($0) }), length >= 0 else {
      return .failure(
        ReadingError(
          code: .record, what: "the record does not say how long it is", place: place,
          remedy: "fetch the file again, or leave it out"))
    }
    let type = headers["warc-type"]?.lowercased() ?? ""
    let isWanted = ["response", "resource", "conversion"].contains(type)
    let (content, isWhole) = lines.bytes(length, keep: isWanted ? Limits.fileBytes : 0)
    guard isWhole else {
      isAtEnd = true
      return .failure(
        lines.failure
          ?? ReadingError(
            code: .record, what: "the record is cut off", place: place, remedy: "fetch the file again, or leave it out")
      )
    }
    guard isWanted else { return .success(()) }
    guard length <= Limits.fileBytes else {
      return .failure(
        ReadingError(
          code: .tooLarge, what: "the record is \(length) bytes; the limit is \(Limits.fileBytes)", place: place,
          remedy: "save its text in a file of its own"))
    }
    address = target.flatMap { $0.hasPrefix("http") ? $0 : nil }
    if type == "response" {
      guard let answer = CrawlAnswer(content), answer.isArticle else { return .success(()) }
      open(answer.body, charset: answer.charset, place: place)
    } else if CrawlAnswer.isRead(headers["content-type"] ?? "text/plain") {
      open(content, charset: nil, place: place)
    }
    return .success(())
  }

  private func open(_ content: Data, charset: String?, place: String) {
    guard !content.allSatisfy(TextFile.isBlank) else { return }
    inner = opening.nested().reader(
      of: ByteSource(content, place: place), source: "\(source)#\(number)", place: place, charset: charset)
  }

  /// The header fields of the next record, names in lower case; the field "" stands for what is no header.
  private func headers() -> [String: String]? {
    var isIn = false
    var found: [String: String] = [:]
    while let line = lines.line(limit: 1 << 16) {
      let text = line.text
      if !isIn {
        // Blank lines end a record; whatever else stands here is damage, and is passed over up to the next record.
        if text.hasPrefix("WARC/") {
          isIn = true
        } else if !text.allSatisfy(\.isWhitespace), found[""] == nil {
          found[""] = text
        }
      } else if text.isEmpty {
        return found[""] == nil || found.count > 1 ? found.filter { !$0.key.isEmpty } : found
      } else if let colon = text.firstIndex(of: ":") {
        let name = text[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
        if !name.isEmpty, found.count < 100 {
          found[name] = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
      }
    }
    return nil
  }
}
