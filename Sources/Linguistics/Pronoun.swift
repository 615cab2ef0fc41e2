internal import GraphSchema

/// What a pronoun may point to.
struct Pronoun: Sendable {
  enum Kind: Sendable { case person, thing, group }

  let kind: Kind
  let gender: Gender?
  let isObject: Bool
  let isPossessive: Bool

  func fits(_ kind: EntityKind, subkind: String?) -> Bool {
    switch self.kind {
    case .person: return kind == .person
    case .thing: return kind == .organization || kind == .place
    case .group: return kind == .organization || (kind == .place && subkind == "country")
    }
  }

  /// By lower-case form. "Her" is read as possessive: before a verb or mark it is an object, which changes little.
  static let uses: [String: Pronoun] = [
    "he": Pronoun(kind: .person, gender: .male, isObject: false, isPossessive: false),
    "him": Pronoun(kind: .person, gender: .male, isObject: true, isPossessive: false),
    "his": Pronoun(kind: .person, gender: .male, isObject: false, isPossessive: true),
    "himself": Pronoun(kind: .person, gender: .male, isObject: false, isPossessive: false),
    "she": Pronoun(kind: .person, gender: .female, isObject: false, isPossessive: false),
    "her": Pronoun(kind: .person, gender: .female, isObject: false, isPossessive: true),
    "hers": Pronoun(kind: .person, gender: .female, isObject: false, isPossessive: true),
    "herself": Pronoun(kind: .person, gender: .female, isObject: false, isPossessive: false),
    "it": Pronoun(kind: .thing, gender: nil, isObject: false, isPossessive: false),
    "its": Pronoun(kind: .thing, gender: nil, isObject: false, isPossessive: true),
    "itself": Pronoun(kind: .thing, gender: nil, isObject: false, isPossessive: false),
    "they": Pronoun(kind: .group, gender: nil, isObject: false, isPossessive: false),
    "them": Pronoun(kind: .group, gender: nil, isObject: true, isPossessive: false),
    "their": Pronoun(kind: .group, gender: nil, isObject: false, isPossessive: true),
  ]
}
