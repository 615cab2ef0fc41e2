import GraphSchema
import GraphStore

/// A graph of people who met, made from a seed: as large as wanted, the same on every machine.
enum SampleGraph {
  /// - Returns: the ids of all entities, in the order of their degree's expectation, highest first.
  static func fill(_ database: GraphDatabase, people: Int, relations: Int) async throws -> [Entity.ID] {
    var random = Random(state: 2026)
    var pairs: Set<Pair> = []
    while pairs.count < relations {
      // The square makes low numbers frequent: few people meet many, as in the news.
      let first = Int(random.unit() * random.unit() * Double(people))
      let second = Int(random.unit() * Double(people))
      if first != second { pairs.insert(Pair(first: min(first, second), second: max(first, second))) }
    }
    let text = (0..<people).map { "P\($0) " }.joined()
    let article = Article(source: "generated", text: text)
    var start = 0
    let chains = (0..<people).map { number in
      let name = "P\(number)"
      defer { start += name.utf8.count + 1 }
      let range = CodePointRange(start, start + name.utf8.count)
      return ChainClaim(
        kind: .person, name: name, mentions: [MentionClaim(range: range, text: name, reading: .name)])
    }
    let whole = CodePointRange(0, 2)
    let evidence = EvidenceClaim(range: whole, quote: "P0", finder: "generated/met")
    let claims = Claims(
      article: article.id, sentences: [whole], chains: chains,
      relations: pairs.sorted().map {
        RelationClaim(subject: $0.first, predicate: "met_with", object: $0.second, evidence: evidence)
      })
    try await database.commit([(article, claims)], analysis: "generated")
    let entities = (0..<people).map { number in
      ResolvedEntity(
        id: id(number), kind: .person, name: "P\(number)", names: ["P\(number)"],
        members: [ChainReference(article: article.id, chain: number)])
    }
    try await database.replaceGraph(with: Resolution(entities: entities.sorted { $0.id < $1.id }))
    return (0..<people).map(id)
  }

  private static func id(_ number: Int) -> Entity.ID { "p-\(number)" }

  private struct Pair: Hashable, Comparable {
    let first: Int
    let second: Int

    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }
}

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014).
struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 0..<1
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
