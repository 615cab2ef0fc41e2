public import GraphSchema
internal import GraphStore
internal import Reading

extension KnowledgeGraph {
  /// What facts made elsewhere are written in.
  public enum ImportFormat: String, Hashable, Sendable, CaseIterable {
    /// What `kith export json` writes.
    case json
    /// What `kith export jsonld` writes.
    case jsonld
    /// Tables of entities, relations and evidence.
    case csv
  }

  /// Takes in facts that were made elsewhere, without reading text: all of them, or nothing.
  ///
  /// They lie beside what articles say and outlive every build; see `GraphDatabase.importFacts`.
  ///
  /// - Parameters:
  ///   - paths: files, compressed or not, or `-` for standard input.
  ///   - progress: called now and then with the records read so far.
  /// - Throws: `ReadingError` or `StoreError`, naming file and line; the graph is as it was then.
  public func importFacts(
    _ paths: [String], as format: ImportFormat, progress: @Sendable (Int) -> Void = { _ in }
  ) async throws -> ImportReport {
    let packs = packs
    let resolve: @Sendable ([Claims], [Judgement]) throws -> Resolution = { claims, judgements in
      try Self.resolve(claims, judgements, read: ArticleAnalysis.pack(of: packs), packs: packs)
    }
    return try await database.importFacts(resolving: resolve) { importer in
      var records = 0
      try ImportPipe.carry({ take in
        switch format {
        case .json:
          for path in paths {
            let place = path == "-" ? "standard input" : path
            try JSONImport(path).read { try take($0, place, $1) }
          }
        case .jsonld:
          for path in paths {
            let place = path == "-" ? "standard input" : path
            try JSONLDImport(path).read { try take($0, place, $1) }
          }
        case .csv: try CSVImport(paths).read(take)
        }
      }) { record, place, line in
        do {
          try importer.add(record)
        } catch let error as StoreError {
          throw error.at("\(place), line \(line)")
        }
        records += 1
        if records.isMultiple(of: 50_000) { progress(records) }
      }
    }
  }
}
