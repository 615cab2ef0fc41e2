public import GraphSchema

/// A pack that cannot be read, with the file and line.
public struct PackError: Diagnostic, Equatable {
  /// What went wrong, for programs.
  public enum Code: String, Sendable, Equatable {
    /// A file or folder that is missing or not to be opened.
    case unreadable
    /// Bytes that are not UTF-8, a row with the wrong number of cells, a header without a column that is needed.
    case malformed
    /// A value that must be one of a few.
    case unknownValue
    /// A name that points to a row that does not exist.
    case unknownReference
    /// A pack of names that another version of Kith wrote.
    case version
    /// A pack of names whose bytes are not those that were written.
    case damaged
    /// An id that stands in two lines.
    case duplicate
    /// Lines that say "same as" of each other in a circle, or of entries of two kinds, or one entry of two kinds.
    case contradiction
    /// A file that cannot be written.
    case unwritable
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
