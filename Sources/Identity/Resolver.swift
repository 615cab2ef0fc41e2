public import GraphSchema
internal import Names

/// Decides, over all articles, which chains are the same person, place or organization.
///
/// The result is a function of the set of claims and judgements: neither the order in which they are given nor the number
/// of calls changes it. Every entity carries the reasons that hang its members together.
///
/// 1. Chains that name an entry of the packs are anchored to it (`Anchors`).
/// 2. Chains of one name and one profile are compared as one (`Unit`); pairs of units that share a key are scored by name,
///    office, country and company (`PairScore`), and united best first as long as nothing speaks against it (`Clusters`).
/// 3. Surnames, given names and acronyms join the one group that their context supports (`PartialNames`).
/// 4. Groups become entities with a name and an id (`EntityNaming`).
///
/// Judgements come before all that: what a person called the same is one, and what a person told apart stays apart.
///
/// - Complexity: O(n log n) for n chains, as long as no single name is borne by a large part of them.
///
/// Source: blocking and scoring after I. P. Fellegi, A. B. Sunter, JASA 64 (1969); constrained agglomeration in the order
/// of falling scores.
public struct Resolver: Sendable {
  let pack: Pack
  let anchors: Anchors
  private let reader: Profiles
  private let givenNames: [String: Gender?]

  public init(pack: Pack) {
    self.pack = pack
    reader = Profiles(pack: pack)
    anchors = Anchors(pack: pack, reader: reader)
    givenNames = pack.givenNames
  }

  /// Resolves the chains of all articles.
  ///
  /// - Parameters:
  ///   - claims: of each article once, in any order.
  ///   - judgements: in any order; `Verdicts` says which hold. What speaks of mentions that are not there is ignored.
  /// - Returns: every chain in exactly one entity.
  public func resolve(_ claims: [Claims], judgements: [Judgement] = []) -> Resolution {
    let found = clustering(claims, judgements: judgements)
    return EntityNaming(anchors: found.anchors)
      .resolution(of: found.clusters, records: found.records, verdicts: found.verdicts)
  }

  /// Everything that `resolve` finds out, before it is named.
  func clustering(_ claims: [Claims], judgements: [Judgement]) -> Clustering {
    if !pack.directories.isEmpty { return knowing(claims).clustering(claims, judgements: judgements) }
    let sorted = claims.sorted { $0.article < $1.article }
    var records = read(sorted)
    let verdicts = Verdicts(judgements, claims: sorted)
    verdicts.separateEntries(of: &records)
    let neighbourhoods = Neighbourhoods(records: records, articles: sorted.count)

    var clusters = Clusters(records, verdicts: verdicts)
    let units = Unit.units(of: records, verdicts: verdicts, in: neighbourhoods)
    for unit in units { hangTogether(unit, records, &clusters) }
    uniteAlike(units, records, neighbourhoods, &clusters)
    PartialNames(anchors: anchors, neighbourhoods: neighbourhoods, label: label)
      .join(units, records: records, clusters: &clusters)
    return Clustering(
      records: records, verdicts: verdicts, neighbourhoods: neighbourhoods, units: units, clusters: clusters,
      anchors: anchors, label: label)
  }

  // MARK: reading

  private func read(_ claims: [Claims]) -> [ChainRecord] {
    var names = NameTable()
    var records: [ChainRecord] = []
    records.reserveCapacity(claims.reduce(0) { $0 + $1.chains.count })
    var lookup = Anchors.Lookup()
    for (number, article) in claims.enumerated() {
      let start = records.count
      for (chain, claim) in article.chains.enumerated() {
        let reference = ChainReference(article: article.article, chain: chain)
        records.append(
          ChainRecord(
            reference: reference, article: number, chain: claim, known: claim.entry.flatMap { anchors[$0]?.kind },
            givenNames: givenNames, names: &names))
      }
      reader.place(&records[start...], from: article.relations)
      let company = Set(records[start...].compactMap(\.entry))
      for index in records.indices[start...] where anchors.isForeign(records[index], company: company) {
        records[index].foreign = records[index].entry.map { [$0] } ?? []
        records[index].entry = nil
      }
      // Places and bodies first: they say which country a person belongs to, and that says which person it is. Each twice,
      // because the clear ones decide for the ambiguous ones.
      for isPerson in [false, false, true, true] {
        let company = Set(records[start...].compactMap(\.entry))
        for index in records.indices[start...] where (records[index].kind == .person) == isPerson {
          guard records[index].entry == nil else { continue }
          let finding = anchors.entry(for: records[index], company: company, lookup: &lookup)
          if case .entry(let id, let reason) = finding {
            records[index].entry = id
            records[index].anchorReason = reason
            records[index].isAmbiguous = false
          } else if case .ambiguous(let foreign) = finding {
            records[index].isAmbiguous = true
            records[index].foreign = foreign
          }
        }
        reader.fill(&records[start...], from: article.relations)
      }
    }
    return records
  }

