internal import Foundation
internal import GraphSchema

/// The lines of a file or of standard input, decompressed where they were compressed with gzip, whatever their number: for
/// sources that are no articles.
package final class LineSource {
  private let bytes: ByteSource
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// - Parameter path: `-` for standard input.
  /// - Throws: `ReadingError` where the file is missing, a folder, or cannot be opened.
  package init(_ path: String) throws(ReadingError) {
    if path == "-" {
      bytes = ByteSource(.standardInput, place: "standard input", limit: .max)
      return
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ReadingError(code: .unreadable, what: "no such file", place: path, remedy: "check the path")
    }
    guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
      throw ReadingError(
        code: .unreadable, what: "the file cannot be opened", place: path,
        remedy: "give a file, and check its permissions")
    }
    bytes = ByteSource(handle, place: path, limit: .max)
  }

  /// The first bytes, up to 4,096.
  package var head: [UInt8] { [UInt8](bytes.head) }

  /// The next line without its end; `nil` at the end.
  ///
  /// - Throws: `ReadingError` where the source breaks off; the line that it broke off in is not given.
  package func next() throws(ReadingError) -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
        append(buffer[position..<end], to: &line)
        position = end + 1
        return line
      }
      append(buffer[position...], to: &line)
      buffer = []
      position = 0
      guard !isAtEnd, let more = bytes.read() else {
        isAtEnd = true
        if let failure = bytes.failure { throw failure }
        return line.isEmpty ? nil : line
      }
      buffer = [UInt8](more)
    }
  }

  private func append(_ bytes: ArraySlice<UInt8>, to line: inout [UInt8]) {
    if line.count + bytes.count <= Limits.nameLineBytes { line += bytes }
  }
}
