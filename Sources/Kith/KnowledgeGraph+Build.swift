internal import GraphSchema
internal import GraphStore
public import Reading

extension KnowledgeGraph {
  /// Reads articles into the graph.
  ///
  /// Articles that the graph holds unchanged are passed over; changed ones replace their old selves. Articles are
  /// committed in batches: after an interruption the graph holds whole articles, and the same call goes on from there.
  /// What cannot be read is reported, and the rest is built.
  ///
  /// - Parameters:
  ///   - paths: files, folders, or `-` for standard input.
  ///   - fields: what the parts of an article are called in CSV and JSON Lines.
  ///   - language: whether articles that are not in English are left out.
  ///   - prune: whether articles that were read from the paths or from below them, and are not there any more, leave the
  ///     graph. What could not be read this time stays.
  ///   - jobs: how many articles are read at a time; the result does not depend on it.
  ///   - progress: called now and then, in order, on the caller's task.
  /// - Throws: `PackError`, `ExtractionError` or `StoreError`; never for an article.
  /// - Complexity: time grows with the bytes of new articles, then once with the claims of all; memory holds one batch
  ///   of articles, then the claims of all.
  public func build(
    _ paths: [String], fields: FieldMap = .standard, language: ArticleLanguage = .english, prune: Bool = false,
    jobs: Int = 1,
    progress: (BuildProgress) -> Void = { _ in }
  ) async throws -> BuildReport {
    let analysis = try ArticleAnalysis.with(packs: packs)
    let known = try await database.knownArticles()
    var report = BuildReport()
    var batch: [Article] = []
    var seen = 0
    var present: Set<Article.ID> = []
    var unreadable: Set<String> = []
    let stream = ArticleStream(paths, fields: fields)

    func commit() async throws {
      guard !batch.isEmpty else { return }
      PreparedResolver.prepare(packs: packs)
      let claims = await analysis.claims(batch, jobs: jobs)
      if let damage = analysis.pack.directories.damage { throw damage }
      try await database.commit(Array(zip(batch, claims)), analysis: analysis.hash)
      report.read += batch.count
      batch = []
      say()
    }
    func say() { progress(.reading(articles: seen, failures: report.failed, fraction: stream.fraction)) }

    for result in stream {
      seen += 1
      if seen.isMultiple(of: Self.silence) { say() }
      switch result {
      case .failure(let error):
        report.add(error)
        if prune, let place = error.place { unreadable.insert(place) }
      case .success(let article):
        if prune { present.insert(article.id) }
        let stored = known[article.id]
        if stored?.contentHash == article.contentHash, stored?.analysisHash == analysis.hash {
          report.unchanged += 1
        } else if language == .english, let foreign = ForeignLanguage.name(of: article.text) {
          report.add(LeftOutArticle(source: article.source, language: foreign))
          // What it was before it changed is no more.
          if stored != nil { try await database.remove([.named(article.id)]) }
        } else {
          batch.append(article)
        }
      }
      if batch.count >= Self.batchWidth * jobs { try await commit() }
    }
    try await commit()
    if prune {
      let vanished = Vanished(paths: paths, present: present, unreadable: unreadable)
      let gone = known.filter { vanished.contains($0.key, source: $0.value.source) }.keys.sorted()
      report.pruned = try await database.remove(gone.map { .named($0) }).count
    }

    if try await !database.isCurrent() {
      progress(.resolving)
      try await derive(with: analysis.pack)
    }
    report.add(try await database.counts())
    return report
  }

  /// Articles passed over without a word about how far it is.
  private static let silence = 500

  /// Articles for each thread between two commits: enough to keep the threads busy, few enough to lose little when
  /// interrupted.
  private static let batchWidth = 16
}

extension BuildReport {
  fileprivate mutating func add(_ counts: GraphCounts) {
    articles = counts.articles
    stories = counts.stories
    entities = counts.entities
    relations = counts.relations
    evidence = counts.evidence
  }
}
