internal import GraphQuery
internal import GraphSchema

/// What `kith path` prints.
enum PathText {
  static func render(_ answer: PathAnswer, _ catalogue: Catalogue, reach: Int) -> String {
    guard !answer.paths.isEmpty else {
      return answer.isComplete
        ? "Nothing connects the two within \(counted(reach, "relation")); --reach looks further."
        : "The search was cut short before it found a path; narrow it with --reach, --only or --without-kind."
    }
    let text = RelationText(answer.subgraph, catalogue: catalogue, quotes: 1)
    let unfinished =
      answer.isComplete
      ? ""
      : "\n\nThe search was cut short: there may be more paths, none of them better; narrow it with --reach, --only or "
        + "--without-kind."
    return answer.paths.enumerated().map { index, path in
      var lines: [String] = []
      let isLonger = path.counted > path.steps.count
      if answer.paths.count > 1 || isLonger {
        let length = counted(path.steps.count, "step")
        lines.append("Path \(index + 1), \(length)\(isLonger ? ", counted as \(path.counted)" : "")")
      }
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
  /// As how many relations each path counts.
  let counted: [Int]
  /// Whether the search ended by itself.
  let complete: Bool

  init(_ answer: PathAnswer) {
    let names = IDTable(answer.subgraph.entities.map { ($0.id, $0.name) })
    counted = answer.paths.map(\.counted)
    complete = answer.isComplete
    paths = answer.paths.map { path in
      path.steps.flatMap { step in
        step.relations.map { relation in
          Step(
            from: names[step.from] ?? step.from, to: names[step.to] ?? step.to, predicate: relation.predicate,
            forwards: relation.subject.isSame(as: step.from), standing: relation.standing.rawValue,
            stories: relation.stories,
            quote: relation.evidence[0].quote, document: relation.evidence[0].document)
        }
      }
    }
  }
}
