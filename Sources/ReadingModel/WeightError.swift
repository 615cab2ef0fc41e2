public import GraphSchema

/// Why a weight file cannot be used.
public struct WeightError: Diagnostic, Equatable {
  public enum Code: String, Sendable, Equatable {
    /// Not a weight file at all.
    case foreign
    /// A version that this program does not read.
    case version
    /// The file ends too early, or its hash does not fit its contents.
    case damaged
    /// A tensor or a label that the program needs is missing, or has another shape.
    case incomplete
    /// The file cannot be read from the disk.
    case unreadable
  }

  public let code: Code
  public let what: String
  public let place: String?
  public let remedy: String?
  public var codeName: String { code.rawValue }

  init(_ code: Code, _ what: String, place: String? = nil) {
    self.code = code
    self.what = what
    self.place = place
    remedy = code == .unreadable ? "check the path" : "use the weights that came with this program"
  }
}
