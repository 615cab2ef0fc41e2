/// What a query may cost, and who may stop it.
///
/// A query that needs more ends with an error that says so; it never returns a part of the answer as if it were whole,
/// except for `rows`, where the result says that it was cut.
public struct CypherLimits: Sendable {
  /// Rows of the result. More are cut off, and the result says so.
  public var rows: Int
  /// Nodes, relationships, rows and list elements looked at.
  public var steps: Int
  /// Bytes held by sorting, grouping, DISTINCT and results, estimated by the size of their values.
  public var memory: Int
  /// Asked every few thousand steps; an answer ends the query. A door puts its clock and its interrupt here.
  public var interruption: @Sendable () -> Interruption?

  /// Why a query has to end before it is done.
  public enum Interruption: Sendable, Equatable {
    case cancelled
    /// After so many seconds.
    case timedOut(Double)
  }

  public init(
    rows: Int = 1_000_000, steps: Int = 100_000_000, memory: Int = 1_000_000_000,
    interruption: @escaping @Sendable () -> Interruption? = { nil }
  ) {
    self.rows = rows
    self.steps = steps
    self.memory = memory
    self.interruption = interruption
  }
}

/// What a query asks of the outside world: fixed by default, so that the same query gives the same answer.
public struct CypherSurroundings: Sendable {
  /// Seconds since 1970 in UTC and nanoseconds of that second: what `datetime()` says, the same for the whole query.
  public var now: (seconds: Int, nanoseconds: Int)
  /// Where `rand()` begins.
  public var seed: UInt64

  public init(now: (seconds: Int, nanoseconds: Int) = (0, 0), seed: UInt64 = 1) {
    self.now = now
    self.seed = seed
  }
}
