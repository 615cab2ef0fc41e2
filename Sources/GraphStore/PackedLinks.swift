internal import GRDB
public import GraphSchema

/// Who is linked to whom, in arrays of numbers: what search in memory needs of the relations, and nothing else.
///
/// Entities are numbers in the order of their ids (by bytes), predicates likewise; links are sorted by subject, object,
/// predicate. A million links take 8 MB.
public struct PackedLinks: Sendable {
  /// In the order of their bytes.
  var ids = PackedTexts()
  public internal(set) var predicates: [Predicate.ID] = []
  /// What links say, by the number that they have in `links`: predicate, standing, stories and confidence of most links
  /// are those of many others, so a filter is asked once for all of them.
  public internal(set) var sorts: [LinkSort] = []
  /// The links of subject n are `links[starts[n]..<starts[n + 1]]`.
  public internal(set) var starts: [UInt32] = [0]
  public internal(set) var links: [PackedLink] = []

  public var entityCount: Int { ids.count }

  /// What does not fit 17 bits: nobody asks for more stories than this.
  static let mostStories = (1 << 17) - 1

  /// - Parameter links: joined entities by their place in `ids`; in any order.
  init(ids: [Entity.ID], predicates: [Predicate.ID], links: [Link]) {
    self.predicates = predicates
    self.ids = PackedTexts(ids)
    var sorts = SortTable()
    let sorted = links.sorted { $0.place < $1.place }
    self.links = sorted.map { PackedLink(other: $0.object, sort: sorts.number(of: $0.sort)) }
    starts = [UInt32](repeating: 0, count: ids.count + 1)
    for link in sorted { starts[Int(link.subject) + 1] += 1 }
    for index in ids.indices { starts[index + 1] += starts[index] }
    // The most frequent ones first, so that they have the shortest numbers and do not depend on the order of the links.
    let order = sorts.byFrequency
    var places = [UInt32](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = UInt32(place) }
    for index in self.links.indices { self.links[index].sort = places[Int(self.links[index].sort)] }
    self.sorts = order.map { sorts.sorts[$0] }
  }

  /// A link before it has its place.
  struct Link {
    let subject: UInt32
    let object: UInt32
    let sort: LinkSort

    /// What links are sorted by: no two have the same.
    var place: (UInt32, UInt32, UInt32) { (subject, object, sort.fact & 0xFFF) }
  }

  init() {}
}

/// One end of a link.
public struct PackedLink: Equatable, Sendable {
  /// The entity at the other end.
  public let other: UInt32
  /// What the link says: a place in `PackedLinks.sorts`.
  public internal(set) var sort: UInt32

  public init(other: UInt32, sort: UInt32) {
    self.other = other
    self.sort = sort
  }
}

/// What a link says, besides whom it joins.
public struct LinkSort: Hashable, Sendable {
  /// The predicate in the lower 12 bits, the standing in the next 3, how many stories in the upper 17.
  let fact: UInt32
  /// In millionths.
  let confidence: UInt32

  init(fact: UInt32, confidence: UInt32) {
    self.fact = fact
    self.confidence = confidence
  }

  init(predicate: Int, standing: Int, stories: Int, confidence: Int) {
    fact =
      UInt32(predicate) | UInt32(clamping: standing & 7) << 12
      | UInt32(clamping: min(stories, PackedLinks.mostStories)) << 15
    self.confidence = UInt32(clamping: min(confidence, 1_000_000))
  }

  /// A place in `PackedLinks.predicates`.
  public var predicate: Int { Int(fact & 0xFFF) }
  /// As the tables number it: 0 actual, 1 planned, 2 alleged, 3 possible, 4 denied.
  public var standing: Int { Int(fact >> 12 & 7) }
  public var stories: Int { Int(fact >> 15) }

  /// See `RelationSummary.weakness`.
  public var weakness: Int {
    let penalty = standing == 0 ? 0 : standing == 4 ? 2_000_000 : 1_000_000
    return 1_000_000 - Int(confidence) + 1_000_000 / max(stories, 1) + penalty
  }
}

/// Numbers what links say, in the order in which it is met.
struct SortTable {
  private(set) var sorts: [LinkSort]
  private var numbers: [LinkSort: UInt32]
  private var counts: [Int]
  private var last: (sort: LinkSort, number: UInt32)?

  /// - Parameter sorts: those that have their numbers already.
  init(_ sorts: [LinkSort] = []) {
    self.sorts = sorts
    numbers = Dictionary(sorts.enumerated().map { ($1, UInt32($0)) }) { first, _ in first }
    counts = [Int](repeating: 0, count: sorts.count)
  }

  mutating func number(of sort: LinkSort) -> UInt32 {
    if let last, last.sort == sort {
      counts[Int(last.number)] += 1
      return last.number
    }
    let number = numbers[sort] ?? UInt32(sorts.count)
    if Int(number) == sorts.count {
      numbers[sort] = number
      sorts.append(sort)
      counts.append(0)
    }
    counts[Int(number)] += 1
    last = (sort, number)
    return number
  }

  /// The numbers, those of the most links first.
  var byFrequency: [Int] {
    sorts.indices.sorted { a, b in
      (counts[b], sorts[a].fact, sorts[a].confidence) < (counts[a], sorts[b].fact, sorts[b].confidence)
    }
  }
}

extension PackedLinks {
  /// All relations of a graph without a file of rows behind it.
  public init(_ links: [RelationSummary]) {
    let ids = IDSet(links.flatMap { [$0.key.subject, $0.key.object] }).sorted
    let predicates = Set(links.map(\.key.predicate)).sorted()
    let places = IDTable(ids.enumerated().map { ($1, UInt32($0)) })
    let kinds = Dictionary(uniqueKeysWithValues: predicates.enumerated().map { ($1, $0) })
    self.init(
      ids: ids, predicates: predicates,
      links: links.compactMap { link in
        guard let subject = places[link.key.subject], let object = places[link.key.object],
          let predicate = kinds[link.key.predicate]
        else { return nil }
        return Link(
          subject: subject, object: object,
          sort: LinkSort(
            predicate: predicate, standing: link.standing.number, stories: link.stories,
            confidence: Millionths.of(link.confidence)))
      })
  }
}
