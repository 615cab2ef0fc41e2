public import GraphSchema

/// A subgraph as a picture: what is drawn of it, how it is laid out, and the DOT that says so to Graphviz.
///
/// Unlike the DOT export, which keeps one edge for each relation for other programs, a drawing is made for the eye: what runs
/// the same way between two names is one line with several labels, only the most told is drawn where there is too much, and
/// the heading says what was left out. Where springs or rings place the names, labels are nodes of their own: Graphviz keeps
/// nodes apart, but lays the labels of edges over whatever is there.
///
/// Pure: equal subgraphs and options give equal bytes.
public struct Drawing: Sendable {
  /// The program of Graphviz that places the names.
  public let layout: DrawingLayout
  let words: DOTExporter
  let focus: DrawingFocus
  let entities: [Entity]
  let lines: [DrawingBundle]
  let frames: [(name: String, members: [Entity.ID])]
  let citations: Citations
  let heading: String
  /// How many lines end at each name.
  let degrees: IDTable<Int>
  /// The place of each name among the entities.
  let numbers: IDTable<Int>

  /// - Parameters:
  ///   - title: the heading.
  ///   - layout: the one that suits what is drawn, where none is given.
  ///   - limit: at most so many relations, 1 or more; the most told stay. Without one, as many as can be read on A4.
  ///   - leftOut: how many neighbours the selection has left out already.
  ///   - linkBase: see `DOTExporter`.
  public init(
    of subgraph: Subgraph, focus: DrawingFocus, catalogue: Catalogue, title: String, layout: DrawingLayout? = nil,
    groups: DrawingGroups = .none, limit: Int? = nil, leftOut: Int = 0, theme: DrawingTheme = .light,
    linkBase: String? = nil
  ) {
    words = DOTExporter(catalogue: catalogue, title: title, theme: theme, linkBase: linkBase)
    self.focus = focus
    let limit = limit ?? (groups == .none ? Limits.drawnRelations : Limits.framedRelations)
    let cut = DrawingCut(subgraph, centres: focus.centres, limit: max(limit, 1), neighbours: leftOut)
    entities = cut.entities
    lines = DrawingBundle.all(of: cut.relations, catalogue: catalogue)
    let drawn = Subgraph(documents: subgraph.documents, entities: cut.entities, relations: cut.relations)
    frames = groups.frames(of: drawn, in: subgraph)
    self.layout = layout ?? focus.layout(of: lines, names: cut.entities.count, isGrouped: !frames.isEmpty)
    degrees = IDTable(lines.flatMap { [($0.from, 1), ($0.to, 1)] }, uniquing: +)
    numbers = IDTable(cut.entities.enumerated().map { ($1.id, $0) })
    citations = Citations(subgraph)
    var notes = cut.leftOut
    if lines.count > Self.labelledLines { notes.append("the words on the lines") }
    heading = words.heading(of: drawn.overview(), kinds: Set(entities.map(\.kind)), leftOut: notes)
  }

  /// How many relations are drawn.
  public var relations: Int { lines.reduce(0) { $0 + $1.relations.count } }

  /// Beyond so many lines words are too small to be read on any sheet, and cost Graphviz minutes.
  static let labelledLines = 200

  /// Whether the labels are nodes.
  var hasLabelNodes: Bool { layout != .dot && lines.count <= Self.labelledLines }

  /// Who places what, in the end.
  public enum Placement: Hashable, Sendable {
    /// The layout's program: `dot()` says all that it has to know.
    case byLayout
    /// The DOT says where everything is; it has only to be kept apart (`neato -n`).
    case roughly
    /// The DOT says where everything is, and there it stays (`neato -n2`).
    case exactly
  }

  /// Rings are drawn without the labels first: between a name and its neighbours, labels would be a ring of their own.
  /// Frames are filled one by one and then placed as wholes: Graphviz's own springs with frames (`fdp`) leave the labels
  /// of lines between two frames anywhere, and those inside on one another.
  public var placement: Placement {
    if layout == .twopi && hasLabelNodes { return .roughly }
    return isFramed ? .exactly : .byLayout
  }

  /// Whether frames are filled one by one.
  var isFramed: Bool {
    guard !frames.isEmpty else { return false }
    switch layout {
    case .fdp, .neato, .sfdp: return true
    case .dot, .twopi, .circo: return false
    }
  }

  /// The graph for Graphviz, with the places of everything where `placement` wants it.
  ///
  /// - Parameter places: where the layout's program puts the nodes of a sketch, in points, by their names.
  public func dot(
    asking places: (_ sketch: String) async throws -> [String: DrawingPlace]
  ) async throws -> String {
    switch placement {
    case .byLayout: return dot()
    case .roughly: return dot(placed: try await places(sketch))
    case .exactly:
      var filled: [DrawingFrame] = []
      for number in frames.indices {
        filled.append(DrawingFrame(try await places(sketch(ofFrame: number)), title: frames[number].name))
      }
      return dot(placed: joined(filled, around: try await places(sketch(around: filled))))
    }
  }

