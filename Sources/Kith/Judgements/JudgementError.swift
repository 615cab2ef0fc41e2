public import GraphSchema

/// Why something could not be judged. Nothing is remembered then.
public struct JudgementError: Diagnostic, Equatable {
  /// What went wrong, for programs.
  public enum Code: String, Sendable, Equatable {
    /// The two are one entity already.
    case alreadyOne
    /// The two are of different kinds.
    case otherKinds
    /// No part of the entity, or all of it, was chosen.
    case noPart
    /// The kind has no such subkind.
    case unknownSubkind
    /// A name without a letter.
    case emptyName
    /// The graph does not say this of the two.
    case unknownRelation
    /// No sentence of the relation fits the choice.
    case noSentence
    /// There is nothing to take back.
    case nothingToUndo
  }

  public let code: Code
  public let what: String
  public let place: String?
  public let remedy: String?
  public var codeName: String { code.rawValue }

  init(_ code: Code, _ what: String, place: String? = nil, remedy: String? = nil) {
    self.code = code
    self.what = what
    self.place = place
    self.remedy = remedy
  }
}
