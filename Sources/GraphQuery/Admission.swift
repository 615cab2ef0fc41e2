internal import GraphSchema

/// A `LinkFilter` in the numbers of an adjacency, so that asking costs a few instructions a link.
struct Admission: Sendable {
  let direction: LinkFilter.Direction
  private let predicates: [Bool]
  private let symmetric: [Bool]
  private let standings: UInt32
  private let minimumStories: UInt32
  /// Whom no path passes.
  private let blocked: Set<Int>
  let blocksSome: Bool

  init(
    _ filter: LinkFilter, predicates names: [Predicate.ID], symmetric: Set<Predicate.ID>,
    number: (Entity.ID) -> Int?
  ) {
    direction = filter.direction
    predicates = names.map { name in filter.predicates.map { $0.contains(name) } ?? true }
    self.symmetric = names.map(symmetric.contains)
    // In the order of the standings: actual, planned, alleged, possible, denied.
    standings = 0b00001 | (filter.includesPlanned ? 0b01110 : 0) | (filter.includesDenied ? 0b10000 : 0)
    minimumStories = UInt32(clamping: filter.minimumStories)
    blocked = Set(filter.without.compactMap(number))
    blocksSome = !blocked.isEmpty
  }

  @inline(__always)
  func admits(_ fact: UInt32) -> Bool {
    standings >> (fact >> 12 & 7) & 1 == 1 && fact >> 15 >= minimumStories && predicates[Int(fact & 0xFFF)]
  }

  func isSymmetric(_ fact: UInt32) -> Bool { symmetric[Int(fact & 0xFFF)] }

  @inline(__always)
  func blocks(_ entity: Int) -> Bool { blocksSome && blocked.contains(entity) }
}
