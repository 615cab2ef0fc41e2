internal import GRDB
internal import GraphSchema

/// Takes imported articles out.
enum ImportedRemoval {
  /// Takes an imported article out with everything that only it said. What follows from articles read here must have been
  /// cleared.
  ///
  /// - Complexity: reads all passages and evidence once.
  static func remove(_ articles: [Int], in db: Database) throws {
    try db.execute(
      sql: """
        CREATE TEMPORARY TABLE IF NOT EXISTS leaving_articles (number INTEGER PRIMARY KEY) STRICT;
        CREATE TEMPORARY TABLE IF NOT EXISTS leaving_passages (number INTEGER PRIMARY KEY) STRICT;
        CREATE TEMPORARY TABLE IF NOT EXISTS touched_relations (number INTEGER PRIMARY KEY) STRICT;
        CREATE TEMPORARY TABLE IF NOT EXISTS touched_entities (number INTEGER PRIMARY KEY) STRICT;
        DELETE FROM leaving_articles; DELETE FROM leaving_passages; DELETE FROM touched_relations;
        DELETE FROM touched_entities;
        """)
    for number in articles {
      try db.execute(sql: "INSERT INTO leaving_articles VALUES (?)", arguments: [number])
    }
    try db.execute(
      sql: """
        INSERT INTO leaving_passages SELECT number FROM passages WHERE article IN leaving_articles;
        INSERT INTO touched_relations SELECT DISTINCT relation FROM evidence WHERE passage IN leaving_passages;
        INSERT OR IGNORE INTO touched_entities
          SELECT r.subject FROM touched_relations AS w CROSS JOIN relations AS r ON r.number = w.number
          UNION ALL SELECT r.object FROM touched_relations AS w CROSS JOIN relations AS r ON r.number = w.number
          UNION ALL SELECT m.entity FROM leaving_articles AS l CROSS JOIN articles AS a ON a.number = l.number
            CROSS JOIN members AS m ON m.article = a.id;
        INSERT INTO passage_search (passage_search, rowid, quote)
          SELECT 'delete', p.number, p.quote FROM leaving_passages AS l CROSS JOIN passages AS p ON p.number = l.number;
        DELETE FROM members WHERE article IN (
          SELECT a.id FROM leaving_articles AS l CROSS JOIN articles AS a ON a.number = l.number);
        """)
    try settle(db)
    try db.execute(
      sql: """
        DELETE FROM passages WHERE number IN leaving_passages;
        DELETE FROM articles WHERE number IN leaving_articles;
        """)
    let counted = try Int.fetchAll(db, sql: "SELECT number FROM touched_entities")
    let count = try db.makeStatement(
      sql: """
        UPDATE entities SET (articles, imported) = (SELECT n, n FROM (SELECT count(*) AS n FROM (
          SELECT t.article FROM relations AS r CROSS JOIN evidence AS e ON e.relation = r.number
            CROSS JOIN passages AS t ON t.number = e.passage WHERE r.subject = ?1
          UNION SELECT t.article FROM relations AS r CROSS JOIN evidence AS e ON e.relation = r.number
            CROSS JOIN passages AS t ON t.number = e.passage WHERE r.object = ?1
          UNION SELECT a.number FROM members AS m CROSS JOIN articles AS a ON a.id = m.article WHERE m.entity = ?1
        ))) WHERE number = ?1
        """)
    for number in counted { try count.execute(arguments: [number]) }
    try Meta.countImport(in: db)
    // Whom nothing names any more, not even as a speaker.
    try db.execute(
      sql: """
        DELETE FROM readings WHERE attributed_to IN (SELECT number FROM touched_entities)
          AND number NOT IN (SELECT reading FROM evidence);
        DELETE FROM entities WHERE number IN touched_entities AND articles = 0
          AND number NOT IN (SELECT attributed_to FROM readings WHERE attributed_to IS NOT NULL);
        """)
  }

  /// Counts the touched relations again, or takes them out where nothing says so any more.
  private static func settle(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM relations WHERE number IN touched_relations AND NOT EXISTS (
          SELECT 1 FROM evidence AS e WHERE e.relation = relations.number AND e.passage NOT IN leaving_passages);
        """)
    let numbers = try Int.fetchAll(
      db, sql: "SELECT r.number FROM touched_relations AS w JOIN relations AS r ON r.number = w.number ORDER BY 1")
    for number in numbers {
      let kept = try Row.fetchAll(
        db,
        sql: """
          SELECT passage, reading FROM evidence WHERE relation = ? AND passage NOT IN leaving_passages ORDER BY number
          """, arguments: [number])
      try db.execute(sql: "DELETE FROM evidence WHERE relation = ?", arguments: [number])
      for (position, row) in kept.enumerated() {
        let (passage, reading): (Int, Int) = try (row.read(0), row.read(1))
        try db.execute(
          sql: "INSERT INTO evidence VALUES (?, ?, ?, ?)", arguments: [number, position, passage, reading])
      }
    }
    try SubgraphRows.select(numbers: numbers, in: db)
    let stories = try ImportedRows.stories(of: numbers, in: db)
    for (number, relation) in zip(numbers, try SubgraphRows.relations(db)) {
      let rest = Derivation.relation(relation.key, evidence: relation.evidence, stories: stories)
      try RelationRows.update(number, to: rest, origin: .imported, in: db)
    }
  }
}
