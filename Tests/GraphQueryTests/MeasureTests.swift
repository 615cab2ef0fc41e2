import Cypher
import GraphSchema
import GraphStore
import TestSupport
import Testing

@testable import GraphQuery

@Suite("Measures of a graph")
struct MeasureTests {
  private func link(_ a: Int, _ b: Int, stories: Int = 1) -> RelationSummary {
    RelationSummary(
      key: Relation.Key(subject: name(a), predicate: "supports", object: name(b)), articles: stories,
      stories: stories, confidence: 0.9, standing: .actual)
  }

  private func name(_ number: Int) -> String { "p\(number < 10 ? "0" : "")\(number)" }

  private func graph(_ links: [RelationSummary]) -> WeightedGraph {
    let adjacency = Adjacency(links)
    return WeightedGraph(adjacency, adjacency.admission(LinkFilter()))
  }

  private func random(_ count: Int, links: Int, seed: Int) -> [RelationSummary] {
    var generator = Seeded(seed)
    var found: [Relation.Key: RelationSummary] = [:]
    for node in 1..<count { found[link(node - 1, node).key] = link(node - 1, node) }
    for _ in 0..<links {
      let (a, b) = (Int.random(in: 0..<count, using: &generator), Int.random(in: 0..<count, using: &generator))
      if a != b { found[link(a, b).key] = link(a, b, stories: Int.random(in: 1...3, using: &generator)) }
    }
    return found.values.sorted { $0.key < $1.key }
  }

  /// For every pair all shortest paths, walked one by one.
  private func naiveBetweenness(_ graph: WeightedGraph) -> [Double] {
    var sum = [Double](repeating: 0, count: graph.count)
    func paths(from a: Int, to b: Int) -> [[Int]] {
      var level = [[a]]
      while !level.isEmpty, !level.contains(where: { $0.last == b }), level[0].count <= graph.count {
        level = level.flatMap { path in
          var longer: [[Int]] = []
          graph.forEachNeighbour(of: path[path.count - 1]) { other, _ in
            if !path.contains(other) { longer.append(path + [other]) }
          }
          return longer
        }
      }
      return level.filter { $0.last == b }
    }
    for a in 0..<graph.count {
      for b in 0..<a {
        let all = paths(from: a, to: b)
        for path in all { for node in path.dropFirst().dropLast() { sum[node] += 1 / Double(all.count) } }
      }
    }
    return sum
  }

