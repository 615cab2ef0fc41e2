internal import GraphSchema
internal import Names

/// Turns groups of chains into entities: their names, kinds and ids.
struct EntityNaming {
  let anchors: Anchors

  func resolution(of clusters: Clusters, records: [ChainRecord], verdicts: Verdicts) -> Resolution {
    var clusters = clusters
    var merges: [Int: [Clusters.Merge]] = [:]
    for merge in clusters.merges { merges[clusters.root(of: merge.first), default: []].append(merge) }
    var drafts = clusters.roots.map { root in
      draft(clusters.members(ofRoot: root), merges[root] ?? [], records)
    }
    // Ids come before what people change: a new name does not break what refers to the old one.
    let ids = EntityIDs.assign(drafts.map { ($0.name, $0.kind, $0.entry?.id, $0.members[0]) })
    change(&drafts, by: verdicts)
    let entities = zip(drafts, ids).map { draft, id in
      ResolvedEntity(
        id: id, kind: draft.kind, subkind: draft.subkind, name: draft.name, names: draft.names, entry: draft.entry?.id,
        wikidata: draft.entry?.wikidata, gender: draft.gender, members: draft.members, merges: draft.merges)
    }
    return Resolution(entities: entities.sorted { $0.id < $1.id })
  }

  private struct Draft {
    var name: String
    var kind: EntityKind
    var subkind: String?
    var names: [String]
    var entry: PackEntry?
    let gender: Gender?
    let members: [ChainReference]
    let merges: [MergeReason]
  }

  /// Renames and retypes, each the draft that holds most of the mentions it speaks of, the first one among equals. The later
  /// of two wins.
  private func change(_ drafts: inout [Draft], by verdicts: Verdicts) {
    guard !verdicts.changes.isEmpty else { return }
    var holders: [ChainReference: Int] = [:]
    for (index, draft) in drafts.enumerated() {
      for member in draft.members { holders[member] = index }
    }
    var names: [Int: String] = [:]
    var kinds: [Int: (kind: EntityKind, subkind: String?)] = [:]
    for (chains, judgement) in verdicts.changes {
      let found = chains.compactMap { holders[$0] }
      var counts: [Int: Int] = [:]
      for index in found { counts[index, default: 0] += 1 }
      guard let most = counts.values.max(), let index = found.first(where: { counts[$0] == most }) else { continue }
      switch judgement.verdict {
      case .rename(_, let name): names[index] = name
      case .retype(_, let kind, let subkind): kinds[index] = (kind, subkind)
      default: break
      }
    }
    for (index, name) in names {
      drafts[index].name = name
      drafts[index].names = Set(drafts[index].names + [name]).sorted()
    }
    for (index, new) in kinds {
      // What the packs know as something else is not this.
      if let entry = drafts[index].entry, entry.kind != new.kind { drafts[index].entry = nil }
      drafts[index].kind = new.kind
      drafts[index].subkind =
        new.subkind ?? drafts[index].entry?.subkind ?? Subkinds.cue(in: drafts[index].name, kind: new.kind)
    }
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
