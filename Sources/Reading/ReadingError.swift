public import GraphSchema

/// A file, folder or line that could not be read as an article. The rest is read all the same.
public struct ReadingError: Diagnostic, Equatable, Hashable {
  /// What went wrong, for programs.
  public enum Code: String, Sendable, Equatable, CaseIterable {
    /// No such file, no permission, a link to nowhere, a device.
    case unreadable
    /// Nothing but white space.
    case empty
    /// A picture, an archive, a program: not text.
    case binary
    /// Text, but not UTF-8.
    case encoding
    /// Larger than the limit.
    case tooLarge
    /// A folder that contains itself, or is nested too deep.
    case loop
    /// A JSON Lines record that is not an object with a text.
    case record
    /// A format that Kith does not read.
    case format
    /// Another program is needed that is not there, or does not do it.
    case program
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
