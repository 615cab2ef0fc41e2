internal import GRDB
public import GraphSchema

extension GraphDatabase {
  /// Remembers that something was run.
  public func record(_ run: Run) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO runs
            (command, version, analysis_hash, started, finished, articles_read, articles_kept, articles_failed)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          run.command, run.version, run.analysisHash, run.started, run.finished, run.articlesRead, run.articlesKept,
          run.articlesFailed,
        ])
    }
  }

  /// What was run, oldest first.
  public func runs() throws(StoreError) -> [Run] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM runs ORDER BY number").map { row in
        try Run(
          command: row.read("command"), version: row.read("version"), analysisHash: row.read("analysis_hash"),
          started: row.read("started"), finished: row.read("finished"), articlesRead: row.read("articles_read"),
          articlesKept: row.read("articles_kept"), articlesFailed: row.read("articles_failed"))
      }
    }
  }

  /// How much the graph holds.
  public func counts() throws(StoreError) -> GraphCounts {
    try read { db in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM " + sql) ?? 0 }
      func tallies(_ sql: String) throws -> [GraphCounts.Tally] {
        try Row.fetchAll(db, sql: sql).map { try GraphCounts.Tally(name: $0.read("name"), count: $0.read("count")) }
      }
      func complete(_ found: [GraphCounts.Tally], _ names: [String]) -> [GraphCounts.Tally] {
        names.map { name in
          GraphCounts.Tally(name: name, count: found.first { $0.name == name }?.count ?? 0)
        }
      }
      let kinds = try tallies("SELECT kind AS name, count(*) AS count FROM entities GROUP BY kind")
      let standings = try tallies(
        """
        SELECT CASE standing WHEN 0 THEN 'actual' WHEN 1 THEN 'planned' WHEN 2 THEN 'alleged' WHEN 3 THEN 'possible'
          ELSE 'denied' END AS name, count(*) AS count FROM relations GROUP BY standing
        """)
      let stories =
        try Meta.isCurrent(in: db)
        ? count(
          """
          (SELECT story FROM stories UNION SELECT coalesce(story, id) FROM articles WHERE imported = 1)
          """) : Set(GraphRows.stories(db).values).count
      return GraphCounts(
        articles: try count("articles"), stories: stories,
        sentences: try count("sentences"), mentions: try count("mentions"), entities: try count("entities"),
        relations: try count("relations"), evidence: try count("evidence"), judgements: try count("judgements"),
        kinds: complete(kinds, ["person", "place", "organization"]),
        predicates: try tallies(
          """
          SELECT p.id AS name, r.count FROM
            (SELECT predicate, count(*) AS count FROM relations GROUP BY predicate) AS r
          JOIN predicates AS p ON p.number = r.predicate ORDER BY r.count DESC, p.id
          """),
        standings: complete(standings, Relation.Standing.allCases.map(\.rawValue)))
    }
  }
}
