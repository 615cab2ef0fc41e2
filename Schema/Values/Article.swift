/// A text as read, with where it came from.
public struct Article: Hashable, Sendable, Codable {
  public typealias ID = String

  /// 16 hexadecimal digits, the hash of `source`: the same place read again is the same article.
  public let id: ID
  /// Where it was read: the path as given, the path and line of a JSON Lines record, or `-` with a number.
  public let source: String
  /// The whole text, unchanged for a plain-text file. Every offset counts from its start.
  public let text: String
  public let title: String?
  public let url: String?
  public let publisher: String?
  /// The publication date as ISO 8601, as far as it is known: "2024-12-26", "2024-12".
  public let published: String?
  /// Who wrote it, as it says.
  public let author: String?
  /// When it was changed last, as ISO 8601.
  public let modified: String?
  /// The language that it says it is in: "en-GB".
  public let language: String?
  /// 32 hexadecimal digits, the hash of the text and of the fields above: what changed is read again, what did not is
  /// not.
  public let contentHash: String
  /// A sample of the text, by which reprints are recognised; follows from the text alone.
  public let fingerprint: Fingerprint

  public init(
    source: String, text: String, title: String? = nil, url: String? = nil, publisher: String? = nil,
    published: String? = nil, author: String? = nil, modified: String? = nil, language: String? = nil,
    fingerprint: Fingerprint = .none
  ) {
    self.id = StableHash.hex64(source)
    self.source = source
    self.text = text
    self.title = title
    self.url = url
    self.publisher = publisher
    self.published = published
    self.author = author
    self.modified = modified
    self.language = language
    self.fingerprint = fingerprint
    self.contentHash = StableHash.hex128(
      [text, title, url, publisher, published, author, modified, language].map { $0 ?? "" }.joined(separator: "\u{1F}"))
  }
}
