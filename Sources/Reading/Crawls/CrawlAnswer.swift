internal import Foundation

/// What a server answered: the first line, header fields and a body.
struct CrawlAnswer {
  private let status: String
  private let fields: MailPart
  private let type: String

  init?(_ data: Data) {
    guard data.starts(with: Array("HTTP/".utf8)), let end = data.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    status = String(decoding: data[..<end].prefix(100), as: UTF8.self)
    fields = MailPart(Data(data[(end + 1)...]))
    type = fields["content-type"] ?? "text/html"
  }

  /// Whether it is a success with a page, a text or a document.
  var isArticle: Bool {
    let code = status.split(separator: " ").dropFirst().first
    return (code?.hasPrefix("2") ?? false) && Self.isRead(type)
  }

  /// Types of which Kith reads the content; scripts and styles are texts, too.
  static func isRead(_ type: String) -> Bool {
    let type = type.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
    return [
      "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "application/rss+xml",
      "application/atom+xml", "text/xml", "application/xml", "message/rfc822",
    ].contains(type)
  }

  /// "iso-8859-2" of `text/html; charset=iso-8859-2`.
  var charset: String? {
    type.range(of: "charset=", options: .caseInsensitive).map { mark in
      type[mark.upperBound...].filter { $0 != "\"" && $0 != "'" }.prefix { $0 != ";" && $0 != " " }.lowercased()
    }
  }

  /// The bytes, put together again where they were sent in chunks. (Gzip is seen by who reads them.)
  var body: Data {
    let body = fields.body
    guard fields["transfer-encoding"]?.lowercased().contains("chunked") ?? false else { return body }
    // Most crawlers take the chunks apart and leave the header as it was.
    return Self.dechunked(body) ?? body
  }

  private static func dechunked(_ data: Data) -> Data? {
    var result = Data()
    var rest = data[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = String(decoding: rest[..<end].prefix(40), as: UTF8.self).prefix { $0 != ";" && !$0.isNewline }
      guard let size = Int(line.trimmingCharacters(in: .whitespaces), radix: 16), size >= 0 else { return nil }
      if size == 0 { return result }
      rest = rest[(end + 1)...]
      guard size <= rest.count else { return nil }
      result.append(rest.prefix(size))
      rest = rest.dropFirst(size)
      if rest.first == UInt8(ascii: "\r") { rest = rest.dropFirst() }
      if rest.first == UInt8(ascii: "\n") { rest = rest.dropFirst() }
    }
    return nil
  }
}
