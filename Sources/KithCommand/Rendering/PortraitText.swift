internal import GraphQuery
internal import GraphSchema

/// What `kith who` prints.
enum PortraitText {
  static func render(_ portrait: Portrait, _ catalogue: Catalogue, quotes: Int) -> String {
    let text = RelationText(portrait.subgraph, catalogue: catalogue, quotes: quotes)
    var lines = heading(portrait.entity)
    if portrait.groups.isEmpty { lines += ["", "No sentence connects it to anyone."] }
    for group in portrait.groups {
      lines.append("")
      for relation in group.relations {
        lines.append(text.line(relation, from: portrait.entity.id))
        lines += text.evidence(relation, indent: "    ")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// "Sergey Lavrov, person, Wikidata Q58217" and the other names.
  private static func heading(_ entity: Entity) -> [String] {
    let kind = [entity.kind.rawValue, entity.subkind.map { "(\($0.replacing("_", with: " ")))" }].compactMap { $0 }
    var lines = [
      ([entity.name, kind.joined(separator: " ")] + [entity.wikidata.map { "Wikidata \($0)" }].compactMap { $0 })
        .joined(separator: ", ") + ", in \(counted(entity.articles, "article"))"
    ]
    let others = entity.names.filter { $0 != entity.name }
    if !others.isEmpty { lines.append("also: " + others.joined(separator: ", ")) }
    return lines
  }
}
