internal import GraphSchema

/// How the tables number what has no name of its own there.
enum Numbering {
  /// Up to it imported passages are numbered, and entities; above it passages of articles read here, and other names of
  /// entities. So a number alone says which it is, and no row need say it.
  static let boundary = 1 << 30

  /// What a row has for its number, as long as nobody but Kith wrote the file.
  static let all = 1...Int(Int32.max)

  /// How many articles or stories there may be of something.
  static let counts = 0...Int(Int32.max)
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

  init?(number: Int) {
    switch number {
    case 0: self = .person
    case 1: self = .place
    case 2: self = .organization
    default: return nil
    }
  }

  /// - Throws: `DamagedColumn`.
  static func stored(_ row: RawStatement, _ column: Int32) throws -> EntityKind {
    let number = try row.int(column)
    guard let kind = EntityKind(number: number) else { throw DamagedColumn(column: "kind_number") }
    return kind
  }
}
