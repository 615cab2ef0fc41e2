internal import GraphSchema

extension NameRecord {
  /// Longer ones are sentences, not names.
  private static let longestName = 400
  /// More spellings are a list of songs, not of names.
  private static let mostAliases = 200

  /// The entry, its names in one line each, without repeats. Of kind `organization` where only `classes` tell.
  var entry: PackEntry {
    var seen: Set<String> = [name]
    let aliases = self.aliases.filter { $0.utf8.count <= Self.longestName && seen.insert($0).inserted }
    return PackEntry(
      id: id, kind: kind ?? .organization, subkind: subkind, name: name.oneLine,
      aliases: aliases.prefix(Self.mostAliases).map(\.oneLine), country: country, within: within, wikidata: wikidata,
      gender: gender, pages: pages)
  }
}

extension String {
  /// Line ends, tabs and other control characters become spaces.
  fileprivate var oneLine: String {
    utf8.contains { $0 < 0x20 } ? String(decoding: utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self) : self
  }
}

extension PackEntry {
  func with(id: ID) -> PackEntry { copy(id: id) }
  func with(kind: EntityKind, subkind: String?) -> PackEntry { copy(kind: kind, subkind: subkind) }

  func with(more names: [String]) -> PackEntry {
    var seen = Set([name] + aliases)
    return copy(aliases: aliases + names.filter { seen.insert($0).inserted })
  }

  private func copy(
    id: ID? = nil, kind: EntityKind? = nil, subkind: String? = nil, aliases: [String]? = nil
  ) -> PackEntry {
    PackEntry(
      id: id ?? self.id, kind: kind ?? self.kind, subkind: subkind ?? self.subkind, name: name,
      aliases: aliases ?? self.aliases, demonyms: demonyms, country: country, within: within, seat: seat,
      wikidata: wikidata, gender: gender, code: code, pages: pages)
  }
}
