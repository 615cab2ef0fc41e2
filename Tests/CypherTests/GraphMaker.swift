import Foundation

@testable import Cypher

/// Makes the graph that a scenario begins with: CREATE, and what stands between CREATEs, over a graph in memory.
///
/// Only for tests: the engine itself does not write. Reading clauses run through the engine, with the rows so far as a
/// parameter.
struct GraphMaker {
  struct Unsupported: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var graph = InMemoryGraph()
  private var rows: [[String: Value]] = [[:]]
  private var names: Set<String> = []

  mutating func execute(_ text: String, parameters: [String: Value] = [:]) throws {
    rows = [[:]]
    names = []
    let source = QuerySource(text)
    let tokens = try Lexer.tokens(of: source)
    var starts: [(word: String, token: Int)] = []
    var index = 0
    while index < tokens.count {
      if let closing = tokens[index].closing {
        index = closing + 1
        continue
      }
      if case .word(let word) = tokens[index].kind, Self.clauses.contains(word.uppercased()) {
        starts.append((word.uppercased(), index))
      }
      index += 1
    }
    var reading = ""
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? tokens[starts[number + 1].token].start : source.bytes.count
      let clause = source.text(tokens[start.token].start..<end)
      switch start.word {
      case "CREATE":
        try read(reading, parameters)
        reading = ""
        try create(source.text(tokens[start.token].end..<end), parameters)
      case "DELETE":
        try read(reading, parameters)
        reading = ""
        try delete(source.text(tokens[start.token].end..<end))
      case "MATCH", "UNWIND", "WITH": reading += clause + " "
      default: throw Unsupported(description: "the setup needs more than CREATE and DELETE")
      }
    }
  }

  private static let clauses: Set<String> = [
    "CREATE", "MATCH", "UNWIND", "WITH", "DELETE", "SET", "MERGE", "REMOVE", "DETACH", "FOREACH", "CALL",
  ]

  /// Puts the rows so far in front of a query.
  private func prefix(_ rows: String) -> String {
    let columns = names.sorted().map { "row.\(quotedName($0)) AS \(quotedName($0))" }
    return "UNWIND $\(rows) AS row WITH " + (columns.isEmpty ? "row" : columns.joined(separator: ", ")) + " "
  }

  private func run(_ query: String, _ parameters: [String: Value]) throws -> CypherResult {
    var parameters = parameters
    parameters["rows"] = .list(rows.map { .map($0) })
    return try CypherQuery(query).run(on: graph, parameters: parameters)
  }

  private mutating func read(_ text: String, _ parameters: [String: Value]) throws {
    guard !text.isEmpty else { return }
    let result = try run(prefix("rows") + text + " RETURN *", parameters)
    names = Set(result.columns).subtracting(names.isEmpty ? ["row"] : [])
    rows = result.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(result.columns, row).filter { names.contains($0.0) })
    }
  }

  private mutating func delete(_ text: String) throws {
    for name in text.split(separator: ",").map({ $0.trimmingCharacters(in: .whitespacesAndNewlines) }) {
      for row in rows { if case .relationship(let relationship)? = row[name] { graph.remove(relationship) } }
    }
  }

  private mutating func create(_ text: String, _ parameters: [String: Value]) throws {
    var parser = try Parser(QuerySource(text))
    let patterns = try parser.patternList()
    for index in rows.indices {
      for pattern in patterns {
        var ids: [Int] = []
        for node in pattern.nodes {
          if let name = node.variable, case .node(let known)? = rows[index][name] {
            ids.append(known.id)
          } else {
            let id = graph.addNode(labels: node.labels, properties: try evaluate(node.properties, index, parameters))
            if let name = node.variable { rows[index][name] = .node(Value.Node(id)) }
            ids.append(id)
          }
        }
        for (step, relationship) in pattern.relationships.enumerated() {
          let isBackward = relationship.direction == .incoming
          let made = graph.addRelationship(
            from: ids[isBackward ? step + 1 : step], to: ids[isBackward ? step : step + 1],
            type: relationship.types[0], properties: try evaluate(relationship.properties, index, parameters))
          if let name = relationship.variable { rows[index][name] = .relationship(made) }
        }
      }
    }
    for pattern in patterns { names.formUnion(pattern.names) }
  }

  /// The properties of one pattern in one row, which may speak of what was made before.
  private func evaluate(
    _ properties: [(key: String, value: Cypher.Expression)], _ index: Int, _ parameters: [String: Value]
  ) throws -> [String: Value] {
    if properties.isEmpty { return [:] }
    let map = Cypher.Expression(.map(properties), 0)
    var copy = self
    copy.rows = [rows[index]]
    copy.names = Set(rows[index].keys)
    let query = map.mentionedNames.isEmpty ? "RETURN " : copy.prefix("rows") + "RETURN "
    guard case .map(let entries) = try copy.run(query + map.text + " AS map", parameters).rows[0][0] else { return [:] }
    return entries
  }

  /// The suite's two trees: a root that knows two and follows two, which stand in a ring of friends and have two leaves
  /// each. In the second tree every other leaf has another label.
  mutating func tree(otherLeafLabel: String) {
    func node(_ label: String, _ name: String) -> Int {
      graph.addNode(labels: [label], properties: ["name": .string(name)])
    }
    let root = node("A", "a")
    let branches = (1...4).map { node("X", "b\($0)") }
    for (index, branch) in branches.enumerated() {
      _ = graph.addRelationship(from: root, to: branch, type: index < 2 ? "KNOWS" : "FOLLOWS")
      for leaf in 1...2 {
        let id = node(leaf == 1 ? "X" : otherLeafLabel, "c\(index + 1)\(leaf)")
        _ = graph.addRelationship(from: branch, to: id, type: "FRIEND")
      }
      _ = graph.addRelationship(from: branch, to: branches[(index + 1) % 4], type: "FRIEND")
    }
  }
}
