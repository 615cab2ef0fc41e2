internal import GraphSchema

/// The plain edges of an entity in a JSON-LD export: what is actual, one edge for each property and target.
enum LinkedEdges {
  private struct Edge {
    /// "kith:minister_of", "schema:memberOf"
    let property: String
    let target: Entity.ID

    func isSame(as other: Edge) -> Bool { property.isSame(as: other.property) && target.isSame(as: other.target) }
  }

  /// Sorted by property; the targets of each sorted too.
  static func of(_ linked: LinkedEntity, _ catalogue: Catalogue) -> [(property: String, targets: [Entity.ID])] {
    if linked.links.isEmpty { return [] }
    var edges: [Edge] = []
    let kind = linked.entity.kind
    for link in linked.links {
      let predicate = catalogue[link.predicate]
      let isSymmetric = predicate?.isSymmetric == true
      if !link.isIncoming || isSymmetric {
        edges.append(Edge(property: LinkedNames.predicate(link.predicate), target: link.other))
        if let edge = SchemaOrg.edge(for: predicate, from: kind, to: link.otherKind), !edge.isReversed {
          edges.append(Edge(property: "schema:" + edge.property, target: link.other))
        }
      }
      if link.isIncoming || isSymmetric, let edge = SchemaOrg.edge(for: predicate, from: link.otherKind, to: kind),
        edge.isReversed
      {
        edges.append(Edge(property: "schema:" + edge.property, target: link.other))
      }
    }
    edges.sort { a, b in
      a.property.isSame(as: b.property) ? a.target.precedes(b.target) : a.property.precedes(b.property)
    }
    var grouped: [(property: String, targets: [Entity.ID])] = []
    var last: Edge?
    for edge in edges where last?.isSame(as: edge) != true {
      if last?.property.isSame(as: edge.property) == true {
        grouped[grouped.count - 1].targets.append(edge.target)
      } else {
        grouped.append((edge.property, [edge.target]))
      }
      last = edge
    }
    return grouped
  }
}
