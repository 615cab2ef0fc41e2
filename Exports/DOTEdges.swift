internal import GraphSchema

/// The lines of relations in a DOT export: one each.
///
/// What all relations of one predicate and standing share is put into words once.
struct DOTEdges: RecordWriter {
  private let words: DOTExporter
  /// By the place of the predicate, and within it by standing, dispute and tense.
  private var looks: [[Look?]] = []
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

  mutating func add(_ relation: RelationBytes, to text: inout ByteText) {
    let look = look(of: relation)
    text.add("  ")
    DOTText.addID(relation[relation.subject.id], to: &text)
    text.add(" -> ")
    DOTText.addID(relation[relation.object.id], to: &text)
    text.add(look.before)
    text.add(DOTExporter.penwidth(relation.stories))
    text.add(", weight=")
    text.add(max(1, min(relation.stories, 10)))
    text.add(look.ends)
    tooltip.clear()
    words.addTooltip(relation, to: &tooltip)
    quoted.clear()
    DOTText.addQuoted(tooltip, to: &quoted)
    text.add(", tooltip=")
    text.add(quoted)
    // The label is what people point at, and it has a tooltip of its own.
    text.add(", labeltooltip=")
    text.add(quoted)
    if let address = address(of: relation) {
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

  private func address(of relation: RelationBytes) -> String? {
    if words.linkBase != nil {
      let key = relation.key
      if let address = LinkedNames.address(of: [key.subject, key.predicate, key.object], under: words.linkBase) {
        return address
      }
    }
    return words.url(of: relation)
  }

  private func addIdentifier(of relation: RelationBytes, to text: inout ByteText) {
    let (subject, object) = (relation[relation.subject.id], relation[relation.object.id])
    // An escaped byte takes three.
    guard subject.count + relation.predicate.utf8.count + object.count <= 120 else {
      let key = relation.key
      return text.add(DOTExporter.identifier("relation", [key.subject, key.predicate, key.object]))
    }
    text.add("relation:")
    LinkedNames.addEscaped(subject, to: &text)
    text.add(byte: 0x3A)
    LinkedNames.addEscaped(relation.predicate, to: &text)
    text.add(byte: 0x3A)
    LinkedNames.addEscaped(object, to: &text)
  }

  private mutating func look(of relation: RelationBytes) -> Look {
    let standing = relation.standing
    let (isDisputed, isPast) = (relation.isDisputed, relation.isPast)
    while looks.count <= relation.predicatePlace {
      looks.append([Look?](repeating: nil, count: 4 * Relation.Standing.allCases.count))
    }
    let place = 4 * standing.place + (isDisputed ? 2 : 0) + (isPast ? 1 : 0)
    if let known = looks[relation.predicatePlace][place] { return known }
    let look = Look(relation.predicate, standing, isPast: isPast, isDisputed: isDisputed, words)
    looks[relation.predicatePlace][place] = look
    return look
  }
}

extension DOTEdges.Look {
  init(
    _ id: Predicate.ID, _ standing: Relation.Standing, isPast: Bool, isDisputed: Bool, _ words: DOTExporter
  ) {
    let predicate = words.catalogue[id]
    let label = DOTText.clipped(
      words.words(for: id, standing, isPast: isPast, isDisputed: isDisputed, notesApart: true), to: 80)
    before = " [label=\(DOTText.quoted(label)), \(words.style.edge(standing)), penwidth="
    ends = predicate?.isSymmetric == true ? ", dir=none" : standing == .denied ? ", arrowhead=normaltee" : ""
    let classes = DOTExporter.classes(
      "relation", predicate.map { [$0.family, id, standing.rawValue] } ?? [id, standing.rawValue])
    after = """
      ", class="\(classes)", predicate=\(DOTText.id(id)), standing=\(standing.rawValue), articles=
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
