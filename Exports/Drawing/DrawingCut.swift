internal import GraphSchema

/// What of a subgraph is drawn, and what the picture says it leaves out.
struct DrawingCut {
  /// With at least one relation that is drawn, by id; the centre of a neighbourhood always.
  let entities: [Entity]
  let relations: [Relation]
  /// "25 relations that the fewest stories tell", one phrase for each reason.
  let leftOut: [String]

  /// - Parameters:
  ///   - limit: at most so many relations; the most told stay, those of the centre before the others.
  ///   - neighbours: how many neighbours the selection has left out already.
  init(_ subgraph: Subgraph, centres: IDSet, limit: Int, neighbours: Int) {
    func rank(_ relation: Relation) -> (Int, Int, Int, Relation.Key) {
      let isCentral = centres.contains(relation.subject) || centres.contains(relation.object)
      return (isCentral ? 0 : 1, -relation.stories, -relation.articles, relation.key)
    }
    let chosen =
      subgraph.relations.count <= limit
      ? subgraph.relations
      : subgraph.relations.sorted { rank($0) < rank($1) }.prefix(limit).sorted { $0.key < $1.key }
    let joined = IDSet(chosen.flatMap { [$0.subject, $0.object] }).union(centres)
    let all = IDSet(subgraph.relations.flatMap { [$0.subject, $0.object] }).union(centres)
    relations = chosen
    entities = subgraph.entities.filter { joined.contains($0.id) }
    var parts: [String] = []
    func say(_ count: Int, _ one: String, _ many: String) {
      if count > 0 { parts.append("\(count) \(count == 1 ? one : many)") }
    }
    say(neighbours, "neighbour beyond the limit", "neighbours beyond the limit")
    say(
      subgraph.relations.count - chosen.count, "relation that few stories tell",
      "relations that the fewest stories tell")
    say(all.count - joined.count, "name that no drawn relation joins", "names that no drawn relation joins")
    let lonely = subgraph.entities.count { !all.contains($0.id) }
    say(lonely, "name without a relation", "names without a relation")
    leftOut = parts
  }
}
