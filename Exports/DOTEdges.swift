internal import GraphSchema

/// The lines of relations in a DOT export: one each.
///
/// What all relations of one predicate and standing share is put into words once.
struct DOTEdges {
  private let words: DOTExporter
  private var looks: [TextBytes: [Look?]] = [:]
  /// Of the predicate that came last, since relations of one subject are sorted by it.
  private var last: (predicate: Predicate.ID, looks: [Look?])?
  private var tooltip = ByteText()
  private var quoted = ByteText()

  fileprivate struct Look {
    /// From the label to the width.
    let before: String
    let ends: String
    /// From the classes to the number of articles.
    let after: String
  }

  init(_ words: DOTExporter) { self.words = words }

  mutating func add(_ cited: CitedRelation, to text: inout ByteText) {
    let relation = cited.relation
    let look = look(of: relation)
    text.add("  ")
    DOTText.addID(relation.subject, to: &text)
    text.add(" -> ")
    DOTText.addID(relation.object, to: &text)
    text.add(look.before)
    text.add(DOTExporter.penwidth(relation.stories))
    text.add(", weight=")
    text.add(max(1, min(relation.stories, 10)))
    text.add(look.ends)
    tooltip.clear()
    words.addTooltip(cited, to: &tooltip)
    quoted.clear()
    DOTText.addQuoted(tooltip, to: &quoted)
    text.add(", tooltip=")
    text.add(quoted)
    // The label is what people point at, and it has a tooltip of its own.
    text.add(", labeltooltip=")
    text.add(quoted)
    if let address = address(of: cited) {
      text.add(", URL=")
      text.add(DOTText.link(address))
      text.add(", target=\"_blank\"")
    }
    text.add(", id=\"")
    addIdentifier(of: relation, to: &text)
    text.add(look.after)
    text.add(relation.articles)
    text.add(", stories=")
    text.add(relation.stories)
    text.add(", confidence=\"")
    text.add(ShareText.hundredths(relation.confidence))
    text.add("\"];\n")
  }

  private func address(of cited: CitedRelation) -> String? {
    if words.linkBase != nil {
      let ids = [cited.relation.subject, cited.relation.predicate, cited.relation.object]
      if let address = LinkedNames.address(of: ids, under: words.linkBase) { return address }
    }
    return words.url(of: cited)
  }

  private func addIdentifier(of relation: Relation, to text: inout ByteText) {
    let count = relation.subject.utf8.count + relation.predicate.utf8.count + relation.object.utf8.count
    // An escaped byte takes three.
    guard count <= 120 else {
      return text.add(DOTExporter.identifier("relation", [relation.subject, relation.predicate, relation.object]))
    }
    text.add("relation:")
    text.add(LinkedNames.escaped(relation.subject))
    text.add(byte: 0x3A)
    text.add(LinkedNames.escaped(relation.predicate))
    text.add(byte: 0x3A)
    text.add(LinkedNames.escaped(relation.object))
  }

  private mutating func look(of relation: Relation) -> Look {
    let standing = relation.standing
    let isDisputed = relation.isDisputed
    if last?.predicate.isSame(as: relation.predicate) != true {
      if let last { looks[TextBytes(last.predicate)] = last.looks }
      let known = looks[TextBytes(relation.predicate)]
      last = (relation.predicate, known ?? [Look?](repeating: nil, count: 2 * Relation.Standing.allCases.count))
    }
    let place = 2 * standing.place + (isDisputed ? 1 : 0)
    if let known = last?.looks[place] { return known }
    let look = Look(relation, standing, words)
    last?.looks[place] = look
    return look
  }
}

extension DOTEdges.Look {
  init(_ relation: Relation, _ standing: Relation.Standing, _ words: DOTExporter) {
    let predicate = words.catalogue[relation.predicate]
    let label = DOTText.clipped(words.words(for: relation, standing, notesApart: true), to: 80)
    before = " [label=\(DOTText.quoted(label)), \(words.style.edge(standing)), penwidth="
    ends = predicate?.isSymmetric == true ? ", dir=none" : standing == .denied ? ", arrowhead=normaltee" : ""
    let classes = DOTExporter.classes(
      "relation",
      predicate.map { [$0.family, relation.predicate, standing.rawValue] } ?? [relation.predicate, standing.rawValue])
    after = """
      ", class="\(classes)", predicate=\(DOTText.id(relation.predicate)), standing=\(standing.rawValue), articles=
      """
  }
}

extension Relation.Standing {
  fileprivate var place: Int {
    switch self {
    case .actual: 0
    case .planned: 1
    case .alleged: 2
    case .possible: 3
    case .denied: 4
    }
  }
}
