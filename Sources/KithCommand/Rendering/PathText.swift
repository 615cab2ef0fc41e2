internal import GraphQuery
internal import GraphSchema

/// What `kith path` prints.
enum PathText {
  static func render(_ answer: PathAnswer, reach: Int) -> String {
    guard !answer.paths.isEmpty else {
      return "Nothing connects the two within \(counted(reach, "relation")); --reach looks further."
    }
    let text = RelationText(answer.subgraph, quotes: 1)
    let unfinished =
      answer.isComplete
      ? "" : "\n\nThe search was cut short: there may be other paths of the same length; narrow it with --only."
    return answer.paths.enumerated().map { index, path in
      var lines: [String] = []
      if answer.paths.count > 1 { lines.append("Path \(index + 1), \(counted(path.steps.count, "step"))") }
      for step in path.steps {
        for relation in step.relations {
          lines.append("\(text.name(step.from)) — \(text.line(relation, from: step.from))")
          lines += text.evidence(relation, indent: "    ")
        }
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n") + unfinished
  }
}

/// The same for programs.
struct PathJSON: Encodable {
  struct Step: Encodable {
    let from, to, predicate: String
    /// Whether `from` is the subject of the relation.
    let forwards: Bool
    let standing: String
    let stories: Int
    let quote, document: String
  }
  let paths: [[Step]]

  init(_ answer: PathAnswer) {
    let names = Dictionary(uniqueKeysWithValues: answer.subgraph.entities.map { ($0.id, $0.name) })
    paths = answer.paths.map { path in
      path.steps.flatMap { step in
        step.relations.map { relation in
          Step(
            from: names[step.from] ?? step.from, to: names[step.to] ?? step.to, predicate: relation.predicate,
            forwards: relation.subject == step.from, standing: relation.standing.rawValue, stories: relation.stories,
            quote: relation.evidence[0].quote, document: relation.evidence[0].document)
        }
      }
    }
  }
}
