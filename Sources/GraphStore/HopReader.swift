internal import GRDB
internal import GraphSchema

/// Reads everything that is one relation away from an entity, with what the rows of one relation share made once.
///
/// One statement gives the rows, so they are one state of the file. To look ids of articles up in a table of those that were
/// met before was slower than to join them: few are met twice.
final class HopReader {
  private let rows: RawStatement

  init(_ db: Database) throws {
    func half(_ end: String, _ other: String, _ isReversed: Int) -> String {
      """
      SELECT r.number, p.id, \(isReversed), o.id, o.name, a.id, t.start, t.longer, t.quote
      FROM entities AS e CROSS JOIN relations AS r ON r.\(end) = e.number
      CROSS JOIN predicates AS p ON p.number = r.predicate CROSS JOIN entities AS o ON o.number = r.\(other)
      CROSS JOIN evidence AS v ON v.relation = r.number CROSS JOIN passages AS t ON t.number = v.passage
      CROSS JOIN articles AS a ON a.number = t.article WHERE e.id = ?1
      """
    }
    rows = try RawStatement(half("subject", "object", 0) + " UNION ALL " + half("object", "subject", 1), in: db)
  }

  func rows(from id: Entity.ID) throws -> [HopRow] {
    rows.bind(id, at: 1)
    defer { rows.reset() }
    var found: [HopRow] = []
    var (last, predicate, other, name) = (Int.min, "", "", "")
    while try rows.step() {
      let relation = try rows.int(0)
      if relation != last { (last, predicate, other, name) = (relation, rows.text(1), rows.text(3), rows.text(4)) }
      try found.append(
        HopRow(
          relation: relation, predicate: predicate, isReversed: rows.int(2) == 1, other: other, otherName: name,
          article: rows.text(5), range: rows.passage(start: 6, longer: 7, quote: 8), quote: rows.text(8)))
    }
    return found
  }
}
