internal import GRDB
public import GraphSchema

// What a look-up of a name asks of the file, so that it need not read all names.
extension GraphDatabase {
  /// Those of which one spelling differs from a name only by case, accents and marks, and by chance a few others. Sorted.
  ///
  /// - Complexity: by index.
  public func ids(spelled name: String) throws(StoreError) -> [Entity.ID] {
    try read { db in
      try String.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT id FROM entities WHERE key BETWEEN ?1 AND ?2
            UNION SELECT e.id FROM entity_names AS n CROSS JOIN entities AS e ON e.number = n.entity
            WHERE n.key BETWEEN ?1 AND ?2 ORDER BY 1
            """), arguments: SpellingNumber.all(like: name).ends)
    }
  }

  /// About how many spellings there are.
  public func spellingCount() throws(StoreError) -> Int {
    try read { db in
      let others = try Int.fetchOne(db, sql: "SELECT max(number) FROM entity_names").map { $0 - Numbering.boundary }
      return (try Int.fetchOne(db, sql: "SELECT max(number) FROM entities") ?? 0) + (others ?? 0)
    }
  }

  /// The different words of all names that a closure wants, in lower case and without accents, sorted.
  ///
  /// - Complexity: O(different words), which are far fewer than names.
  public func words(inNames isWanted: @Sendable (String) -> Bool) throws(StoreError) -> [String] {
    try readSelecting { db in
      try db.execute(
        sql: "CREATE VIRTUAL TABLE IF NOT EXISTS temp.name_words USING fts5vocab (main, 'name_search', 'row')")
      let row = try RawStatement("SELECT term FROM temp.name_words", in: db)
      var words: [String] = []
      while try row.step() {
        let word = row.text(0)
        if isWanted(word) { words.append(word) }
      }
      return words
    }
  }

  /// Those of which a name holds one of some words, as `words(inNames:)` gives them. Sorted.
  public func ids(withNamesOf words: [String]) throws(StoreError) -> [Entity.ID] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT DISTINCT e.id FROM name_search LEFT JOIN entity_names AS n ON n.number = name_search.rowid
          CROSS JOIN entities AS e ON e.number = coalesce(n.entity, name_search.rowid) WHERE name_search MATCH ?
          """)
      var ids = IDSet()
      // One after the other: a pattern of some hundred words is deeper than SQLite allows.
      for word in words {
        ids.formUnion(try String.fetchAll(statement, arguments: ["\"\(word.replacing("\"", with: "\"\""))\""]))
      }
      return ids.sorted
    }
  }
}

extension ClosedRange<Int> {
  /// For `BETWEEN ?1 AND ?2`.
  var ends: StatementArguments { [lowerBound, upperBound] }
}
