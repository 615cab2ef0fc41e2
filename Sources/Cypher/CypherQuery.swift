/// A read-only openCypher query, checked and ready to be asked of any graph, as often as wanted.
///
/// ```swift
/// let query = try CypherQuery("MATCH (p:Person)-[:WORKS_FOR]->(o) RETURN o.name, count(*) AS people")
/// let result = try query.run(on: graph)
/// ```
public struct CypherQuery: Sendable {
  /// The names of the columns, from left to right.
  public let columns: [String]
  /// Whether the query begins with EXPLAIN: then `run` returns the plan instead of rows.
  public let isExplain: Bool
  private let program: Program

  /// - Throws: what the specification calls a compile-time error; no graph is needed to find it.
  public init(_ text: String) throws(CypherError) {
    let source = QuerySource(text)
    let (tree, isExplain) = try Parser.parse(source)
    program = try Compiler(source).program(tree)
    columns = program.columns
    self.isExplain = isExplain
  }

  /// - Returns: rows in the order of the query; without ORDER BY in the order of the graph, which is always the same.
  /// - Throws: `CypherError`, and what the graph throws.
  public func run(
    on graph: any PropertyGraph, parameters: [String: Value] = [:], limits: CypherLimits = CypherLimits(),
    surroundings: CypherSurroundings = CypherSurroundings()
  ) throws -> CypherResult {
    if isExplain {
      let lines = try plan(on: graph).split(separator: "\n").map { [Value.string(String($0))] }
      return CypherResult(columns: ["plan"], rows: lines, isCut: false)
    }
    let run = Run(
      graph: graph, parameters: parameters, limits: limits, surroundings: surroundings, slotCount: program.slotCount)
    var rows: [[Value]] = []
    var seen: Set<[Value]> = []
    var isCut = false
    let removesDuplicates = program.branches.count > 1 && !program.keepsDuplicates
    for branch in program.branches {
      let start = Row(repeating: .null, count: program.slotCount)
      try run.flow(branch, from: start) { row in
        let values = branch.columnSlots.map { row[$0] }
        if removesDuplicates, !seen.insert(values).inserted { return true }
        guard rows.count < limits.rows else {
          isCut = true
          return false
        }
        try run.hold(values)
        rows.append(values)
        return true
      }
    }
    return CypherResult(columns: columns, rows: rows, isCut: isCut)
  }

  /// How the query would be answered over a graph, one step a line. Nothing is searched.
  public func plan(on graph: any PropertyGraph) throws -> String { try PlanText.text(of: program, over: graph) }
}

/// The answer of a query.
public struct CypherResult: Sendable, Equatable {
  public let columns: [String]
  /// As many values in each row as there are columns.
  public let rows: [[Value]]
  /// Whether there were more rows than the limits allow.
  public let isCut: Bool
}
