public import GraphSchema
public import GraphStore
internal import Identity

/// A doubt as a person is shown it.
public struct ReviewItem: Hashable, Sendable {
  /// One of the two.
  public struct Side: Hashable, Sendable {
    public let name: JudgedName
    /// What it is in the graph now.
    public let entity: Entity.ID
    /// How many articles name it.
    public let articles: Int
    /// The sentences that raise the doubt first.
    public let sentences: [MentionSentence]
  }

  public let first: Side
  public let second: Side
  public let isOne: Bool
  public let weighing: Weighing
}

/// What a person says of a doubt.
public enum ReviewAnswer: String, Hashable, Sendable, CaseIterable {
  case same, different, unsure
}

extension KnowledgeGraph {
  /// Pairs of names that are worth a person's look, the most urgent first: names that stayed apart though much speaks for
  /// one, and names that are one on little ground. What was judged, or looked at without a decision, is not asked again.
  ///
  /// - Parameters:
  ///   - limit: at most this many, 1 or more.
  ///   - sentences: how many of each are wanted.
  /// - Throws: `StoreError`, `PackError`.
  /// - Complexity: as a build without reading.
  public func review(limit: Int = 20, sentences: Int = 3) async throws -> [ReviewItem] {
    try await deriveIfNeeded()
    let resolver = try PreparedResolver.with(packs: packs)
    let claims = try await database.claims()
    let doubts = resolver.doubts(claims, judgements: try await database.judgements(), limit: limit)
    guard !doubts.isEmpty else { return [] }
    let resolution = try await database.resolution()
    var holders: [ChainReference: ResolvedEntity] = [:]
    for entity in resolution.entities {
      for member in entity.members { holders[member] = entity }
    }
    let finder = ChainFinder(claims)
    func side(_ chains: [ChainReference]) async throws -> ReviewItem.Side? {
      guard let first = chains.first, let entity = holders[first],
        let claim = finder.claims(of: first.article)?.chains[first.chain]
      else { return nil }
      return ReviewItem.Side(
        name: JudgedName(name: claim.name, kind: claim.kind, mentions: try await database.mentions(of: chains)),
        entity: entity.id, articles: Set(chains.map(\.article)).count,
        sentences: try await database.sentences(of: Array(chains.prefix(sentences))))
    }
    var items: [ReviewItem] = []
    for doubt in doubts {
      guard let first = try await side(doubt.first), let second = try await side(doubt.second) else { continue }
      items.append(ReviewItem(first: first, second: second, isOne: doubt.isOne, weighing: doubt.weighing))
    }
    return items
  }

  /// Remembers what a person says of a doubt. The graph follows at the next question, or with `settle()`, so that a queue
  /// need not wait after every answer.
  @discardableResult
  public func answer(
    _ item: ReviewItem, _ answer: ReviewAnswer, signed: JudgementSignature
  ) async throws -> Judgement {
    let verdict: Judgement.Verdict =
      switch answer {
      case .same: .same(item.first.name, item.second.name)
      case .different: .different(item.first.name, item.second.name)
      case .unsure: .unsure(item.first.name, item.second.name)
      }
    return try await database.record(
      [verdict], by: signed.author, on: signed.date, because: signed.because)[0]
  }

  /// Takes back an answer of a review. The graph follows as with `answer`.
  public func takeBack(_ judgement: Judgement, signed: JudgementSignature) async throws {
    try await database.record([.undo(judgement.number)], by: signed.author, on: signed.date)
  }

  /// Brings the graph in line with what was answered.
  ///
  /// - Returns: judgements that give way to others.
  public func settle() async throws -> [Contradiction] {
    try await deriveIfNeeded()
    return try await contradictions()
  }
}
