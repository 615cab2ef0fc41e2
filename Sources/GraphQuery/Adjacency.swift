internal import GraphSchema
internal import GraphStore

/// Who is linked to whom, in memory: entities are numbers in the order of their ids, and every link can be followed from
/// both of its ends.
struct Adjacency: Sendable {
  /// One link as seen from one end.
  struct Edge: Sendable {
    /// Number of the entity at the other end.
    let other: Int
    /// What it says: see `PackedLinks.sorts`.
    let sort: Int
    /// Whether it leads from the object to the subject.
    let isReversed: Bool
  }

  private let packed: PackedLinks
  /// The links of which entity n is the object are `arriving[arrivals[n]..<arrivals[n + 1]]`, sorted by subject.
  private let arrivals: [UInt32]
  private let arriving: [PackedLink]
  /// What searches note of each entity, kept from one search to the next.
  let pads: SearchPads
  private let admissions = AdmissionCache()

  init(_ links: [RelationSummary]) { self.init(PackedLinks(links)) }

  /// - Complexity: O(entities + links).
  init(_ packed: PackedLinks) {
    self.packed = packed
    let count = packed.entityCount
    pads = SearchPads(count: count)
    (arrivals, arriving) = packed.starts.withUnsafeBufferPointer { starts in
      packed.links.withUnsafeBufferPointer { links in
        var arrivals = [UInt32](repeating: 0, count: count + 1)
        let arriving = [PackedLink](unsafeUninitializedCapacity: links.count) { arriving, initialized in
          arrivals.withUnsafeMutableBufferPointer { ends in
            // How many arrive at each, then where those of the next begin, which becomes where its own next one goes.
            for link in links { ends[Int(link.other)] &+= 1 }
            var before: UInt32 = 0
            for entity in 0...count { (ends[entity], before) = (before, before &+ ends[entity]) }
            for subject in 0..<count {
              for index in Int(starts[subject])..<Int(starts[subject + 1]) {
                let link = links[index]
                let place = ends[Int(link.other)]
                arriving[Int(place)] = PackedLink(other: UInt32(truncatingIfNeeded: subject), sort: link.sort)
                ends[Int(link.other)] = place &+ 1
              }
            }
            // Each ends where the next begins.
            for entity in stride(from: count, to: 0, by: -1) { ends[entity] = ends[entity - 1] }
            ends[0] = 0
          }
          // Every link has its own place, counted above.
          initialized = links.count
        }
        return (arrivals, arriving)
      }
    }
  }

  var count: Int { packed.entityCount }
  var linkCount: Int { packed.links.count }

  func id(_ number: Int) -> Entity.ID { packed.id(number) }

  /// `nil` for an id that no entity has.
  func number(of id: Entity.ID) -> Int? { packed.number(of: id) }

  /// How many links an entity has.
  func degree(_ number: Int) -> Int {
    Int(packed.starts[number + 1] - packed.starts[number] + arrivals[number + 1] - arrivals[number])
  }

  /// The arrays themselves, for searches that follow thousands of links.
  func withRuns<Value>(_ body: (LinkRuns) -> Value) -> Value {
    packed.starts.withUnsafeBufferPointer { starts in
      packed.links.withUnsafeBufferPointer { leaving in
        arrivals.withUnsafeBufferPointer { arrivals in
          arriving.withUnsafeBufferPointer { arriving in
            body(LinkRuns(starts: starts, leaving: leaving, arrivals: arrivals, arriving: arriving))
          }
        }
      }
    }
  }

  /// Calls the body for every link of an entity that counts: first those that leave, sorted by other end, then those that
  /// arrive, sorted likewise.
  @inline(__always)
  func forEachEdge(of number: Int, _ admission: Admission, _ body: (Edge) -> Void) {
    for index in Int(packed.starts[number])..<Int(packed.starts[number + 1]) {
      let link = packed.links[index]
      guard admission.leaving[Int(link.sort)] != 0 else { continue }
      body(Edge(other: Int(link.other), sort: Int(link.sort), isReversed: false))
    }
    for index in Int(arrivals[number])..<Int(arrivals[number + 1]) {
      let link = arriving[index]
      guard admission.arriving[Int(link.sort)] != 0 else { continue }
      body(Edge(other: Int(link.other), sort: Int(link.sort), isReversed: true))
    }
  }

