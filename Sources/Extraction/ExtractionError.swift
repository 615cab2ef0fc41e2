public import GraphSchema

/// A pattern that cannot be compiled, with the file and line that declares it.
public struct ExtractionError: Diagnostic, Equatable {
  /// What went wrong, for programs.
  public enum Code: String, Sendable, Equatable {
    /// The text of a pattern does not follow the pattern language.
    case malformedPattern
    /// A pattern names a relation, function, condition or list that does not exist.
    case unknownName
  }

  public let code: Code
  public let what: String
  public let place: String?
  public let remedy: String?
  public var codeName: String { code.rawValue }

  public init(code: Code, what: String, place: String?, remedy: String?) {
    self.code = code
    self.what = what
    self.place = place
    self.remedy = remedy
  }
}
