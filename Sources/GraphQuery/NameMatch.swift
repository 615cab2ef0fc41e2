public import GraphSchema

/// An entity that a name may mean, and how well the name fits.
public struct NameMatch: Hashable, Sendable {
  /// How a name fits; better grades are larger.
  public enum Grade: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// Every word begins a word of the name: "kell" in "Keith Kellogg".
    case beginning
    /// It is a part of the name: "kellogg".
    case part
    /// It is another form of the name: "Bill" for "William", "Sergei" for "Sergey".
    case form
    /// It is one of the spellings in the articles.
    case spelling
    /// It is the name shown.
    case name
    /// It is the id.
    case id

    public static func < (a: Grade, b: Grade) -> Bool { a.rawValue < b.rawValue }
  }

  public let entity: Entity
  public let grade: Grade
  /// 0...1, higher is more alike: for `.form` that of the names; 0.8 for a `.part` in other letters ("kelog"); otherwise 1.
  public let score: Double
  /// The spelling that fits.
  public let spelling: String
}
