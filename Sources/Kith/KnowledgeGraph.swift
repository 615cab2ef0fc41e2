public import GraphQuery
public import GraphSchema
public import GraphStore
internal import Identity
internal import Packs

/// A knowledge graph in one file: articles go in, answers and exports come out.
///
///     let graph = try await KnowledgeGraph.open("graph.kith", createIfMissing: true)
///     let report = try await graph.build(["articles/"])
///     print(try await graph.export(.dot))
public struct KnowledgeGraph: Sendable {
  /// The rows, for questions that this type has no verb for.
  public let database: GraphDatabase
  /// Folders and packs of names laid over the built-in pack, in this order.
  let packs: [String]

  /// Opens a graph.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - createIfMissing: whether a file that is not there is made.
  ///   - packs: folders, and packs of names, laid over the built-in pack.
  /// - Throws: `StoreError`; `PackError` where a pack adds relations that cannot be read.
  public static func open(
    _ path: String, createIfMissing: Bool = false, packs: [String] = []
  ) async throws -> KnowledgeGraph {
    KnowledgeGraph(
      database: try GraphDatabase(
        path: path, opening: createIfMissing ? .createIfMissing : .mustExist,
        catalogue: PackReader.catalogue(of: packs)),
      packs: packs)
  }

  /// A graph in memory.
  public static func inMemory(packs: [String] = []) throws -> KnowledgeGraph {
    KnowledgeGraph(database: try GraphDatabase(catalogue: PackReader.catalogue(of: packs)), packs: packs)
  }

  /// Answers questions. A graph that was left behind by an interrupted build is brought up to date first.
  public func questions() async throws -> GraphQuestions {
    try await deriveIfNeeded()
    return GraphQuestions(database, catalogue: try await database.catalogue())
  }

  /// The whole graph.
  public func subgraph(mentions: Bool = true) async throws -> Subgraph {
    try await deriveIfNeeded()
    return try await database.subgraph(.whole, mentions: mentions)
  }

  /// Which articles are one report printed again and again, the largest stories first.
  ///
  /// - Parameter minimumArticles: only stories with at least this many articles, 1 or more.
  /// - Throws: `StoreError`, `PackError`.
  public func stories(minimumArticles: Int = 2) async throws -> [Story] {
    try await deriveIfNeeded()
    return try await database.stories(minimumArticles: minimumArticles)
  }

  /// Takes articles out, with everything that only they said.
  ///
  /// - Returns: their ids, sorted.
  /// - Throws: `StoreError` with `.unknownArticle` where a selection means none; nothing is removed then. `PackError`.
  @discardableResult
  public func remove(_ articles: [ArticleSelection]) async throws -> [Article.ID] {
    let removed = try await database.remove(articles)
    try await deriveIfNeeded()
    return removed
  }

  /// Looks for everything that could be wrong with the file, and proves that entities, relations and evidence are what
  /// follows from the claims and the judgements.
  ///
  /// - Returns: what was found; empty when all is well.
  public func check() async throws -> [Finding] {
    let resolver = try PreparedResolver.with(packs: packs)
    let claims: [Claims]
    let judgements: [Judgement]
    do {
      claims = try await database.claims()
      judgements = try await database.judgements()
    } catch {
      // Nothing can be decided from what cannot be read; what is wrong can still be said.
      let findings = try await database.check()
      if findings.isEmpty { throw error }
      return findings
    }
    return try await database.check(against: resolver.resolve(claims, judgements: judgements))
      + contradictions().map { Finding(kind: .contradiction, what: $0.description) }
  }

  /// Mends what `check()` found, as far as it can be mended without losing a word; see `GraphDatabase.repair`.
  ///
  /// - Returns: what was done, a line each.
  public func repair(_ findings: [Finding]) async throws -> [String] {
    let done = try await database.repair(findings)
    try await deriveIfNeeded()
    return done
  }

  /// Works out entities and relations where articles or judgements changed since they were worked out last.
  func deriveIfNeeded() async throws {
    guard try await !database.isCurrent() else { return }
    do {
      try await derive(with: ArticleAnalysis.pack(of: packs))
    } catch let error as StoreError where error.code == .full {
      throw error.afterChange()
    }
  }

  func derive(with pack: Pack) async throws {
    let packs = packs
    try await database.deriveGraph { try Self.resolve($0, $1, read: pack, packs: packs) }
  }

  /// - Parameter pack: what was read of the packs.
  static func resolve(
    _ claims: [Claims], _ judgements: [Judgement], read pack: Pack, packs: [String]
  ) throws -> Resolution {
    let resolver = try PreparedResolver.with(packs: packs, read: pack)
    let resolution = resolver.resolve(claims, judgements: judgements)
    if let damage = pack.directories.damage { throw damage }
    return resolution
  }
}
