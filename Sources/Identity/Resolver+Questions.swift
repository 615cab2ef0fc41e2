public import GraphSchema

extension Resolver {
  /// Pairs of names that are worth a person's look, the most urgent first.
  ///
  /// - Parameters:
  ///   - claims: of each article once, in any order.
  ///   - judgements: all; what they decide, or were unsure of, is not asked again.
  ///   - limit: at most this many.
  /// - Complexity: as `resolve`.
  public func doubts(_ claims: [Claims], judgements: [Judgement] = [], limit: Int) -> [Doubt] {
    var clustering = clustering(claims, judgements: judgements)
    return clustering.doubts(limit: limit)
  }

  /// What speaks for and against two groups of chains being one.
  ///
  /// - Returns: of the pairs of their names the one that speaks most for it; without reasons where none is alike.
  public func weigh(
    _ first: [ChainReference], _ second: [ChainReference], claims: [Claims], judgements: [Judgement] = []
  ) -> Weighing {
    var clustering = clustering(claims, judgements: judgements)
    func units(_ chains: [ChainReference]) -> [Unit] {
      let members = Set(chains.compactMap(clustering.number(of:)))
      return clustering.units.filter { !members.isDisjoint(with: $0.members) }
    }
    let (ones, others) = (units(first), units(second))
    var best: Weighing?
    // Groups of many names are compared by the first hundred of each.
    for one in ones.prefix(100) {
      for other in others.prefix(100) {
        guard let weighing = clustering.weigh(one, other) else { continue }
        if best.map({ $0.score < weighing.score }) ?? true { best = weighing }
      }
    }
    var objections = best?.objections ?? ["the names have nothing in common"]
    if let one = first.first.flatMap(clustering.number(of:)), let other = second.first.flatMap(clustering.number(of:)) {
      objections = clustering.differences(one, other) + objections
    }
    return Weighing(score: best?.score ?? 0, reasons: best?.reasons ?? [], objections: objections)
  }
}

extension Clustering {
  /// The judgements that tell two records' groups apart, in words.
  fileprivate mutating func differences(_ a: Int, _ b: Int) -> [String] {
    let (left, right) = (clusters.sides(ofRoot: clusters.root(of: a)), clusters.sides(ofRoot: clusters.root(of: b)))
    return Set(left.filter { right.contains($0 ^ 1) }.map { $0 / 2 }).sorted().map {
      "\(verdicts.differences[$0].judgement.citation)"
    }
  }
}
