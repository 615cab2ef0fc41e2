internal import GraphQuery
public import GraphSchema
public import GraphStore
internal import Identity

/// Why two names are one entity, or why they are not.
public struct SameAnswer: Hashable, Sendable {
  /// From one name to the next.
  public struct Step: Hashable, Sendable {
    public let from: MentionSentence
    public let to: MentionSentence
    public let score: Double
    public let reason: String
  }

  /// What each name means; the same entity where they are one.
  public let first: Entity
  public let second: Entity
  /// The reasons that lead from the first name to the second; where both are spelled alike, all reasons of the entity, the
  /// weakest first. Empty where the two are not one, and where `together` says that one article calls it both.
  public let steps: [Step]
  /// An article that calls one thing by both names.
  public let together: MentionSentence?
  /// What speaks for and against, where they are not one.
  public let weighing: Weighing?

  public var isOne: Bool { first.id == second.id }
}

extension KnowledgeGraph {
  /// Why two names are one entity, or what keeps them apart.
  ///
  /// - Throws: `QueryError` for a name that means nobody or several, `StoreError`, `PackError`.
  /// - Complexity: for names that are not one, as a build without reading.
  public func whySame(_ first: String, _ second: String) async throws -> SameAnswer {
    let questions = try await questions()
    let one = try await questions.lookUp(first)
    let other = try await questions.lookUp(second)
    guard one.id == other.id else {
      let resolver = try PreparedResolver.with(packs: packs)
      let weighing = resolver.weigh(
        try await database.chains(of: one.id), try await database.chains(of: other.id),
        claims: try await database.claims(), judgements: try await database.judgements())
      return SameAnswer(first: one, second: other, steps: [], together: nil, weighing: weighing)
    }
    let spellings = try await database.spellings(of: one.id)
    let starts = try await bearers(of: first, one, spellings, questions)
    let ends = try await bearers(of: second, one, spellings, questions)
    let merges = try await database.resolution().entities.first { $0.id == one.id }?.merges ?? []
    if starts == ends {
      let weakest = merges.sorted { ($0.score, $0.first, $0.second) < ($1.score, $1.first, $1.second) }
      return SameAnswer(first: one, second: one, steps: try await steps(weakest), together: nil, weighing: nil)
    }
    if let both = starts.intersection(ends).min() {
      return SameAnswer(
        first: one, second: one, steps: [], together: try await database.sentences(of: [both]).first, weighing: nil)
    }
    let path = Self.path(from: starts, to: ends, along: merges)
    return SameAnswer(first: one, second: one, steps: try await steps(path), together: nil, weighing: nil)
  }

  /// The chains that a name means: those that bear it, or bear the spelling that it was understood as; else all.
  private func bearers(
    of name: String, _ entity: Entity, _ spellings: [ChainSpelling], _ questions: GraphQuestions
  ) async throws -> Set<ChainReference> {
    let understood = try await questions.matches(name).first { $0.entity.id == entity.id }?.spelling
    for wanted in [name, understood ?? name] {
      let found = spellings.filter { $0.names.contains { $0.lowercased() == wanted.lowercased() } }
      if !found.isEmpty { return Set(found.map(\.chain)) }
    }
    return Set(spellings.map(\.chain))
  }

  /// The fewest merges from one of some chains to one of others, the surer ones among equals.
  private static func path(
    from starts: Set<ChainReference>, to ends: Set<ChainReference>, along merges: [MergeReason]
  ) -> [MergeReason] {
    var links: [ChainReference: [MergeReason]] = [:]
    for merge in merges.sorted(by: { ($1.score, $0.first, $0.second) < ($0.score, $1.first, $1.second) }) {
      links[merge.first, default: []].append(merge)
      links[merge.second, default: []].append(merge)
    }
    var ways: [ChainReference: [MergeReason]] = [:]
    for start in starts { ways[start] = [] }
    var level = starts.sorted()
    while !level.isEmpty {
      var next: [ChainReference] = []
      for chain in level {
        for link in links[chain] ?? [] {
          let turned = link.first == chain ? link : link.turned
          guard ways[turned.second] == nil else { continue }
          let way = (ways[chain] ?? []) + [turned]
          if ends.contains(turned.second) { return way }
          ways[turned.second] = way
          next.append(turned.second)
        }
      }
      level = next
    }
    return []
  }

  private func steps(_ merges: [MergeReason]) async throws -> [SameAnswer.Step] {
    var steps: [SameAnswer.Step] = []
    for merge in merges {
      let ends = try await database.sentences(of: [merge.first, merge.second])
      guard ends.count == 2 else { continue }
      steps.append(SameAnswer.Step(from: ends[0], to: ends[1], score: merge.score, reason: merge.reason))
    }
    return steps
  }
}

extension MergeReason {
  fileprivate var turned: MergeReason { MergeReason(first: second, second: first, score: score, reason: reason) }
}
