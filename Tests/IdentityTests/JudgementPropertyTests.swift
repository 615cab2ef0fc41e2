import GraphSchema
import Identity
import Testing

/// What must hold for whatever people judge, over articles and judgements made by chance.
@Suite("Judgements by chance")
struct JudgementPropertyTests {
  private let resolver = Resolver(pack: .small)
  private let seeds: ClosedRange<UInt64> = 1...8

  @Test func `no different is ever violated`() {
    var kept = 0
    for seed in seeds {
      let (claims, judgements) = Self.world(seed)
      let finder = ChainFinder(claims)
      let entity = Self.entities(resolver.resolve(claims, judgements: judgements))
      for judgement in judgements.inForce {
        guard case .different(let first, let second) = judgement.verdict else { continue }
        let (left, right) = (Set(finder.chains(of: first)), Set(finder.chains(of: second)))
        let both = left.intersection(right)
        for one in left.subtracting(both) {
          for other in right.subtracting(both) {
            kept += 1
            #expect(entity[one] != entity[other], "seed \(seed), judgement \(judgement.number)")
          }
        }
      }
    }
    #expect(kept > 50)
  }

  @Test func `every same holds or is reported as one that rests, and never both`() {
    var (holding, resting) = (0, 0)
    for seed in seeds {
      let (claims, judgements) = Self.world(seed)
      let finder = ChainFinder(claims)
      let entity = Self.entities(resolver.resolve(claims, judgements: judgements))
      let contradictions = Verdicts(judgements, claims: claims).contradictions
      let reported = Set(contradictions.map(\.resting.number))
      for judgement in judgements.inForce {
        guard case .same(let first, let second) = judgement.verdict else { continue }
        let left = Set(finder.chains(of: first).compactMap { entity[$0] })
        let right = Set(finder.chains(of: second).compactMap { entity[$0] })
        if left.isEmpty || right.isEmpty { continue }
        let isOne = !left.isDisjoint(with: right)
        #expect(isOne != reported.contains(judgement.number), "seed \(seed), judgement \(judgement.number)")
        if isOne { holding += 1 } else { resting += 1 }
      }
      for contradiction in contradictions {
        #expect(
          contradiction.standing.contains { if case .different = $0.verdict { true } else { false } },
          "seed \(seed), \(contradiction)")
      }
    }
    #expect(holding > 10 && resting > 3, "\(holding) hold, \(resting) rest")
  }

  @Test func `neither the order of articles and judgements nor doing it twice matters`() {
    for seed in seeds {
      let (claims, judgements) = Self.world(seed)
      var random = Random(seed + 1000)
      let found = resolver.resolve(claims, judgements: judgements)
      let again = resolver.resolve(claims.shuffled(using: &random), judgements: judgements.shuffled(using: &random))
      #expect(again == found, "seed \(seed)")
    }
  }

  @Test func `taking any judgement back gives what was there without it`() {
    for seed in seeds {
      let (claims, judgements) = Self.world(seed)
      var random = Random(seed + 2000)
      guard let gone = judgements.inForce.randomElement(using: &random) else { continue }
      let undo = Judgement(number: 1000, verdict: .undo(gone.number), author: "eve", date: "2026-02-01")
      let without = resolver.resolve(claims, judgements: judgements.inForce.filter { $0 != gone })
      #expect(resolver.resolve(claims, judgements: judgements + [undo]) == without, "seed \(seed)")
      let redo = Judgement(number: 1001, verdict: .undo(1000), author: "eve", date: "2026-02-02")
      #expect(
        resolver.resolve(claims, judgements: judgements + [undo, redo])
          == resolver.resolve(claims, judgements: judgements), "seed \(seed)")
    }
  }

  @Test func `entities stay whole and hang together by reasons, whatever is judged`() {
    for seed in seeds {
      let (claims, judgements) = Self.world(seed)
      let found = resolver.resolve(claims, judgements: judgements)
      #expect(
        found.entities.flatMap(\.members).count == claims.map(\.chains.count).reduce(0, +), "seed \(seed)")
      #expect(Set(found.entities.map(\.id)).count == found.entities.count, "seed \(seed)")
      for entity in found.entities {
        #expect(entity.merges.count == entity.members.count - 1, "seed \(seed), \(entity.id)")
        #expect(entity.names.contains(entity.name), "seed \(seed), \(entity.id)")
      }
    }
  }

  private static func entities(_ resolution: Resolution) -> [ChainReference: Entity.ID] {
    Dictionary(uniqueKeysWithValues: resolution.entities.flatMap { entity in entity.members.map { ($0, entity.id) } })
  }

  /// Articles that share names, and people who contradict one another about them, speak of articles that are gone, and
  /// change their minds.
  private static func world(_ seed: UInt64) -> (claims: [Claims], judgements: [Judgement]) {
    var random = Random(seed)
    let claims = ResolutionPropertyTests.articles(8, &random)
    var judging = Judging(claims)
    // Few enough that judgements meet.
    let chains =
      claims.flatMap { article in article.chains.indices.map { (article.article, $0) } }
      .shuffled(using: &random).prefix(12) + [("gone", 0)]
    func some(_ random: inout Random) -> JudgedName {
      judging.name(Array(chains.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random))))
    }
    for number in 1...20 {
      let (first, second) = (some(&random), some(&random))
      switch Int.random(in: 0..<12, using: &random) {
      case 0...4: judging.say(.same(first, second))
      case 5...8: judging.say(.different(first, second))
      case 9: judging.say(.rename(first, to: "Name \(number)"))
      case 10:
        judging.say(.retype(first, to: EntityKind.allCases.randomElement(using: &random) ?? .place, subkind: nil))
      default: if number > 1 { judging.say(.undo(Int.random(in: 1..<number, using: &random))) }
      }
    }
    return (claims, judging.judgements)
  }
}
