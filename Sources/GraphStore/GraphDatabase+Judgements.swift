internal import GRDB
public import GraphSchema

extension GraphDatabase {
  /// What people decided, by number, with what was taken back.
  public func judgements() throws(StoreError) -> [Judgement] {
    try read { db in try JudgementRows.load(db) }
  }

  /// Remembers what people decided, for ever, all or nothing. The graph has to be derived again to follow it.
  ///
  /// - Returns: the judgements with their numbers, in the order given.
  /// - Throws: `StoreError` with `.unknownJudgement` for an undo of what is not there or is taken back already, or what
  ///   SQLite refuses. Nothing is remembered then.
  @discardableResult
  public func record(
    _ verdicts: [Judgement.Verdict], by author: String, on date: String, because: String? = nil
  ) throws(StoreError) -> [Judgement] {
    try write { db in
      var recorded: [Judgement] = []
      for verdict in verdicts {
        if case .undo(let number) = verdict { try self.requireStanding(number, in: db) }
        let number = try JudgementRows.insert(verdict, author: author, date: date, because: because, in: db)
        recorded.append(
          Judgement(number: number, verdict: verdict, author: author, date: date, because: because))
        if case .unsure = verdict { continue }
        try Meta.mark(current: false, in: db)
      }
      return recorded
    }
  }

  private nonisolated func requireStanding(_ number: Int, in db: Database) throws(StoreError) {
    let judgements: [Judgement]
    do { judgements = try JudgementRows.load(db) } catch {
      throw StoreError(error, path: path) { try $0(db) }
    }
    guard judgements.contains(where: { $0.number == number }) else {
      throw StoreError(
        .unknownJudgement, "there is no judgement \(number)", place: path, remedy: "'kith log' lists them")
    }
    var undone: Set<Int> = []
    for judgement in judgements.reversed() where !undone.contains(judgement.number) {
      if case .undo(let target) = judgement.verdict { undone.insert(target) }
    }
    if undone.contains(number) {
      throw StoreError(
        .unknownJudgement, "judgement \(number) is taken back already", place: path,
        remedy: "'kith log --all' says by which; undo that one to make it count again")
    }
  }

  /// Accepted relations that rest, because what they accept is rejected too.
  public func relationContradictions() throws(StoreError) -> [Contradiction] {
    try read { db in
      let judgements = try JudgementRows.load(db)
      guard !judgements.isEmpty else { return [] }
      return RelationRulings(
        judgements, claims: try ClaimRows.load(db, withSentences: false),
        entities: EntityOfChain(try GraphRows.resolution(db)),
        rules: try CatalogueRows.rules(db), places: [:]
      ).contradictions
    }
  }

  /// One telling mention of each chain: by the chain's own name, by another name, or whatever comes first.
  ///
  /// - Returns: in the order given, without chains that are not there.
  public func mentions(of chains: [ChainReference]) throws(StoreError) -> [JudgedMention] {
    try read { db in try chains.compactMap { try Self.mention(of: $0, in: db) } }
  }

  /// The chains of an entity, those that bear the name it is shown by first, then by article.
  public func chains(of entity: Entity.ID) throws(StoreError) -> [ChainReference] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT m.article, m.chain FROM members AS m
          JOIN chains AS c ON c.article = m.article AND c.number = m.chain
          JOIN entities AS e ON e.number = m.entity
          WHERE e.id = ? ORDER BY c.name <> e.name, m.article, m.chain
          """, arguments: [entity]
      ).map { try ChainReference(article: $0.read("article"), chain: $0.read("chain")) }
    }
  }

  private static func mention(of chain: ChainReference, in db: Database) throws -> JudgedMention? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT m.start, m."end", m.text FROM mentions AS m
          JOIN chains AS c ON c.article = m.article AND c.number = m.chain
          WHERE m.article = ? AND m.chain = ?
          ORDER BY m.text <> c.name, m.reading <> 'name', m.start, m."end" LIMIT 1
          """), arguments: [chain.article, chain.chain]
    ).map { row in
      try JudgedMention(article: chain.article, range: row.range("start", "end"), text: row.read("text"))
    }
  }
}
