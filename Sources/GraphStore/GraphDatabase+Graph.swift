internal import GRDB
public import GraphSchema

extension GraphDatabase {
  /// Derives entities, relations and evidence anew, from the stored claims and what identity made of them.
  ///
  /// A relation is what subject, predicate and object have in common over all articles; a symmetric one has the smaller
  /// id first. Claims are dropped when both ends are one entity, when an end is no entity, and when the kinds do not fit
  /// the catalogue, and where a person rejected them; what a person accepted is kept (`RelationRulings`). Articles that share most of their text are one story. The confidence of a relation is the chance that at
  /// least one story was read rightly, taking stories as independent: 1 - product of (1 - best confidence in the story).
  ///
  /// - Parameter resolution: computed from `claims()` and `judgements()` as they are now. Where another process may write
  ///   meanwhile, use `deriveGraph(_:)`.
  /// - Throws: `StoreError` with `.outdated` when it speaks of a chain that is not stored, or what SQLite refuses. The
  ///   graph is as it was then.
  /// - Complexity: O(claims + mentions), in memory and rows.
  public func replaceGraph(with resolution: Resolution) throws(StoreError) {
    try write { db in
      let claims = try ClaimRows.load(db, withSentences: false)
      try self.replace(with: resolution, claims: claims, judgements: try JudgementRows.load(db), in: db)
    }
  }

  /// Decides identity and derives the graph in one transaction, so that no other process can add or remove articles in
  /// between.
  ///
  /// - Parameter resolve: makes a resolution of all claims, sorted by article, and all judgements, by number. Other
  ///   processes can read, but not write, while it runs.
  /// - Throws: as `replaceGraph(with:)`, and what `resolve` throws. The graph is as it was then.
  public func deriveGraph(
    _ resolve: @Sendable ([Claims], [Judgement]) throws -> Resolution
  ) throws {
    var refusal: (any Error)?
    do {
      try write { db in try self.derive(resolve, in: db, refusal: &refusal) }
    } catch {
      throw refusal ?? error
    }
  }

  /// Decides identity and derives the graph, in a transaction that is under way.
  ///
  /// - Parameter refusal: what `resolve` throws: SQLite's words for it are not its own.
  nonisolated func derive(
    _ resolve: ([Claims], [Judgement]) throws -> Resolution, in db: Database, refusal: inout (any Error)?
  ) throws {
    let claims = try ClaimRows.load(db, withSentences: false)
    let judgements = try JudgementRows.load(db)
    let resolution: Resolution
    do {
      resolution = try resolve(claims, judgements)
    } catch {
      refusal = error
      throw error
    }
    try replace(with: resolution, claims: claims, judgements: judgements, in: db)
  }

  nonisolated func replace(
    with resolution: Resolution, claims: [Claims], judgements: [Judgement], in db: Database
  ) throws {
    try requireKnownChains(resolution, claims)
    let resolution = try ImportedRows.meet(resolution, in: db)
    let derivation = Derivation(
      claims: claims, resolution: resolution, rules: try CatalogueRows.rules(db), stories: try GraphRows.stories(db),
      judgements: judgements, places: try JudgementRows.places(of: judgements, in: db))
    try GraphRows.clear(db)
    try GraphRows.insert(resolution, derivation, in: db)
    try Meta.mark(current: true, in: db)
    try AdjacencyRows.packWhole(revision: Meta.revision(in: db), db)
  }

  private nonisolated func requireKnownChains(_ resolution: Resolution, _ claims: [Claims]) throws(StoreError) {
    let chains = Dictionary(claims.map { ($0.article, $0.chains.count) }) { first, _ in first }
    for entity in resolution.entities {
      for member in entity.members where member.chain >= chains[member.article] ?? 0 {
        throw StoreError(
          .outdated, "articles changed while identity was being decided", place: path,
          remedy: "run the command again, one kith at a time")
      }
    }
  }

  /// Whether the graph was derived from the articles as they are now. When not, resolve `claims()` and `judgements()`
  /// and call `replaceGraph(with:)`.
  public func isCurrent() throws(StoreError) -> Bool {
    try read { db in try Meta.isCurrent(in: db) }
  }

  /// Grows with every change of the graph: what was computed from an earlier revision has to be computed again.
  public func revision() throws(StoreError) -> Int {
    // One look-up is one state of the file: no transaction around it.
    do { return try queue.unsafeRead { db in try Meta.revision(in: db) } } catch { throw StoreError(error, path: path) }
  }

  /// The resolution that the graph was derived from: which chains are which entity, and why.
  public func resolution() throws(StoreError) -> Resolution {
    try read { db in try GraphRows.resolution(db) }
  }
}
