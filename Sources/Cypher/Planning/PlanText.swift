/// A plan as text: the stages, and under each match the steps of its search.
enum PlanText {
  static func text(of program: Program, over graph: any PropertyGraph) throws -> String {
    var lines: [String] = []
    for (index, branch) in program.branches.enumerated() {
      if index > 0 { lines.append(program.keepsDuplicates ? "union all" : "union") }
      for stage in branch.stages { lines += try self.lines(stage, graph) }
    }
    return lines.joined(separator: "\n")
  }

  private static func lines(_ stage: Stage, _ graph: any PropertyGraph) throws -> [String] {
    switch stage {
    case .match(let match):
      let writer = MatchText(match)
      return [match.isOptional ? "optional match" : "match"]
        + (try MatchPlanner.plan(match, over: graph)).map { "  " + writer.line($0) }
    case .unwind(_, _, let text): return ["unwind " + text]
    case .project(let project): return lines(project)
    }
  }

  private static func lines(_ stage: ProjectStage) -> [String] {
    func list(_ columns: [ProjectStage.Column]) -> String {
      columns.map { $0.text == quotedName($0.name) ? $0.text : "\($0.text) AS \(quotedName($0.name))" }
        .joined(separator: ", ")
    }
    var lines: [String] = []
    if stage.isGrouping {
      let keys = stage.columns.isEmpty ? "everything" : list(stage.columns)
      lines.append("group by \(keys): \(list(stage.groupColumns))")
    } else {
      lines.append("project " + list(stage.columns))
    }
    if stage.isDistinct { lines.append("distinct") }
    if !stage.orderText.isEmpty { lines.append("order by " + stage.orderText.joined(separator: ", ")) }
    if stage.skip != nil { lines.append("skip") }
    if stage.limit != nil { lines.append("limit") }
    if let predicate = stage.predicateText { lines.append("filter " + predicate) }
    return lines
  }
}

/// The steps of one match, with names where the query gives them.
private struct MatchText {
  private var names: [Int: String] = [:]

  init(_ stage: MatchStage) {
    for node in stage.nodes where names[node.slot] == nil || names[node.slot] == "()" {
      names[node.slot] = "(\(node.name))"
    }
  }

  private func name(_ slot: Int) -> String { names[slot] ?? "()" }

  func line(_ step: MatchStep) -> String {
    switch step {
    case .scan(let slot, .everything): return "every node as \(name(slot))"
    case .scan(let slot, .label(let label)): return "nodes with label \(label) as \(name(slot))"
    case .scan(let slot, .lookUp(let lookUp)):
      return "nodes by index on \(lookUp.property ?? "id()") as \(name(slot))"
    case .labels(let slot, let labels):
      return "check \(name(slot)) is a node" + (labels.isEmpty ? "" : " with " + labels.joined(separator: ", "))
    case .expand(let relationship, let from, let to, let isKnown, let direction, _),
      .expandMany(let relationship, let from, let to, let isKnown, let direction, _):
      return (isKnown ? "connect " : "expand ") + arrow(relationship, from, to, direction)
    case .fit(let relationship, _, _, _):
      return "fit " + arrow(relationship, relationship.left, relationship.right, relationship.direction)
    case .shortest(let relationship, _):
      return (relationship.shortest == .all ? "all shortest paths " : "shortest path ")
        + arrow(relationship, relationship.left, relationship.right, relationship.direction)
    case .condition(let condition): return "filter " + condition.text
    case .path: return "make the path"
    }
  }

  private func arrow(_ relationship: MatchStage.Relationship, _ from: Int, _ to: Int, _ direction: Direction) -> String
  {
    var inside = relationship.name
    if !relationship.types.isEmpty { inside += ":" + relationship.types.joined(separator: "|") }
    if let length = relationship.length {
      inside += "*\(length.lower).." + (length.upper == Parser.endless ? "" : "\(length.upper)")
    }
    return name(from) + (direction == .incoming ? "<-[" : "-[") + inside + (direction == .outgoing ? "]->" : "]-")
      + name(to)
  }
}
