internal import Foundation
internal import GraphSchema

/// Opens files by what is in them: one article, or many.
struct FormatChooser {
  let fields: FieldMap
  /// How many archives, crawls and mailboxes are around what is opened.
  private let depth: Int

  init(fields: FieldMap, depth: Int = 0) {
    self.fields = fields
    self.depth = depth
  }

  /// For what lies inside a file.
  func nested() -> FormatChooser { FormatChooser(fields: fields, depth: depth + 1) }

  /// The articles of a file.
  ///
  /// - Parameters:
  ///   - source: what the articles are called, alone or with a number.
  ///   - place: for messages, where it is not the source.
  ///   - name: the name of the file, which decides between Markdown and plain text.
  ///   - charset: what came with a page says of its encoding.
  ///   - handle: the file itself, where it can be read anywhere.
  func reader(
    of bytes: ByteSource, source: String, place: String? = nil, name: String? = nil, charset: String? = nil,
    handle: FileHandle? = nil
  ) -> any ArticleReader {
    let place = place ?? source
    guard depth <= Limits.wrappings else {
      return failed(
        ReadingError(
          code: .tooLarge, what: "archives lie in archives more than \(Limits.wrappings) deep", place: place,
          remedy: "unpack them"))
    }
    let format = TextFormat(of: bytes.head, path: name ?? source, fields: fields)
    switch format {
    case .jsonLines: return JSONLinesFile(bytes, source: source, fields: fields)
    case .csv: return CSVFile(bytes, source: source, fields: fields)
    case .crawl: return CrawlFile(bytes, source: source, opening: self)
    case .mailbox: return Mailbox(bytes, source: source)
    case .archive:
      do throws(ReadingError) {
        // In the file itself, so that large archives need no memory; else all of it, up to the limit for one file.
        if !bytes.isUnwrapped, let handle, let content = RandomBytes(handle) {
          return try PackedFile.reader(of: content, source: source, opening: self)
        }
        let content = RandomBytes(try bytes.readAll(limit: Limits.fileBytes).get())
        return try PackedFile.reader(of: content, source: source, opening: self)
      } catch {
        return failed(error)
      }
    default: break
    }
    switch bytes.readAll(limit: Limits.fileBytes) {
    case .failure(let error): return failed(error)
    case .success(let data):
      guard !data.isEmpty else { return failed(TextFile.empty(place)) }
      switch format {
      case .page: return GivenArticles([WebPage.article(data, source: source, place: place, charset: charset)])
      case .pdf: return GivenArticles([PDFDocument.article(data, source: source, place: place)])
      case .mail: return GivenArticles([MailFile.article(data, source: source)])
      case .feed: return GivenArticles(Feed.articles(data, source: source))
      default: return GivenArticles([TextFile.article(data, source: source, place: place, format: format)])
      }
    }
  }

  private func failed(_ error: ReadingError) -> any ArticleReader { GivenArticles([.failure(error)]) }
}
