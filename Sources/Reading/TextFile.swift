internal import Foundation
internal import GraphSchema

/// One article in one file: checks that the bytes are text, and finds the title.
enum TextFile {
  static func article(_ data: Data, source: String, format: TextFormat) -> Result<Article, ReadingError> {
    switch text(of: data, place: source) {
    case .failure(let error): return .failure(error)
    case .success(let text):
      guard format == .markdown else {
        return .success(
          Article(source: source, text: text, title: heading(of: text), fingerprint: Fingerprint(of: text)))
      }
      let page = Markdown(text)
      guard !page.text.utf8.allSatisfy(isBlank) else { return .failure(empty(source)) }
      return .success(
        Article(
          source: source, text: page.text, title: page.fields["title"] ?? heading(of: page.text),
          url: page.fields["url"], publisher: page.fields["publisher"],
          published: page.fields["published"] ?? page.fields["date"], fingerprint: Fingerprint(of: page.text)))
    }
  }

  /// The text, where the bytes are UTF-8 text of a size that an article has.
  static func text(of data: Data, place: String) -> Result<String, ReadingError> {
    guard !data.allSatisfy(isBlank) else { return .failure(empty(place)) }
    if let known = Signature.of(data) { return .failure(known.error(place)) }
    if let index = data.firstIndex(of: 0) {
      return .failure(
        ReadingError(
          code: .binary, what: "the file has a NUL byte, so it is not text",
          place: "\(place), byte \(index - data.startIndex)",
          remedy: "leave it out, or remove the damage"))
    }
    guard data.count <= Limits.articleBytes else {
      return .failure(
        ReadingError(
          code: .tooLarge, what: "the article is \(data.count) bytes; the limit is \(Limits.articleBytes)",
          place: place, remedy: "split it into articles"))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      return .failure(
        ReadingError(
          code: .encoding, what: "the text is not UTF-8", place: "\(place), byte \(firstInvalidByte(data))",
          remedy: "convert it, for example: iconv -f LATIN1 -t UTF-8 '\(place)'"))
    }
    return .success(text)
  }

  /// The first line, where it stands alone and does not end like a sentence.
  static func heading(of text: String) -> String? {
    guard let first = text.split(whereSeparator: \.isNewline).first else { return nil }
    let line = first.trimmingCharacters(in: .whitespaces)
    guard (1...200).contains(line.count), let last = line.last, !".,;:".contains(last), first.endIndex < text.endIndex
    else { return nil }
    return line
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func empty(_ place: String) -> ReadingError {
    ReadingError(code: .empty, what: "there is no text", place: place, remedy: "leave it out")
  }

  private static func firstInvalidByte(_ data: Data) -> Int {
    var decoder = UTF8()
    var iterator = data.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return offset
      }
    }
  }
}

/// What the first bytes of a file give away.
enum Signature {
  case utf16, html
  case other(String)

  static func of(_ data: Data) -> Signature? {
    let head = [UInt8](data.prefix(64))
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .utf16 }
    for (bytes, name) in known where head.starts(with: bytes) { return .other(name) }
    let start = String(decoding: head, as: UTF8.self).lowercased().drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return .html }
    return nil
  }

  private static let known: [([UInt8], String)] = [
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0x47, 0x49, 0x46, 0x38], "a GIF picture"), ([0x25, 0x50, 0x44, 0x46], "a PDF"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"), ([0x1F, 0x8B], "a gzip archive"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65], "an SQLite database"),
  ]

  func error(_ place: String) -> ReadingError {
    switch self {
    case .utf16:
      ReadingError(
        code: .encoding, what: "the text is UTF-16", place: place,
        remedy: "convert it, for example: iconv -f UTF-16 -t UTF-8 '\(place)'")
    case .html:
      ReadingError(
        code: .format, what: "web pages are not read yet", place: place,
        remedy: "save the article as plain text or Markdown")
    case .other(let name):
      ReadingError(code: .binary, what: "the file is \(name), not text", place: place, remedy: "leave it out")
    }
  }
}