  /// The entities one link away, sorted, each with the weakness of its strongest link that counts.
  func steps(from number: Int, _ admission: Admission) -> [(other: Int, weakness: Int)] {
    var all: [(other: Int, weakness: Int)] = []
    forEachEdge(of: number, admission) { edge in all.append((edge.other, weakness(edge))) }
    all.sort { ($0.other, $0.weakness) < ($1.other, $1.weakness) }
    var steps: [(other: Int, weakness: Int)] = []
    for step in all where steps.last?.other != step.other { steps.append(step) }
    return steps
  }

  /// See `RelationSummary.weakness`.
  func weakness(_ edge: Edge) -> Int { packed.sorts[edge.sort].weakness }

  /// - Parameter number: the entity from which the link was met.
  func key(_ edge: Edge, from number: Int) -> Relation.Key {
    let (subject, object) = edge.isReversed ? (edge.other, number) : (number, edge.other)
    return Relation.Key(
      subject: id(subject), predicate: packed.predicates[packed.sorts[edge.sort].predicate], object: id(object))
  }

  /// How many independent stories tell a link.
  func stories(_ edge: Edge) -> Int { packed.sorts[edge.sort].stories }

  /// The relations between two entities that count, strongest first, then by key.
  func keys(between first: Int, and second: Int, _ admission: Admission) -> [Relation.Key] {
    var found: [(weakness: Int, key: Relation.Key)] = []
    forEachEdge(of: first, admission) { edge in
      if edge.other == second { found.append((weakness(edge), key(edge, from: first))) }
    }
    return found.sorted { ($0.weakness, $0.key) < ($1.weakness, $1.key) }.map(\.key)
  }

  func admission(_ filter: LinkFilter, symmetric: Set<Predicate.ID> = []) -> Admission {
    admissions.admission(filter, symmetric) {
      Admission(filter, packed, symmetric: symmetric)
    }
  }
}

/// The links of an adjacency as they lie in memory, each eight bytes, those of one entity side by side.
///
/// Valid only inside `Adjacency.withRuns(_:)`.
struct LinkRuns {
  let starts: UnsafeBufferPointer<UInt32>
  let leaving: UnsafeBufferPointer<PackedLink>
  let arrivals: UnsafeBufferPointer<UInt32>
  let arriving: UnsafeBufferPointer<PackedLink>

  @inline(__always)
  func degree(_ entity: Int) -> Int {
    Int(starts[entity + 1] &- starts[entity] &+ arrivals[entity + 1] &- arrivals[entity])
  }

  /// Calls the body with the other end and the weakness of every link that counts.
  @inline(__always)
  func forEachStep(of entity: Int, _ costs: LinkCosts, _ body: (Int, UInt32) -> Void) {
    if costs.leave {
      for index in Int(starts[entity])..<Int(starts[entity + 1]) {
        let cost = costs.leaving[Int(leaving[index].sort)]
        if cost != 0 { body(Int(leaving[index].other), cost) }
      }
    }
    if costs.arrive {
      for index in Int(arrivals[entity])..<Int(arrivals[entity + 1]) {
        let cost = costs.arriving[Int(arriving[index].sort)]
        if cost != 0 { body(Int(arriving[index].other), cost) }
      }
    }
  }

  /// Notes on the pad's near side who is how far from an entity.
  ///
  /// - Parameter blocking: says whom nobody is reached through; they are not reached themselves either.
  /// - Returns: where each level begins among the entities met, and the end of the last; one more than `hops`, and one.
  func grow(from start: Int, hops: Int, _ costs: LinkCosts, blocking: Admission, _ pad: SearchPad) -> [Int] {
    let (side, order) = (pad.near, pad.near.order)
    pad.meet(start, side, at: 0, pad.mark(start))
    order[0] = UInt32(truncatingIfNeeded: start)
    var ends = [0, 1]
    for distance in 0..<hops {
      var next = ends[distance + 1]
      for place in ends[distance]..<ends[distance + 1] {
        forEachStep(of: Int(order[place]), costs) { step, _ in
          let mark = pad.mark(step)
          guard mark >> side.shift & 15 == SearchPad.unmet else { return }
          if blocking.blocksSome, blocking.blocks(step) { return }
          pad.meet(step, side, at: UInt32(distance + 1), mark)
          order[next] = UInt32(truncatingIfNeeded: step)
          next += 1
        }
      }
      ends.append(next)
    }
    return ends
  }
}
