import Cypher
import Foundation

/// Runs scenarios of the openCypher Technology Compatibility Kit against the engine.
enum Conformance {
  enum Outcome: Equatable {
    case passed
    case failed(String)
    /// With the reason, which must be on the list of reasons.
    case skipped(String)
  }

  struct Mismatch: Error { let description: String }

  /// The folder in `TCK_DIR`, or the one beside the project; nil when there is none.
  static var folder: URL? {
    let named = ProcessInfo.processInfo.environment["TCK_DIR"]
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let url = named.map { URL(filePath: $0) } ?? root.appending(path: "shared/data/eval/cypher")
    return FileManager.default.fileExists(atPath: url.path) ? url.standardizedFileURL : nil
  }

  static func scenarios(in folder: URL) throws -> [Scenario] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".feature") }.sorted().flatMap { path in
      try GherkinReader.scenarios(
        in: folder.appending(path: path), folder: path.split(separator: "/").dropLast().joined(separator: "/"))
    }
  }

  static func run(_ scenario: Scenario) -> Outcome {
    do {
      var execution = Execution()
      return try execution.run(scenario)
    } catch let mismatch as Mismatch {
      return .failed(mismatch.description)
    } catch let error as GraphMaker.Unsupported {
      return .skipped(error.description)
    } catch {
      return .failed("\(error)")
    }
  }
}

/// The state of one scenario while its steps run.
private struct Execution {
  private var maker = GraphMaker()
  private var parameters: [String: Value] = [:]
  private var result: CypherResult?
  private var error: CypherError?

  mutating func run(_ scenario: Scenario) throws -> Conformance.Outcome {
    for step in scenario.steps {
      switch step.text {
      case "any graph", "an empty graph": break
      case "the binary-tree-1 graph": maker.tree(otherLeafLabel: "X")
      case "the binary-tree-2 graph": maker.tree(otherLeafLabel: "Y")
      case "having executed:": try maker.execute(step.document ?? "", parameters: parameters)
      case "parameters are:": try readParameters(step.table)
      case "executing query:", "executing control query:":
        execute(step.document ?? "")
        if let error, error.code == .readOnly || error.code == .procedureCall {
          return .skipped(error.code == .readOnly ? "the query under test writes" : "the query calls a procedure")
        }
      case "no side effects", "no side effects#": break
      case "the side effects should be:": return .skipped("the query under test writes")
      case "there exists a procedure": return .skipped("the query calls a procedure")
      default:
        if step.text.hasPrefix("there exists a procedure") { return .skipped("the query calls a procedure") }
        try check(step)
      }
    }
    return .passed
  }

  private mutating func readParameters(_ table: [[String]]) throws {
    for row in table {
      parameters[row[0]] = try CypherQuery("RETURN \(row[1]) AS value").run(on: InMemoryGraph()).rows[0][0]
    }
  }

  private mutating func execute(_ query: String) {
    (result, error) = (nil, nil)
    do {
      // Far below the default: no scenario of the suite needs more, and a runaway should say so soon.
      let limits = CypherLimits(steps: 20_000_000)
      let now = (seconds: 1_750_000_000, nanoseconds: 123_456_789)
      result = try CypherQuery(query).run(
        on: maker.graph, parameters: parameters, limits: limits, surroundings: CypherSurroundings(now: now))
    } catch let thrown as CypherError {
      error = thrown
    } catch {}
  }

  private func check(_ step: Scenario.Step) throws {
    if let expected = step.text.firstMatch(
      of: /an? (\w+) should be raised at (compile time|runtime|any time): (\S+)/)
    {
      return try checkError(String(expected.1), String(expected.2), String(expected.3))
    }
    if let error { throw Conformance.Mismatch(description: "unexpected error: \(error)") }
    guard let result else { throw Conformance.Mismatch(description: "no result") }
    switch step.text {
    case "the result should be empty":
      guard result.rows.isEmpty else { throw Conformance.Mismatch(description: "result is not empty") }
    case "the result should be, in any order:": try compare(result, step.table, inOrder: false, sortsLists: false)
    case "the result should be, in order:": try compare(result, step.table, inOrder: true, sortsLists: false)
    case "the result should be (ignoring element order for lists):":
      try compare(result, step.table, inOrder: false, sortsLists: true)
    case "the result should be, in order (ignoring element order for lists):":
      try compare(result, step.table, inOrder: true, sortsLists: true)
    default: throw Conformance.Mismatch(description: "unknown step '\(step.text)'")
    }
  }

  private func checkError(_ family: String, _ phase: String, _ detail: String) throws {
    guard let error else { throw Conformance.Mismatch(description: "no error; wanted \(family) \(phase) \(detail)") }
    let isPhase = phase == "any time" || error.isCompileTime == (phase == "compile time")
    guard isPhase, error.family.rawValue == family, detail == "*" || error.code.detail == detail else {
      throw Conformance.Mismatch(
        description: "wanted \(family) \(phase) \(detail), got \(error.family.rawValue) "
          + "\(error.isCompileTime ? "compile time" : "runtime") \(error.code.detail): \(error.what)")
    }
  }

  private func compare(_ result: CypherResult, _ table: [[String]], inOrder: Bool, sortsLists: Bool) throws {
    guard result.columns == table[0] else {
      throw Conformance.Mismatch(description: "columns \(result.columns), wanted \(table[0])")
    }
    let wanted = try table.dropFirst().map { row in
      try row.map { cell in
        guard let value = ExpectedValueReader.read(cell) else {
          throw Conformance.Mismatch(description: "cannot read the cell '\(cell)'")
        }
        return sortsLists ? value.withSortedLists : value
      }
    }
    let found = result.rows.map { row in
      row.map { value in
        let value = ExpectedValue(value, maker.graph)
        return sortsLists ? value.withSortedLists : value
      }
    }
    let isEqual = inOrder ? found == wanted : counts(found) == counts(wanted)
    guard isEqual else { throw Conformance.Mismatch(description: "found \(found)\n      wanted \(wanted)") }
  }

  private func counts(_ rows: [[ExpectedValue]]) -> [[ExpectedValue]: Int] {
    rows.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
