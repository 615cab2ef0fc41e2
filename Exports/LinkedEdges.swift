internal import GraphSchema

/// The plain edges of entities in the linked-data formats: what is actual, one edge for each property and target.
///
/// What a predicate is called there is put into words once.
struct LinkedEdges {
  typealias Group = (property: String, targets: [Entity.ID])

  private struct Edge {
    /// In `properties`: "kith:minister_of", "schema:memberOf"
    let property: Int
    let target: Entity.ID
  }

  private struct Look {
    /// In `properties`.
    let property: Int
    let isSymmetric: Bool
    let predicate: Predicate?
    let hasNearest: Bool
  }

  private let catalogue: Catalogue
  private var looks: [TextBytes: Look] = [:]
  private var last: (id: Predicate.ID, look: Look)?
  /// Each once, in the order in which they were met.
  private var properties: [String] = []
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
      let isFromHere = !link.isIncoming || look.isSymmetric
      if isFromHere { edges.append(Edge(property: look.property, target: link.other)) }
      guard look.hasNearest else { continue }
      if isFromHere, let edge = SchemaOrg.edge(for: look.predicate, from: kind, to: link.otherKind), !edge.isReversed {
        edges.append(Edge(property: place(of: "schema:" + edge.property), target: link.other))
      }
      if link.isIncoming || look.isSymmetric,
        let edge = SchemaOrg.edge(for: look.predicate, from: link.otherKind, to: kind), edge.isReversed
      {
        edges.append(Edge(property: place(of: "schema:" + edge.property), target: link.other))
      }
    }
    let names = properties
    edges.sort { a, b in
      a.property == b.property ? a.target.precedes(b.target) : names[a.property].precedes(names[b.property])
    }
    var grouped: [Group] = []
    var last: Edge?
    for edge in edges {
      if last?.property != edge.property {
        grouped.append((names[edge.property], [edge.target]))
      } else if last?.target.isSame(as: edge.target) != true {
        grouped[grouped.count - 1].targets.append(edge.target)
      }
      last = edge
    }
    return grouped
  }

  private mutating func look(of id: Predicate.ID) -> Look {
    if let last, last.id.isSame(as: id) { return last.look }
    let look = looks[TextBytes(id)] ?? made(for: id)
    last = (id, look)
    return look
  }

  private mutating func made(for id: Predicate.ID) -> Look {
    let predicate = catalogue[id]
    let look = Look(
      property: place(of: LinkedNames.predicate(id)), isSymmetric: predicate?.isSymmetric == true,
      predicate: predicate, hasNearest: predicate?.schemaOrg != nil)
    looks[TextBytes(id)] = look
    return look
  }

  private mutating func place(of property: String) -> Int {
    if let place = properties.firstIndex(where: { $0.isSame(as: property) }) { return place }
    properties.append(property)
    return properties.count - 1
  }
}
