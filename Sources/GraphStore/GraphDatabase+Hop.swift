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

  /// Everything that is one relation away from an entity, a row for each sentence: relations of which it is the subject
  /// first, then by the order of the file.
  ///
  /// - Returns: nothing for an unknown id.
  /// - Complexity: O(rows), by index; one statement, so one state of the file. From the first time on the file is mapped
  ///   into memory: SQLite's own changes to it are seen, but nothing else may cut it short meanwhile.
  public func hop(from id: Entity.ID) throws(StoreError) -> [HopRow] {
    do {
      return try queue.unsafeRead { db in
        let reader: HopReader
        if let made = hopReader {
          reader = made
        } else {
          // Rows lie all over the file, and copying their pages was a third of the time. Only here: what reads the whole
          // file would otherwise hold all of it.
          try db.execute(sql: "PRAGMA mmap_size = \(Self.mappedBytes)")
          reader = try HopReader(db)
          hopReader = reader
        }
        return try reader.rows(from: id)
      }
    } catch { throw failure(error) }
  }
}
