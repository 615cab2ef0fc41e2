internal import GraphStore
public import Reading

/// Looks again and again at what lies below some paths, and says what changed once it has come to rest.
public struct Following {
  private let paths: [String]
  /// What the graph was built from.
  private var built: FolderSnapshot
  /// What was there at the last look.
  private var seen: FolderSnapshot

  /// Takes what is there now as built already.
  public init(_ paths: [String]) {
    self.paths = paths
    built = FolderSnapshot(of: paths)
    seen = built
  }

  /// Files that were written and files that vanished since they were told last, both sorted.
  ///
  /// - Returns: `nil` where nothing changed, and where something changed since the last look: a file that is just being
  ///   written is half a file.
  public mutating func changes() -> (written: [String], vanished: [String])? {
    let now = FolderSnapshot(of: paths)
    defer { seen = now }
    guard now == seen, now != built else { return nil }
    defer { built = now }
    return now.changes(since: built)
  }
}

extension KnowledgeGraph {
  /// Brings the graph up to date with files that were written and files that vanished; the rest is not looked at.
  ///
  /// - Throws: `PackError`, `ExtractionError` or `StoreError`; never for an article.
  public func follow(
    written: [String], vanished: [String], fields: FieldMap = .standard, language: ArticleLanguage = .english,
    jobs: Int = 1, progress: (BuildProgress) -> Void = { _ in }
  ) async throws -> BuildReport {
    let gone = Set(vanished)
    let ids = try await database.knownArticles().filter { article in
      let source = article.value.source
      // A name may itself have the mark before the number.
      return gone.contains(source)
        || source.indices.contains { source[$0] == "#" && gone.contains(String(source[..<$0])) }
    }
    try await database.remove(ids.keys.sorted().map { .named($0) })
    var report = try await build(
      written, fields: fields, language: language, prune: true, jobs: jobs, progress: progress)
    report.pruned += ids.count
    return report
  }
}
