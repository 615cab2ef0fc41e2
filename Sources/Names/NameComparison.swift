public import GraphSchema

/// How alike two names are, and why.
///
/// The score speaks of the names alone: two people called John Smith score 1. Whether they are one person is for
/// identity, which also knows what they do.
public struct NameComparison: Hashable, Sendable {
  /// 0...1, higher is more alike. At `NameComparison.same` and above the names are forms of one name; 1 is the same words.
  public let score: Double
  /// Readable reasons, most important first; empty only for names with nothing in common.
  public let reasons: [String]
  /// Whether something in the names speaks against one bearer, not just for nothing: "Jr." against "Sr.", 1st against
  /// 2nd, two different given names before one family name.
  public let isConflict: Bool

  /// Whether one is the initials of the other, which may be those of other names too.
  public let isByInitials: Bool

  /// Whether only one of them says "Jr." or "Sr.". A number ("John Ray III") is left out by most who write the name.
  public let isWithoutSuffix: Bool

  /// The score from which two names are forms of one name. Chosen on `Tests/NamesTests/Cases/names.csv`.
  public static let same = 0.75

  public var isSame: Bool { score >= Self.same }

  init(
    _ score: Double, _ reasons: [String], isConflict: Bool = false, isByInitials: Bool = false,
    isWithoutSuffix: Bool = false
  ) {
    self.score = min(max(score, 0), 1)
    self.reasons = reasons
    self.isConflict = isConflict
    self.isByInitials = isByInitials
    self.isWithoutSuffix = isWithoutSuffix
  }

  /// Names with nothing in common.
  public static let unlike = NameComparison(0, [])

  /// Compares two names of one kind.
  ///
  /// - Complexity: O(length of one times length of the other) at worst. Parse once with `ParsedName` where one name is
  ///   compared with many.
  public static func compare(_ a: String, _ b: String, kind: EntityKind) -> NameComparison {
    ParsedName(a, kind: kind).compared(to: ParsedName(b, kind: kind))
  }
}

/// A name, taken apart as its kind asks.
public enum ParsedName: Hashable, Sendable {
  case person(PersonName)
  case place(PlaceName)
  case organization(OrganizationName)

  public init(_ text: String, kind: EntityKind) {
    switch kind {
    case .person: self = .person(PersonName(text))
    case .place: self = .place(PlaceName(text))
    case .organization: self = .organization(OrganizationName(text))
    }
  }

  public var written: String {
    switch self {
    case .person(let name): name.written
    case .place(let name): name.written
    case .organization(let name): name.written
    }
  }

  /// Names of different kinds are compared as bodies, word by word: "Vatican" the place and "Vatican" the body.
  public func compared(to other: ParsedName) -> NameComparison {
    switch (self, other) {
    case (.person(let a), .person(let b)): a.compared(to: b)
    case (.place(let a), .place(let b)): a.compared(to: b)
    case (.organization(let a), .organization(let b)): a.compared(to: b)
    default: OrganizationName(written).compared(to: OrganizationName(other.written))
    }
  }

  /// Whether this name is a shorter form of the other that many could bear: a surname, an acronym, a first word.
  public func isPartial(of other: ParsedName) -> Bool {
    switch (self, other) {
    case (.person(let a), .person(let b)): a.partial(of: b) != nil
    case (.place, .place): false
    case (.organization(let a), .organization(let b)): a.partial(of: b) != nil
    default: false
    }
  }

  /// Whether the other name holds all words of this one and more: "Senate" and "Puerto Rico Senate".
  public func isInside(_ other: ParsedName) -> Bool {
    let (mine, others) = (words, other.words)
    return mine.count < others.count && mine.allSatisfy(others.contains)
  }

  private var words: [String] {
    switch self {
    case .person(let name): name.core
    case .place(let name): name.base
    case .organization(let name): name.core
    }
  }

  /// Keys under which all forms of this name that compare as the same are found, sorted, without repeats.
  ///
  /// Two names without a common key never score `NameComparison.same`, except by a misspelling of a first letter.
  public var keys: [String] {
    switch self {
    case .person(let name): name.keys
    case .place(let name): name.keys
    case .organization(let name): name.keys
    }
  }
}
