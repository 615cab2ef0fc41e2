internal import GraphSchema

// One line of a drawing: what it looks like, what is written on it, what the pointer finds there.
extension Drawing {
  /// A lone backslash cannot come from an entity's id, so no label has the name of an entity.
  static func labelNode(_ number: Int) -> String { "\"\\line \(number)\"" }

  func line(_ line: DrawingBundle, number: Int, at position: String?) -> String {
    let style = words.style
    var look = [style.edge(line.standing), "penwidth=\(DOTExporter.penwidth(line.stories))"]
    look.append("weight=\(max(1, min(line.stories, 10)))")
    let head = line.isSymmetric ? "dir=none" : line.standing == .denied ? "arrowhead=normaltee" : ""
    let tip = DOTText.quoted(tooltip(line))
    let (start, end) = (DOTText.id(line.from), DOTText.id(line.to))
    let marks = anchor(line)
    func joined(_ attributes: [String]) -> String { attributes.filter { !$0.isEmpty }.joined(separator: ", ") }
    guard hasLabelNodes else {
      let label = lines.count <= Self.labelledLines ? "label=<\(self.label(line))>, labeltooltip=\(tip)" : ""
      return "  \(start) -> \(end) [\(joined(look + [head, label, "tooltip=\(tip)"] + marks))];\n"
    }
    let node = Self.labelNode(number)
    // Filled like a name, it would have a grey hairline around it.
    let words = ["label=<\(self.label(line))>", "shape=plain", "style=\"\"", "tooltip=\(tip)", position ?? ""]
    let half = look + ["class=\"\(classes(line))\"", "tooltip=\(tip)"]
    return """
        \(node) [\(joined(words + marks))];
        \(start) -> \(node) [dir=none, \(joined(half))];
        \(node) -> \(end) [\(joined(half + [head]))];

      """
  }

  private func classes(_ line: DrawingBundle) -> String {
    var seen: Set<String> = []
    let all = line.relations.flatMap { relation in
      [words.catalogue[relation.predicate]?.family, relation.predicate, relation.standing.rawValue].compactMap { $0 }
    }
    return DOTExporter.classes("relation", all.filter { seen.insert($0).inserted })
  }

  /// A line with one relation has the id of the relation; with more, that of the pair.
  private func anchor(_ line: DrawingBundle) -> [String] {
    var ids = [line.from, line.to]
    if line.relations.count == 1, let only = line.relations.first { ids = [only.subject, only.predicate, only.object] }
    let first = line.relations[0]
    return words.link(
      to: [first.subject, first.predicate, first.object], otherwise: url(first))
      + [DOTExporter.id(line.relations.count == 1 ? "relation" : "relations", ids), "class=\"\(classes(line))\""]
  }

  private func url(_ relation: Relation) -> String? {
    words.url(of: citations.cite(relation))
  }

  /// One row for each relation, in the colour of its standing; a cross before what is denied.
  ///
  /// A label that is a node has a ground, so that lines which pass beneath do not cross out the words. In ranks lines keep clear
  /// of words, and a ground would cut the edge of the line that the words stand on.
  func label(_ line: DrawingBundle) -> String {
    let shown = line.relations.prefix(line.relations.count > 5 ? 4 : 5)
    var rows = shown.map { relation in
      let standing = relation.standing
      let words = DOTText.clipped(self.words.words(for: relation, standing, notesApart: false), to: 60)
      let lines = DOTText.wrapped(words, width: 24).split(separator: "\n").map { DOTText.html(String($0)) }
      let cross = standing == .denied ? "<B>✗ </B>" : ""
      let text = style(cross + lines.joined(separator: "<BR/>"), standing)
      return "<TR><TD\(link(relation, among: line))>\(text)</TD></TR>"
    }
    let more = line.relations.count - shown.count
    if more > 0 { rows.append("<TR><TD>\(style("and \(more) more", .actual))</TD></TR>") }
    let ground = hasLabelNodes ? " BGCOLOR=\"\(words.style.paper)\"" : ""
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\"\(ground)>"
      + "\(rows.joined())</TABLE>"
  }

  private func style(_ html: String, _ standing: Relation.Standing) -> String {
    words.style.font(12, html, color: words.style.ink(standing))
  }

  /// Where several share a line, each leads to its own article, with its own sentences. Graphviz writes neither id nor
  /// tooltip of a cell that leads nowhere.
  private func link(_ relation: Relation, among line: DrawingBundle) -> String {
    guard line.relations.count > 1 else { return "" }
    let ids = [relation.subject, relation.predicate, relation.object]
    guard let address = words.address(of: ids, otherwise: url(relation)) else { return "" }
    let tip = DOTText.cellTooltip(words.tooltip(citations.cite(relation)))
    // Graphviz 2.43 reads the entity and writes a bare ampersand, so it needs one more.
    let link = DOTText.html(DOTText.html(address))
    return " HREF=\"\(link)\" TARGET=\"_blank\" TITLE=\"\(tip)\" ID=\"\(DOTExporter.identifier("relation", ids))\""
  }

  private func tooltip(_ line: DrawingBundle) -> String {
    guard line.relations.count > 1 else { return words.tooltip(citations.cite(line.relations[0])) }
    // Graphviz reads no string beyond 16 kB.
    let parts = line.relations.prefix(5).map { relation in
      "\(DOTText.clipped(words.words(for: relation, relation.standing, notesApart: false), to: 80)): "
        + DOTText.clipped(words.tooltip(citations.cite(relation)), to: 900)
    }
    let more = line.relations.count - parts.count
    return (parts + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "\n")
  }
}
