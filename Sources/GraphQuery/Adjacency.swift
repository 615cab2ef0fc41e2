internal import GraphSchema
internal import GraphStore

/// Who is linked to whom, in memory: entities are numbers in the order of their ids, and every link can be followed from
/// both of its ends.
struct Adjacency: Sendable {
  /// One link as seen from one end.
  struct Edge: Sendable {
    /// Number of the entity at the other end.
    let other: Int
    /// Its place among all links.
    let link: Int
    /// Whether it leads from the object to the subject.
    let isReversed: Bool
  }

  private let packed: PackedLinks
  private let subjects: [UInt32]
  /// The links of which entity n is the object are `arriving[arrivals[n]..<arrivals[n + 1]]`, sorted by subject.
  private let arrivals: [UInt32]
  private let arriving: [UInt32]
  /// What searches note of each entity, kept from one search to the next.
  let pads = SearchPads()

  init(_ links: [RelationSummary]) { self.init(PackedLinks(links)) }

  /// - Complexity: O(entities + links).
  init(_ packed: PackedLinks) {
    self.packed = packed
    let count = packed.entityCount
    var subjects = [UInt32](repeating: 0, count: packed.objects.count)
    var arrivals = [UInt32](repeating: 0, count: count + 1)
    for object in packed.objects { arrivals[Int(object) + 1] += 1 }
    for index in 0..<count { arrivals[index + 1] += arrivals[index] }
    var next = arrivals
    var arriving = [UInt32](repeating: 0, count: packed.objects.count)
    packed.objects.withUnsafeBufferPointer { objects in
      for subject in 0..<count {
        for link in Int(packed.starts[subject])..<Int(packed.starts[subject + 1]) {
          subjects[link] = UInt32(subject)
          let object = Int(objects[link])
          arriving[Int(next[object])] = UInt32(link)
          next[object] += 1
        }
      }
    }
    self.subjects = subjects
    self.arrivals = arrivals
    self.arriving = arriving
  }

  var count: Int { packed.entityCount }
  var linkCount: Int { packed.objects.count }

  func id(_ number: Int) -> Entity.ID { packed.id(number) }

  /// `nil` for an id that no entity has.
  func number(of id: Entity.ID) -> Int? { packed.number(of: id) }

  /// How many links an entity has.
  func degree(_ number: Int) -> Int {
    Int(packed.starts[number + 1] - packed.starts[number] + arrivals[number + 1] - arrivals[number])
  }

  /// Calls the body for every link of an entity that counts: first those that leave, sorted by other end, then those that
  /// arrive, sorted likewise.
  @inline(__always)
  func forEachEdge(of number: Int, _ admission: Admission, _ body: (Edge) -> Void) {
    if admission.direction != .backward {
      for link in Int(packed.starts[number])..<Int(packed.starts[number + 1])
      where admission.admits(packed.facts[link]) {
        body(Edge(other: Int(packed.objects[link]), link: link, isReversed: false))
      }
    }
    for index in Int(arrivals[number])..<Int(arrivals[number + 1]) {
      let link = Int(arriving[index])
      let fact = packed.facts[link]
      // A symmetric relation has no direction: which end comes first is decided by the ids.
      guard admission.admits(fact), admission.direction != .forward || admission.isSymmetric(fact) else { continue }
      body(Edge(other: Int(subjects[link]), link: link, isReversed: true))
    }
    if admission.direction == .backward {
      for link in Int(packed.starts[number])..<Int(packed.starts[number + 1]) {
        let fact = packed.facts[link]
        guard admission.admits(fact), admission.isSymmetric(fact) else { continue }
        body(Edge(other: Int(packed.objects[link]), link: link, isReversed: false))
      }
    }
  }

  /// The entities one link away, sorted, each with the weakness of its strongest link that counts.
  func steps(from number: Int, _ admission: Admission) -> [(other: Int, weakness: Int)] {
    var all: [(other: Int, weakness: Int)] = []
    forEachEdge(of: number, admission) { edge in all.append((edge.other, weakness(edge.link))) }
    all.sort { ($0.other, $0.weakness) < ($1.other, $1.weakness) }
    var steps: [(other: Int, weakness: Int)] = []
    for step in all where steps.last?.other != step.other { steps.append(step) }
    return steps
  }

  /// See `RelationSummary.weakness`.
  func weakness(_ link: Int) -> Int {
    let fact = packed.facts[link]
    let standing = Int(fact >> 12 & 7)
    let penalty = standing == 0 ? 0 : standing == 4 ? 2_000_000 : 1_000_000
    return 1_000_000 - Int(packed.confidences[link]) + 1_000_000 / Int(max(fact >> 15, 1)) + penalty
  }

  func key(_ link: Int) -> Relation.Key {
    Relation.Key(
      subject: id(Int(subjects[link])), predicate: packed.predicates[Int(packed.facts[link] & 0xFFF)],
      object: id(Int(packed.objects[link])))
  }

  /// How many independent stories tell a link.
  func stories(_ link: Int) -> Int { Int(packed.facts[link] >> 15) }

  /// The relations between two entities that count, strongest first, then by key.
  func keys(between first: Int, and second: Int, _ admission: Admission) -> [Relation.Key] {
    var found: [(weakness: Int, key: Relation.Key)] = []
    // From the end with fewer links, against the direction if need be.
    forEachEdge(of: first, admission) { edge in
      if edge.other == second { found.append((weakness(edge.link), key(edge.link))) }
    }
    return found.sorted { ($0.weakness, $0.key) < ($1.weakness, $1.key) }.map(\.key)
  }

  func admission(_ filter: LinkFilter, symmetric: Set<Predicate.ID> = []) -> Admission {
    Admission(filter, predicates: packed.predicates, symmetric: symmetric) { number(of: $0) }
  }
}
