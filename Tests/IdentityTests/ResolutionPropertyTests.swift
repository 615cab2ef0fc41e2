import GraphSchema
import Identity
import Testing

@Suite("Resolution as a function of the set of articles")
struct ResolutionPropertyTests {
  private let resolver = Resolver(pack: .small)

  @Test func `the order of the articles does not matter`() {
    for seed in 1...12 as ClosedRange<UInt64> {
      var random = Random(seed)
      let claims = Self.articles(30, &random)
      let found = resolver.resolve(claims)
      for _ in 0..<3 {
        #expect(resolver.resolve(claims.shuffled(using: &random)) == found, "seed \(seed)")
      }
    }
  }

  @Test func `every chain is in exactly one entity, and ids are different`() {
    for seed in 1...12 as ClosedRange<UInt64> {
      var random = Random(seed)
      let claims = Self.articles(30, &random)
      let found = resolver.resolve(claims)
      let members = found.entities.flatMap(\.members)
      #expect(Set(members).count == members.count, "seed \(seed)")
      #expect(members.count == claims.map(\.chains.count).reduce(0, +), "seed \(seed)")
      #expect(Set(found.entities.map(\.id)).count == found.entities.count, "seed \(seed)")
      #expect(found.entities.map(\.id) == found.entities.map(\.id).sorted(), "seed \(seed)")
    }
  }

  @Test func `every entity hangs together by its reasons`() {
    for seed in 1...12 as ClosedRange<UInt64> {
      var random = Random(seed)
      for entity in resolver.resolve(Self.articles(30, &random)).entities {
        var reached: Set<ChainReference> = [entity.members[0]]
        for _ in entity.members {
          for merge in entity.merges {
            if reached.contains(merge.first) { reached.insert(merge.second) }
            if reached.contains(merge.second) { reached.insert(merge.first) }
          }
        }
        #expect(reached == Set(entity.members), "seed \(seed), \(entity.id)")
        #expect(
          entity.merges.allSatisfy { !$0.reason.isEmpty && (0...1).contains($0.score) }, "seed \(seed), \(entity.id)")
        #expect(entity.names.contains(entity.name), "seed \(seed), \(entity.id)")
      }
    }
  }

  @Test func `an unrelated article changes no entity`() {
    for seed in 1...12 as ClosedRange<UInt64> {
      var random = Random(seed)
      let claims = Self.articles(20, &random)
      var story = Story()
      story.article("zz", [person("Quirina Utterly"), body("Unheard Of Things"), place("Nowhere Near")])
      let before = resolver.resolve(claims)
      let after = resolver.resolve(claims + story.claims)
      #expect(after.entities.filter { !$0.members.contains { $0.article == "zz" } } == before.entities, "seed \(seed)")
    }
  }

  /// Articles with names from a small stock, so that they meet often.
  static func articles(_ count: Int, _ random: inout Random) -> [Claims] {
    let people = [
      "Sergey Lavrov", "Sergei Lavrov", "Lavrov", "John Smith", "Jon Smith", "J. Smith", "Smith", "Anna Smith",
      "John Smith Jr.", "Kim Jong Chol", "Kim Jong-chol", "Kim", "Tamar Beridze", "Luka Beridze", "Beridze", "Tamar",
    ]
    let bodies = [
      "NATO", "Foreign Ministry", "Ministry of Foreign Affairs", "NAPU", "National Anti-Poaching Unit", "Acme",
      "Acme Inc.",
      "Vatican", "Georgia",
    ]
    let places = ["Russia", "Ukraine", "Georgia", "Kiev", "Kyiv", "Velmora", "Velmora Oblast", "Vatican", "U.S."]
    var story = Story()
    for number in 0..<count {
      var chains: [ChainClaim] = []
      let genders: [Gender?] = [nil, nil, nil, .male, .female]
      for name in people.shuffled(using: &random).prefix(3) {
        chains.append(person(name, gender: genders.randomElement(using: &random) ?? nil))
      }
      for name in bodies.shuffled(using: &random).prefix(2) { chains.append(body(name)) }
      for name in places.shuffled(using: &random).prefix(2) { chains.append(place(name)) }
      let predicates = ["minister_of", "citizen_of", "holds_office_in"]
      let relation = (0, predicates.randomElement(using: &random) ?? "citizen_of", 5)
      story.article("article-\(number)", chains, Bool.random(using: &random) ? [relation] : [])
    }
    return story.claims
  }
}

/// The same numbers on every machine.
///
/// Source: SplitMix64, G. Steele, D. Lea, C. Flood, OOPSLA 2014.
struct Random: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
