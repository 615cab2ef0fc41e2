public import GraphSchema

/// A query that cannot be read, does not fit together, or went wrong while it ran.
///
/// `family` and `code` are the words of the openCypher specification ("SyntaxError", "UndefinedVariable"), so that a
/// program can tell errors apart as it would with any other Cypher database.
public struct CypherError: Diagnostic, Equatable {
  /// The openCypher families of errors, and `limit` for what only this engine says.
  public enum Family: String, Sendable {
    case syntax = "SyntaxError"
    case type = "TypeError"
    case argument = "ArgumentError"
    case arithmetic = "ArithmeticError"
    case parameterMissing = "ParameterMissing"
    case limit = "LimitError"
    case cancelled = "Cancelled"
  }

  /// The openCypher details, and those of this engine at the end.
  public enum Code: String, Sendable {
    case unexpectedSyntax, undefinedVariable, variableAlreadyBound, variableTypeConflict, invalidArgumentType
    case invalidArgumentValue, integerOverflow, floatingPointOverflow, invalidNumberLiteral, invalidUnicodeLiteral
    case invalidUnicodeCharacter, invalidAggregation, nestedAggregation, ambiguousAggregationExpression
    case nonConstantExpression, negativeIntegerArgument, noExpressionAlias, columnNameConflict
    case differentColumnsInUnion, invalidClauseComposition, unknownFunction, invalidNumberOfArguments
    case noVariablesInScope, invalidParameterUse, relationshipUniquenessViolation, invalidRelationshipPattern
    case numberOutOfRange, missingParameter, divisionByZero, mapElementAccessByNonString, listElementAccessByNonInteger
    case readOnly, procedureCall, tooDeep, tooLong, tooManySteps, tooMuchMemory, tooManyRows, timedOut, cancelled

    /// The spelling of the specification: "UndefinedVariable".
    public var detail: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  }

  public let family: Family
  public let code: Code
  /// Whether the query was refused before any of it ran.
  public let isCompileTime: Bool
  public let what: String
  public let place: String?
  public let remedy: String?

  public var codeName: String { code.rawValue }

  init(
    _ family: Family, _ code: Code, _ what: String, place: String? = nil, remedy: String? = nil, compileTime: Bool
  ) {
    self.family = family
    self.code = code
    self.what = what
    self.place = place
    self.remedy = remedy
    self.isCompileTime = compileTime
  }

  /// An error that appears while the query runs.
  static func running(_ family: Family, _ code: Code, _ what: String, remedy: String? = nil) -> CypherError {
    CypherError(family, code, what, remedy: remedy, compileTime: false)
  }

  /// A value of the wrong kind met while the query runs.
  static func wrongType(_ what: String, remedy: String? = nil) -> CypherError {
    running(.type, .invalidArgumentType, what, remedy: remedy)
  }
}
