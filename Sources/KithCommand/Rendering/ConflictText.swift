internal import GraphQuery
internal import GraphSchema

/// What `kith conflicts` prints.
enum ConflictText {
  static func render(_ conflicts: Conflicts, _ catalogue: Catalogue, quotes: Int) -> String {
    guard !conflicts.all.isEmpty else { return "No sentence contradicts another." }
    let text = RelationText(conflicts.subgraph, catalogue: catalogue, quotes: quotes)
    return conflicts.all.map { conflict in
      ([heading(conflict, text)]
        + conflict.sides.flatMap { side -> [String] in
          let count = Set(side.evidence.map(\.document)).count
          return ["  \(claim(side, text)) · \(counted(count, "article"))"]
            + text.evidence(side.evidence, isActual: side.polarity == .asserted, indent: "    ")
        }).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private static func heading(_ conflict: Conflict, _ text: RelationText) -> String {
    switch conflict.kind {
    case .partners: "Two at one time: \(text.label(conflict.predicate))"
    case .denial: "Asserted and denied: \(text.label(conflict.predicate))"
    case .dates: "On different days: \(text.label(conflict.predicate))"
    }
  }

  private static func claim(_ side: Conflict.Side, _ text: RelationText) -> String {
    let key = side.relation
    var line = "\(text.name(key.subject)) — \(text.label(key.predicate)) \(text.name(key.object))"
    if side.polarity == .denied { line += " [denied]" }
    if let date = side.date { line += " on \(date)" }
    return line
  }

  /// The same for programs.
  struct Record: Encodable {
    struct Sentence: Encodable {
      let document, quote: String
      let start, end: Int
      let publisher, published, speaker, date: String?
    }
    struct Side: Encodable {
      let subject, subjectName, object, objectName, polarity: String
      let date: String?
      let evidence: [Sentence]
    }
    let kind, predicate: String
    let sides: [Side]
  }

  static func records(_ conflicts: Conflicts, _ catalogue: Catalogue) -> [Record] {
    let text = RelationText(conflicts.subgraph, catalogue: catalogue, quotes: 0)
    let documents = IDTable(conflicts.subgraph.documents.map { ($0.id, $0) })
    return conflicts.all.map { conflict in
      Record(
        kind: conflict.kind.rawValue, predicate: conflict.predicate,
        sides: conflict.sides.map { side in
          Record.Side(
            subject: side.relation.subject, subjectName: text.name(side.relation.subject),
            object: side.relation.object, objectName: text.name(side.relation.object),
            polarity: side.polarity.rawValue, date: side.date,
            evidence: side.evidence.map { item in
              Record.Sentence(
                document: item.document, quote: item.quote, start: item.range.start, end: item.range.end,
                publisher: documents[item.document]?.publisher, published: documents[item.document]?.published,
                speaker: item.attributedTo.map(text.name), date: item.date)
            })
        })
    }
  }
}
