internal import GraphSchema

/// Who is linked to whom, in memory: entities are numbers in the order of their ids, and every link stands at both of its
/// ends.
struct Adjacency: Sendable {
  /// One link as seen from one end.
  struct Edge: Sendable {
    /// Number of the entity at the other end.
    let other: Int
    /// Index into `links`.
    let link: Int
  }

  let links: [RelationSummary]
  /// Sorted.
  let ids: [Entity.ID]
  private let numbers: [Entity.ID: Int]
  /// The edges of entity n are `edges[starts[n]..<starts[n + 1]]`, sorted by other end, then link.
  private let starts: [Int]
  private let edges: [Edge]

  /// - Complexity: O(links), plus sorting.
  init(_ links: [RelationSummary]) {
    self.links = links
    let ids = Set(links.flatMap { [$0.key.subject, $0.key.object] }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    var ends: [[Edge]] = Array(repeating: [], count: ids.count)
    for (index, link) in links.enumerated() {
      guard let subject = numbers[link.key.subject], let object = numbers[link.key.object] else { continue }
      ends[subject].append(Edge(other: object, link: index))
      ends[object].append(Edge(other: subject, link: index))
    }
    var starts = [0]
    var edges: [Edge] = []
    for list in ends {
      edges += list.sorted { ($0.other, $0.link) < ($1.other, $1.link) }
      starts.append(edges.count)
    }
    self.ids = ids
    self.numbers = numbers
    self.starts = starts
    self.edges = edges
  }

  /// `nil` for an entity without relations.
  func number(of id: Entity.ID) -> Int? { numbers[id] }

  func edges(of number: Int) -> ArraySlice<Edge> { edges[starts[number]..<starts[number + 1]] }

  var degrees: [(entity: Entity.ID, relations: Int)] {
    ids.indices.map { (ids[$0], starts[$0 + 1] - starts[$0]) }
  }
}
