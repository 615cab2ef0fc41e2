internal import GRDB

/// The full-text indexes of what lies in rows: names, titles and imported passages.
enum SearchIndex {
  /// How many bytes of words are gathered before they are written; FTS5's own 1 MB makes hundreds of pieces of a million
  /// passages, which it then merges, and leaves pages empty.
  ///
  /// The more the faster, as far as was measured: 1,366,672 passages took 2.26 s with 1 MB and 1.82 s with 64 MB
  /// (2026-11-22, `INSERT ... 'rebuild'` alone). 32 MB was not measured by itself.
  private static let gatheredBytes = 32 << 20
  private static let gatheredBytesOfFTS5 = 1 << 20

  /// Makes them again from what they index.
  static func rebuild(_ db: Database) throws {
    for index in ["name_search", "title_search", "passage_search"] {
      try gather(gatheredBytes, in: index, db)
      try db.execute(sql: "INSERT INTO \(index) (\(index)) VALUES ('rebuild')")
      try gather(gatheredBytesOfFTS5, in: index, db)
    }
  }

  private static func gather(_ bytes: Int, in index: String, _ db: Database) throws {
    try db.execute(sql: "INSERT INTO \(index) (\(index), rank) VALUES ('hashsize', ?)", arguments: [bytes])
  }
}
