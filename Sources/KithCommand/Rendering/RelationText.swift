internal import GraphSchema

/// Writes relations and their sentences for a person to read.
struct RelationText {
  private let entities: IDTable<Entity>
  private let documents: IDTable<DocumentRecord>
  private let catalogue: Catalogue
  /// How many sentences are shown for one relation; the rest are counted.
  private let quotes: Int

  init(_ subgraph: Subgraph, catalogue: Catalogue = .standard, quotes: Int) {
    self.entities = IDTable((subgraph.entities + subgraph.speakers).map { ($0.id, $0) })
    self.documents = IDTable(subgraph.documents.map { ($0.id, $0) })
    self.catalogue = catalogue
    self.quotes = quotes
  }

  func name(_ id: Entity.ID) -> String { entities[id]?.name ?? id }

  /// "minister of"
  func label(_ predicate: Predicate.ID) -> String { catalogue[predicate]?.label ?? predicate }

  /// "minister of Russia (foreign minister) · 3 articles, 2 stories", as seen from one end.
  func line(_ relation: Relation, from end: Entity.ID) -> String {
    let isSubject = relation.subject.isSame(as: end)
    let label = catalogue.words(for: relation, fromObject: !isSubject)
    let other = name(isSubject ? relation.object : relation.subject)
    let roles = roles(of: relation)
    return "\(label) \(other)" + (roles.isEmpty ? "" : " (\(roles.joined(separator: ", ")))") + standing(of: relation)
      + " · " + sources(of: relation)
  }

  /// The sentences of a relation: what it amounts to before what qualifies it, surer ones first, and one from each story
  /// before more of the same.
  func evidence(_ relation: Relation, indent: String) -> [String] {
    evidence(relation.evidence, isActual: relation.standing == .actual, indent: indent)
  }

  /// The same for some of the sentences of a relation.
  ///
  /// - Parameter isActual: whether they amount to what is asserted as actual.
  func evidence(_ evidence: [Evidence], isActual: Bool, indent: String) -> [String] {
    let ranked = evidence.enumerated().sorted { a, b in
      func rank(_ item: Evidence) -> (Int, Double) {
        (isActual == (item.modality == .actual && item.polarity == .asserted) ? 0 : 1, -item.confidence)
      }
      let (first, second) = (rank(a.element), rank(b.element))
      return (first.0, first.1, a.offset) < (second.0, second.1, b.offset)
    }.map(\.element)
    var stories: Set<String> = []
    let firsts = ranked.filter { stories.insert(documents[$0.document]?.story ?? $0.document).inserted }
    let others = ranked.filter { !firsts.contains($0) }
    let shown = (firsts + others).prefix(quotes)
    var lines: [String] = []
    for item in shown {
      lines.append(indent + "“" + item.quote.onOneLine() + "”")
      lines.append(indent + "  " + citation(item))
    }
    let hidden = evidence.count - shown.count
    if hidden > 0 { lines.append(indent + "and \(hidden) more; see: kith why") }
    return lines
  }

  /// "The Harbour Courier, 2024-12-27, said by Sergey Lavrov"
  private func citation(_ item: Evidence) -> String {
    let document = documents[item.document]
    var parts = [document?.publisher, document?.published].compactMap { $0 }
    if parts.isEmpty { parts = [document?.title, document?.source].compactMap { $0 } }
    if parts.isEmpty { parts = [item.document] }
    if item.polarity == .denied { parts.append("denied") }
    if item.modality != .actual { parts.append(item.modality.rawValue) }
    if item.isAccepted { parts.append("accepted") }
    if let speaker = item.attributedTo { parts.append("said by " + name(speaker)) }
    if let date = item.date { parts.append(DateText.when(date)) }
    return parts.joined(separator: ", ")
  }

  private func roles(of relation: Relation) -> [String] {
    var seen: Set<String> = []
    return relation.evidence.compactMap(\.role).filter { seen.insert($0.lowercased()).inserted }
  }

  private func standing(of relation: Relation) -> String {
    relation.standing == .actual ? "" : " [\(relation.standing.rawValue)]"
  }

  private func sources(of relation: Relation) -> String {
    counted(relation.articles, "article")
      + (relation.stories == relation.articles ? "" : ", " + counted(relation.stories, "story", "stories"))
  }
}

/// "1 article", "2 articles"
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) " + (count == 1 ? noun : plural ?? noun + "s")
}

extension String {
  /// With every run of white space as one blank.
  func onOneLine() -> String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
