internal import GraphSchema

extension DOTExporter {
  /// One line per relation.
  func edge(
    _ relation: Relation, _ documents: [Article.ID: DocumentRecord], _ names: [Entity.ID: String]
  ) -> String {
    let predicate = catalogue[relation.predicate]
    let standing = relation.standing
    let label = words(for: relation, notesApart: true)
    let tooltip = DOTText.quoted(tooltip(relation, documents, names))
    var attributes = [
      "label=\(DOTText.quoted(DOTText.clipped(label, to: 80)))", style.edge(standing),
      "penwidth=\(Self.penwidth(relation.stories))", "weight=\(max(1, min(relation.stories, 10)))",
    ]
    if predicate?.isSymmetric == true {
      attributes.append("dir=none")
    } else if standing == .denied {
      attributes.append("arrowhead=normaltee")
    }
    // The label is what people point at, and it has a tooltip of its own.
    attributes += ["tooltip=\(tooltip)", "labeltooltip=\(tooltip)"]
    let ids = [relation.subject, relation.predicate, relation.object]
    let url = relation.sortedEvidence.lazy.compactMap { LinkedNames.web(documents[$0.document]?.url) }.first
    attributes += link(to: ids, otherwise: url)
    attributes += Self.anchor(
      "relation", ids, classes: [predicate?.family, relation.predicate, standing.rawValue])
    let confidence = (relation.confidence * 100).rounded() / 100
    attributes += [
      "predicate=\(DOTText.id(relation.predicate))", "standing=\(standing.rawValue)",
      "articles=\(relation.articles)", "stories=\(relation.stories)", "confidence=\"\(confidence)\"",
    ]
    return "\(DOTText.id(relation.subject)) -> \(DOTText.id(relation.object)) [\(attributes.joined(separator: ", "))]"
  }

  /// "visited (planned)"
  func words(for relation: Relation, notesApart: Bool) -> String {
    let label = catalogue[relation.predicate]?.label ?? relation.predicate
    return note(on: relation).map { "\(label)\(notesApart ? "\n" : " ")(\($0))" } ?? label
  }

  /// What a reader must know before taking the line for a fact.
  private func note(on relation: Relation) -> String? {
    let standing = relation.standing
    let isDisputed = standing != .denied && relation.evidence.contains { $0.polarity == .denied }
    switch (standing, isDisputed) {
    case (.actual, false): return nil
    case (.actual, true): return "disputed"
    case (_, false): return standing.rawValue
    case (_, true): return "\(standing.rawValue), disputed"
    }
  }

  /// 1.2 points for one story, up to 4.2 for six and more.
  static func penwidth(_ stories: Int) -> String {
    let tenths = min(12 + 6 * (max(stories, 1) - 1), 42)
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// The sentences, at most three, from different articles first.
  func tooltip(
    _ relation: Relation, _ documents: [Article.ID: DocumentRecord], _ names: [Entity.ID: String]
  ) -> String {
    let evidence = relation.sortedEvidence
    var seen: Set<Article.ID> = []
    let firsts = evidence.count == 1 ? evidence : evidence.filter { seen.insert($0.document).inserted }
    let shown = firsts.prefix(3)
    var lines = shown.map { evidence in
      let quote = PlainText.spacedOnce(evidence.quote)
      let document = documents[evidence.document]
      let source = [document?.publisher ?? document?.title ?? document?.source, document?.published].compactMap { $0 }
      var line = "“\(DOTText.clipped(quote, to: 300))” — \(DOTText.clipped(source.joined(separator: ", "), to: 120))"
      if let speaker = evidence.attributedTo.flatMap({ names[$0] }) {
        line += " (according to \(DOTText.clipped(speaker, to: 60)))"
      }
      return line
    }
    let more = evidence.count - shown.count
    if more > 0 { lines.append("and \(more) more \(more == 1 ? "sentence" : "sentences")") }
    return lines.joined(separator: "\n")
  }
}
