internal import GraphSchema

extension DOTExporter {
  /// The first article that has an address.
  func url(of cited: CitedRelation) -> String? {
    for case let document? in cited.documents {
      if let url = LinkedNames.web(document.url) { return url }
    }
    return nil
  }

  func url(of relation: RelationBytes) -> String? {
    for evidence in relation.evidence where evidence.document.url.isKnown {
      if let url = LinkedNames.web(relation.string(evidence.document.url)) { return url }
    }
    return nil
  }

  /// "visited (planned)"
  func words(for relation: Relation, _ standing: Relation.Standing, notesApart: Bool) -> String {
    words(
      for: relation.predicate, standing, isPast: relation.isPast, isDisputed: relation.isDisputed,
      notesApart: notesApart)
  }

  func words(
    for predicate: Predicate.ID, _ standing: Relation.Standing, isPast: Bool, isDisputed: Bool, notesApart: Bool
  ) -> String {
    let label = catalogue[predicate]?.words(isPast: isPast) ?? predicate
    return note(on: standing, isDisputed: isDisputed).map { "\(label)\(notesApart ? "\n" : " ")(\($0))" } ?? label
  }

  /// What a reader must know before taking the line for a fact.
  private func note(on standing: Relation.Standing, isDisputed: Bool) -> String? {
    switch (standing, isDisputed) {
    case (.actual, false): return nil
    case (.actual, true): return "disputed"
    case (_, false): return standing.rawValue
    case (_, true): return "\(standing.rawValue), disputed"
    }
  }

  /// 1.2 points for one story, up to 4.2 for six and more.
  static func penwidth(_ stories: Int) -> String { penwidths[min(max(stories, 1), penwidths.count) - 1] }

  private static let penwidths = ["1.2", "1.8", "2.4", "3.0", "3.6", "4.2"]

  /// The sentences, at most three, from different articles first.
  func tooltip(_ cited: CitedRelation) -> String {
    var text = ByteText()
    var sheet = RelationSheet()
    sheet.with(cited, predicatePlace: 0) { addTooltip($0, to: &text) }
    return text.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  func addTooltip(_ relation: RelationBytes, to text: inout ByteText) {
    var firsts = 0
    for place in relation.evidence.indices {
      if relation.followsItsArticle(place) { continue }
      firsts += 1
      guard firsts <= 3 else { break }
      let evidence = relation.evidence[place]
      let quote = relation[evidence.quote]
      if firsts > 1 { text.add(byte: 0x0A) }
      text.add("“")
      if let spaced = PlainText.spacedOnce(quote) {
        text.add(DOTText.clipped(spaced, to: 300))
      } else {
        DOTText.addClipped(quote, to: 300, into: &text)
      }
      text.add("” — ")
      addSource(evidence.document, relation, to: &text)
      if evidence.speakerName.isKnown {
        text.add(" (according to ")
        DOTText.addClipped(relation[evidence.speakerName], to: 60, into: &text)
        text.add(")")
      }
    }
    let more = relation.evidence.count - min(firsts, 3)
    guard more > 0 else { return }
    text.add("\nand ")
    text.add(more)
    text.add(more == 1 ? " more sentence" : " more sentences")
  }

  /// "Voice of America, 2024-12-26"
  private func addSource(_ document: DocumentBytes, _ relation: RelationBytes, to text: inout ByteText) {
    guard document.source.isKnown else { return }
    let place =
      document.publisher.isKnown ? document.publisher : document.title.isKnown ? document.title : document.source
    let name = relation[place]
    let published = relation[document.published]
    guard name.count + (document.published.isKnown ? published.count + 2 : 0) <= Self.sourceCharacters else {
      let name = relation.string(place)
      let source = relation.optional(document.published).map { name + ", " + $0 } ?? name
      return text.add(DOTText.clipped(source, to: Self.sourceCharacters))
    }
    text.add(name)
    guard document.published.isKnown else { return }
    text.add(", ")
    text.add(published)
  }

  private static let sourceCharacters = 120
}
