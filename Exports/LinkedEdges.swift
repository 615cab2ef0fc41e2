internal import GraphSchema

/// The plain edges of a JSON-LD export, by the entity they start from.
struct LinkedEdges {
  struct Edge: Hashable, Comparable {
    /// "kith:minister_of", "schema:memberOf"
    let property: String
    let target: Entity.ID

    static func < (a: Edge, b: Edge) -> Bool {
      a.property == b.property ? a.target.precedes(b.target) : a.property.precedes(b.property)
    }
  }

  private let byStart: [Entity.ID: Set<Edge>]

  init(_ subgraph: Subgraph, catalogue: Catalogue) {
    let kinds = Dictionary(subgraph.entities.map { ($0.id, $0.kind) }) { first, _ in first }
    var byStart: [Entity.ID: Set<Edge>] = [:]
    func add(_ property: String, from start: Entity.ID, to end: Entity.ID) {
      byStart[start, default: []].insert(Edge(property: property, target: end))
    }
    for relation in subgraph.relations where relation.standing == .actual {
      guard let from = kinds[relation.subject], let to = kinds[relation.object] else { continue }
      let predicate = catalogue[relation.predicate]
      var ends = [(relation.subject, from, relation.object, to)]
      if predicate?.isSymmetric == true { ends.append((relation.object, to, relation.subject, from)) }
      for (start, startKind, end, endKind) in ends {
        add(LinkedNames.predicate(relation.predicate), from: start, to: end)
        if let edge = SchemaOrg.edge(for: predicate, from: startKind, to: endKind) {
          add("schema:" + edge.property, from: edge.isReversed ? end : start, to: edge.isReversed ? start : end)
        }
      }
    }
    self.byStart = byStart
  }

  /// Sorted by property; the targets of each sorted too.
  subscript(start: Entity.ID) -> [(property: String, targets: [Entity.ID])] {
    var grouped: [(property: String, targets: [Entity.ID])] = []
    for edge in (byStart[start] ?? []).sorted() {
      if grouped.last?.property == edge.property {
        grouped[grouped.count - 1].targets.append(edge.target)
      } else {
        grouped.append((edge.property, [edge.target]))
      }
    }
    return grouped
  }
}
