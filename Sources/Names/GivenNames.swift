/// Compares what stands before the family name: given names, middle names, initials and nicknames.
enum GivenNames {
  struct Agreement {
    let score: Double
    let reason: String
    let isConflict: Bool

    init(_ score: Double, _ reason: String, isConflict: Bool = false) {
      self.score = score
      self.reason = reason
      self.isConflict = isConflict
    }
  }

  /// Whether two given names are one name: spelled otherwise, short for each other, or in another language's form.
  static func areForms(_ a: String, _ b: String) -> Bool { similarity(a, b).score >= 0.85 }

  static func compare(_ a: [String], _ nicknameA: String?, _ b: [String], _ nicknameB: String?) -> Agreement {
    guard let firstA = a.first, let firstB = b.first else {
      return a.isEmpty && b.isEmpty ? Agreement(1, "no given name") : Agreement(0.5, "one has no given name")
    }
    for (nickname, others) in [(nicknameA, b), (nicknameB, a)] {
      if let nickname, let other = others.first, other.utf8.count > 1, areForms(nickname, other) {
        return Agreement(0.9, "'\(nickname)' is the nickname")
      }
    }
    let first = similarity(firstA, firstB)
    if first.isConflict {
      // "J. Edgar Hoover" and "Edgar Hoover"; "Boris Johnson" and "Alexander Boris Johnson".
      if let inner = calledByMiddleName(a, b) ?? calledByMiddleName(b, a) { return inner }
      return first
    }
    guard let middle = compareMiddles(Array(a.dropFirst()), Array(b.dropFirst())) else { return first }
    if middle.isConflict { return middle }
    return Agreement(min(first.score, middle.score), first.reason)
  }

  /// One given name against another.
  private static func similarity(_ a: String, _ b: String) -> Agreement {
    if a == b {
      return a.utf8.count == 1 ? Agreement(0.85, "same initial '\(a)'") : Agreement(1, "same given name '\(a)'")
    }
    if a.utf8.count == 1 || b.utf8.count == 1 {
      let (initial, full) = a.utf8.count == 1 ? (a, b) : (b, a)
      return full.hasPrefix(initial)
        ? Agreement(0.82, "'\(initial)' is the initial of '\(full)'")
        : Agreement(0, "'\(initial)' is not the initial of '\(full)'", isConflict: true)
    }
    let alike = WordSimilarity.between(a, b)
    if alike >= 0.92 { return Agreement(alike, "'\(a)' and '\(b)' are spellings of one given name") }
    if shareRow(a, b, in: WordTables.cognates) {
      return Agreement(0.9, "'\(a)' and '\(b)' are forms of one given name")
    }
    if shareNickname(a, b) { return Agreement(0.9, "'\(a)' and '\(b)' are long and short for one given name") }
    // A final vowel tells Carlo from Carla and Mario from Maria.
    if alike >= 0.8, a.utf8.last == b.utf8.last || !(endsInVowel(a) || endsInVowel(b)), a.utf8.first == b.utf8.first {
      return Agreement(alike, "'\(a)' and '\(b)' differ by little")
    }
    return Agreement(0, "'\(a)' and '\(b)' are different given names", isConflict: true)
  }

  /// `nil` when one side has none.
  private static func compareMiddles(_ a: [String], _ b: [String]) -> Agreement? {
    if a.isEmpty || b.isEmpty { return a.isEmpty && b.isEmpty ? nil : Agreement(0.95, "one without middle name") }
    // Every middle name of the shorter list must fit one of the longer, in order.
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    var next = 0
    for name in short {
      guard let match = long[next...].firstIndex(where: { !similarity(name, $0).isConflict }) else {
        return Agreement(
          0, "the middle names '\(a.joined(separator: " "))' and '\(b.joined(separator: " "))' differ", isConflict: true
        )
      }
      next = match + 1
    }
    if short.count < long.count, short.allSatisfy({ $0.utf8.count == 1 }), long.allSatisfy({ $0.utf8.count == 1 }) {
      // "George W. Bush" is not "George H. W. Bush".
      return Agreement(
        0, "the initials '\(a.joined(separator: " "))' and '\(b.joined(separator: " "))' differ", isConflict: true)
    }
    return Agreement(0.97, "middle names agree")
  }

  private static func calledByMiddleName(_ short: [String], _ long: [String]) -> Agreement? {
    guard let name = short.first, name.utf8.count > 1,
      let used = long.dropFirst().first(where: { $0.utf8.count > 1 && areForms(name, $0) })
    else { return nil }
    return Agreement(0.8, "'\(used)' is the middle name that is used")
  }

  private static func shareRow(_ a: String, _ b: String, in groups: [String: Set<Int>]) -> Bool {
    guard let rowsA = groups[a], let rowsB = groups[b] else { return false }
    return !rowsA.isDisjoint(with: rowsB)
  }

  /// Whether one is the full form that the other is short for. Two short forms of one name are not enough: "Ted" and "Ned"
  /// are both Edward, and two men.
  private static func shareNickname(_ a: String, _ b: String) -> Bool {
    WordTables.nicknames[a]?.contains(b) == true || WordTables.nicknames[b]?.contains(a) == true
  }

  private static func endsInVowel(_ word: String) -> Bool { word.last.map { "aeiou".contains($0) } ?? false }
}
