public import GraphSchema

/// What a desk wants to know of one person, place or organization, on paper: who it is, offices with dates, connections by
/// family with their sentences, a timeline, what contradicts what, and where all of it was read.
///
/// Pure: equal contents give equal bytes. Every line says which article it is from.
public struct Brief: Sendable {
  /// Sentences that cannot all be right, as the spine found them.
  public struct Conflict: Hashable, Sendable {
    /// "two partners at one time", and what each side says with its sentences.
    public let what: String
    public let sides: [(words: String, evidence: [Evidence])]

    public init(what: String, sides: [(words: String, evidence: [Evidence])]) {
      self.what = what
      self.sides = sides
    }

    public static func == (a: Conflict, b: Conflict) -> Bool {
      a.what == b.what && a.sides.map(\.words) == b.sides.map(\.words)
        && a.sides.map(\.evidence) == b.sides.map(\.evidence)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(what) }
  }

  let blocks: [BriefBlock]
  let title: String

  /// - Parameters:
  ///   - subgraph: all that touches the entity.
  ///   - quotes: how many sentences stand under each connection, 0 or more.
  ///   - hasDrawing: whether a picture goes with it.
  public init(
    of entity: Entity, in subgraph: Subgraph, catalogue: Catalogue, conflicts: [Conflict] = [], quotes: Int = 2,
    hasDrawing: Bool = true
  ) {
    title = entity.name
    var pages = BriefPages(subgraph, centre: entity, catalogue: catalogue, quotes: quotes)
    var blocks: [BriefBlock] = [.heading(level: 1, entity.name), .paragraph([.text(Self.heading(entity))])]
    if hasDrawing, !subgraph.relations.isEmpty { blocks.append(.drawing(title: "\(entity.name) and who is near")) }
    blocks += pages.offices() + pages.connections() + pages.timeline() + pages.conflicts(conflicts)
    if subgraph.relations.isEmpty { blocks.append(.paragraph([.text("No sentence connects it to anyone.")])) }
    blocks += pages.sources()
    self.blocks = blocks
  }

  /// "person, also called Lavrov, in 3 articles, Wikidata Q58217"
  private static func heading(_ entity: Entity) -> String {
    var parts = [
      entity.subkind.map { "\(entity.kind.rawValue) (\($0.replacing("_", with: " ")))" } ?? entity.kind.rawValue
    ]
    let others = entity.otherNames
    if !others.isEmpty {
      let shown = others.prefix(12).joined(separator: ", ")
      parts.append("also called \(shown)\(others.count > 12 ? " and \(others.count - 12) more" : "")")
    }
    parts.append(entity.articles == 1 ? "named in 1 article" : "named in \(entity.articles) articles")
    if LinkedNames.wikidata(entity.wikidata) != nil, let id = entity.wikidata { parts.append("Wikidata \(id)") }
    return parts.joined(separator: "; ")
  }
}
