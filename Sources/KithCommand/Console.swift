internal import Foundation
internal import GraphSchema

/// Standard output for results, standard error for everything else. On a terminal, what would steer it is spelled out: the
/// words are those of articles and of names of files.
enum Console {
  static func print(_ text: String) { show(text.hasSuffix("\n") ? text : text + "\n", on: .standardOutput) }

  /// Asks for a line of input, without a line's end.
  static func prompt(_ text: String) { show(text, on: .standardOutput) }

  /// How many characters fit on a line: of the terminal, as `COLUMNS` says, or 100.
  static var width: Int {
    var size = winsize()
    if ioctl(FileHandle.standardOutput.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 100
  }

  static func note(_ text: String) { show(text + "\n", on: .standardError) }

  /// Shows how far a long run has come, each line over the one before; nothing where no one is looking.
  static func status(_ text: String) {
    guard isTerminal else { return }
    write(Data("\r\u{1B}[K\(text)".utf8), to: .standardError)
  }

  static func clearStatus() { status("") }

  /// Whether someone looks on as it is written.
  static var isTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

  /// Writes a result to a file, or to standard output, as `ResultFile` does.
  static func deliver(_ data: Data, to path: String?) throws {
    guard let path else { return write(data, to: .standardOutput) }
    let file = try ResultFile(path)
    do {
      try data.withUnsafeBytes { try file.add($0) }
      try file.finish()
    } catch {
      file.abandon()
      throw error
    }
  }

  private static func show(_ text: String, on handle: FileHandle) {
    let isSeen = isatty(handle.fileDescriptor) == 1
    write(Data((isSeen ? text.spellingControls(keepingLines: true) : text).utf8), to: handle)
  }

  // A reader that has gone away (a closed pipe) ends the output, not the program with a trace.
  private static func write(_ data: Data, to handle: FileHandle) { try? handle.write(contentsOf: data) }
}

/// A result that could not be written where the user wants it.
struct OutputError: Diagnostic {
  let what: String
  let place: String?
  let remedy: String?
  var codeName: String { "unwritable" }

  init(path: String, reason: String) {
    what = "the file cannot be written: \(reason)"
    place = path
    remedy = "check the folder, its permissions and the space on the disk"
  }
}
