public import GraphSchema

/// Why there is no picture, and what to do about it.
public struct DrawingError: Diagnostic, Equatable {
  /// What went wrong, for programs.
  public enum Code: String, Sendable, Equatable, CaseIterable {
    case notInstalled, timedOut, failed, unknownPicture, cancelled
  }

  public let code: Code
  public let what: String
  public let place: String?
  public let remedy: String?
  public var codeName: String { code.rawValue }

  private init(_ code: Code, _ what: String, remedy: String?) {
    self.code = code
    self.what = what
    self.place = nil
    self.remedy = remedy
  }

  init(notInstalled program: String) {
    self.init(
      .notInstalled, "Graphviz is not installed: there is no program '\(program)'",
      remedy: "apt-get install graphviz (macOS: brew install graphviz), or export dot and draw it elsewhere")
  }

  init(timedOut program: String, after timeout: Duration) {
    let seconds = timeout.components.seconds
    self.init(
      .timedOut,
      "'\(program)' was still drawing after \(seconds) \(seconds == 1 ? "second" : "seconds") and was stopped",
      remedy: program == "sfdp"
        ? "draw fewer relations, one name or one path, or give it longer: --timeout"
        : "draw fewer relations, one name or one path, or use the layout 'sfdp', which is made for large graphs")
  }

  /// Keeps Graphviz's own words, the first lines of them: it repeats itself for every node.
  init(failed program: String, message: String) {
    let lines = message.split(whereSeparator: \.isNewline).prefix(3).map { $0.prefix(200) }
    self.init(
      .failed,
      lines.isEmpty
        ? "'\(program)' ended without a picture and without a word"
        : "'\(program)' says: \(lines.joined(separator: "; "))",
      remedy: "'\(program) -V' shows the version that is installed; Kith is tested with 2.43 and needs its cairo plugin"
    )
  }

  init(unknownPicture fileName: String) {
    self.init(
      .unknownPicture, "'\(fileName)' does not say which picture to draw",
      remedy: "a name that ends in \(Picture.allCases.map { ".\($0.fileExtension)" }.joined(separator: ", "))")
  }

  init(cancelled program: String) { self.init(.cancelled, "'\(program)' was stopped before it had drawn", remedy: nil) }
}
