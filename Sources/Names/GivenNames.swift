/// Compares what stands before the family name: given names, middle names, initials and nicknames.
enum GivenNames {
  struct Agreement {
    let score: Double
    let reason: String
    let isConflict: Bool
    /// Whether they are full names that differ by a slip of the hand.
    var isSlip = false

    init(_ score: Double, _ reason: String, isConflict: Bool = false, isSlip: Bool = false) {
      self.isSlip = isSlip
      self.score = score
      self.reason = reason
      self.isConflict = isConflict
    }
  }

  /// Whether two given names are one name: spelled otherwise, short for each other, or in another language's form.
  static func areForms(_ a: String, _ b: String) -> Bool { similarity(a, b).score >= 0.85 }

  /// The known given names that are forms of a word; none for most words.
  ///
  /// - Complexity: O(known given names).
  static func forms(of word: String) -> [String] {
    guard isKnown(word) else { return [] }
    return Set(WordTables.nicknames.keys).union(WordTables.fullForms.keys).union(WordTables.cognates.keys)
      .filter { areForms(word, $0) }
  }

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
      if !full.hasPrefix(initial), WordTables.nicknames[full]?.contains(where: { $0.hasPrefix(initial) }) == true {
        // "B. Clinton" is William; what newspapers in other languages make of a name is no initial.
        return Agreement(0.8, "'\(initial)' is the initial of what '\(full)' is called")
      }
      return full.hasPrefix(initial)
        ? Agreement(0.82, "'\(initial)' is the initial of '\(full)'")
        : Agreement(0, "'\(initial)' is not the initial of '\(full)'", isConflict: true)
    }
    let alike = WordSimilarity.between(a, b)
    if alike >= 0.92 { return Agreement(alike, "'\(a)' and '\(b)' are spellings of one given name") }
    if WordTables.share(a, b, in: WordTables.cognates) {
      return Agreement(0.9, "'\(a)' and '\(b)' are forms of one given name")
    }
    if shareNickname(a, b) { return Agreement(0.9, "'\(a)' and '\(b)' are long and short for one given name") }
    if isKnown(a), isKnown(b) {
      return Agreement(0, "'\(a)' and '\(b)' are different given names", isConflict: true)
    }
    // A final vowel tells Carlo from Carla and Mario from Maria.
    if WordSimilarity.isExchange(a, b) || isCutShort(a, b) || isCutShort(b, a) {
      return Agreement(0.82, "'\(a)' and '\(b)' differ by little", isSlip: true)
    }
    if a.utf8.count > 4, isSyllables(a, b) {
      return Agreement(WordSimilarity.sounds, "'\(a)' and '\(b)' are romanisations of the same syllables")
    }
    if alike >= 0.8, a.utf8.last == b.utf8.last || !(endsInVowel(a) || endsInVowel(b)),
      a.utf8.first == b.utf8.first || SpellingKey.fineBytes(a).first == SpellingKey.fineBytes(b).first
    {
      return Agreement(alike, "'\(a)' and '\(b)' differ by little", isSlip: true)
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

  /// Whether one is the beginning of the other, as short forms are: "Greg" and "Gregorio", but not "Robert" and "Roberta".
  private static func isCutShort(_ short: String, _ long: String) -> Bool {
    short.utf8.count >= 4 && long.utf8.count >= short.utf8.count + 2 && long.hasPrefix(short) && !endsInVowel(short)
      && !long.hasSuffix("a") && !long.hasSuffix("e")
  }

  /// Whether two given names of China or Korea are the same syllables in two systems: "Zedong" and "Tse-tung", "Jong-il" and
  /// "Chong-il".
  private static func isSyllables(_ a: String, _ b: String) -> Bool {
    SpellingKey.syllables(a) == SpellingKey.syllables(b) && EastAsianOrder.isGiven(a) && EastAsianOrder.isGiven(b)
  }

  /// Whether one is the full form that the other is short for. Two short forms of one name are not enough: "Ted" and "Ned"
  /// are both Edward, and two men.
  private static func shareNickname(_ a: String, _ b: String) -> Bool {
    WordTables.nicknames[a]?.contains(b) == true || WordTables.nicknames[b]?.contains(a) == true
      || isShort(a, forFormOf: b) || isShort(b, forFormOf: a)
  }

  /// Whether a short form is that of the same name in another language: "Nick" for "Nicolas", as for "Nicholas".
  private static func isShort(_ short: String, forFormOf long: String) -> Bool {
    guard let rows = WordTables.cognates[long] else { return false }
    return (WordTables.fullForms[short] ?? []).contains { full in
      WordTables.cognates[full].map { !$0.isDisjoint(with: rows) } ?? false
    }
  }

  /// Whether the tables hold the name, so that a letter's difference from another of theirs is no slip: Carl and Karl are
  /// one, Marco and Marc are not.
  private static func isKnown(_ name: String) -> Bool {
    WordTables.cognates[name] != nil || WordTables.nicknames[name] != nil || WordTables.fullForms[name] != nil
  }

  private static func endsInVowel(_ word: String) -> Bool { word.last.map { "aeiou".contains($0) } ?? false }
}
