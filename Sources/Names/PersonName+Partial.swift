extension PersonName {
  /// How a short name is part of a longer one.
  public struct Part: Hashable, Sendable {
    /// Which part of the longer name the short one is.
    public enum Role: String, Hashable, Sendable { case family, given, initials, middle }

    public let role: Role
    /// 0...1, higher is more telling: 0.5 for a family name, 0.35 for a given name, 0.25 for another part.
    public let strength: Double
    public let reason: String
  }

  /// Whether this name is the family name, the given name or another part of a longer name, and how.
  ///
  /// - Returns: `nil` when it is not, or when it is not shorter.
  public func partial(of other: PersonName) -> Part? {
    guard !family.isEmpty, core.count < other.core.count || (isSingle && !other.isSingle) else { return nil }
    if let suffix, let otherSuffix = other.suffix, suffix != otherSuffix { return nil }
    if forenames.isEmpty {
      let name = family.joined()
      if Self.alike(name, other.family.joined()) || other.family.contains(where: { Self.alike(name, $0) }) {
        return Part(role: .family, strength: 0.5, reason: "'\(written)' is the family name of '\(other.written)'")
      }
      // A bare double surname: "López Obrador".
      if family.count > 1, other.core.count > family.count,
        Array(other.core.suffix(family.count)).joined() == name
      {
        return Part(role: .family, strength: 0.5, reason: "'\(written)' is the family name of '\(other.written)'")
      }
      if let given = other.forenames.first, given.utf8.count > 1, GivenNames.areForms(name, given) {
        return Part(role: .given, strength: 0.35, reason: "'\(written)' is the given name of '\(other.written)'")
      }
      if let nickname = other.nickname, Self.alike(name, nickname) {
        return Part(role: .given, strength: 0.35, reason: "'\(written)' is the nickname of '\(other.written)'")
      }
      if other.forenames.dropFirst().contains(where: { $0.utf8.count > 2 && Self.alike(name, $0) }) {
        return Part(role: .middle, strength: 0.25, reason: "'\(written)' stands inside '\(other.written)'")
      }
      return nil
    }
    // "López Obrador" of "Andrés Manuel López Obrador", read as given and family name.
    let mine = core
    let tail = other.core.suffix(mine.count)
    if other.core.count > mine.count, zip(mine, tail).allSatisfy({ Self.alike($0, $1) }),
      mine.allSatisfy({ $0.utf8.count > 2 })
    {
      return Part(role: .family, strength: 0.5, reason: "'\(written)' is the end of '\(other.written)'")
    }
    return nil
  }

  private static func alike(_ a: String, _ b: String) -> Bool { WordSimilarity.areSpellings(a, b) }
}
