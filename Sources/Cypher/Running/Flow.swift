/// Rows flow through the stages of a pipeline, each pushed as far as it gets before the next one is found.
///
/// An operator answers whether it wants more rows: so LIMIT ends the search, and EXISTS stops at the first.
class Operator {
  let run: Run
  let next: Operator?

  init(run: Run, next: Operator?) {
    self.run = run
    self.next = next
  }

  /// - Returns: whether more rows are wanted.
  func push(_ row: inout Row) throws -> Bool { try next?.push(&row) ?? true }
  /// No more rows come.
  func finish() throws { try next?.finish() }
}

extension Run {
  /// Runs a pipeline from one row; `emit` gets the rows that come out and says whether it wants more.
  func flow(_ pipeline: Pipeline, from row: Row, emit: @escaping (inout Row) throws -> Bool) throws {
    var first: Operator = Outlet(run: self, emit: emit)
    for stage in pipeline.stages.reversed() {
      switch stage {
      case .match(let match): first = MatchOperator(match, run: self, next: first)
      case .unwind(let list, let slot, _): first = UnwindOperator(list, slot: slot, run: self, next: first)
      case .project(let project): first = projection(project, seed: row, next: first)
      }
    }
    var start = row
    _ = try first.push(&start)
    try first.finish()
  }

  /// The operators of WITH and RETURN, the last one first.
  private func projection(_ stage: ProjectStage, seed: Row, next: Operator) -> Operator {
    var first = next
    if let predicate = stage.predicate { first = FilterOperator(predicate, run: self, next: first) }
    if stage.skip != nil || stage.limit != nil {
      first = BoundOperator(skip: stage.skip, limit: stage.limit, seed: seed, run: self, next: first)
    }
    if !stage.order.isEmpty { first = SortOperator(stage, seed: seed, run: self, next: first) }
    if stage.isDistinct { first = DistinctOperator(stage.slots, run: self, next: first) }
    return stage.isGrouping
      ? GroupOperator(stage, seed: seed, run: self, next: first)
      : ColumnOperator(stage.columns, run: self, next: first)
  }
}

final class Outlet: Operator {
  private let emit: (inout Row) throws -> Bool

  init(run: Run, emit: @escaping (inout Row) throws -> Bool) {
    self.emit = emit
    super.init(run: run, next: nil)
  }

  override func push(_ row: inout Row) throws -> Bool { try emit(&row) }
}

final class MatchOperator: Operator {
  private let stage: MatchStage

  init(_ stage: MatchStage, run: Run, next: Operator) {
    self.stage = stage
    super.init(run: run, next: next)
  }

  override func push(_ row: inout Row) throws -> Bool {
    var isFound = false
    let wantsMore = try run.matcher(for: stage).search(&row) { found in
      isFound = true
      return try super.push(&found)
    }
    guard stage.isOptional, !isFound else { return wantsMore }
    for slot in stage.introduced { row[slot] = .null }
    return try super.push(&row)
  }
}

final class UnwindOperator: Operator {
  private let list: Evaluation
  private let slot: Int

  init(_ list: @escaping Evaluation, slot: Int, run: Run, next: Operator) {
    self.list = list
    self.slot = slot
    super.init(run: run, next: next)
  }

  override func push(_ row: inout Row) throws -> Bool {
    let value = try list(&row, run)
    let values: [Value]
    switch value {
    case .null: return true
    case .list(let elements): values = elements
    default: values = [value]
    }
    for value in values {
      try run.step()
      row[slot] = value
      guard try super.push(&row) else { return false }
    }
    return true
  }
}

final class FilterOperator: Operator {
  private let predicate: Evaluation

  init(_ predicate: @escaping Evaluation, run: Run, next: Operator) {
    self.predicate = predicate
    super.init(run: run, next: next)
  }

  override func push(_ row: inout Row) throws -> Bool {
    guard try Logic.truth(predicate(&row, run)) == true else { return true }
    return try super.push(&row)
  }
}

final class ColumnOperator: Operator {
  private let columns: [ProjectStage.Column]

  init(_ columns: [ProjectStage.Column], run: Run, next: Operator) {
    self.columns = columns
    super.init(run: run, next: next)
  }

  override func push(_ row: inout Row) throws -> Bool {
    try run.step()
    for column in columns { row[column.slot] = try column.evaluate(&row, run) }
    return try super.push(&row)
  }
}

final class DistinctOperator: Operator {
  private let slots: [Int]
  private var seen: Set<[Value]> = []

  init(_ slots: [Int], run: Run, next: Operator) {
    self.slots = slots
    super.init(run: run, next: next)
  }

  override func push(_ row: inout Row) throws -> Bool {
    let key = slots.map { row[$0] }
    guard seen.insert(key).inserted else { return true }
    try run.hold(key)
    return try super.push(&row)
  }
}

final class BoundOperator: Operator {
  private var toSkip = 0
  private var left = Int.max
  private var isOpen = false
  private let skip: Evaluation?
  private let limit: Evaluation?
  private let seed: Row

  init(skip: Evaluation?, limit: Evaluation?, seed: Row, run: Run, next: Operator) {
    self.skip = skip
    self.limit = limit
    self.seed = seed
    super.init(run: run, next: next)
  }

  private func open() throws {
    guard !isOpen else { return }
    isOpen = true
    var row = seed
    if let skip, case .integer(let count) = try skip(&row, run) { toSkip = count }
    if let limit, case .integer(let count) = try limit(&row, run) { left = count }
  }

  override func push(_ row: inout Row) throws -> Bool {
    try open()
    if left <= 0 { return false }
    if toSkip > 0 {
      toSkip -= 1
      return true
    }
    left -= 1
    let wantsMore = try super.push(&row)
    return wantsMore && left > 0
  }

  /// A bound that is wrong is wrong without rows, too.
  override func finish() throws {
    try open()
    try super.finish()
  }
}
