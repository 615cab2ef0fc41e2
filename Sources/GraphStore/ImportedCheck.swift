internal import GRDB
internal import GraphSchema

/// Whether what was imported holds together: the numbers of its relations follow from their evidence, and every kind fits.
enum ImportedCheck {
  /// - Complexity: reads all imported evidence once, in order; memory holds one relation.
  static func differences(_ db: Database) throws -> [String] {
    var lines: [String] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.relation, t.article, coalesce(a.story, a.id), h.confidence, h.polarity, h.modality
        FROM evidence AS e CROSS JOIN relations AS r ON r.number = e.relation
        CROSS JOIN passages AS t ON t.number = e.passage CROSS JOIN readings AS h ON h.number = e.reading
        CROSS JOIN articles AS a ON a.number = t.article
        WHERE r.origin = 0 ORDER BY e.relation
        """)
    let stored = try db.makeStatement(
      sql: """
        SELECT r.articles, r.stories, r.confidence, r.standing, s.id, p.id, o.id, EXISTS (
            SELECT 1 FROM predicate_kinds AS k
            WHERE k.predicate = p.id AND k.subject_kind = s.kind AND k.object_kind = o.kind)
        FROM relations AS r
        JOIN entities AS s ON s.number = r.subject JOIN predicates AS p ON p.number = r.predicate
        JOIN entities AS o ON o.number = r.object WHERE r.number = ?
        """)
    func compare(_ number: Int, _ tally: EvidenceTally) throws {
      guard let row = try Row.fetchOne(stored, arguments: [number]) else { return }
      let (subject, predicate, object): (String, String, String) = try (row.read(4), row.read(5), row.read(6))
      if try row.read(7) == 0 {
        lines.append("relation '\(subject) \(predicate) \(object)' joins kinds that the catalogue does not let it join")
      }
      let differs =
        try row.read(0) != tally.articles || row.read(1) != tally.stories || row.read(3) != tally.standing.number
        || abs(row.read(2, in: Millionths.all) - tally.confidence) > 1
      if differs {
        lines.append("relation '\(subject) \(predicate) \(object)' is not what its imported evidence says")
      }
    }
    var current: Int?
    var tally = EvidenceTally()
    while let row = try rows.next() {
      let number: Int = try row.read(0)
      if let done = current, done != number {
        try compare(done, tally)
        tally = EvidenceTally()
        if lines.count >= 20 { return lines }
      }
      current = number
      try tally.add(
        article: row.read(1), story: row.read(2), confidence: row.read(3, in: Millionths.all),
        polarity: try Stored.value(row, "polarity"),
        modality: try Stored.value(row, "modality"))
    }
    if let current { try compare(current, tally) }
    return lines
  }
}
