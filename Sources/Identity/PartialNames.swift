internal import GraphSchema
internal import Names

/// Joins names that say too little by themselves to what their context supports: "Lavrov" to Sergey Lavrov, "BoE" to the Bank
/// of England, "Goldman" to Goldman Sachs.
///
/// A short name joins only when one candidate is supported well and every other one much less; with several, or none, it
/// stays by itself. All are decided on the groups of full names as they stood before, so that no decision leads to the next.
struct PartialNames {
  let anchors: Anchors
  let neighbourhoods: Neighbourhoods
  /// Puts an office or entry into words.
  let label: (String) -> String

  private struct Link {
    let unit: Int
    let target: Int
    var weight: Double
    let reason: String
    let isStrong: Bool
  }

  func join(_ units: [Unit], records: [ChainRecord], clusters: inout Clusters) {
    let index = TargetIndex(units: units)
    var contexts: [Int: (profile: Profile, company: [Int])] = [:]
    var links: [Link] = []
    var left: [Int] = []
    for (number, unit) in units.enumerated() where records[unit.members[0]].entry == nil {
      guard let short = ShortName(unit) else { continue }
      if let link = best(for: unit, number, short, index, units, &clusters, &contexts) {
        links.append(link)
      } else if unit.isBare {
        left.append(number)
      }
    }
    for link in links.sorted(by: { ($1.weight, $0.unit, $0.target) < ($0.weight, $1.unit, $1.target) }) {
      let (first, second) = (units[link.unit].members[0], units[link.target].members[0])
      if clusters.mayUnite(first, second, despite: link.isStrong) {
        clusters.unite(first, second, score: Self.score(link.weight), reason: link.reason)
      }
    }
    joinBare(left, units, &clusters)
  }

  /// From 0.6 up with the weight of the context.
  private static func score(_ weight: Double) -> Double { 0.6 + 0.35 * min(weight, 3) / 3 }

  private func best(
    for unit: Unit, _ number: Int, _ short: ShortName, _ index: TargetIndex, _ units: [Unit],
    _ clusters: inout Clusters,
    _ contexts: inout [Int: (profile: Profile, company: [Int])]
  ) -> Link? {
    var byRoot: [Int: (link: Link, needed: Double)] = [:]
    let ownRoot = clusters.root(of: unit.members[0])
    for target in index.targets(for: short) where target != number {
      let root = clusters.root(of: units[target].members[0])
      guard root != ownRoot, byRoot[root] == nil,
        let fit = units[target].forms.lazy.compactMap({ short.fit(in: $0) }).max(by: { $0.needed > $1.needed }),
        clusters.mayUnite(unit.members[0], units[target].members[0], despite: true)
      else { continue }
      let context: (profile: Profile, company: [Int])
      if let known = contexts[root] {
        context = known
      } else {
        var profile = clusters.profile(ofRoot: root)
        if let entry = clusters.entry(ofRoot: root) { profile.formUnion(anchors.profile(of: entry)) }
        context = (profile, neighbourhoods.company(of: clusters.articles(ofRoot: root), without: []))
        contexts[root] = context
      }
      let support = Support(
        unit.profile, unit.company, context.profile, context.company, own: unit.own.union(units[target].own),
        in: neighbourhoods, label: label)
      if !support.isStrong, support.differ || !clusters.mayUnite(unit.members[0], units[target].members[0]) { continue }
      // Many in one company are called Elizabeth or Richard: only an office or a country says who is meant.
      if fit.isGivenName, support.weight <= support.neighbours { continue }
      let reason = ([fit.reason] + support.reasons).joined(separator: "; ")
      byRoot[root] = (
        Link(unit: number, target: target, weight: support.weight, reason: reason, isStrong: support.isStrong),
        fit.needed
      )
    }
    // Who is named far more than all others of the surname is meant more often, too.
    let articles = byRoot.keys.map { (root: $0, count: clusters.articles(ofRoot: $0).count) }
    let total = articles.reduce(0) { $0 + $1.count }
    for (root, count) in articles where count >= 5 && count * 5 >= total * 4 {
      byRoot[root]?.link.weight += PairScore.prominence
    }
    let ranked = byRoot.values.sorted { ($1.link.weight, $0.link.target) < ($0.link.weight, $1.link.target) }
    guard let first = ranked.first, first.link.weight >= first.needed else { return nil }
    if ranked.count > 1, ranked[1].link.weight > first.link.weight / 2 { return nil }
    return first.link
  }

