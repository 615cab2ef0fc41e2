import Foundation
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

  /// Everyone in a circle of friends knows everyone, and only one of them knows the source and the target: every walk of a
  /// length above two leads back through that one.
  @Test func `gives up where detours have no end, and says so`() throws {
    let friends = (0..<12).map { "friend\($0)" }
    var links = [link("source", friends[0]), link(friends[0], "target")]
    for (index, friend) in friends.enumerated() { links += friends[(index + 1)...].map { link(friend, $0) } }
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
    let items = (0..<200).map { PathQueue.Item(bound: $0 / 7, entities: [$0 % 7, $0], cost: 0) }
    var queue = PathQueue()
    for item in items.shuffled(using: &generator) { queue.push(item) }
    var out: [Int] = []
    while let item = queue.pop() { out.append(item.entities[1]) }
    #expect(out == Array(0..<200).sorted { ($0 / 7, $0 % 7) < ($1 / 7, $1 % 7) })
  }

  @Test func `the shortest, the best told and those around hubs come first, as a walk of all paths says`() throws {
    for seed in 0..<60 {
      var generator = Seeded(seed)
      var links: [Relation.Key: RelationSummary] = [:]
      func add(_ a: Int, _ predicate: String, _ b: Int) {
        let key = Relation.Key(subject: "e\(a)", predicate: predicate, object: "e\(b)")
        if a == b { return }
        links[key] = RelationSummary(
          key: key, articles: 9, stories: Int.random(in: 1...9, using: &generator),
          confidence: Double(Int.random(in: 1...10, using: &generator)) / 10,
          standing: Relation.Standing.allCases.randomElement(using: &generator) ?? .actual)
      }
      for _ in 0..<Int.random(in: 4...26, using: &generator) {
        add(
          Int.random(in: 0..<9, using: &generator),
          ["met_with", "supports"].randomElement(using: &generator) ?? "supports",
          Int.random(in: 0..<9, using: &generator))
      }
      // Two whom everybody knows, one of them twice as well.
      if !seed.isMultiple(of: 3) {
        for other in 0..<9 { for way in 0..<2 { add(2, "knows\(way)", other) } }
        for other in 0..<9 { for way in 0..<4 { add(other, "visited\(way)", 5) } }
      }
      let adjacency = Adjacency(Array(links.values))
      guard adjacency.count > 2 else { continue }
      var filter = LinkFilter()
      filter.direction = seed.isMultiple(of: 3) ? .forward : .either
      filter.without = seed.isMultiple(of: 4) ? ["e1"] : []
      let (source, target) = (0, adjacency.count - 1)
      let search = PathSearch(adjacency, from: source, to: target, filter: filter)
      var around = filter
      around.hubs = .costly
      let searchAround = PathSearch(adjacency, from: source, to: target, filter: around)
      let admission = adjacency.admission(filter)
      for reach in [1, 2, 3, 5, 7] {
        var walked: [(entities: [Int], weakness: Int, hubs: Int)] = []
        func walk(_ path: [Int], _ weakness: Int, _ hubs: Int) {
          guard let last = path.last, last != target else { return walked.append((path, weakness, hubs)) }
          if path.count > reach { return }
          let degree = Double(adjacency.degree(last))
          let passing = last == source || degree < 16 ? 0 : Int(log2(degree / 8))
          for (next, step) in adjacency.steps(from: last, admission)
          where !path.contains(next) && (next == target || !admission.blocks(next)) {
            walk(path + [next], weakness + step, hubs + passing)
          }
        }
        walk([source], 0, 0)
        func expected(_ cost: ((entities: [Int], weakness: Int, hubs: Int)) -> (Int, Int)) -> [[Int]] {
          walked.sorted {
            cost($0) != cost($1) ? cost($0) < cost($1) : $0.entities.lexicographicallyPrecedes($1.entities)
          }.map(\.entities)
        }
        let byLength = expected { ($0.entities.count, $0.weakness) }
        let byEvidence = expected { (0, $0.weakness) }
        let longer = Dictionary(uniqueKeysWithValues: walked.map { ($0.entities, $0.entities.count + $0.hubs) })
        let aroundHubs = expected { ($0.entities.count + $0.hubs, $0.weakness) }
        let byBoth = expected { (0, $0.weakness + 1_000_000 * $0.hubs) }
        for limit in [1, 2, 1000] {
          func check(_ answer: (found: [PathSearch.Found], isComplete: Bool), _ expected: some Sequence<[Int]>) {
            #expect(answer.isComplete)
            #expect(
              answer.found.map(\.entities) == Array(expected.prefix(limit)),
              "seed \(seed), reach \(reach), limit \(limit)")
          }
          func paths(_ search: PathSearch, _ onlyShortest: Bool, _ nearness: PathNearness = .length)
            -> (found: [PathSearch.Found], isComplete: Bool)
          {
            search.paths(reach: reach, limit: limit, onlyShortest: onlyShortest, nearness: nearness)
          }
          check(paths(search, true), byLength.filter { $0.count == byLength[0].count })
          check(paths(search, false), byLength)
          check(paths(search, true, .evidence), byEvidence)
          check(paths(searchAround, true), aroundHubs.filter { longer[$0] == longer[aroundHubs[0]] })
          check(paths(searchAround, false), aroundHubs)
          check(paths(searchAround, false, .evidence), byBoth)
        }
      }
    }
  }

  @Test func `a hub counts one more each time that its relations double`() {
    let costs = [1, 15, 16, 31, 32, 64, 127, 128, 1 << 17, 1 << 18, Int(UInt32.max)].map {
      LinkFilter.Hubs.costly.relations(passing: $0)
    }
    #expect(costs == [0, 0, 1, 1, 2, 3, 3, 4, 14, 15, 15])
    #expect(LinkFilter.Hubs.any.relations(passing: 1 << 20) == 0)
  }

  @Test func `the dearest path is still told from none`() {
    for nearness in PathNearness.allCases {
      let measure = PathMeasure(nearness, .costly)
      let steps = Limits.pathLength * (Int(measure.relation) + 4_000_000)
      let passed = (Limits.pathLength - 1) * Int(measure.passing(.max))
      #expect(steps + passed < Int(PathMeasure.unreached))
    }
  }

  @Test func `gives up around hubs, too, where detours have no end, and says so`() throws {
    var links: [RelationSummary] = []
    let middle = (0..<40).map { "m\($0)" }
    for (index, one) in middle.enumerated() {
      links += [link("source", one), link(one, "target")] + middle[(index + 1)...].map { link(one, $0) }
    }
    let adjacency = Adjacency(links)
    var filter = LinkFilter()
    filter.hubs = .costly
    let search = PathSearch(
      adjacency, from: try #require(adjacency.number(of: "source")), to: try #require(adjacency.number(of: "target")),
      filter: filter, partialPaths: 500)
    let all = search.paths(reach: 6, limit: 100, onlyShortest: false)
    #expect(!all.isComplete)
    // What was found are the first ones all the same.
    #expect(all.found.allSatisfy { $0.entities.count == 3 })
    let best = search.paths(reach: 6, limit: 1, onlyShortest: true)
    #expect(best.isComplete)
    #expect(best.found.map(\.entities.count) == [3])
  }
}
