internal import Foundation
public import GraphSchema

/// The articles of files, folders and standard input, one after the other, in the order of the paths; inside a folder in
/// the order of the file names (by bytes).
///
/// How a file is read follows from what is in it, not from its name: plain text, Markdown, JSON Lines, a web page, a
/// feed or a message, each of them also compressed with gzip. Whatever cannot be read comes out as an error in its place, and reading
/// goes on. Memory: one article at a time, one feed, and one line of a JSON Lines file.
public final class ArticleStream: Sequence, IteratorProtocol {
  public typealias Element = Result<Article, ReadingError>

  private var pending: [FileWalk.Step]
  private var lines: JSONLinesFile?
  /// What is left of a feed, the last first.
  private var items: [Result<Article, ReadingError>] = []
  private var seen: Set<String> = []
  private let standardInput: FileHandle

  /// - Parameter paths: files, folders, or `-` for standard input.
  public convenience init(_ paths: [String]) { self.init(paths, standardInput: .standardInput) }

  init(_ paths: [String], standardInput: FileHandle) {
    self.standardInput = standardInput
    // Taken from the end, so that a folder's content can be pushed on top.
    self.pending = paths.reversed().map { FileWalk.Step(path: $0, ancestors: []) }
  }

  public func next() -> Result<Article, ReadingError>? {
    while true {
      if let line = lines?.next() { return line }
      lines = nil
      if let item = items.popLast() { return item }
      guard let step = pending.popLast() else { return nil }
      if step.path == "-" {
        if let result = read(ByteSource(standardInput, place: "standard input"), path: "-") { return result }
        continue
      }
      switch FileWalk.look(at: step) {
      case .failure(let error): return .failure(error)
      case .success(.folder(let steps)): pending.append(contentsOf: steps.reversed())
      case .success(.file(let path, let bytes)):
        guard seen.insert(path).inserted else { continue }
        if let result = open(path, bytes: bytes) { return result }
      }
    }
  }

  private func open(_ path: String, bytes: Int) -> Result<Article, ReadingError>? {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      return .failure(
        ReadingError(
          code: .unreadable, what: "the file cannot be opened", place: path, remedy: "check its permissions"))
    }
    let source = ByteSource(handle, place: path)
    let limit = TextFormat(of: source.head, path: path) == .jsonLines ? Limits.jsonLinesBytes : Limits.fileBytes
    guard bytes <= limit else {
      return .failure(
        ReadingError(
          code: .tooLarge, what: "the file is \(bytes) bytes; the limit is \(limit)", place: path,
          remedy: "split it into articles, or write them as JSON Lines"))
    }
    return read(source, path: path)
  }

  /// Reads one article, or starts on the records of a file with many and returns nothing yet.
  private func read(_ bytes: ByteSource, path: String) -> Result<Article, ReadingError>? {
    let format = TextFormat(of: bytes.head, path: path)
    if format == .jsonLines, !bytes.head.isEmpty {
      lines = JSONLinesFile(bytes, source: path)
      return nil
    }
    switch bytes.readAll(limit: Limits.fileBytes) {
    case .failure(let error): return .failure(error)
    case .success(let data):
      guard !data.isEmpty else { return .failure(TextFile.empty(path == "-" ? "standard input" : path)) }
      switch format {
      case .page: return WebPage.article(data, source: path)
      case .mail: return MailFile.article(data, source: path)
      case .feed:
        items = Feed.articles(data, source: path).reversed()
        return nil
      default: return TextFile.article(data, source: path, format: format)
      }
    }
  }
}
