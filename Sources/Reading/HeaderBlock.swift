internal import Foundation

/// Lines at the start of a plain text that say what it is, up to an empty line:
///
///     Title: Ministers meet in Geneva
///     Date: 26 December 2024
///     Publisher: The Harbour Courier
///
/// Only where every line is `name: value` with a name that is known, so that no text is taken for one.
struct HeaderBlock {
  let title, url, publisher, published, author: String?
  /// Where the text begins.
  let end: String.Index

  private static let names: [String: String] = [
    "title": "title", "headline": "title", "url": "url", "link": "url", "publisher": "publisher", "source": "publisher",
    "date": "published", "published": "published", "author": "author", "by": "author", "byline": "author",
    "language": "", "section": "", "place": "", "tags": "", "copyright": "", "updated": "",
  ]

  /// - Returns: `nil` where the text has none.
  init?(_ text: String) {
    var found: [String: String] = [:]
    var rest = text[...]
    if rest.first == "\u{FEFF}" { rest = rest.dropFirst() }
    while true {
      guard let lineEnd = rest.firstIndex(where: \.isNewline) else { return nil }
      let line = rest[..<lineEnd]
      rest = rest[rest.index(after: lineEnd)...]
      if line.allSatisfy(\.isWhitespace) { break }
      guard line.utf8.count <= 1_000, let colon = line.firstIndex(of: ":"),
        let field = Self.names[line[..<colon].trimmingCharacters(in: .whitespaces).lowercased()]
      else { return nil }
      let value = String(line[line.index(after: colon)...]).collapsingBlanks()
      if !value.isEmpty { found[field] = found[field] ?? value }
    }
    // Says at least one thing that tells what it is: "By: a friend" may begin a letter.
    guard found.keys.contains(where: { !$0.isEmpty && $0 != "author" }), rest.contains(where: { !$0.isWhitespace })
    else { return nil }
    // A date that is none is no header but a sentence of its own.
    published = found["published"].flatMap(CalendarDay.known)
    guard (found["published"] == nil) == (published == nil) else { return nil }
    title = found["title"]
    url = found["url"].flatMap { $0.hasPrefix("http") ? $0 : nil }
    publisher = found["publisher"]
    author = found["author"]
    end = rest.firstIndex { !$0.isNewline } ?? rest.startIndex
  }
}
