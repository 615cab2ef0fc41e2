/// A query that has been checked and made ready to run over any graph.
struct Program: Sendable {
  let branches: [Pipeline]
  let keepsDuplicates: Bool
  let columns: [String]
  let slotCount: Int
}

/// The stages of a single query, in the order in which rows flow through them.
struct Pipeline: Sendable {
  let stages: [Stage]
  /// Where the columns of the result lie in its rows.
  let columnSlots: [Int]
}

enum Stage: Sendable {
  case match(MatchStage)
  case unwind(Evaluation, slot: Int, text: String)
  case project(ProjectStage)
}

/// WITH and RETURN.
struct ProjectStage: Sendable {
  struct Column: Sendable {
    let name: String
    let slot: Int
    let evaluate: Evaluation
    let text: String
  }

  /// Evaluated for every row; where rows are grouped, these are the keys.
  let columns: [Column]
  /// Evaluated once for every group, after its aggregates.
  let groupColumns: [Column]
  let aggregates: [Aggregate]
  let isGrouping: Bool
  let isDistinct: Bool
  let order: [(evaluate: Evaluation, isDescending: Bool)]
  let orderText: [String]
  let skip: Evaluation?
  let limit: Evaluation?
  let predicate: Evaluation?
  let predicateText: String?

  var slots: [Int] { (columns + groupColumns).map(\.slot) }
}
