internal import Foundation
public import GraphSchema

/// The articles of files, folders and standard input, one after the other, in the order of the paths; inside a folder in
/// the order of the file names (by bytes).
///
/// Whatever cannot be read comes out as an error in its place, and reading goes on. Memory: one article at a time, and one
/// line of a JSON Lines file.
public final class ArticleStream: Sequence, IteratorProtocol {
  public typealias Element = Result<Article, ReadingError>

  private var pending: [FileWalk.Step]
  private var lines: JSONLinesFile?
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
      guard let step = pending.popLast() else { return nil }
      if step.path == "-" {
        if let first = readStandardInput() { return first }
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

  /// Reads a file whole, or starts on the lines of a JSON Lines file and returns nothing yet.
  private func open(_ path: String, bytes: Int) -> Result<Article, ReadingError>? {
    let format = TextFormat(path: path)
    let limit = format == .jsonLines ? Limits.jsonLinesBytes : Limits.fileBytes
    guard bytes <= limit else {
      return .failure(
        ReadingError(
          code: .tooLarge, what: "the file is \(bytes) bytes; the limit is \(limit)", place: path,
          remedy: "split it into articles, or write them as JSON Lines"))
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      return .failure(
        ReadingError(
          code: .unreadable, what: "the file cannot be opened", place: path, remedy: "check its permissions"))
    }
    if format == .jsonLines {
      lines = JSONLinesFile(handle, source: path)
      return nil
    }
    guard let data = try? handle.readToEnd() ?? Data() else {
      return .failure(
        ReadingError(code: .unreadable, what: "the file broke off while it was read", place: path, remedy: "try again"))
    }
    return TextFile.article(data, source: path, format: format)
  }

  /// JSON Lines when it begins with a brace, one plain text otherwise.
  private func readStandardInput() -> Result<Article, ReadingError>? {
    guard let head = try? standardInput.read(upToCount: 1 << 16), !head.isEmpty else {
      return .failure(
        ReadingError(
          code: .empty, what: "there is no text", place: "standard input",
          remedy: "pipe an article or JSON Lines into kith"))
    }
    if head.first(where: { !TextFile.isBlank($0) }) == UInt8(ascii: "{") {
      lines = JSONLinesFile(standardInput, source: "-", head: head)
      return nil
    }
    var data = head
    while data.count <= Limits.articleBytes, let more = try? standardInput.read(upToCount: 1 << 16), !more.isEmpty {
      data.append(more)
    }
    return TextFile.article(data, source: "-", format: .plain)
  }
}
