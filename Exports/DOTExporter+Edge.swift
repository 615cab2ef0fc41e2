internal import GraphSchema

extension DOTExporter {
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
    switch (standing, relation.isDisputed) {
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
    addTooltip(cited, to: &text)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  func addTooltip(_ cited: CitedRelation, to text: inout ByteText) {
    let evidence = cited.relation.evidence
    var firsts = 0
    for place in evidence.indices {
      // Sorted by document, so that the sentences of one article follow each other.
      if place > 0, evidence[place].document.isSame(as: evidence[place - 1].document) { continue }
      firsts += 1
      guard firsts <= 3 else { break }
      if firsts > 1 { text.add(byte: 0x0A) }
      text.add("“")
      text.add(DOTText.clipped(PlainText.spacedOnce(evidence[place].quote), to: 300))
      text.add("” — ")
      addSource(cited.documents[place], to: &text)
      if let speaker = cited.speakers[place] {
        text.add(" (according to ")
        text.add(DOTText.clipped(speaker.name, to: 60))
        text.add(")")
      }
    }
    let more = evidence.count - min(firsts, 3)
    guard more > 0 else { return }
    text.add("\nand ")
    text.add(more)
    text.add(more == 1 ? " more sentence" : " more sentences")
  }

  /// "Voice of America, 2024-12-26"
  private func addSource(_ document: DocumentRecord?, to text: inout ByteText) {
    guard let document else { return }
    let name = document.publisher ?? document.title ?? document.source
    let count = name.utf8.count + (document.published.map { $0.utf8.count + 2 } ?? 0)
    guard count <= Self.sourceCharacters else {
      return text.add(
        DOTText.clipped(document.published.map { name + ", " + $0 } ?? name, to: Self.sourceCharacters))
    }
    text.add(name)
    guard let published = document.published else { return }
    text.add(", ")
    text.add(published)
  }

  private static let sourceCharacters = 120
}
