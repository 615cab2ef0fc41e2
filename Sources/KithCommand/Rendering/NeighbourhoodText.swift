internal import GraphQuery
internal import GraphSchema

/// What `kith near` prints: each neighbour once, with what connects it to those nearer the centre.
enum NeighbourhoodText {
  static func render(_ near: Neighbourhood, _ catalogue: Catalogue) -> String {
    guard !near.neighbours.isEmpty else { return "Nobody is connected to \(near.centre.name)." }
    let text = RelationText(near.subgraph, catalogue: catalogue, quotes: 0)
    let hops = Dictionary(
      uniqueKeysWithValues: [(near.centre.id, 0)] + near.neighbours.map { ($0.id, $0.hops) })
    var lines: [String] = []
    for neighbour in near.neighbours {
      let joining = near.subgraph.relations.filter { relation in
        let ends = [relation.subject, relation.object]
        guard let other = ends.first(where: { $0 != neighbour.id }), ends.contains(neighbour.id) else { return false }
        return (hops[other] ?? .max) < neighbour.hops
      }
      lines.append(text.name(neighbour.id) + (neighbour.hops > 1 ? " (\(neighbour.hops) steps away)" : ""))
      for relation in joining { lines.append("  " + text.line(relation, from: neighbour.id)) }
    }
    if near.leftOut > 0 { lines.append("... and \(near.leftOut) more; raise --limit to see them") }
    return lines.joined(separator: "\n")
  }
}
