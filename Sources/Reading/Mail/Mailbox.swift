internal import Foundation
internal import GraphSchema

/// The messages of a mailbox (MBOX), each an article.
///
/// A message begins at a line `From ` after an empty line or at the start; `>From ` inside a message has a mark taken off.
/// Source: RFC 4155, and the variant "mboxrd" of the marks.
final class Mailbox: ArticleReader {
  private let lines: ByteLines
  private let source: String
  private var number = 0
  private var hasStarted = false
  private var isAtEnd = false
  private var hasFailed = false

  init(_ bytes: ByteSource, source: String) {
    lines = ByteLines(bytes)
    self.source = source
  }

  static func isStart(_ head: Data) -> Bool {
    guard head.starts(with: Array("From ".utf8)), let end = head.firstIndex(of: UInt8(ascii: "\n")) else {
      return false
    }
    // A header follows: a letter or two and a colon.
    let second = head[(end + 1)...].prefix { $0 != UInt8(ascii: "\n") }
    guard let colon = second.firstIndex(of: UInt8(ascii: ":")), colon > second.startIndex else { return false }
    return second[..<colon].allSatisfy { $0 > 0x20 && $0 < 0x7F } || second.first == UInt8(ascii: ">")
  }

  func next() -> Result<Article, ReadingError>? {
    while !isAtEnd {
      let (message, isCut) = nextMessage()
      if let failure = lines.failure {
        isAtEnd = true
        guard !hasFailed else { return nil }
        hasFailed = true
        return .failure(failure)
      }
      // Of a message that is too large nothing was kept.
      if !isCut, message.allSatisfy(TextFile.isBlank) { continue }
      number += 1
      let place = "\(source)#\(number)"
      guard !isCut else {
        return .failure(
          ReadingError(
            code: .tooLarge, what: "the message is more than \(Limits.fileBytes) bytes, which is the limit",
            place: place, remedy: "save its text in a file of its own"))
      }
      return MailFile.article(message, source: place)
    }
    return nil
  }

  /// The bytes up to the next line that begins a message.
  private func nextMessage() -> (bytes: Data, isCut: Bool) {
    var message = Data()
    var isCut = false
    var wasEmpty = !hasStarted
    while let line = lines.line(limit: Limits.fileBytes) {
      if wasEmpty, line.bytes.starts(with: Self.mark) {
        guard hasStarted else {
          hasStarted = true
          wasEmpty = false
          continue
        }
        return (message, isCut)
      }
      wasEmpty = line.bytes.isEmpty
      isCut = isCut || line.isCut || message.count + line.bytes.count > Limits.fileBytes
      guard !isCut else {
        message = Data()
        continue
      }
      let marks = line.bytes.prefix { $0 == UInt8(ascii: ">") }.count
      let isMarked = marks > 0 && line.bytes.dropFirst(marks).starts(with: Self.mark)
      message.append(isMarked ? line.bytes.dropFirst() : line.bytes)
      message.append(UInt8(ascii: "\n"))
    }
    isAtEnd = true
    return (message, isCut)
  }

  private static let mark = Array("From ".utf8)
}
