internal import GRDB
public import GraphSchema

/// Who is linked to whom, in arrays of numbers: what search in memory needs of the relations, and nothing else.
///
/// Entities are numbers in the order of their ids (by bytes), predicates likewise; links are sorted by subject, object,
/// predicate. A million links take 16 MB.
public struct PackedLinks: Sendable {
  /// The bytes of all ids, one after the other.
  public internal(set) var idBytes: [UInt8] = []
  /// Where each id begins in `idBytes`, and the end.
  public internal(set) var idStarts: [UInt32] = [0]
  public internal(set) var predicates: [Predicate.ID] = []
  /// The links of subject n are `starts[n]..<starts[n + 1]`.
  public internal(set) var starts: [UInt32] = [0]
  public internal(set) var objects: [UInt32] = []
  /// The predicate in the lower 12 bits, the standing in the next 3, how many stories in the upper 17.
  public internal(set) var facts: [UInt32] = []
  /// In millionths.
  public internal(set) var confidences: [UInt32] = []

  public var entityCount: Int { idStarts.count - 1 }

  /// What does not fit 17 bits: nobody asks for more stories than this.
  static let mostStories = (1 << 17) - 1

  /// - Parameter links: joined entities by their place in `ids`; in any order.
  init(ids: [Entity.ID], predicates: [Predicate.ID], links: [Link]) {
    self.predicates = predicates
    idStarts.reserveCapacity(ids.count + 1)
    for id in ids {
      idBytes += id.utf8
      idStarts.append(UInt32(idBytes.count))
    }
    let sorted = links.sorted { $0.place < $1.place }
    objects = sorted.map(\.object)
    facts = sorted.map(\.facts)
    confidences = sorted.map(\.confidence)
    starts = Self.starts(of: sorted.map(\.subject), among: ids.count)
  }

  /// A link before it has its place.
  struct Link {
    let subject: UInt32
    let object: UInt32
    let facts: UInt32
    let confidence: UInt32

    /// What links are sorted by: no two have the same.
    var place: (UInt32, UInt32, UInt32) { (subject, object, facts & 0xFFF) }
  }

  init() {}

  static func facts(predicate: Int, standing: Int, stories: Int) -> UInt32 {
    UInt32(predicate) | UInt32(clamping: standing & 7) << 12 | UInt32(clamping: min(stories, mostStories)) << 15
  }

  /// - Parameter subjects: sorted.
  static func starts(of subjects: [UInt32], among count: Int) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for subject in subjects { starts[Int(subject) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    return starts
  }
}

extension PackedLinks {
  /// All relations of a graph without a file of rows behind it.
  public init(_ links: [RelationSummary]) {
    let ids = Set(links.flatMap { [$0.key.subject, $0.key.object] }).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let predicates = Set(links.map(\.key.predicate)).sorted()
    let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, UInt32($0)) })
    let kinds = Dictionary(uniqueKeysWithValues: predicates.enumerated().map { ($1, $0) })
    self.init(
      ids: ids, predicates: predicates,
      links: links.compactMap { link in
        guard let subject = places[link.key.subject], let object = places[link.key.object],
          let predicate = kinds[link.key.predicate]
        else { return nil }
        return Link(
          subject: subject, object: object,
          facts: Self.facts(predicate: predicate, standing: link.standing.number, stories: link.stories),
          confidence: UInt32(Millionths.of(link.confidence)))
      })
  }
}
