public import Cypher
public import GraphSchema
public import GraphStore

/// What can go wrong with a question.
public struct QueryError: Diagnostic, Equatable {
  /// What went wrong, for programs.
  public enum Code: Sendable, Equatable {
    /// No entity has this name; the remedy offers the nearest.
    case unknownEntity
    /// Several entities may be meant; the remedy lists them.
    case ambiguousEntity
    /// No relation of the catalogue has this name.
    case unknownPredicate
    /// No entity is of this kind or subkind, and the catalogue has none of that name.
    case unknownKind
    /// A number is outside its limits.
    case outOfRange
    /// A path from an entity to itself.
    case sameEntity
    /// What should be a date is none.
    case badDate
    /// There is no word to look for.
    case noWords
    /// The task that asked was cancelled.
    case cancelled
    /// The openCypher query is wrong or costs too much.
    case query(CypherError.Code)
    /// The graph could not be read.
    case store(StoreError.Code)
  }

  public let code: Code
  public let what: String
  public let place: String?
  public let remedy: String?

  public var codeName: String {
    switch code {
    case .query(let code): code.rawValue
    case .store(let code): code.rawValue
    default: "\(code)"
    }
  }

  init(_ code: Code, _ what: String, place: String? = nil, remedy: String? = nil) {
    self.code = code
    self.what = what
    self.place = place
    self.remedy = remedy
  }

  init(_ error: CypherError) {
    self.init(.query(error.code), error.what, place: error.place, remedy: error.remedy)
  }

  init(_ error: StoreError) {
    self.init(.store(error.code), error.what, place: error.place, remedy: error.remedy)
  }

  /// To be asked after whatever ends early when its task is cancelled, and so has half an answer.
  static func throwIfCancelled() throws(QueryError) {
    if Task.isCancelled { throw QueryError(.cancelled, "the question was stopped") }
  }

  static func sameEnds(_ name: String) -> QueryError {
    QueryError(
      .sameEntity, "both ends of the path are '\(name)'",
      remedy: "name two entities, or ask 'kith who' for all that is known of one")
  }

  static func outOfRange(_ noun: String, _ value: Int, _ range: ClosedRange<Int>) -> QueryError {
    QueryError(
      .outOfRange, "\(noun) is \(value); it must be from \(range.lowerBound) to \(range.upperBound)",
      remedy: "use \(value < range.lowerBound ? range.lowerBound : range.upperBound)")
  }
}
