internal import Foundation
public import GraphSchema

/// The articles of files, folders and standard input, one after the other, in the order of the paths; inside a folder in
/// the order of the file names (by bytes).
///
/// How a file is read follows from what is in it, not from its name: plain text, Markdown, JSON Lines, CSV, a web page, a
/// feed, a message or a mailbox, a crawl, a DOCX document, a book; each of them also compressed with gzip or zstd, or in a
/// ZIP archive. Whatever cannot be read comes out as an error in its place, and reading goes on. Memory: one article at a
/// time, one feed, or one record.
public final class ArticleStream: Sequence, IteratorProtocol {
  public typealias Element = Result<Article, ReadingError>

  private var pending: [FileWalk.Step]
  private let chooser: FormatChooser
  /// The file that is being read.
  private var file: (any ArticleReader)?
  private var handle: FileHandle?
  private var handleBytes = 0
  /// Bytes of the files that are done.
  private var done = 0
  private let paths: [String]
  private var seen: Set<String> = []
  private let standardInput: FileHandle

  /// - Parameters:
  ///   - paths: files, folders, or `-` for standard input.
  ///   - fields: what the parts of an article are called in CSV and JSON Lines.
  public convenience init(_ paths: [String], fields: FieldMap = .standard) {
    self.init(paths, fields: fields, standardInput: .standardInput)
  }

  init(_ paths: [String], fields: FieldMap = .standard, standardInput: FileHandle) {
    self.standardInput = standardInput
    self.paths = paths
    self.chooser = FormatChooser(fields: fields)
    // Taken from the end, so that a folder's content can be pushed on top.
    self.pending = paths.reversed().map { FileWalk.Step(path: $0, ancestors: []) }
  }

  /// How much of the files has been read, by their bytes, 0...1; `nil` where that cannot be told: for standard input, and
  /// for more files than are counted beforehand.
  public var fraction: Double? {
    guard let total, total > 0 else { return nil }
    let current = handle.flatMap { try? $0.offset() }.map { Swift.min(Int($0), handleBytes) } ?? 0
    return Swift.min(1, Double(done + current) / Double(total))
  }

  /// The most files that are counted to know how much there is: half a second of looking.
  private static let countedFiles = 200_000

  private lazy var total: Int? = {
    guard !paths.contains("-") else { return nil }
    var (count, bytes) = (0, 0)
    FileWalk.files(below: paths) { _, status in
      count += 1
      bytes += Int(status.st_size)
      return count <= Self.countedFiles
    }
    return count > Self.countedFiles ? nil : bytes
  }()

  public func next() -> Result<Article, ReadingError>? {
    while true {
      if let result = file?.next() { return result }
      close()
      guard let step = pending.popLast() else { return nil }
      if step.path == "-" {
        file = chooser.reader(
          of: ByteSource(standardInput, place: "standard input"), source: "-", place: "standard input")
        continue
      }
      switch FileWalk.look(at: step) {
      case .failure(let error): return .failure(error)
      case .success(.folder(let steps)): pending.append(contentsOf: steps.reversed())
      case .success(.file(let path, let bytes)):
        guard seen.insert(path).inserted else { continue }
        if let error = open(path, bytes: bytes) { return .failure(error) }
      }
    }
  }

  private func close() {
    file = nil
    handle = nil
    done += handleBytes
    handleBytes = 0
  }

  /// - Returns: why the file cannot be opened.
  private func open(_ path: String, bytes: Int) -> ReadingError? {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      return ReadingError(
        code: .unreadable, what: "the file cannot be opened", place: path, remedy: "check its permissions")
    }
    let source = ByteSource(handle, place: path)
    let isOne = !TextFormat(of: source.head, path: path, fields: chooser.fields).holdsMany
    let limit = isOne && !source.isUnwrapped ? Limits.fileBytes : Limits.recordFileBytes
    guard bytes <= limit else {
      return ReadingError(
        code: .tooLarge, what: "the file is \(bytes) bytes; the limit is \(limit)", place: path,
        remedy: "split it into articles, or write them as JSON Lines")
    }
    self.handle = handle
    handleBytes = bytes
    file = chooser.reader(of: source, source: path, handle: handle)
    return nil
  }
}
