import GraphSchema

/// Builds claims and packs by hand: "article" by article, chains by name.
struct Story {
  private(set) var claims: [Claims] = []

  /// Adds an article. A chain is a name with its kind; relations speak of chains by number.
  mutating func article(
    _ id: String, _ chains: [ChainClaim], _ relations: [(subject: Int, predicate: String, object: Int)] = []
  ) {
    claims.append(
      Claims(
        article: id, sentences: [CodePointRange(0, 100)], chains: chains,
        relations: relations.map {
          RelationClaim(
            subject: $0.subject, predicate: $0.predicate, object: $0.object,
            evidence: EvidenceClaim(range: CodePointRange(0, 10), quote: "0123456789", finder: "test"))
        }))
  }
}

func person(_ name: String, _ others: String..., gender: Gender? = nil, entry: String? = nil) -> ChainClaim {
  chain(.person, [name] + others, gender: gender, entry: entry)
}

func place(_ name: String, entry: String? = nil) -> ChainClaim { chain(.place, [name], entry: entry) }

func body(_ name: String, _ others: String..., entry: String? = nil) -> ChainClaim {
  chain(.organization, [name] + others, entry: entry)
}

private func chain(_ kind: EntityKind, _ names: [String], gender: Gender? = nil, entry: String? = nil) -> ChainClaim {
  ChainClaim(
    kind: kind, name: names[0], entry: entry, gender: gender,
    mentions: names.enumerated().map { index, name in
      MentionClaim(range: CodePointRange(index * 10, index * 10 + 5), text: name, reading: .name)
    })
}

extension Pack {
  /// Three countries, two people, and bodies that share names.
  static let small = Pack(
    entries: [
      PackEntry(id: "Q159", kind: .place, subkind: "country", name: "Russia", demonyms: ["Russian"]),
      PackEntry(id: "Q212", kind: .place, subkind: "country", name: "Ukraine", demonyms: ["Ukrainian"]),
      PackEntry(id: "Q30", kind: .place, subkind: "country", name: "United States", aliases: ["U.S.", "America"]),
      PackEntry(id: "Q145", kind: .place, subkind: "country", name: "United Kingdom", aliases: ["UK", "Britain"]),
      PackEntry(id: "Q230", kind: .place, subkind: "country", name: "Georgia"),
      PackEntry(id: "Q1428", kind: .place, subkind: "region", name: "Georgia", country: "Q30"),
      PackEntry(id: "Q1899", kind: .place, subkind: "city", name: "Kyiv", aliases: ["Kiev"], country: "Q212"),
      PackEntry(id: "Q237", kind: .place, subkind: "country", name: "Vatican City", aliases: ["Vatican"]),
      PackEntry(
        id: "Q58217", kind: .person, name: "Sergey Lavrov", aliases: ["Sergei Lavrov"], country: "Q159",
        wikidata: "Q58217",
        gender: .male),
      PackEntry(
        id: "Q7184", kind: .organization, subkind: "international", name: "NATO",
        aliases: ["North Atlantic Treaty Organization"]),
    ],
    offices: [
      OfficeHolding(
        person: "Q58217", predicate: "minister_of", object: "Q159", role: "foreign minister", start: "2004-03", end: nil
      )
    ],
    metonyms: [], titles: [], kinship: [], givenNames: [:], words: [:], patterns: [], hash: "")
}

extension Resolution {
  /// The entity that holds a chain.
  func entity(_ article: String, _ chain: Int) -> ResolvedEntity? {
    entities.first { $0.members.contains(ChainReference(article: article, chain: chain)) }
  }

  /// Whether two chains are one.
  func joins(_ a: (String, Int), _ b: (String, Int)) -> Bool {
    entity(a.0, a.1) != nil && entity(a.0, a.1)?.id == entity(b.0, b.1)?.id
  }
}
