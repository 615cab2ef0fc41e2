public import GraphSchema

/// A file of gold data, or a choice of how to measure, that cannot be used.
public struct EvaluationError: Diagnostic, Equatable {
  /// What went wrong, for programs.
  public enum Code: String, Sendable, Equatable, CaseIterable {
    /// The file is not there, or not text.
    case unreadable
    /// A line that is not of the format that the layer asks for.
    case malformed
    /// The file has nothing to measure.
    case empty
    /// A choice that this layer or this file does not have.
    case choice
  }

  public let code: Code
  public let what: String
  public let place: String?
  public let remedy: String?
  public var codeName: String { code.rawValue }

  public init(_ code: Code, _ what: String, place: String?, remedy: String?) {
    self.code = code
    self.what = what
    self.place = place
    self.remedy = remedy
  }
}

/// The lines of a file, with the place of each for errors.
public struct GoldLines: Sendable {
  public let file: String
  /// Without their ends.
  public let lines: [Substring]

  /// - Parameter file: how errors call it.
  public init(_ text: String, file: String) {
    self.file = file
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
  }

  func error(_ what: String, line: Int, remedy: String) -> EvaluationError {
    EvaluationError(.malformed, what, place: "\(file), line \(line + 1)", remedy: remedy)
  }
}
