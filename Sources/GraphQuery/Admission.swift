internal import GraphSchema
internal import GraphStore
internal import Synchronization

/// A `LinkFilter` in the numbers of an adjacency, so that asking costs a look into a small table a link.
struct Admission: Sendable {
  /// The weakness of what links say, by its number, where they may be followed from subject to object; 0 where not. No
  /// weakness is 0.
  let leaving: [UInt32]
  /// The same from object to subject. A symmetric relation has no direction: which end comes first is decided by the ids.
  let arriving: [UInt32]
  /// Whom no path passes, by entity; empty for nobody.
  private let blocked: [Bool]
  var blocksSome: Bool { !blocked.isEmpty }

  init(_ filter: LinkFilter, _ packed: PackedLinks, symmetric: Set<Predicate.ID>) {
    let predicates = packed.predicates.map { name in filter.predicates.map { $0.contains(name) } ?? true }
    let isSymmetric = packed.predicates.map(symmetric.contains)
    // In the order of the standings: actual, planned, alleged, possible, denied.
    let standings = 0b00001 | (filter.includesPlanned ? 0b01110 : 0) | (filter.includesDenied ? 0b10000 : 0)
    var (leaving, arriving): ([UInt32], [UInt32]) = ([], [])
    for sort in packed.sorts {
      let isAdmitted =
        standings >> sort.standing & 1 == 1 && sort.stories >= filter.minimumStories && predicates[sort.predicate]
      let cost = isAdmitted ? UInt32(sort.weakness) : 0
      leaving.append(filter.direction == .backward && !isSymmetric[sort.predicate] ? 0 : cost)
      arriving.append(filter.direction == .forward && !isSymmetric[sort.predicate] ? 0 : cost)
    }
    self.leaving = leaving
    self.arriving = arriving
    var blocked: [Bool] = []
    for number in filter.without.sorted.compactMap(packed.number) {
      if blocked.isEmpty { blocked = [Bool](repeating: false, count: packed.entityCount) }
      blocked[number] = true
    }
    self.blocked = blocked
  }

  @inline(__always)
  func blocks(_ entity: Int) -> Bool { blocksSome && blocked[entity] }

  func withCosts<Value>(_ body: (LinkCosts) -> Value) -> Value {
    leaving.withUnsafeBufferPointer { leaving in
      arriving.withUnsafeBufferPointer { arriving in
        body(
          LinkCosts(
            leaving: leaving, arriving: arriving, leave: leaving.contains { $0 != 0 },
            arrive: arriving.contains { $0 != 0 }))
      }
    }
  }
}

/// An admission as it lies in memory, valid only inside `Admission.withCosts(_:)`.
struct LinkCosts {
  let leaving: UnsafeBufferPointer<UInt32>
  let arriving: UnsafeBufferPointer<UInt32>
  /// Whether any link may be followed so.
  let leave: Bool
  let arrive: Bool
}

/// The filters that were asked for last, in the numbers of one adjacency: most questions ask for the same.
final class AdmissionCache: Sendable {
  private struct Entry {
    let filter: LinkFilter
    let symmetric: Set<Predicate.ID>
    let admission: Admission
  }

  private static let kept = 4
  private let entries = Mutex<[Entry]>([])

  func admission(
    _ filter: LinkFilter, _ symmetric: Set<Predicate.ID>, _ make: () -> Admission
  ) -> Admission {
    let known = entries.withLock { entries in
      entries.first { $0.filter == filter && $0.symmetric == symmetric }?.admission
    }
    if let known { return known }
    let admission = make()
    entries.withLock { entries in
      if entries.count == Self.kept { entries.removeFirst() }
      entries.append(Entry(filter: filter, symmetric: symmetric, admission: admission))
    }
    return admission
  }
}
