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
}