  /// People whom no article gives a full name: one where the company is the same.
  private func joinBare(_ left: [Int], _ units: [Unit], _ clusters: inout Clusters) {
    var groups: [String: [Int]] = [:]
    for number in left { groups[units[number].keys.first { $0.hasPrefix("1:") } ?? "", default: []].append(number) }
    for (key, group) in groups.sorted(by: { $0.key < $1.key })
    where !key.isEmpty && group.count > 1 && group.count <= 300 {
      var pairs: [(a: Int, b: Int, weight: Double, reason: String)] = []
      for (offset, a) in group.enumerated() {
        for b in group[(offset + 1)...] {
          let support = Support(
            units[a].profile, units[a].company, units[b].profile, units[b].company,
            own: units[a].own.union(units[b].own), in: neighbourhoods, label: label)
          guard !support.differ || support.isStrong, support.weight >= PairScore.enoughForBare else { continue }
          let names = units[a].forms[0].compared(to: units[b].forms[0])
          guard names.isSame else { continue }
          pairs.append((a, b, support.weight, (names.reasons + support.reasons).joined(separator: "; ")))
        }
      }
      for pair in pairs.sorted(by: { ($1.weight, $0.a, $0.b) < ($0.weight, $1.a, $1.b) }) {
        let (first, second) = (units[pair.a].members[0], units[pair.b].members[0])
        if clusters.mayUnite(first, second) {
          clusters.unite(first, second, score: Self.score(pair.weight), reason: pair.reason)
        }
      }
    }
  }
}

/// A name that is only part of one.
struct ShortName {
  let form: ParsedName
  let keys: [String]

  /// `nil` when the unit's name is a full one.
  init?(_ unit: Unit) {
    form = unit.forms[0]
    switch form {
    case .person(let name):
      guard unit.isBare, !name.family.isEmpty else { return nil }
      keys = ["person " + name.familyKey]
    case .organization(let name):
      if let acronym = name.acronym {
        keys = ["letters " + acronym, "begins " + SpellingKey.fine(name.core[0])]
      } else if name.core.count <= 2, !name.isCommon, let first = name.core.first {
        keys = ["begins " + SpellingKey.fine(first)]
      } else {
        return nil
      }
    case .place: return nil
    }
  }

  /// What context must weigh for this to be short for a longer name, and why it may be; `nil` when it cannot.
  func fit(in long: ParsedName) -> (needed: Double, reason: String, isGivenName: Bool)? {
    switch (form, long) {
    case (.person(let short), .person(let full)):
      guard let part = short.partial(of: full) else { return nil }
      let isGivenName = part.role != .family
      return ((isGivenName ? 2 : 1) * PairScore.enoughForBare, part.reason, isGivenName)
    case (.organization(let short), .organization(let full)):
      guard let reason = short.partial(of: full) else { return nil }
      if let acronym = short.acronym, full.initials.contains(acronym) {
        return (acronym.utf8.count > 2 ? 0.35 : PairScore.enoughForCommon, reason, false)
      }
      return (PairScore.enoughForBare, reason, false)
    default: return nil
    }
  }
}

/// Full names by what they may be cut short to.
struct TargetIndex {
  private var targets: [String: [Int]] = [:]

  init(units: [Unit]) {
    for (number, unit) in units.enumerated() where !unit.isBare {
      var keys: Set<String> = []
      for form in unit.forms {
        switch form {
        case .person(let name):
          for word in name.family + name.forenames.prefix(1) + [name.familyKey] where word.utf8.count > 1 {
            keys.insert("person " + SpellingKey.fine(word))
          }
        case .organization(let name):
          for letters in name.initials { keys.insert("letters " + letters) }
          if name.core.count > 1, let first = name.core.first { keys.insert("begins " + SpellingKey.fine(first)) }
        case .place: break
        }
      }
      for key in keys { targets[key, default: []].append(number) }
    }
  }

  /// Ascending; at most 500, so that a frequent surname costs no more than it is worth.
  func targets(for short: ShortName) -> [Int] {
    Set(short.keys.flatMap { (targets[$0] ?? []).prefix(500) }).sorted()
  }
}
