/// Which entity of the gold a found chain is, one to one, by the mentions that they share.
public struct EntityAlignment: Sendable {
  private let goldOfFound: [Int: Int]

  /// - Parameters:
  ///   - gold: the mentions of each entity of the gold.
  ///   - found: the chain that each mention of the gold lies in, `nil` where none does.
  /// Pairs that share the most mentions go first; of equals, the earlier entity and the earlier chain.
  public init(gold: [[Range<Int>]], found: (Range<Int>) -> Int?) {
    var shared: [Pair: Int] = [:]
    for (entity, mentions) in gold.enumerated() {
      for mention in mentions {
        if let chain = found(mention) { shared[Pair(gold: entity, found: chain), default: 0] += 1 }
      }
    }
    var taken: Set<Int> = []
    var goldOfFound: [Int: Int] = [:]
    for (pair, _) in shared.sorted(by: { ($1.value, $0.key.gold, $0.key.found) < ($0.value, $1.key.gold, $1.key.found) }
    )
    where goldOfFound[pair.found] == nil && taken.insert(pair.gold).inserted {
      goldOfFound[pair.found] = pair.gold
    }
    self.goldOfFound = goldOfFound
  }

  /// The entity of the gold that a chain is.
  public subscript(chain: Int) -> Int? { goldOfFound[chain] }

  private struct Pair: Hashable {
    let gold, found: Int
  }
}
