internal import Foundation
internal import GraphSchema

/// The records of a JSON Lines file, read line by line: `{"text", "title", "url", "publisher", "published"}`, of which
/// only the text is needed.
final class JSONLinesFile {
  private let bytes: ByteSource
  private let source: String
  private var buffer = Data()
  private var number = 0
  private var isAtEnd = false
  private var hasFailed = false

  init(_ bytes: ByteSource, source: String) {
    self.bytes = bytes
    self.source = source
  }

  func next() -> Result<Article, ReadingError>? {
    while let line = nextLine() {
      // What was cut off is no record.
      if isAtEnd, bytes.failure != nil { break }
      number += 1
      if line.allSatisfy(TextFile.isBlank) { continue }
      let place = "\(source), line \(number)"
      guard line.count <= 2 * Limits.articleBytes else {
        return .failure(
          ReadingError(
            code: .tooLarge, what: "the line is longer than \(2 * Limits.articleBytes) bytes", place: place,
            remedy: "write one article a line"))
      }
      return record(line, place: place)
    }
    guard let failure = bytes.failure, !hasFailed else { return nil }
    hasFailed = true
    return .failure(failure)
  }

  private func record(_ line: Data, place: String) -> Result<Article, ReadingError> {
    let record: Record
    do {
      record = try JSONDecoder().decode(Record.self, from: line)
    } catch {
      return .failure(
        ReadingError(
          code: .record, what: "the line is not a JSON object with a \"text\"", place: place,
          remedy: #"write {"text": "...", "title": "...", "url": "...", "publisher": "...", "published": "2024-12-26"}"#
        ))
    }
    switch TextFile.text(of: Data(record.text.utf8), place: place) {
    case .failure(let error): return .failure(error)
    case .success(let text):
      return .success(
        Article(
          source: "\(source)#\(number)", text: text, title: record.title ?? TextFile.heading(of: text),
          url: record.url, publisher: record.publisher, published: record.published,
          fingerprint: Fingerprint(of: text)))
    }
  }

  private struct Record: Decodable {
    let text: String
    let title, url, publisher, published: String?
  }

  /// The next line without its end, cut off at the limit: the rest of a longer line is thrown away, not kept in memory.
  private func nextLine() -> Data? {
    var line = Data()
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        line.append(buffer[buffer.startIndex..<end])
        buffer = Data(buffer[(end + 1)...])
        return line
      }
      if line.count <= 2 * Limits.articleBytes { line.append(buffer) }
      buffer = Data()
      guard !isAtEnd, let more = bytes.read() else {
        isAtEnd = true
        return line.isEmpty ? nil : line
      }
      buffer = more
    }
  }
}
