internal import Foundation
internal import GraphSchema

/// Bytes that come one after the other, from a file or standard input, decompressed where they were compressed with gzip.
final class ByteSource {
  /// The first bytes, up to 4,096: enough to see what follows.
  let head: Data
  /// Why the bytes ended before their end.
  private(set) var failure: ReadingError?

  private let place: String
  private var pending: Data
  private var gunzip: Gunzip?
  private let pull: () -> Data?
  /// Whether the bytes ended because the disk or the pipe failed, not because there are no more.
  private var breakage: () -> Bool = { false }

  /// - Parameter place: for messages: the path.
  convenience init(_ handle: FileHandle, place: String) {
    let pipe = HandleReader(handle)
    self.init(place: place, pull: pipe.read)
    breakage = { pipe.isBroken }
    if pipe.isBroken { failure = Self.brokenOff(place) }
  }

  /// - Parameter pull: gives the next bytes; `nil` or none at the end.
  init(place: String, pull: @escaping () -> Data?) {
    self.pull = pull
    self.place = place
    var start = Data()
    while start.count < Self.headBytes, let more = pull(), !more.isEmpty { start.append(more) }
    pending = start
    if start.starts(with: [0x1F, 0x8B]) {
      gunzip = Gunzip()
      pending = Data()
      var opened = Data()
      var failure: ReadingError?
      var input: Data? = start
      while opened.count < Self.headBytes, let bytes = input {
        switch gunzip?.add(bytes) ?? .failure(.damaged) {
        case .success(let more): opened.append(more)
        case .failure(let problem): failure = Self.error(problem, place)
        }
        if failure != nil { break }
        input = opened.count < Self.headBytes ? pull() : nil
        if input?.isEmpty ?? true { break }
      }
      pending = opened
      self.failure = failure
    }
    head = pending.prefix(Self.headBytes)
  }

  /// The next bytes; `nil` at the end, or where `failure` says why there are no more.
  func read() -> Data? {
    if !pending.isEmpty {
      defer { pending = Data() }
      return pending
    }
    while failure == nil {
      guard let bytes = pull(), !bytes.isEmpty else {
        if breakage() {
          failure = Self.brokenOff(place)
        } else if let gunzip, !gunzip.isComplete {
          failure = Self.error(.damaged, place)
        }
        return nil
      }
      guard gunzip != nil else { return bytes }
      switch gunzip?.add(bytes) ?? .failure(.damaged) {
      case .success(let opened): if !opened.isEmpty { return opened }
      case .failure(let problem): failure = Self.error(problem, place)
      }
    }
    return nil
  }

  /// All bytes, where they are no more than the limit.
  func readAll(limit: Int) -> Result<Data, ReadingError> {
    var all = Data()
    while let more = read() {
      all.append(more)
      guard all.count <= limit else {
        return .failure(
          ReadingError(
            code: .tooLarge, what: "the file is more than \(limit) bytes, which is the limit", place: place,
            remedy: "split it into articles, or write them as JSON Lines"))
      }
    }
    if let failure { return .failure(failure) }
    return .success(all)
  }

  private static let headBytes = 4_096

  private static func brokenOff(_ place: String) -> ReadingError {
    ReadingError(
      code: .unreadable, what: "the file broke off while it was read", place: place,
      remedy: "check the disk or the connection, and try again")
  }

  private static func error(_ problem: Gunzip.Problem, _ place: String) -> ReadingError {
    switch problem {
    case .damaged:
      ReadingError(
        code: .binary, what: "the compressed file is damaged or cut off", place: place,
        remedy: "check it with: gzip -t '\(place)'")
    case .tooLarge:
      ReadingError(
        code: .tooLarge, what: "the compressed file holds more than \(Limits.jsonLinesBytes) bytes, which is the limit",
        place: place, remedy: "split it")
    }
  }
}

/// Reads a handle piece by piece, and remembers whether a read failed: half an article must not pass for a whole one.
private final class HandleReader {
  private(set) var isBroken = false
  private let handle: FileHandle

  init(_ handle: FileHandle) { self.handle = handle }

  func read() -> Data? {
    do {
      return try handle.read(upToCount: 1 << 16)
    } catch {
      isBroken = true
      return nil
    }
  }
}
