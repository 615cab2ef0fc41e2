internal import GraphSchema
internal import Names

/// Turns groups of chains into entities: their names, kinds and ids.
struct EntityNaming {
  let anchors: Anchors

  func resolution(of clusters: Clusters, records: [ChainRecord]) -> Resolution {
    var clusters = clusters
    var merges: [Int: [Clusters.Merge]] = [:]
    for merge in clusters.merges { merges[clusters.root(of: merge.first), default: []].append(merge) }
    let drafts = clusters.roots.map { root in
      draft(clusters.members(ofRoot: root), merges[root] ?? [], records)
    }
    let ids = EntityIDs.assign(drafts.map { ($0.name, $0.kind, $0.entry?.id, $0.members[0]) })
    let entities = zip(drafts, ids).map { draft, id in
      ResolvedEntity(
        id: id, kind: draft.kind, subkind: draft.subkind, name: draft.name, names: draft.names, entry: draft.entry?.id,
        wikidata: draft.entry?.wikidata, gender: draft.gender, members: draft.members, merges: draft.merges)
    }
    return Resolution(entities: entities.sorted { $0.id < $1.id })
  }

  private struct Draft {
    let name: String
    let kind: EntityKind
    let subkind: String?
    let names: [String]
    let entry: PackEntry?
    let gender: Gender?
    let members: [ChainReference]
    let merges: [MergeReason]
  }

  private func draft(_ members: [Int], _ merges: [Clusters.Merge], _ records: [ChainRecord]) -> Draft {
    let entry = most(members.compactMap { records[$0].entry }).flatMap { anchors[$0] }
    let kind = entry?.kind ?? most(members.map { records[$0].kind }) ?? .organization
    let name = entry?.name ?? displayName(members, records)
    let names = Set(members.flatMap { records[$0].spellings } + [name])
    let reasons = merges.map {
      MergeReason(
        first: records[$0.first].reference, second: records[$0.second].reference, score: $0.score, reason: $0.reason)
    }
    return Draft(
      name: name, kind: kind, subkind: entry?.subkind ?? Subkinds.cue(in: name, kind: kind), names: names.sorted(),
      entry: entry, gender: entry?.gender ?? most(members.compactMap { records[$0].gender }),
      members: members.map { records[$0].reference }.sorted(),
      merges: reasons.sorted { ($0.first, $0.second) < ($1.first, $1.second) })
  }

  /// The most frequent of the full names; of the others where there is none.
  private func displayName(_ members: [Int], _ records: [ChainRecord]) -> String {
    var names = members.map { records[$0] }
    let full = names.filter { record in
      guard let person = record.person else { return true }
      return !person.isSingle && person.given != nil
    }
    if !full.isEmpty { names = full }
    return most(names.map(\.name), longer: true) ?? records[members[0]].name
  }

  /// The most frequent; of equally frequent ones the smallest, or the longest and then the smallest.
  private func most<Value: Hashable & Comparable>(_ values: [Value], longer: Bool = false) -> Value? {
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    func length(_ value: Value) -> Int { longer ? (value as? String)?.utf8.count ?? 0 : 0 }
    return counts.max { a, b in (a.value, length(a.key), b.key) < (b.value, length(b.key), a.key) }?.key
  }

  private func most(_ values: [Gender]) -> Gender? { most(values.map(\.rawValue)).flatMap(Gender.init(rawValue:)) }
}
