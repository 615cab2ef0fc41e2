internal import Foundation
internal import GraphSchema

/// The part of a file that is being read, with the line it begins on. Grows to hold one record and no more.
final class ImportWindow {
  private(set) var bytes: [UInt8] = []
  /// Of the next byte, in `bytes`.
  private(set) var position = 0
  /// Of the next byte, from 1.
  private(set) var line = 1
  let place: String
  private let source: ByteSource
  private var isAtEnd = false

  init(_ source: ByteSource, place: String) throws(ReadingError) {
    self.source = source
    self.place = place
    try passMark()
  }

  /// - Parameter path: `-` for standard input.
  init(_ path: String) throws(ReadingError) {
    place = path == "-" ? "standard input" : path
    if path == "-" {
      source = ByteSource(.standardInput, place: place)
    } else {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw ReadingError(code: .unreadable, what: "no such file", place: path, remedy: "check the path")
      }
      guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
        throw ReadingError(
          code: .unreadable, what: "the file cannot be opened", place: path,
          remedy: "give a file, and check its permissions")
      }
      source = ByteSource(handle, place: path)
    }
    try passMark()
  }

  /// Passes the byte order mark that some programs begin UTF-8 with.
  private func passMark() throws(ReadingError) {
    if try grow(), bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Reads on; what was passed is forgotten.
  ///
  /// - Returns: whether there was more.
  func grow() throws(ReadingError) -> Bool {
    if isAtEnd { return false }
    if position > 0 {
      bytes.removeFirst(position)
      position = 0
    }
    guard bytes.count <= Limits.importRecordBytes else {
      throw fault(
        "a record is longer than \(Limits.importRecordBytes) bytes", try: "look for a quote that is not closed")
    }
    // Several pieces at a time, so that what is left over is seldom moved.
    let wanted = bytes.count + 1_000_000
    while bytes.count < wanted {
      guard let more = source.read() else {
        isAtEnd = true
        if let failure = source.failure { throw failure }
        return bytes.count > position
      }
      bytes.append(contentsOf: more)
    }
    return true
  }

  /// The byte so many after the next one; `nil` after the end.
  func byte(_ offset: Int = 0) throws(ReadingError) -> UInt8? {
    while position + offset >= bytes.count {
      let before = bytes.count - position
      guard try grow(), bytes.count - position > before else { return nil }
    }
    return bytes[position + offset]
  }

  func pass(_ count: Int = 1) {
    let passed = position..<(position + count)
    line += bytes.withUnsafeBufferPointer { bytes in
      passed.reduce(0) { $0 + (bytes[$1] == UInt8(ascii: "\n") ? 1 : 0) }
    }
    position += count
  }

  /// Passes white space.
  func passBlanks() throws(ReadingError) {
    while let next = try byte(), next <= 0x20 { pass() }
  }

  func fault(_ what: String, line: Int? = nil, try remedy: String? = nil) -> ReadingError {
    ReadingError(code: .record, what: what, place: "\(place), line \(line ?? self.line)", remedy: remedy)
  }
}
