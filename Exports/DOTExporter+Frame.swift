internal import GraphSchema

// What stands around the graph: the heading with its sources, and the legend.
extension DOTExporter {
  /// Title, key and sources, as a table in an HTML-like label.
  ///
  /// - Parameters:
  ///   - kinds: of what is drawn.
  ///   - leftOut: what of the graph is not drawn, one phrase for each reason.
  func heading(
    of overview: GraphOverview, kinds: Set<EntityKind>, leftOut: [String]
  ) -> String {
    var rows: [String] = []
    if let title {
      rows.append(style.font(22, "<B>\(DOTText.html(DOTText.clipped(title, to: 120)))</B>"))
    }
    // A line longer than the graph would make the picture wider than it.
    let source = DOTText.wrapped(sources(of: overview, leftOut: leftOut), width: 110).split(separator: "\n")
    let lines = source.map { DOTText.html(String($0)) }.joined(separator: "<BR ALIGN=\"LEFT\"/>")
    rows.append(style.font(12, lines + (source.count > 1 ? "<BR ALIGN=\"LEFT\"/>" : ""), color: style.faint))
    rows.append(key(to: overview, kinds: kinds))
    let cells = rows.filter { !$0.isEmpty }.map { "<TR><TD ALIGN=\"LEFT\">\($0)</TD></TR>" }
    return "<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">\(cells.joined())</TABLE>"
  }

  /// "Source: 12 articles from A, B and 2 more, 2024-11-27 to 2024-12-26. Drawn with Kith."
  private func sources(of overview: GraphOverview, leftOut: [String]) -> String {
    let count = overview.documents
    var line = "Source: \(count) \(count == 1 ? "article" : "articles")"
    let publishers = overview.publishers
    if !publishers.isEmpty {
      var parts = publishers.prefix(publishers.count > 4 ? 3 : 4).map { DOTText.clipped($0, to: 40) }
      if publishers.count > parts.count {
        parts.append("\(publishers.count - parts.count) more")
      } else if overview.hasUnnamedPublisher {
        parts.append("others")
      }
      let last = parts.removeLast()
      line += " from " + (parts.isEmpty ? last : "\(parts.joined(separator: ", ")) and \(last)")
    }
    let days = overview.published.map { String($0.prefix(10)) }.sortedOnce
    // "2024-12" says nothing beside "2024-12-18", which follows it among the sorted ones.
    let dates = days.indices.filter { $0 + 1 == days.count || !days[$0 + 1].hasPrefix(days[$0]) }.map { days[$0] }
    if let first = dates.first, let last = dates.last { line += first == last ? ", \(first)" : ", \(first) to \(last)" }
    if !leftOut.isEmpty { line += ". Not drawn: " + leftOut.joined(separator: ", ") }
    return line + ". Drawn with Kith."
  }

  /// One row with the kinds and the lines that this graph uses.
  ///
  /// A row of the heading and not a cluster of sample nodes: only `dot` keeps a cluster together, and pydot and networkx
  /// would count the samples as entities.
  private func key(to overview: GraphOverview, kinds: Set<EntityKind>) -> String {
    var cells = EntityKind.allCases.filter(kinds.contains).map { kind in
      let look = style.node(kind)
      let label = "\(look.sign) \(DOTStyle.label(kind))"
      return "<TD BORDER=\"1\" COLOR=\"\(look.line)\" BGCOLOR=\"\(look.fill)\">\(style.font(12, label))</TD>"
    }
    let standings = overview.standings
    let lines: [(Relation.Standing, String, String)] = [
      (.actual, "———", "reported"),
      (.planned, "– – –", "planned, possible or alleged"),
      (.denied, "·· ✗ ··", "denied"),
    ]
    for (standing, line, meaning) in lines {
      let isUsed = standings.contains { style.edge($0) == style.edge(standing) }
      if isUsed { cells.append("<TD>\(style.font(12, "\(line) \(meaning)", color: style.ink(standing)))</TD>") }
    }
    if overview.predicates.contains(where: { catalogue[$0]?.isSymmetric == true }) {
      cells.append("<TD>\(style.font(12, "no arrowhead: both ways"))</TD>")
    }
    if overview.hasSeveralStories {
      cells.append("<TD>\(style.font(12, "thicker: more stories"))</TD>")
    }
    guard !cells.isEmpty else { return "" }
    // A table inside a table takes the whole width and shares what is left over equally among its columns; a last cell
    // of many columns takes nearly all of that, so the others stay as wide as their words.
    let rest = "<TD COLSPAN=\"200\"></TD>"
    let row = cells.joined(separator: "<TD WIDTH=\"6\" CELLPADDING=\"0\"></TD>") + rest
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"4\"><TR>\(row)</TR></TABLE>"
  }
}