  // MARK: uniting

  /// Unites the members of a unit, each with the first.
  private func hangTogether(_ unit: Unit, _ records: [ChainRecord], _ clusters: inout Clusters) {
    guard let first = unit.members.first else { return }
    // One text for all who are called the same.
    var reasons = IDTable<String>()
    for member in unit.members.dropFirst() where clusters.mayUnite(first, member) {
      let reason: String
      if let entry = records[member].entry {
        let name = anchors[entry]?.name ?? entry
        reason = records[member].anchorReason ?? "both are \(name), which the packs know"
      } else {
        let name = records[member].name
        reason = reasons[name] ?? "same name '\(name)'"
        reasons[name] = reason
      }
      clusters.unite(first, member, score: records[member].entry == nil ? 0.95 : 1, reason: reason)
    }
  }

  /// Scores the pairs of units that share a key and unites them, best first.
  private func uniteAlike(
    _ units: [Unit], _ records: [ChainRecord], _ neighbourhoods: Neighbourhoods, _ clusters: inout Clusters
  ) {
    // Of millions of pairs only what orders them is kept; the reasons of those that become one are found again.
    var scored: [(a: Int32, b: Int32, score: Double, isSupported: Bool, inOneArticle: Bool)] = []
    Candidates(units).eachPair { a, b in
      guard let found = weighed(units[a], units[b], records, neighbourhoods) else { return }
      scored.append((Int32(a), Int32(b), found.score.score, found.isSupported, found.inOneArticle))
    }
    scored.sort { ($1.score, $0.a, $0.b) < ($0.score, $1.a, $1.b) }
    for (a, b, score, isSupported, inOneArticle) in scored {
      let (one, other) = (units[Int(a)], units[Int(b)])
      let (first, second) = (one.members[0], other.members[0])
      guard clusters.mayUnite(first, second, despite: isSupported, inOneArticle: inOneArticle) else { continue }
      let reason = weighed(one, other, records, neighbourhoods)?.score.reason ?? ""
      clusters.unite(first, second, score: score, reason: reason)
    }
  }

  /// What speaks for two units being one; `nil` where it is not enough.
  private func weighed(
    _ a: Unit, _ b: Unit, _ records: [ChainRecord], _ neighbourhoods: Neighbourhoods
  ) -> (score: PairScore, isSupported: Bool, inOneArticle: Bool)? {
    let (first, second) = (records[a.members[0]], records[b.members[0]])
    if first.entry != nil, second.entry != nil { return nil }
    // The Congress of an article on India is not that of the United States, whatever else both are named with.
    if let entry = first.entry ?? second.entry, first.foreign.union(second.foreign).contains(entry) { return nil }
    // A body called like a city is its team, its paper or its government, not the city.
    if first.kind != second.kind, isCity(first) || isCity(second) { return nil }
    guard let names = PairScore.names(a, b) else { return nil }
    // The packs have the spellings of the places they know: what only sounds alike is another place, or no place at all.
    if first.entry != nil || second.entry != nil, a.kind == .place || b.kind == .place,
      names.score < PairScore.knownPlace
    {
      return nil
    }
    let support = Support(
      a.profile, a.company, b.profile, b.company, own: a.own.union(b.own), in: neighbourhoods, label: label)
    return PairScore(a, b, names: names, support).map { score in
      (score, support.isStrong, PairScore.mayStandInOneArticle(a, b, names: names))
    }
  }

  private func isCity(_ record: ChainRecord) -> Bool {
    record.entry.flatMap { anchors[$0]?.subkind } == "city"
  }

  /// "minister_of Q159" as "minister of Russia", for reasons.
  private func label(_ key: String) -> String {
    guard let space = key.firstIndex(of: " "), Catalogue.standard[String(key[..<space])] != nil else {
      return reader.name(of: key) ?? key
    }
    let object = String(key[key.index(after: space)...])
    let predicate = Catalogue.standard[String(key[..<space])]?.label ?? ""
    return "\(predicate) \(reader.name(of: object) ?? object)"
  }
}
