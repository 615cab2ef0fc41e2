/// Compares chains of mentions with the gold: MUC, B³ and CEAF by entities, and their mean, the "CoNLL average".
///
/// Hits, found and gold are added up over the documents, as the official scorer does; chains of one mention count in B³
/// and CEAF. Mentions are numbers; one that is on one side only is in no chain of the other.
///
/// Source: S. Pradhan et al., Scoring Coreference Partitions of Predicted Mentions, ACL 2014. MUC: M. Vilain et al.,
/// MUC-6 (1995). B³: A. Bagga, B. Baldwin (1998). CEAF with φ4: X. Luo, EMNLP 2005.
public struct CoreferenceScorer: Sendable {
  public private(set) var muc = Score()
  public private(set) var bCubed = Score()
  public private(set) var ceaf = Score()

  public init() {}

  /// Adds a document.
  ///
  /// - Parameters: chains without repeats, each mention in at most one chain of a side; empty chains are passed over.
  /// - Complexity: cubic in the number of chains that share a mention with the other side, for CEAF.
  public mutating func add(gold: [[Int]], found: [[Int]]) {
    let (gold, found) = (gold.filter { !$0.isEmpty }, found.filter { !$0.isEmpty })
    let (inGold, inFound) = (Self.index(gold), Self.index(found))
    muc += Score(
      rightOfFound: Self.links(found, inGold), found: Double(found.reduce(0) { $0 + $1.count - 1 }),
      rightOfGold: Self.links(gold, inFound), gold: Double(gold.reduce(0) { $0 + $1.count - 1 }))
    bCubed += Score(
      rightOfFound: Self.shares(found, inGold), found: Double(found.reduce(0) { $0 + $1.count }),
      rightOfGold: Self.shares(gold, inFound), gold: Double(gold.reduce(0) { $0 + $1.count }))
    let alike = Self.aligned(gold, found, inFound)
    ceaf += Score(
      rightOfFound: alike, found: Double(found.count), rightOfGold: alike, gold: Double(gold.count))
  }

  /// The mean of the three F1, 0...1.
  public var average: Double { (muc.f1 + bCubed.f1 + ceaf.f1) / 3 }

  private static func index(_ chains: [[Int]]) -> [Int: Int] {
    var index: [Int: Int] = [:]
    for (number, chain) in chains.enumerated() { for mention in chain { index[mention] = number } }
    return index
  }

  /// How many chains of the other side a chain falls into, with the number of its mentions in each; mentions that are in
  /// none stand alone.
  private static func parts(_ chain: [Int], _ other: [Int: Int]) -> (shared: [Int: Int], alone: Int) {
    var shared: [Int: Int] = [:]
    var alone = 0
    for mention in chain {
      if let number = other[mention] { shared[number, default: 0] += 1 } else { alone += 1 }
    }
    return (shared, alone)
  }

  private static func links(_ chains: [[Int]], _ other: [Int: Int]) -> Double {
    chains.reduce(0) { sum, chain in
      let parts = parts(chain, other)
      return sum + Double(chain.count - parts.shared.count - parts.alone)
    }
  }

  private static func shares(_ chains: [[Int]], _ other: [Int: Int]) -> Double {
    chains.reduce(0) { sum, chain in
      sum + Double(parts(chain, other).shared.values.reduce(0) { $0 + $1 * $1 }) / Double(chain.count)
    }
  }

  private static func aligned(_ gold: [[Int]], _ found: [[Int]], _ inFound: [Int: Int]) -> Double {
    let values = gold.map { chain in
      var row = [Double](repeating: 0, count: found.count)
      for (number, shared) in parts(chain, inFound).shared {
        row[number] = 2 * Double(shared) / Double(chain.count + found[number].count)
      }
      return row
    }
    return bestAssignment(values)
  }
}
