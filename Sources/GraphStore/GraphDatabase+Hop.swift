internal import GRDB
public import GraphSchema

/// One sentence that joins an entity with another, as a row: for programs that ask often and need no more.
public struct HopRow: Hashable, Sendable {
  /// Of the relation in the file.
  public let relation: Int
  public let predicate: Predicate.ID
  /// Whether the entity asked about is the object.
  public let isReversed: Bool
  public let other: Entity.ID
  public let otherName: String
  public let article: Article.ID
  public let range: CodePointRange
  public let quote: String
}

extension GraphDatabase {
  /// So much of the file, from its beginning, is read where it lies.
  private static let mappedBytes = 1 << 28

  private static let hopSQL: String = {
    func half(_ end: String, _ other: String, _ isReversed: Int) -> String {
      """
      SELECT r.number, p.id, \(isReversed), o.id, o.name, a.id, t.start, t."end", t.quote
      FROM entities AS e CROSS JOIN relations AS r ON r.\(end) = e.number
      CROSS JOIN predicates AS p ON p.number = r.predicate CROSS JOIN entities AS o ON o.number = r.\(other)
      CROSS JOIN evidence AS v ON v.relation = r.number CROSS JOIN passages AS t ON t.number = v.passage
      CROSS JOIN articles AS a ON a.number = t.article WHERE e.id = ?1
      """
    }
    return half("subject", "object", 0) + " UNION ALL " + half("object", "subject", 1)
  }()

  /// Everything that is one relation away from an entity, a row for each sentence: relations of which it is the subject
  /// first, then by the order of the file.
  ///
  /// - Returns: nothing for an unknown id.
  /// - Complexity: O(rows), by index; one statement, so one state of the file. From the first time on the file is mapped
  ///   into memory: SQLite's own changes to it are seen, but nothing else may cut it short meanwhile.
  public func hop(from id: Entity.ID) throws(StoreError) -> [HopRow] {
    do {
      return try queue.unsafeRead { db in
        let statement: RawStatement
        if let prepared = hopStatement {
          statement = prepared
        } else {
          // Rows lie all over the file, and copying their pages was a third of the time. Only here: what reads the whole
          // file would otherwise hold all of it.
          try db.execute(sql: "PRAGMA mmap_size = \(Self.mappedBytes)")
          statement = try RawStatement(Self.hopSQL, in: db)
          hopStatement = statement
        }
        statement.bind(id, at: 1)
        var rows: [HopRow] = []
        do {
          while try statement.step() {
            try rows.append(
              HopRow(
                relation: statement.int(0), predicate: statement.text(1), isReversed: statement.int(2) == 1,
                other: statement.text(3), otherName: statement.text(4), article: statement.text(5),
                range: statement.range(6, 7), quote: statement.text(8)))
          }
        }
        return rows
      }
    } catch { throw failure(error) }
  }
}
