internal import GraphSchema

/// Which of our kinds a class of Wikidata is, by what it is a subclass of.
///
/// The dump itself says which class is below which; where it was filtered and the classes are gone, the most frequent ones
/// are known here.
struct WikidataClasses {
  struct Meaning: Hashable {
    let kind: EntityKind
    let subkind: String?
  }

  private var superclasses: [UInt32: [UInt32]] = [:]
  private var known: [UInt32: Meaning?] = [:]

  mutating func add(_ number: UInt32, below superclasses: [UInt32]) { self.superclasses[number] = superclasses }

  /// What the classes of one entry make it: the meaning of the first that has one. `isContradictory` where one is a person
  /// and another is not: bodies have seats and are places as well, but nobody is a town.
  mutating func meaning(of classes: [UInt32]) -> (meaning: Meaning?, isContradictory: Bool) {
    let meanings = classes.compactMap { meaning(of: $0) }
    let people = meanings.count { $0.kind == .person }
    return (meanings.first, people > 0 && people < meanings.count)
  }

  /// Of the nearest class above that is listed; of several as near the one listed first.
  private mutating func meaning(of number: UInt32) -> Meaning? {
    if let found = known[number] { return found }
    var level = [number]
    var seen: Set<UInt32> = [number]
    var found: Meaning?
    search: while !level.isEmpty, seen.count < Self.farthest {
      if let nearest = level.compactMap({ Self.order[$0] }).min() {
        found = Self.roots[nearest].meaning
        break search
      }
      level = level.flatMap { superclasses[$0] ?? [] }.filter { seen.insert($0).inserted }
    }
    known[number] = found
    return found
  }

  /// A class has some hundred above it; beyond that the tree has gone into philosophy.
  private static let farthest = 2_000

  /// Source: Wikidata, its classes as of 2024 and before, written for this package.
  private static let roots: [(number: UInt32, meaning: Meaning?)] = {
    let rows: [(String, EntityKind?, String?)] = [
      ("5", .person, nil),
      // No entries of ours, though below organizations or places: lists, categories, people of fiction, events, works.
      ("4167410 13406463 4167836 11266439 17362920 15632617 95074 14897293 1656682 17537576 2424752", nil, nil),
      ("6256 3624078 7275 3336843 15634554", .place, "country"),
      (
        "515 486972 1549591 3957 532 1093829 5119 1637706 702492 484170 747074 123705 2983893 5084 15284",
        .place, "city"
      ),
      (
        "56061 10864048 13220204 107390 82794 35657 1221156 10742 5107 28575 149621 3502482 1620908 15642541",
        .place, "region"
      ),
      (
        "13226383 41176 811979 1248784 483110 12280 55488 12819564 3947 23413 16560 22698 174782 44539 79007",
        .place, "facility"
      ),
      (
        "271669 618123 8502 4022 23397 23442 165 9430 39816 46831 34763 37901 39594 33837 8514 355304 15324",
        .place, "natural_feature"
      ),
      ("2221906 27096213", .place, nil),
      ("7278", .organization, "party"),
      (
        "783794 4830453 6881511 891723 22687 46970 1589009 210167 18127 2085381 270791 778575",
        .organization, "company"
      ),
      ("484652 245065 4120211 1335818", .organization, "international"),
      ("11032 1193236 1616075 14350 15265344 192283 1002697 1110794 41298 1153191", .organization, "media"),
      ("176799 772547 37726 4508 52371", .organization, "military"),
      ("17149090 17127659", .organization, "armed_group"),
      ("476028 12973014 847017 13393265 4498974 6979593", .organization, "team"),
      ("2385804 3918 875538 9826 3914 38723 31855 902104", .organization, "education"),
      ("41487 190752", .organization, "court"),
      ("79913 163740 157031 708676", .organization, "ngo"),
      (
        "327333 192350 35798 35749 11204 2659904 35535 640506 7188 47913",
        .organization, "government"
      ),
      ("43229 7210356 31728", .organization, nil),
    ]
    return rows.flatMap { numbers, kind, subkind in
      numbers.split(separator: " ").compactMap { UInt32($0) }.map {
        ($0, kind.map { Meaning(kind: $0, subkind: subkind) })
      }
    }
  }()

  private static let order = Dictionary(
    roots.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
}
