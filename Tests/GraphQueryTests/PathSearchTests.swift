import GraphSchema
import TestSupport
import Testing

@testable import GraphQuery

@Suite("The search for paths")
struct PathSearchTests {
  private func link(_ a: String, _ b: String) -> RelationSummary {
    RelationSummary(
      key: Relation.Key(subject: a, predicate: "met_with", object: b), articles: 1, stories: 1, confidence: 0.9,
      standing: .actual)
  }

  /// Everyone in a circle of friends knows everyone, and the target is known to the source alone: every walk of a length
  /// above one leads back through the source.
  @Test func `gives up where detours have no end, and says so`() throws {
    let friends = (0..<12).map { "friend\($0)" }
    var links = [link("source", "target")]
    for (index, friend) in friends.enumerated() {
      links.append(link("source", friend))
      links += friends[(index + 1)...].map { link(friend, $0) }
    }
    let adjacency = Adjacency(links)
    let search = PathSearch(
      adjacency, from: try #require(adjacency.number(of: "source")), to: try #require(adjacency.number(of: "target")),
      filter: LinkFilter(), partialPaths: 1_000)
    let shortest = search.paths(reach: 8, limit: 10, onlyShortest: true)
    #expect(shortest.found.count == 1)
    #expect(shortest.isComplete)
    let all = search.paths(reach: 8, limit: 10, onlyShortest: false)
    #expect(all.found.count == 1)
    #expect(!all.isComplete)
  }

  @Test func `takes the queue's items by bound, then by entities`() {
    var generator = Seeded(1)
    let items = (0..<200).map { PathQueue.Item(bound: $0 / 7, entities: [$0 % 7, $0], weakness: 0) }
    var queue = PathQueue()
    for item in items.shuffled(using: &generator) { queue.push(item) }
    var out: [Int] = []
    while let item = queue.pop() { out.append(item.entities[1]) }
    #expect(out == Array(0..<200).sorted { ($0 / 7, $0 % 7) < ($1 / 7, $1 % 7) })
  }

  @Test func `the shortest and the best told paths come first, as a walk of all paths says`() throws {
    for seed in 0..<60 {
      var generator = Seeded(seed)
      var links: [Relation.Key: RelationSummary] = [:]
      for _ in 0..<Int.random(in: 4...26, using: &generator) {
        let (a, b) = (Int.random(in: 0..<9, using: &generator), Int.random(in: 0..<9, using: &generator))
        let key = Relation.Key(
          subject: "e\(a)", predicate: ["met_with", "supports"].randomElement(using: &generator) ?? "supports",
          object: "e\(b)")
        if a == b { continue }
        links[key] = RelationSummary(
          key: key, articles: 9, stories: Int.random(in: 1...9, using: &generator),
          confidence: Double(Int.random(in: 1...10, using: &generator)) / 10,
          standing: Relation.Standing.allCases.randomElement(using: &generator) ?? .actual)
      }
      let adjacency = Adjacency(Array(links.values))
      guard adjacency.count > 2 else { continue }
      var filter = LinkFilter()
      filter.direction = seed.isMultiple(of: 3) ? .forward : .either
      filter.without = seed.isMultiple(of: 4) ? ["e1"] : []
      let search = PathSearch(adjacency, from: 0, to: adjacency.count - 1, filter: filter)
      let admission = adjacency.admission(filter)
      for reach in 1...5 {
        var expected: [PathSearch.Found] = []
        func walk(_ path: [Int], _ weakness: Int) {
          guard let last = path.last, last != adjacency.count - 1 else {
            expected.append(PathSearch.Found(entities: path, weakness: weakness))
            return
          }
          if path.count > reach { return }
          for (next, step) in adjacency.steps(from: last, admission)
          where !path.contains(next) && (next == adjacency.count - 1 || !admission.blocks(next)) {
            walk(path + [next], weakness + step)
          }
        }
        walk([0], 0)
        let sorted = expected.sorted {
          $0.weakness != $1.weakness
            ? $0.weakness < $1.weakness : $0.entities.lexicographicallyPrecedes($1.entities)
        }
        let least = expected.map(\.entities.count).min() ?? 0
        for limit in [1, 2, 1000] {
          let (found, isComplete) = search.paths(reach: reach, limit: limit, onlyShortest: true)
          #expect(isComplete)
          #expect(
            found == Array(sorted.filter { $0.entities.count == least }.prefix(limit)),
            "seed \(seed), reach \(reach), limit \(limit)")
        }
        for limit in [1, 3, 1000] {
          let (found, isComplete) = search.bestTold(reach: reach, limit: limit)
          #expect(isComplete)
          #expect(found.map(\.weakness) == sorted.prefix(limit).map(\.weakness), "seed \(seed), reach \(reach)")
          #expect(limit < 1000 || Set(found.map(\.entities)) == Set(sorted.map(\.entities)), "seed \(seed)")
        }
      }
    }
  }
}
