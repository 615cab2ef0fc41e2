internal import GraphSchema
internal import Names

extension Resolver {
  /// A resolver that knows, beside its entries, what the directories of its pack say of the names in these claims: a
  /// thousand entries of millions.
  func knowing(_ claims: [Claims]) -> Resolver {
    let entries = pack.entries + named(in: claims).filter { anchors[$0.id] == nil }
    return Resolver(
      pack: Pack(
        entries: entries.sorted { $0.id < $1.id }, offices: pack.offices, metonyms: pack.metonyms, titles: pack.titles,
        kinship: pack.kinship, givenNames: pack.givenNames, words: pack.words, patterns: pack.patterns,
        hash: pack.hash))
  }

  /// The entries that bear a name of a chain; in no order, without repeats.
  private func named(in claims: [Claims]) -> [PackEntry] {
    var names: [EntityKind: Set<String>] = [:]
    for chain in claims.lazy.flatMap(\.chains) {
      names[chain.kind, default: []].insert(chain.name)
      for mention in chain.mentions where mention.reading == .name { names[chain.kind]?.insert(mention.text) }
    }
    var found: [PackEntry.ID: PackEntry] = [:]
    for (kind, names) in names {
      for name in names {
        // Whose family name a single word is, the article and the other articles say; thousands bear it.
        if kind == .person, PersonName(name).isSingle { continue }
        for entry in pack.directories.entries(named: name) where (entry.kind == .person) == (kind == .person) {
          found[entry.id] = entry.withoutBareNames
        }
      }
    }
    return Array(found.values)
  }
}

extension PackEntry {
  /// Without the aliases of a person that are a single word: "Biden" is one of many.
  fileprivate var withoutBareNames: PackEntry {
    guard kind == .person else { return self }
    return PackEntry(
      id: id, kind: kind, subkind: subkind, name: name, aliases: aliases.filter { !PersonName($0).isSingle },
      demonyms: demonyms, country: country, within: within, seat: seat, wikidata: wikidata, gender: gender, code: code,
      pages: pages)
  }
}