  @Test func `betweenness is that of all shortest paths walked one by one`() {
    for seed in 0..<8 {
      let graph = graph(random(9, links: 6, seed: seed))
      let found = Centrality.betweenness(graph)
      for (a, b) in zip(found, naiveBetweenness(graph)) { #expect(abs(a - b) < 1e-9, "seed \(seed)") }
      #expect(Centrality.betweenness(graph, samples: graph.count) == found)
    }
  }

  @Test func `betweenness of samples is near that of all, and the same every time`() {
    // Two circles in which everybody knows everybody, and one who knows one of each.
    let circles = [Array(0..<15), Array(16..<31)]
    let pairs = circles.flatMap { circle in circle.flatMap { a in circle.filter { $0 > a }.map { (a, $0) } } }
    let graph = graph((pairs + [(0, 15), (15, 16)]).map { link($0, $1) })
    let exact = Centrality.betweenness(graph)
    #expect(exact[15] == 225)
    for samples in [8, 12, 20] {
      let sampled = Centrality.betweenness(graph, samples: samples)
      #expect(abs(sampled[15] - 225) < 45, "\(samples) samples say \(sampled[15])")
      #expect(Set(sampled.indices.sorted { sampled[$0] > sampled[$1] }.prefix(3)) == [0, 15, 16])
      #expect(Centrality.betweenness(graph, samples: samples) == sampled)
    }
  }

  @Test func `PageRank sums to one, and whom all point to comes first`() {
    let star = graph((1..<8).map { link(0, $0) })
    let rank = Centrality.pageRank(star)
    let sum: Double = rank.reduce(0, +)
    #expect(abs(sum - 1) < 1e-9)
    let first = rank.indices.max { rank[$0] < rank[$1] }
    #expect(first == 0)
    let others = Set(rank.dropFirst().map { (share: Double) in (share * 1e9).rounded() })
    #expect(others.count == 1)
  }

  @Test func `the core number is the largest k that peeling leaves`() {
    for seed in 0..<8 {
      let graph = graph(random(14, links: 22, seed: seed))
      var expected = [Int](repeating: 0, count: graph.count)
      for k in 1..<graph.count {
        var rest = Set(0..<graph.count)
        while true {
          let weak = rest.filter { node in
            var degree = 0
            graph.forEachNeighbour(of: node) { other, _ in if rest.contains(other) { degree += 1 } }
            return degree < k
          }
          if weak.isEmpty { break }
          rest.subtract(weak)
        }
        for node in rest { expected[node] = k }
      }
      #expect(Centrality.cores(graph) == expected, "seed \(seed)")
    }
  }

  @Test func `communities are the circles of friends that one acquaintance joins`() {
    var links: [RelationSummary] = []
    for circle in 0..<3 {
      for a in 0..<6 { for b in 0..<a { links.append(link(circle * 6 + b, circle * 6 + a)) } }
    }
    links += [link(0, 6), link(7, 12)]
    let expected = (0..<18).map { $0 / 6 }
    #expect(Leiden.communities(of: graph(links)) == expected)
  }

  @Test func `a community hangs together, and no move of one makes the whole better`() {
    for seed in 0..<12 {
      let graph = graph(random(60, links: 90, seed: seed))
      let community = Leiden.communities(of: graph)
      for number in Set(community) {
        let members = Set(community.indices.filter { community[$0] == number })
        var reached: Set<Int> = []
        var stack = [members.min() ?? 0]
        while let node = stack.popLast() {
          guard reached.insert(node).inserted else { continue }
          graph.forEachNeighbour(of: node) { other, _ in if members.contains(other) { stack.append(other) } }
        }
        #expect(reached == members, "seed \(seed), community \(number)")
      }
      #expect(modularity(graph, community) >= modularity(graph, Centrality.components(graph)), "seed \(seed)")
      #expect(modularity(graph, community) > 0.3, "seed \(seed)")
      #expect(Leiden.communities(of: graph) == community, "seed \(seed)")
    }
  }

  private func modularity(_ graph: WeightedGraph, _ community: [Int]) -> Double {
    let total = Double((0..<graph.count).reduce(0) { $0 + graph.strength($1) })
    var inside = 0.0
    var sums: [Int: Double] = [:]
    for node in 0..<graph.count {
      sums[community[node], default: 0] += Double(graph.strength(node))
      graph.forEachNeighbour(of: node) { other, weight in
        if community[other] == community[node] { inside += Double(weight) }
      }
    }
    return inside / total - sums.values.reduce(0) { $0 + ($1 / total) * ($1 / total) }
  }

  @Test func `what is kept is known to openCypher until the graph changes`() async throws {
    var generator = Seeded(7)
    let articles = QuerySamples.random(people: 12, sayings: 30, using: &generator)
    let database = try await QuerySamples.database(articles)
    let questions = GraphQuestions(database)
    let query = try CypherQuery("MATCH (p:Person) WHERE p.pagerank > 0 RETURN p.id, p.pagerank, p.community, p.core")
    #expect(try await questions.query(query).rows.isEmpty)
    #expect(try await questions.keptCommunities() == nil)

    let count = try await questions.keepRank(by: .pagerank)
    let groups = try await questions.keepCommunities()
    let ranked = try await questions.rank(by: .pagerank, limit: 100)
    #expect(ranked.count == count)
    let expected = Dictionary(uniqueKeysWithValues: ranked.map { ($0.entity.id, $0.score) })
    let rows = try await questions.query(query).rows
    #expect(rows.count == count)
    for row in rows {
      guard case .text(let id) = row[0], case .float(let score) = row[1], case .integer(let group) = row[2] else {
        Issue.record("\(row)")
        continue
      }
      #expect(score == expected[id])
      #expect(groups[group - 1].members.contains(id))
      #expect(row[3] == .null, "nothing was kept under this name")
    }
    #expect(try await questions.keptCommunities()?.map { Set($0) } == groups.map { Set($0.members) })
    #expect(try await database.check() == [])

    try await database.replaceGraph(with: SampleArticles.resolve(try await database.claims()))
    #expect(try await questions.query(query).rows.isEmpty, "the graph may be another one")
    #expect(try await questions.keptCommunities() == nil)
  }

  @Test func `what was measured in a graph that is gone is not kept`() async throws {
    var generator = Seeded(8)
    let database = try await QuerySamples.database(QuerySamples.random(people: 4, sayings: 6, using: &generator))
    let revision = try await database.revision()
    let error = await #expect(throws: StoreError.self) {
      try await database.keep(["person:p1": 1], of: "core", revision: revision - 1)
    }
    #expect(
      error?.description == """
        Error: the graph changed while it was measured
          at :memory:
          try: run the command again, one kith at a time
        """)
  }
}
