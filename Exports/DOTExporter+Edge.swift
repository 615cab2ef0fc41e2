internal import GraphSchema

extension DOTExporter {
  /// One line per relation.
  func edge(_ cited: CitedRelation, to text: inout ByteText) {
    let relation = cited.relation
    let predicate = catalogue[relation.predicate]
    let standing = relation.standing
    let ids = [relation.subject, relation.predicate, relation.object]
    text.add("  ")
    text.add(DOTText.id(relation.subject))
    text.add(" -> ")
    text.add(DOTText.id(relation.object))
    text.add(" [label=")
    text.add(DOTText.quoted(DOTText.clipped(words(for: relation, standing, notesApart: true), to: 80)))
    text.add(", ")
    text.add(style.edge(standing))
    text.add(", penwidth=")
    text.add(Self.penwidth(relation.stories))
    text.add(", weight=")
    text.add(max(1, min(relation.stories, 10)))
    if predicate?.isSymmetric == true {
      text.add(", dir=none")
    } else if standing == .denied {
      text.add(", arrowhead=normaltee")
    }
    let tooltip = DOTText.quoted(tooltip(cited))
    text.add(", tooltip=")
    text.add(tooltip)
    // The label is what people point at, and it has a tooltip of its own.
    text.add(", labeltooltip=")
    text.add(tooltip)
    if let address = LinkedNames.address(of: ids, under: linkBase) ?? url(of: cited) {
      text.add(", URL=")
      text.add(DOTText.link(address))
      text.add(", target=\"_blank\"")
    }
    text.add(", id=\"")
    text.add(Self.identifier("relation", ids))
    text.add("\", class=\"")
    text.add(
      Self.classes(
        "relation",
        predicate.map { [$0.family, relation.predicate, standing.rawValue] } ?? [relation.predicate, standing.rawValue])
    )
    text.add("\", predicate=")
    text.add(DOTText.id(relation.predicate))
    text.add(", standing=")
    text.add(standing.rawValue)
    text.add(", articles=")
    text.add(relation.articles)
    text.add(", stories=")
    text.add(relation.stories)
    text.add(", confidence=\"")
    text.add(String((relation.confidence * 100).rounded() / 100))
    text.add("\"];\n")
  }

  /// The first article that has an address.
  func url(of cited: CitedRelation) -> String? {
    for case let document? in cited.documents {
      if let url = LinkedNames.web(document.url) { return url }
    }
    return nil
  }

  /// "visited (planned)"
  func words(for relation: Relation, _ standing: Relation.Standing, notesApart: Bool) -> String {
    let label = catalogue[relation.predicate]?.label ?? relation.predicate
    return note(on: relation, standing).map { "\(label)\(notesApart ? "\n" : " ")(\($0))" } ?? label
  }

  /// What a reader must know before taking the line for a fact.
  private func note(on relation: Relation, _ standing: Relation.Standing) -> String? {
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
  func tooltip(_ cited: CitedRelation) -> String {
    let evidence = cited.relation.evidence
    // Sorted by document, so that the sentences of one article follow each other.
    let firsts = evidence.indices.filter { place in
      place == 0 || !evidence[place].document.isSame(as: evidence[place - 1].document)
    }
    var text = ""
    for place in firsts.prefix(3) {
      let document = cited.documents[place]
      if !text.isEmpty { text += "\n" }
      text += "“"
      text += DOTText.clipped(PlainText.spacedOnce(evidence[place].quote), to: 300)
      text += "” — "
      let name = document?.publisher ?? document?.title ?? document?.source
      let source = name.flatMap { name in document?.published.map { name + ", " + $0 } } ?? name ?? ""
      text += DOTText.clipped(source, to: 120)
      if let speaker = cited.speakers[place] { text += " (according to \(DOTText.clipped(speaker.name, to: 60)))" }
    }
    let more = evidence.count - min(firsts.count, 3)
    if more > 0 { text += "\nand \(more) more \(more == 1 ? "sentence" : "sentences")" }
    return text
  }
}
