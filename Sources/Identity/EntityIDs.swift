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
      let keeper = group.filter { drafts[$0].entry != nil }.min {
        (drafts[$0].entry ?? "", drafts[$0].first) < (drafts[$1].entry ?? "", drafts[$1].first)
      }
      for index in group {
        if index == keeper || (group.count == 1 && !isNameless) {
          taken.insert(slug)
        } else {
          long.append(index)
        }
      }
    }
    // Longer and longer pieces of the hash, until each is alone: with 16 bits, two of 300 namesakes would often meet. What
    // was kept apart may share an entry: then only the first of them is told by it, the others by their members.
    var told: Set<PackEntry.ID> = []
    for index in long.sorted(by: { drafts[$0].first < drafts[$1].first }) {
      let draft = drafts[index]
      let entry = draft.entry.flatMap { told.insert($0).inserted ? $0 : nil }
      let hash = StableHash.hex64(entry ?? "\(draft.first.article)#\(draft.first.chain)")
      let lengths = [6, 10, 16]
      var id = lengths.map { "\(slugs[index])-\(hash.prefix($0))" }.first { !taken.contains($0) }
      var again = 2
      while id == nil {
        let next = "\(slugs[index])-\(hash)-\(again)"
        id = taken.contains(next) ? nil : next
        again += 1
      }
      ids[index] = id ?? ids[index]
      taken.insert(ids[index])
    }
    return ids
  }
}
