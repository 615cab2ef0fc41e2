internal import GraphSchema

/// What `kith why` prints: every sentence.
enum WhyText {
  static func render(_ subgraph: Subgraph, _ catalogue: Catalogue, between one: Entity, and other: Entity) -> String {
    guard !subgraph.relations.isEmpty else {
      return "No sentence connects \(one.name) and \(other.name) directly; see: kith path"
    }
    let text = RelationText(subgraph, catalogue: catalogue, quotes: .max)
    return subgraph.relations.map { relation in
      (["\(text.name(relation.subject)) — \(text.line(relation, from: relation.subject))"]
        + text.evidence(relation, indent: "    ")).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
