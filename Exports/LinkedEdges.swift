internal import GraphSchema

/// The plain edges of entities in the linked-data formats: what is actual, one edge for each property and target.
///
/// What a predicate is called there is put into words once.
struct LinkedEdges {
  typealias Group = (property: String, targets: [Entity.ID])

  private struct Edge {
    /// "kith:minister_of", "schema:memberOf"
    let property: String
    let target: Entity.ID

    func isSame(as other: Edge) -> Bool { property.isSame(as: other.property) && target.isSame(as: other.target) }
  }

  private struct Look {
    let property: String
    let isSymmetric: Bool
    let predicate: Predicate?
    let hasNearest: Bool
  }

  private let catalogue: Catalogue
  private var looks: [TextBytes: Look] = [:]
  private var edges: [Edge] = []

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// What has to be known of entities: most relations that lead to one say nothing of it here.
  var detail: EntityDetail {
    let incoming = catalogue.predicates.filter { $0.isSymmetric || SchemaOrg.mayBeReversed($0) }
    return .links(incoming: Set(incoming.map(\.id)))
  }

  /// Sorted by property; the targets of each sorted too.
  mutating func of(_ linked: LinkedEntity) -> [Group] {
    if linked.links.isEmpty { return [] }
    edges.removeAll(keepingCapacity: true)
    let kind = linked.entity.kind
    for link in linked.links {
      let look = look(of: link.predicate)
      if !link.isIncoming || look.isSymmetric { edges.append(Edge(property: look.property, target: link.other)) }
      guard look.hasNearest else { continue }
      if !link.isIncoming || look.isSymmetric,
        let edge = SchemaOrg.edge(for: look.predicate, from: kind, to: link.otherKind), !edge.isReversed
      {
        edges.append(Edge(property: "schema:" + edge.property, target: link.other))
      }
      if link.isIncoming || look.isSymmetric,
        let edge = SchemaOrg.edge(for: look.predicate, from: link.otherKind, to: kind), edge.isReversed
      {
        edges.append(Edge(property: "schema:" + edge.property, target: link.other))
      }
    }
    edges.sort { a, b in
      a.property.isSame(as: b.property) ? a.target.precedes(b.target) : a.property.precedes(b.property)
    }
    var grouped: [Group] = []
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

  private mutating func look(of id: Predicate.ID) -> Look {
    if let known = looks[TextBytes(id)] { return known }
    let predicate = catalogue[id]
    let look = Look(
      property: LinkedNames.predicate(id), isSymmetric: predicate?.isSymmetric == true, predicate: predicate,
      hasNearest: predicate?.schemaOrg != nil)
    looks[TextBytes(id)] = look
    return look
  }
}
