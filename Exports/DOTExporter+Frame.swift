internal import GraphSchema

// What stands around the graph: the heading with its sources, and the legend.
extension DOTExporter {
  /// The title and the source line, as an HTML-like label.
  func heading(of subgraph: Subgraph) -> String {
    var lines: [String] = []
    if let title {
      lines.append("<FONT POINT-SIZE=\"22\"><B>\(DOTText.html(DOTText.clipped(title, to: 120)))</B></FONT>")
    }
    lines.append(
      "<FONT POINT-SIZE=\"12\" COLOR=\"\(DOTStyle.faint)\">\(DOTText.html(sources(of: subgraph)))</FONT>")
    return lines.joined(separator: "<BR ALIGN=\"LEFT\"/>") + "<BR ALIGN=\"LEFT\"/> <BR/>"
  }

  /// "Source: 12 articles from A, B and 2 more, 2024-11-27 to 2024-12-26. Drawn with Kith."
  private func sources(of subgraph: Subgraph) -> String {
    let count = subgraph.documents.count
    var line = "Source: \(count) \(count == 1 ? "article" : "articles")"
    let publishers = Set(subgraph.documents.compactMap(\.publisher)).sorted { $0.precedes($1) }
    if !publishers.isEmpty {
      let shown = publishers.prefix(publishers.count > 4 ? 3 : 4).map { DOTText.clipped($0, to: 40) }
      let rest = publishers.count - shown.count
      let last = rest > 0 ? "\(rest) more" : shown.count > 1 ? shown[shown.count - 1] : nil
      let before = rest == 0 && shown.count > 1 ? shown.dropLast() : shown[...]
      line += " from " + before.joined(separator: ", ") + (last.map { " and \($0)" } ?? "")
    }
    let dates = subgraph.documents.compactMap(\.published).map { String($0.prefix(10)) }.sorted { $0.precedes($1) }
    if let first = dates.first, let last = dates.last { line += first == last ? ", \(first)" : ", \(first) to \(last)" }
    return line + ". Drawn with Kith."
  }

  /// A key in a frame of its own, with the kinds and the lines that this graph uses.
  func legend(of subgraph: Subgraph) -> String {
    guard !subgraph.entities.isEmpty else { return "" }
    let kinds = Set(subgraph.entities.map(\.kind)).sorted()
    let standings = Set(subgraph.relations.map(\.standing))
    // An entity may be called anything; the key must not become part of it.
    var prefix = "legend"
    while subgraph.entities.contains(where: { $0.id.hasPrefix(prefix) }) { prefix += "_" }

    var lines = [
      "  subgraph cluster_legend {",
      "    graph [label=\"Key\", fontsize=12, fontcolor=\"\(DOTStyle.faint)\", color=\"#C9D0D8\", style=rounded];",
      "    node [fontsize=11]; edge [fontsize=10, weight=0];",
    ]
    for kind in kinds {
      let style = DOTStyle.node(kind)
      lines.append(
        "    \(DOTText.id("\(prefix) \(kind.rawValue)")) [label=\"\(DOTStyle.label(kind))\", shape=\(style.shape), "
          + "fillcolor=\"\(style.fill)\", color=\"\(style.line)\"];")
    }
    let samples: [(Relation.Standing, String, Bool)] = [
      (.actual, "reported", standings.contains(.actual)),
      (.planned, "planned, possible, alleged", !standings.isDisjoint(with: [.planned, .possible, .alleged])),
      (.denied, "denied", standings.contains(.denied)),
    ]
    for (standing, label, isUsed) in samples where isUsed {
      let (from, to) = (DOTText.id("\(prefix) \(label) 1"), DOTText.id("\(prefix) \(label) 2"))
      lines.append("    \(from) [shape=point, width=0.06, label=\"\", style=invis];")
      lines.append("    \(to) [shape=point, width=0.06, label=\"\", style=invis];")
      let arrow = standing == .denied ? ", arrowhead=normaltee" : ""
      lines.append("    \(from) -> \(to) [label=\"\(label)\", \(DOTStyle.edge(standing)), penwidth=1.2\(arrow)];")
    }
    lines.append("  }")
    return lines.joined(separator: "\n") + "\n"
  }
}