  /// The graph for Graphviz.
  ///
  /// - Parameter places: where names are (n0, n1 ... in the order of the entities), labels (l0 ..., of the lines) and frames
  ///   (f0 ...); without one, the layout's program finds it.
  func dot(placed places: [String: DrawingPlace]) -> String {
    var text = """
      digraph kith {
        graph [charset="UTF-8", \(spacing), pad=0.3, outputorder=edgesfirst, bgcolor="\(words.style.paper)",
          fontname="\(words.style.font)", fontcolor="\(words.style.ink)", labelloc=t, labeljust=l, label=<\(heading)>];
        node [style=filled, penwidth=1.4, margin="0.12,0.06", fontname="\(words.style.font)", fontsize=14,
          fontcolor="\(words.style.ink)"];
        edge [arrowsize=0.8, fontname="\(words.style.font)", fontsize=12];

      """
    var points = IDTable<DrawingPlace>()
    for (index, entity) in entities.enumerated() {
      let point = places["n\(index)"]
      points[entity.id] = point
      let position = point.map { [$0.position] } ?? []
      text += "  \(words.node(entity, degree: degrees[entity.id] ?? 0, more: position));\n"
    }
    for (index, line) in lines.enumerated() {
      let middle = points[line.from].flatMap { start in points[line.to].map { start.middle(to: $0) } }
      text += self.line(line, number: index, at: (places["l\(index)"] ?? middle)?.position)
    }
    if isFramed || layout == .dot {
      for (index, frame) in frames.enumerated() { text += self.frame(frame, number: index, at: places["f\(index)"]) }
    }
    return text + "}\n"
  }

  /// As far as the layout's program places everything.
  public func dot() -> String { dot(placed: [:]) }

  /// The names and lines alone, named n0, n1 ... in the order of the entities: for finding out where the names go.
  var sketch: String {
    let root = focus.centres.sorted.first.flatMap { numbers[$0] }.map { ", root=n\($0)" } ?? ""
    var text = "graph kith {\n  graph [overlap=prism, sep=\"+14\", ranksep=\(ringSpacing)\(root)];\n"
    text += "  node [margin=\"0.12,0.06\", fontname=\"\(words.style.font)\", fontsize=14];\n"
    for (index, entity) in entities.enumerated() {
      let look = words.style.node(entity.kind)
      text += "  n\(index) [label=\(DOTText.quoted(DOTExporter.label(of: entity))), shape=\(look.shape)];\n"
    }
    for line in lines {
      guard let from = numbers[line.from], let to = numbers[line.to] else { continue }
      text += "  n\(from) -- n\(to);\n"
    }
    return text + "}\n"
  }

  /// In inches. A name and a label next to each other take 2.2 on a spoke; with many spokes the ring must be long enough for
  /// the names on it.
  private var ringSpacing: String { String(max(1.7, Double(entities.count) * 0.075)) }

  /// Curves go around what is in their way, and cost with the cube of what there is: 5 seconds for 65 nodes, 50 for 350
  /// (Graphviz 2.43, 2026-11-21). Straight lines pass beneath, where labels and names have a ground of their own.
  private var spacing: String {
    let curves = entities.count + lines.count <= 70
    // Keeping 5,000 names apart until none touch may take a thousand rounds and minutes; after a hundred, and 15 seconds, none of
    // 4,000 did, on 4.1 m. Stretching all until none touch takes 4 seconds, and made a picture of 342 m without a legible name
    // (Graphviz 2.43, 2026-11-22).
    // Fewer begin close together and are pushed apart where they touch, which prints a fifth larger.
    let apart = entities.count > 1_000 ? "overlap=prism100, overlap_scaling=-3" : "overlap=prism, overlap_scaling=-1"
    let lines = "sep=\"+\(curves ? 8 : 4)\", esep=\"+3\", splines=\(curves ? "true" : "line")"
    switch layout {
    case .dot: return "rankdir=LR, nodesep=0.3, ranksep=0.7, splines=true"
    // Stretched as little as keeps words apart: by default rings grow fourfold as soon as two labels touch, and print small.
    case .twopi: return "overlap=prism, overlap_scaling=1.6, \(lines)"
    case .circo: return "overlap=prism, mindist=0.6, \(lines)"
    // What stays where it is leaves nothing to keep apart.
    case .sfdp, .neato, .fdp: return isFramed ? lines : "\(apart), start=1, \(lines)"
    }
  }

  private func frame(
    _ frame: (name: String, members: [Entity.ID]), number: Int, at place: DrawingPlace?
  ) -> String {
    let members = IDSet(frame.members)
    var nodes = frame.members.map(DOTText.id)
    if hasLabelNodes {
      for (index, line) in lines.enumerated() where members.contains(line.from) && members.contains(line.to) {
        nodes.append(Self.labelNode(index))
      }
    }
    return """
        subgraph cluster_\(number) {
          label=\(DOTText.quoted(DOTText.clipped(frame.name, to: 60))); labeljust=l; style="rounded,filled"; margin=12;
          color="\(words.style.faint)"; fillcolor="\(words.style.frame)"; class="group";\(place?.frame ?? "")
          \(nodes.joined(separator: "; "));
        }

      """
  }
}
