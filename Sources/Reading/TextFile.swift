internal import Foundation
internal import GraphSchema

/// One article in one file: checks that the bytes are text, and finds the title.
enum TextFile {
  /// - Parameter place: for messages, where it is not the source.
  static func article(
    _ data: Data, source: String, place: String? = nil, format: TextFormat
  ) -> Result<Article, ReadingError> {
    let place = place ?? source
    switch text(of: data, place: place) {
    case .failure(let error): return .failure(error)
    case .success(let text):
      guard format == .markdown else {
        guard let block = HeaderBlock(text) else {
          return .success(
            Article(source: source, text: text, title: heading(of: text), fingerprint: Fingerprint(of: text)))
        }
        let body = String(text[block.end...])
        return .success(
          Article(
            source: source, text: body, title: block.title ?? heading(of: body), url: block.url,
            publisher: block.publisher, published: block.published, author: block.author,
            fingerprint: Fingerprint(of: body)))
      }
      let page = Markdown(text)
      guard !page.text.utf8.allSatisfy(isBlank) else { return .failure(empty(place)) }
      return .success(
        Article(
          source: source, text: page.text, title: page.fields["title"] ?? heading(of: page.text),
          url: page.fields["url"], publisher: page.fields["publisher"],
          published: page.fields["published"] ?? page.fields["date"], author: page.fields["author"],
          fingerprint: Fingerprint(of: page.text)))
    }
  }

  /// The text, where the bytes are UTF-8 text of a size that an article has.
  static func text(of data: Data, place: String) -> Result<String, ReadingError> {
    guard !data.allSatisfy(isBlank) else { return .failure(empty(place)) }
    if let name = Signature.name(of: data) {
      return .failure(
        ReadingError(code: .binary, what: "the file is \(name), not text", place: place, remedy: "leave it out"))
    }
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
