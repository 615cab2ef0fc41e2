public import GraphSchema

/// A Mermaid flowchart, for Markdown pages and wikis that draw it themselves.
///
/// Persons are rounded, organizations boxes, places hexagons, in the colours of the DOT export. Dashed is planned,
/// possible or alleged, a cross is denied, no arrowhead is symmetric. Relations of one pair of entities and one line share
/// an edge. Entities without a relation are left out, unless there is none. Mermaid itself draws at most 500 edges.
///
/// Source: https://mermaid.js.org/syntax/flowchart.html.
public struct MermaidExporter: Exporter {
  public let format = ExportFormat.mermaid
  private let catalogue: Catalogue
  private let title: String?

  public init(catalogue: Catalogue, title: String? = nil) {
    self.catalogue = catalogue
    self.title = title
  }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    let subgraph = try Subgraph(reading: graph)
    try output.write("flowchart LR\n")
    if let title { try output.write("  accTitle: \(Self.plain(title))\n") }
    for kind in EntityKind.allCases {
      let style = DOTStyle.light.node(kind)
      try output.write(
        "  classDef \(kind.rawValue) fill:\(style.fill),stroke:\(style.line),color:\(DOTStyle.light.ink)\n")
    }
    let joined = IDSet(subgraph.relations.flatMap { [$0.subject, $0.object] })
    let entities = joined.isEmpty ? subgraph.entities : subgraph.entities.filter { joined.contains($0.id) }
    var nodes = IDTable<String>()
    for (index, entity) in entities.enumerated() {
      let node = "n\(index)"
      nodes[entity.id] = node
      let label = MermaidText.quoted(DOTText.clipped(entity.name, to: 60))
      let shape =
        switch entity.kind {
        case .person: "([\(label)])"
        case .organization: "[\(label)]"
        case .place: "{{\(label)}}"
        }
      try output.write("  \(node)\(shape):::\(entity.kind.rawValue)\n")
    }
    for edge in edges(of: subgraph) {
      guard let subject = nodes[edge.subject], let object = nodes[edge.object] else { continue }
      let label = MermaidText.quoted(DOTText.clipped(edge.labels.joined(separator: "\n"), to: 160))
      try output.write("  \(subject) \(edge.line)|\(label)| \(object)\n")
    }
  }

  private struct Edge {
    let subject: Entity.ID
    let object: Entity.ID
    let line: String
    var labels: [String]
  }

  /// Bundled: the relations of one pair in one direction and one kind of line are neighbours after sorting.
  private func edges(of subgraph: Subgraph) -> [Edge] {
    var edges: [Edge] = []
    let sorted = subgraph.relations.map { (relation: $0, line: line($0)) }
      .sorted { a, b in
        func order(_ edge: (relation: Relation, line: String)) -> [TextBytes] {
          let key = edge.relation.key
          return [key.subject, key.object, edge.line, key.predicate].map(TextBytes.init)
        }
        return order(a).lexicographicallyPrecedes(order(b))
      }
    for (relation, line) in sorted {
      let standing = relation.standing
      var label = catalogue.words(for: relation)
      if standing != .actual { label += " (\(standing.rawValue))" }
      if let last = edges.last, last.subject.isSame(as: relation.subject), last.object.isSame(as: relation.object),
        last.line == line
      {
        edges[edges.count - 1].labels.append(label)
      } else {
        edges.append(Edge(subject: relation.subject, object: relation.object, line: line, labels: [label]))
      }
    }
    return edges
  }

  private func line(_ relation: Relation) -> String {
    let isSymmetric = catalogue[relation.predicate]?.isSymmetric == true
    return switch relation.standing {
    case .actual: isSymmetric ? "---" : "-->"
    case .planned, .possible, .alleged: isSymmetric ? "-.-" : "-.->"
    case .denied: "--x"
    }
  }

  private static func plain(_ title: String) -> String {
    String(title.map { $0.isNewline || "#;%{}".contains($0) ? " " : $0 })
  }
}
