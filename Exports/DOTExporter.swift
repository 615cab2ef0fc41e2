public import GraphSchema

/// DOT for Graphviz, pydot and networkx.
///
/// Kinds are told by shape and colour, one edge stands for one relation and is as thick as the number of independent
/// stories that say so. Solid is reported as actual, dashed is planned, possible or alleged, dotted with a bar is denied;
/// the label says which. The sentences are tooltips. Names are cut in labels only; ids and the data attributes
/// (`kind`, `wikidata`, `predicate`, `standing`, `articles`, `stories`, `confidence`) are always whole.
public struct DOTExporter: Exporter {
  public let format = ExportFormat.dot
  let catalogue: Catalogue
  let title: String?
  private let drawsUnconnected: Bool

  /// - Parameters:
  ///   - title: the heading of the drawing; without one only the sources are named.
  ///   - drawsUnconnected: whether entities without a relation are in it. For a picture, leave them out: they say nothing
  ///     and take the room. The source line then counts them.
  public init(catalogue: Catalogue, title: String? = nil, drawsUnconnected: Bool = true) {
    self.catalogue = catalogue
    self.title = title
    self.drawsUnconnected = drawsUnconnected
  }

  public func write(_ subgraph: Subgraph, to output: inout some TextOutputStream) {
    var degrees: [Entity.ID: Int] = [:]
    for relation in subgraph.relations {
      degrees[relation.subject, default: 0] += 1
      degrees[relation.object, default: 0] += 1
    }
    // A graph without any relation is drawn all the same.
    let drawsAll = drawsUnconnected || degrees.isEmpty
    let entities = drawsAll ? subgraph.entities : subgraph.entities.filter { degrees[$0.id] != nil }
    // `rankdir`, `nodesep` and `ranksep` are for dot; `overlap` and `sep`, the room around a node in points, for neato and
    // sfdp, whose labels lie on each other without it.
    output.write(
      """
      digraph kith {
        graph [charset="UTF-8", rankdir=LR, overlap=false, sep="+36", splines=true, nodesep=0.35, ranksep=0.9, pad=0.35,
          outputorder=edgesfirst, bgcolor=white, fontname="\(DOTStyle.fontname)", fontcolor="\(DOTStyle.ink)",
          labelloc=t, labeljust=l, label=<\(heading(of: subgraph, drawn: entities))>];
        node [style=filled, penwidth=1.4, margin="0.14,0.07", fontname="\(DOTStyle.fontname)", fontsize=14,
          fontcolor="\(DOTStyle.ink)"];
        edge [arrowsize=0.8, fontname="\(DOTStyle.fontname)", fontsize=11];

      """)
    for entity in entities { output.write("  \(node(entity, degree: degrees[entity.id] ?? 0));\n") }
    let documents = Dictionary(subgraph.documents.map { ($0.id, $0) }) { first, _ in first }
    let names = Dictionary(subgraph.entities.map { ($0.id, $0.name) }) { first, _ in first }
    for relation in subgraph.relations { output.write("  \(edge(relation, documents, names));\n") }
    output.write("}\n")
  }

  private func node(_ entity: Entity, degree: Int) -> String {
    let style = DOTStyle.node(entity.kind)
    let label = DOTText.wrapped(DOTText.clipped(entity.name, to: 60), width: 20)
    var attributes = [
      "label=\(DOTText.quoted(label))", "shape=\(style.shape)", "fillcolor=\"\(style.fill)\"",
      "color=\"\(style.line)\"",
      "tooltip=\(DOTText.quoted(tooltip(entity)))", "kind=\(entity.kind.rawValue)",
    ]
    // Who is at the centre is seen first: 14 points, up to 20 from twelve relations on.
    let fontsize = 14 + min(degree, 12) / 2
    if fontsize > 14 { attributes.append("fontsize=\(fontsize)") }
    if let subkind = entity.subkind { attributes.append("subkind=\(DOTText.id(subkind))") }
    if let page = LinkedNames.wikidata(entity.wikidata), let id = entity.wikidata {
      attributes += ["wikidata=\(DOTText.id(id))", "URL=\(DOTText.link(page))", "target=\"_blank\""]
    }
    attributes.append("articles=\(entity.articles)")
    return "\(DOTText.id(entity.id)) [\(attributes.joined(separator: ", "))]"
  }

  private func tooltip(_ entity: Entity) -> String {
    var lines = [DOTText.clipped(entity.name, to: 300), entity.subkind ?? entity.kind.rawValue]
    let others = entity.sortedNames.filter { $0 != entity.name }
    if !others.isEmpty {
      let shown = others.prefix(8).map { DOTText.clipped($0, to: 60) }.joined(separator: ", ")
      lines.append("also: \(shown)\(others.count > 8 ? " and \(others.count - 8) more" : "")")
    }
    lines.append(entity.articles == 1 ? "in 1 article" : "in \(entity.articles) articles")
    return lines.joined(separator: "\n")
  }
}
