internal import Foundation
internal import GraphSchema

/// A saved message (EML) as an article: newsletters and what readers forward. The subject is its title, the sender's name its
/// publisher.
///
/// Of the parts of a message the first plain text with at least 30 words is read, else the first page, else any plain text:
/// the plain part of a newsletter is often a link to its page. Attachments are passed over. Sources: RFC 5322, 2045-2047.
enum MailFile {
  static func article(_ data: Data, source: String) -> Result<Article, ReadingError> {
    let message = MailPart(data)
    let parts = message.leaves(depth: 0).filter { !$0.isAttachment }
    let plain = parts.filter { $0.type == "text/plain" }.compactMap(\.text)
    let page = parts.first { $0.type == "text/html" }.flatMap { part in
      try? WebPage.article(part.body, source: source).get()
    }
    let long = plain.first { $0.split(whereSeparator: \.isWhitespace).count >= 30 }
    guard let text = long.map(paragraphs) ?? page?.text ?? plain.first.map(paragraphs),
      !text.utf8.allSatisfy(TextFile.isBlank)
    else {
      return .failure(
        ReadingError(
          code: .empty, what: "the message has no text that can be read", place: source,
          remedy: "save its text or its attachment in a file of its own"))
    }
    return TextFile.text(of: Data(text.utf8), place: source).map { text in
      Article(
        source: source, text: text, title: message["subject"] ?? page?.title, url: page?.url,
        publisher: message["from"].map(sender), published: CalendarDay.first([message["date"]]),
        fingerprint: Fingerprint(of: text))
    }
  }

  /// Lines broken at 76 columns joined again: a line goes on where the next one is not empty and this one is long.
  private static func paragraphs(_ text: String) -> String {
    var result = ""
    var isOpen = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if isOpen, let first = line.first, !first.isWhitespace, !">-*•".contains(first) {
        result += result.hasSuffix(" ") ? "" : " "
      } else if !result.isEmpty {
        result += "\n"
      }
      result += line
      isOpen = line.count >= 60
    }
    return result + "\n"
  }

  /// `"The Courier" <news@courier.example>` without the address, where there is a name.
  private static func sender(_ from: String) -> String {
    let name = from.prefix { $0 != "<" }.trimmingCharacters(in: CharacterSet(charactersIn: " \"\t"))
    return name.isEmpty ? from.trimmingCharacters(in: CharacterSet(charactersIn: "<> ")) : name
  }
}
