internal import Foundation
internal import GraphSchema

/// The bytes of a file or of standard input, freed of what is around them: gzip, zstd, UTF-16, in each other as often as
/// `Limits.wrappings` allows.
final class ByteSource {
  /// The first bytes, up to 4,096: enough to see what follows.
  private(set) var head = Data()
  /// Why the bytes ended before their end.
  private(set) var failure: ReadingError?
  /// For messages: the path.
  let place: String
  /// Whether something was around the bytes, so that they are not those of the file.
  private(set) var isUnwrapped = false

  private var layer: any ByteLayer
  private let limit: Int

  convenience init(_ handle: FileHandle, place: String, limit: Int = Limits.unpackedBytes) {
    self.init(HandleLayer(handle, place: place), place: place, limit: limit)
  }

  convenience init(_ data: Data, place: String) { self.init(DataLayer(data), place: place) }

  /// - Parameter limit: the most bytes that a compressed file may hold.
  init(_ layer: any ByteLayer, place: String, limit: Int = Limits.unpackedBytes) {
    self.layer = layer
    self.place = place
    self.limit = limit
    for depth in 0...Limits.wrappings {
      fillHead()
      guard failure == nil, let inner = unwrapped() else { break }
      guard depth < Limits.wrappings else {
        failure = ReadingError(
          code: .tooLarge, what: "the file is compressed more than \(Limits.wrappings) times over", place: place,
          remedy: "unpack it, or leave it out")
        head = Data()
        break
      }
      self.layer = inner
      isUnwrapped = true
    }
  }

  /// The next bytes; `nil` at the end, or where `failure` says why there are no more.
  func read() -> Data? {
    guard failure == nil else { return nil }
    do {
      return try layer.read()
    } catch {
      failure = error
      return nil
    }
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

  /// Looks at the first bytes and puts them back. What broke off after them is found when it is read.
  private func fillHead() {
    var pieces: [Data] = []
    var count = 0
    while count < Self.headBytes, let more = read() {
      pieces.append(more)
      count += more.count
    }
    head = pieces.reduce(into: Data()) { $0.append($1) }.prefix(Self.headBytes)
    if let failure, !head.isEmpty {
      self.layer = PushedBackLayer(pieces, then: BrokenLayer(failure))
      self.failure = nil
    } else {
      self.layer = PushedBackLayer(pieces, then: layer)
    }
  }

  private func unwrapped() -> (any ByteLayer)? {
    if head.starts(with: [0x1F, 0x8B]) { return Gunzip(layer, place: place, limit: limit) }
    if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return Unzstd(layer, place: place, limit: limit) }
    return UTF16Layer.isBigEndian(head).map { UTF16Layer(layer, isBigEndian: $0, place: place) }
  }

  private static let headBytes = 4_096
}

/// What could not be read, said again.
private final class BrokenLayer: ByteLayer {
  private let error: ReadingError

  init(_ error: ReadingError) { self.error = error }

  func read() throws(ReadingError) -> Data? { throw error }
}
