/// Aggregation: rows with equal keys become one row, in the order in which their keys first came.
final class GroupOperator: Operator {
  private struct Group {
    var row: Row
    var accumulators: [Accumulator]
  }

  private let stage: ProjectStage
  private let seed: Row
  private var groups: [Group] = []
  private var indices: [[Value]: Int] = [:]

  init(_ stage: ProjectStage, seed: Row, run: Run, next: Operator) {
    self.stage = stage
    self.seed = seed
    super.init(run: run, next: next)
  }

  private func newGroup(_ row: Row) throws -> Group {
    try run.hold(row)
    return Group(row: row, accumulators: stage.aggregates.map { Accumulator($0, run: run) })
  }

  override func push(_ row: inout Row) throws -> Bool {
    try run.step()
    let key = try stage.columns.map { try $0.evaluate(&row, run) }
    let index: Int
    if let known = indices[key] {
      index = known
    } else {
      index = groups.count
      groups.append(try newGroup(row))
      for (column, value) in zip(stage.columns, key) { groups[index].row[column.slot] = value }
      indices[key] = index
      try run.hold(key)
    }
    for accumulator in groups[index].accumulators { try accumulator.add(&row) }
    return true
  }

  override func finish() throws {
    // Without keys there is one group even when no row came: count(*) is 0, not nothing.
    if groups.isEmpty, stage.columns.isEmpty { groups.append(try newGroup(seed)) }
    indices = [:]
    for index in groups.indices {
      var row = groups[index].row
      for accumulator in groups[index].accumulators {
        row[accumulator.aggregate.slot] = try accumulator.result()
      }
      groups[index].accumulators = []
      for column in stage.groupColumns { row[column.slot] = try column.evaluate(&row, run) }
      guard try next?.push(&row) == true else { break }
    }
    groups = []
    try super.finish()
  }
}
