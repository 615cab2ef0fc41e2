/// ORDER BY: keeps rows until all are there, or only as many as LIMIT lets through.
final class SortOperator: Operator {
  private struct Entry {
    let keys: [Value]
    /// The order of arrival decides between equals, so that the result is always the same.
    let arrival: Int
    var row: Row
  }

  private let stage: ProjectStage
  private let seed: Row
  private var entries: [Entry] = []
  private var arrivals = 0
  /// SKIP and LIMIT together; nil without LIMIT.
  private var wanted: Int?
  private var isOpen = false

  init(_ stage: ProjectStage, seed: Row, run: Run, next: Operator) {
    self.stage = stage
    self.seed = seed
    super.init(run: run, next: next)
  }

  private func open() throws {
    guard !isOpen else { return }
    isOpen = true
    guard let limit = stage.limit else { return }
    var row = seed
    guard case .integer(let count) = try limit(&row, run) else { return }
    var skipped = 0
    if let skip = stage.skip, case .integer(let count) = try skip(&row, run) { skipped = count }
    let (sum, overflow) = count.addingReportingOverflow(skipped)
    // So many are never reached, and twice as many must fit into an Int.
    wanted = overflow || sum > 1 << 40 ? nil : sum
  }

  override func push(_ row: inout Row) throws -> Bool {
    try open()
    let keys = try stage.order.map { try $0.evaluate(&row, run) }
    entries.append(Entry(keys: keys, arrival: arrivals, row: row))
    arrivals += 1
    if let wanted, entries.count >= 2 * wanted + 1024 {
      sort()
      entries.removeLast(entries.count - wanted)
    }
    // Never more than these are held at once.
    if wanted.map({ arrivals <= 2 * $0 + 1024 }) ?? true { try run.hold(row) }
    return true
  }

  override func finish() throws {
    try open()
    sort()
    for index in entries.indices {
      try run.step()
      guard try next?.push(&entries[index].row) == true else { break }
    }
    entries = []
    try super.finish()
  }

  private func sort() {
    let descending = stage.order.map(\.isDescending)
    entries.sort { one, other in
      for (index, isDescending) in descending.enumerated() {
        switch Value.totalOrder(one.keys[index], other.keys[index]) {
        case .same: continue
        case .less: return !isDescending
        case .more: return isDescending
        }
      }
      return one.arrival < other.arrival
    }
  }
}
