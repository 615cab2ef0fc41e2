internal import GraphSchema
internal import Packs

/// Packs of names in words.
enum NamePackText {
  static func summary(_ report: NamePackImporter.Report, path: String) -> String {
    let kinds = EntityKind.allCases.compactMap { kind in
      report.kinds[kind].map { "\($0) of kind \(kind.rawValue)" }
    }
    var line = "\(path) holds \(counted(report.entries, "entry", "entries")) with \(counted(report.names, "name"))"
    line += ": \(kinds.joined(separator: ", "))."
    if report.passedOver > 0 { line += "\nPassed over \(counted(report.passedOver, "line")) about other things." }
    if report.joined > 0 {
      line += "\nJoined \(counted(report.joined, "entry", "entries")) to the same under another id."
    }
    return line
  }

  /// The lines that were left out, each with its place.
  static func problems(_ report: NamePackImporter.Report) -> [String] {
    let shown = report.problems.prefix(20)
    var lines = shown.map(\.description)
    if report.problemCount > shown.count {
      lines.append("... and \(report.problemCount - shown.count) more")
    }
    return lines
  }

  static func contents(_ pack: NamePack) -> String {
    let kinds = EntityKind.allCases.map { "\(pack.kinds[$0] ?? 0) of kind \($0.rawValue)" }
    return
      "\(pack.path) holds \(counted(pack.entryCount, "entry", "entries")) with \(counted(pack.nameCount, "name")): "
      + kinds.joined(separator: ", ") + "."
  }

  static func bearers(_ entries: [PackEntry], of name: String) -> String {
    guard !entries.isEmpty else { return "Nobody and nothing is called '\(name)' in this pack." }
    return entries.map { entry in
      ([entry.name, entry.subkind ?? entry.kind.rawValue, entry.id] + (entry.pages > 0 ? ["\(entry.pages) pages"] : []))
        .joined(separator: ", ")
    }.joined(separator: "\n")
  }

  struct Summary: Encodable {
    let entries, names, passedOver, joined, problems: Int

    init(_ report: NamePackImporter.Report) {
      entries = report.entries
      names = report.names
      passedOver = report.passedOver
      joined = report.joined
      problems = report.problemCount
    }
  }

  struct Contents: Encodable {
    let path: String
    let entries, names: Int
    let kinds: [String: Int]

    init(_ pack: NamePack) {
      path = pack.path
      entries = pack.entryCount
      names = pack.nameCount
      kinds = Dictionary(uniqueKeysWithValues: pack.kinds.map { ($0.rawValue, $1) })
    }
  }

  struct Bearer: Encodable {
    let id, name, kind: String
    let subkind, country: String?
    let pages: Int

    init(_ entry: PackEntry) {
      id = entry.id
      name = entry.name
      kind = entry.kind.rawValue
      subkind = entry.subkind
      country = entry.country
      pages = entry.pages
    }
  }
}
