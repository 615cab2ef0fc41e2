/// One aggregate of a projection: what is computed, of which expression, and where the result goes.
struct Aggregate: Sendable {
  enum Function: String, Sendable {
    case count, sum, avg, min, max, collect
    case percentileContinuous = "percentilecont"
    case percentileDiscrete = "percentiledisc"
    case deviation = "stdev"
    case populationDeviation = "stdevp"

    var arguments: Int { self == .percentileContinuous || self == .percentileDiscrete ? 2 : 1 }
  }

  let function: Function
  /// Nil for `count(*)`.
  let argument: Evaluation?
  /// The fraction of a percentile.
  let fraction: Evaluation?
  let isDistinct: Bool
  let slot: Int
}
