/// One chain of one article, as identity names it.
public struct ChainReference: Hashable, Comparable, Sendable, Codable {
  public let article: Article.ID
  /// Index into the article's claims.
  public let chain: Int

  public init(article: Article.ID, chain: Int) {
    self.article = article
    self.chain = chain
  }

  public static func < (a: ChainReference, b: ChainReference) -> Bool {
    (a.article, a.chain) < (b.article, b.chain)
  }
}

/// Which chains of all articles are the same entity: a function of the claims, the packs and the judgements, not of
/// their order.
public struct Resolution: Hashable, Sendable {
  /// Sorted by id.
  public let entities: [ResolvedEntity]

  public init(entities: [ResolvedEntity]) { self.entities = entities }
}

/// An entity as identity decided it.
public struct ResolvedEntity: Hashable, Sendable {
  /// Stays the same when unrelated articles arrive: a slug of the name, made longer only where two entities share it.
  public let id: Entity.ID
  public let kind: EntityKind
  public let subkind: String?
  /// The name to show.
  public let name: String
  /// Every spelling by which articles call it by name, sorted; holds `name`.
  public let names: [String]
  /// The entry of the packs it is, where it is one.
  public let entry: PackEntry.ID?
  public let wikidata: String?
  public let gender: Gender?
  /// Sorted; never empty.
  public let members: [ChainReference]
  /// Why the members are one: at least one reason for every member but one, so that they hang together.
  public let merges: [MergeReason]

  public init(
    id: Entity.ID, kind: EntityKind, subkind: String? = nil, name: String, names: [String],
    entry: PackEntry.ID? = nil, wikidata: String? = nil, gender: Gender? = nil, members: [ChainReference],
    merges: [MergeReason] = []
  ) {
    self.id = id
    self.kind = kind
    self.subkind = subkind
    self.name = name
    self.names = names
    self.entry = entry
    self.wikidata = wikidata
    self.gender = gender
    self.members = members
    self.merges = merges
  }
}

/// Why two chains are one entity.
public struct MergeReason: Hashable, Sendable {
  public let first: ChainReference
  public let second: ChainReference
  /// 0...1, higher is more alike.
  public let score: Double
  /// For people: "same full name", "Lavrov is the family name of Sergey Lavrov; both foreign minister of Russia".
  public let reason: String

  public init(first: ChainReference, second: ChainReference, score: Double, reason: String) {
    self.first = first
    self.second = second
    self.score = score
    self.reason = reason
  }
}
