public import GraphSchema
public import Packs
internal import Reading

/// Makes and looks into packs of names.
public enum NamePackFiles {
  /// Reads sources of names and writes them as one pack.
  ///
  /// - Parameters:
  ///   - sources: files, also compressed with gzip, or `-` for standard input.
  ///   - output: the pack; written whole or not at all.
  ///   - format: of all sources; `nil` looks at each.
  ///   - kinds: only these.
  ///   - minimumPages: only entries with at least so many pages in encyclopedias, where a source counts them.
  ///   - progress: called every 100,000 lines with the lines read so far.
  /// - Throws: `ReadingError` where a source cannot be read to its end, `PackError` where nothing was found or the pack
  ///   cannot be written; no pack is written then.
  public static func make(
    of sources: [String], output: String, format: NamePackImporter.Format? = nil,
    kinds: Set<EntityKind> = Set(EntityKind.allCases), minimumPages: Int = 0, progress: (Int) -> Void = { _ in }
  ) throws -> NamePackImporter.Report {
    var countries: [String: PackEntry.ID] = [:]
    for entry in try PackReader.embedded().entries {
      if let code = entry.code { countries[code.lowercased()] = entry.id }
    }
    var importer = NamePackImporter(kinds: kinds, minimumPages: minimumPages, countries: countries)
    var lines = 0
    for source in sources {
      let file = try LineSource(source)
      try importer.read(
        format ?? NamePackImporter.format(ofFirstLine: file.head.prefix { $0 != UInt8(ascii: "\n") }),
        from: source == "-" ? "standard input" : source
      ) {
        lines += 1
        if lines.isMultiple(of: 100_000) { progress(lines) }
        return try file.next()
      }
    }
    return try importer.write(to: output)
  }

  /// Opens a pack of names.
  ///
  /// - Throws: `PackError`.
  public static func open(_ path: String) throws -> NamePack { try NamePack(path: path) }
}
