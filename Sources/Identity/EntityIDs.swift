internal import GraphSchema
internal import Names

/// Ids that people can read and that stay: "sergey-lavrov".
enum EntityIDs {
  /// The slug of the name. Where several entities have one slug, the one that the packs know keeps it (the smallest entry of
  /// several), and each other one gets the beginning of a hash of its entry or its smallest member: content, so that the
  /// order of arrival cannot be seen.
  ///
  /// - Returns: ids in the order of the drafts, all different.
  static func assign(
    _ drafts: [(name: String, kind: EntityKind, entry: PackEntry.ID?, first: ChainReference)]
  ) -> [Entity.ID] {
    let slugs = drafts.map { draft in
      let slug = Folding.slug(draft.name)
      return slug.isEmpty ? draft.kind.rawValue : String(slug.prefix(80))
    }
    var groups: [String: [Int]] = [:]
    for (index, slug) in slugs.enumerated() { groups[slug, default: []].append(index) }
    var ids = slugs
    var taken: Set<String> = []
    var long: [Int] = []
    for slug in groups.keys.sorted() {
      let group = groups[slug] ?? []
      let isNameless = group.contains { Folding.slug(drafts[$0].name).isEmpty }
      let keeper = group.filter { drafts[$0].entry != nil }.min { (drafts[$0].entry ?? "") < (drafts[$1].entry ?? "") }
      for index in group {
        if index == keeper || (group.count == 1 && !isNameless) {
          taken.insert(slug)
        } else {
          long.append(index)
        }
      }
    }
    // Longer and longer pieces of the hash, until each is alone: with 16 bits, two of 300 namesakes would often meet.
    for index in long.sorted(by: { drafts[$0].first < drafts[$1].first }) {
      let draft = drafts[index]
      let hash = StableHash.hex64(draft.entry ?? "\(draft.first.article)#\(draft.first.chain)")
      let lengths = [6, 10, 16]
      let id = lengths.map { "\(slugs[index])-\(hash.prefix($0))" }.first { !taken.contains($0) }
      ids[index] = id ?? "\(slugs[index])-\(hash)-\(draft.first.chain)"
      taken.insert(ids[index])
    }
    return ids
  }
}
