/// The parts of Kith that read what others wrote, and those whose output others read.
enum FuzzTarget: String, CaseIterable {
  /// Bytes of a plain, Markdown or JSON Lines file, by the first byte.
  case articles
  /// Bytes of any file, read by what they look like: archives, crawls, mailboxes, records, documents, whatever is around them.
  case files
  /// Tables of a pack.
  case tables
  /// YAML of patterns, and the little language inside them.
  case patterns
  /// DOT: whatever is quoted ends where it should.
  case dot
  /// JSON and JSON-LD: what was put in comes out of Foundation's reader.
  case json
  /// JSON and JSON-LD that are imported, whatever they hold.
  case imports
  /// GraphML, GEXF and timelines: XML that a reader takes, and the name comes out as it went in.
  case xml
  /// N-Quads and CSV: one record a line, and what was put in comes out.
  case lines
  /// Comparison of names: between 0 and 1, and the same both ways.
  case names
  /// From any text to claims.
  case reading

  func run(_ bytes: [UInt8]) {
    switch self {
    case .articles: ArticleReading.article(bytes)
    case .files: ArticleReading.file(bytes)
    case .tables: PackText.table(bytes)
    case .patterns: PackText.patterns(bytes)
    case .dot: Exported.dot(String(decoding: bytes, as: UTF8.self))
    case .json: Exported.json(String(decoding: bytes, as: UTF8.self))
    case .imports: ArticleReading.imports(bytes)
    case .xml: Exported.xml(String(decoding: bytes, as: UTF8.self))
    case .lines: Exported.lines(String(decoding: bytes, as: UTF8.self))
    case .names: NamePairs.compare(String(decoding: bytes, as: UTF8.self))
    case .reading: ArticleReading.claims(String(decoding: bytes, as: UTF8.self))
    }
  }
}
