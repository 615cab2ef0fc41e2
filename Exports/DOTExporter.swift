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
  let style: DOTStyle
  let linkBase: String?
  private let drawsUnconnected: Bool

  /// - Parameters:
  ///   - title: the heading of the drawing; without one only the sources are named.
  ///   - drawsUnconnected: whether entities without a relation are in it. For a picture, leave them out: they say nothing
  ///     and take the room. The source line then counts them.
  ///   - theme: the colours.
  ///   - linkBase: what the links of names and lines begin with, followed by the entity's id, or by the relation's three ids
  ///     with spaces between, percent-encoded: "graph.html#" leads into the page that `html` writes. Without it, names
  ///     lead to Wikidata and lines to the first article.
  public init(
    catalogue: Catalogue, title: String? = nil, drawsUnconnected: Bool = true, theme: DrawingTheme = .light,
    linkBase: String? = nil
  ) {
    self.style = theme.style
    self.linkBase = linkBase
    self.catalogue = catalogue
    self.title = title
    self.drawsUnconnected = drawsUnconnected
  }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    let overview = try graph.overview()
    // A graph without any relation is drawn all the same.
    let drawsAll = drawsUnconnected || overview.relations == 0
    let lonely = drawsAll ? 0 : overview.unconnected
    let leftOut = lonely == 0 ? [] : ["\(lonely) \(lonely == 1 ? "name" : "names") without a relation"]
    // `rankdir`, `nodesep` and `ranksep` are for dot; `overlap` and `sep`, the room around a node in points, for neato and
    // sfdp, whose labels lie on each other without it.
    var text = ByteText()
    text.add(
      """
      digraph kith {
        graph [charset="UTF-8", rankdir=LR, overlap=false, sep="+36", splines=true, nodesep=0.35, ranksep=0.9, pad=0.35,
          outputorder=edgesfirst, bgcolor="\(style.paper)", fontname="\(style.font)", fontcolor="\(style.ink)",
          labelloc=t, labeljust=l, label=<\(heading(of: overview, kinds: drawsAll ? overview.kinds : overview.connectedKinds, leftOut: leftOut))>];
        node [style=filled, penwidth=1.4, margin="0.14,0.07", fontname="\(style.font)", fontsize=14,
          fontcolor="\(style.ink)"];
        edge [arrowsize=0.8, fontname="\(style.font)", fontsize=11];

      """)
    try text.finish(to: &output)
    try graph.writeEntities(
      .degrees, nil, { DOTNodes(words: self, drawsUnconnected: drawsAll) }, to: { try output.write($0) })
    try graph.writeRelations(.cited, nil, { DOTEdges(self) }, to: { try output.write($0) })
    text.add("}\n")
    try text.finish(to: &output)
  }

  /// Cut and broken into lines.
  static func label(of entity: Entity) -> String {
    // A hexagon grows sideways with every line that it is high.
    DOTText.wrapped(DOTText.clipped(entity.name, to: 60), width: entity.kind == .place ? 28 : 20)
  }

  func node(_ entity: Entity, degree: Int, more: [String] = []) -> String {
    var (text, tooltip) = (ByteText(), ByteText())
    addNode(entity, degree: degree, more: more, to: &text, &tooltip)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// - Parameter tooltip: what is in it does not matter; its memory is used again.
  private func addNode(
    _ entity: Entity, degree: Int, more: [String] = [], to text: inout ByteText, _ tooltip: inout ByteText
  ) {
    let look = style.node(entity.kind)
    func add(_ name: String, _ value: String) {
      text.add(name)
      text.add(value)
    }
    DOTText.addID(entity.id, to: &text)
    text.add(" [label=")
    DOTText.addQuoted(Self.label(of: entity), to: &text)
    add(", shape=", look.shape)
    add(", fillcolor=\"", look.fill)
    add("\", color=\"", look.line)
    text.add("\", tooltip=")
    tooltip.clear()
    addTooltip(entity, to: &tooltip)
    DOTText.addQuoted(tooltip, to: &text)
    add(", kind=", entity.kind.rawValue)
    let fontsize = Self.fontsize(degree)
    if fontsize > 14 {
      text.add(", fontsize=")
      text.add(fontsize)
    }
    if let subkind = entity.subkind { add(", subkind=", DOTText.id(subkind)) }
    let page = LinkedNames.wikidata(entity.wikidata)
    if page != nil, let id = entity.wikidata { add(", wikidata=", DOTText.id(id)) }
    if page != nil || linkBase != nil {
      for attribute in link(to: [entity.id], otherwise: page) { add(", ", attribute) }
    }
    addAnchor(entity, to: &text)
    text.add(", articles=")
    text.add(entity.articles)
    for attribute in more { add(", ", attribute) }
    text.add("]")
  }

  /// As `anchor(_:_:classes:)`.
  private func addAnchor(_ entity: Entity, to text: inout ByteText) {
    // An escaped byte takes three.
    guard entity.subkind == nil, entity.id.utf8.count <= 120 else {
      for attribute in Self.anchor("entity", [entity.id], classes: [entity.kind.rawValue, entity.subkind]) {
        text.add(", ")
        text.add(attribute)
      }
      return
    }
    text.add(", id=\"entity:")
    LinkedNames.addEscaped(entity.id, to: &text)
    text.add("\", class=\"entity ")
    text.add(entity.kind.rawValue)
    text.add("\"")
  }

  /// What says how much room a node takes.
  func outline(_ entity: Entity, degree: Int) -> String {
    let label = DOTText.quoted(Self.label(of: entity))
    return "label=\(label), shape=\(style.node(entity.kind).shape), fontsize=\(Self.fontsize(degree))"
  }

  /// Who is at the centre is seen first: 14 points, up to 20 from twelve relations on.
  private static func fontsize(_ degree: Int) -> Int { 14 + min(degree, 12) / 2 }

  /// The lines of entities: one each.
  private struct DOTNodes: RecordWriter {
    let words: DOTExporter
    let drawsUnconnected: Bool
    private var tooltip = ByteText()

    init(words: DOTExporter, drawsUnconnected: Bool) {
      self.words = words
      self.drawsUnconnected = drawsUnconnected
    }

    mutating func add(_ linked: LinkedEntity, to text: inout ByteText) {
      guard drawsUnconnected || linked.degree > 0 else { return }
      text.add("  ")
      words.addNode(linked.entity, degree: linked.degree, to: &text, &tooltip)
      text.add(";\n")
    }
  }

  func link(to ids: [String], otherwise page: String?) -> [String] {
    guard let address = address(of: ids, otherwise: page) else { return [] }
    return ["URL=\(DOTText.link(address))", "target=\"_blank\""]
  }

  func address(of ids: [String], otherwise page: String?) -> String? {
    LinkedNames.address(of: ids, under: linkBase) ?? page
  }

  /// What a style sheet or a script finds a node or a line of the SVG by: an id that stays from drawing to drawing, and
  /// classes.
  static func anchor(_ kind: String, _ ids: [String], classes: [String?]) -> [String] {
    [id(kind, ids), "class=\"\(Self.classes(kind, classes.compactMap { $0 }))\""]
  }

  static func id(_ kind: String, _ ids: [String]) -> String { "id=\"\(identifier(kind, ids))\"" }

  /// ASCII, without quotes.
  static func identifier(_ kind: String, _ ids: [String]) -> String {
    let plain = ([kind] + ids.map(LinkedNames.escaped)).joined(separator: ":")
    // Graphviz reads no string beyond 16 kB.
    return plain.utf8.count <= 400 ? plain : kind + ":" + StableHash.hex128(plain)
  }

  private static let others = MarkedBytes(allBut: 0x30...0x39, 0x41...0x5A, 0x61...0x7A, and: "-_")

  static func classes(_ kind: String, _ classes: [String]) -> String {
    let words = ([kind] + classes).map { word in
      // "minister_of" is one already.
      if word.utf8.count <= 80, others.areAbsent(from: word) { return word }
      return String(
        String.UnicodeScalarView(
          word.unicodeScalars.prefix(80).map {
            $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_")
              ? $0 : "_"
          }))
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func addTooltip(_ entity: Entity, to text: inout ByteText) {
    text.add(DOTText.clipped(entity.name, to: 300))
    text.add("\n")
    text.add(entity.subkind ?? entity.kind.rawValue)
    let others = entity.otherNames
    if !others.isEmpty {
      let shown = others.prefix(8).map { DOTText.clipped($0, to: 60) }.joined(separator: ", ")
      text.add("\nalso: \(shown)\(others.count > 8 ? " and \(others.count - 8) more" : "")")
    }
    text.add("\nin ")
    text.add(entity.articles)
    text.add(entity.articles == 1 ? " article" : " articles")
  }
}
