internal import GraphSchema

/// How the tables number what has no name of its own there.
enum Numbering {
  /// Up to it imported passages are numbered, and entities; above it passages of articles read here, and other names of
  /// entities. So a number alone says which it is, and no row need say it.
  static let boundary = 1 << 30
}

extension EntityKind {
  /// As the table of entities numbers it.
  var number: Int {
    switch self {
    case .person: 0
    case .place: 1
    case .organization: 2
    }
  }
}
