/// The three kinds of thing that Kith knows.
public enum EntityKind: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case person, place, organization

  public static func < (a: EntityKind, b: EntityKind) -> Bool { a.rawValue < b.rawValue }
}

/// How a mention stands for its entity.
public enum Reading: String, Hashable, Sendable, Codable, CaseIterable {
  /// By a name of its own: "Sergei Lavrov", "NATO".
  case name
  /// By the word for its people or its adjective: "Russian", "Germans", "Democrats".
  case demonym
  /// By something that belongs to it: "Moscow said", "the Kremlin", "Downing Street".
  case metonym
  /// By a pronoun: "he", "its".
  case pronoun
  /// By a description: "the minister", "the company".
  case description

  /// Whether it says who is meant only by a name elsewhere.
  public var isStandIn: Bool { self == .pronoun || self == .description }
}
