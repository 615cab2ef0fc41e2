extension PersonName {
  /// The fine spelling key of the family name (its last word), under which bare surnames and full names meet.
  public var familyKey: String { SpellingKey.fine(family.last ?? "") }

  /// Keys for finding other forms of the same full name; sorted, without repeats.
  ///
  /// A name of one word has its fine key alone. A longer one has, for every word that may be its family name, the
  /// skeleton with each first letter that the given name may start with in other forms ("Bill" and "William").
  public var keys: [String] {
    guard !family.isEmpty else { return [] }
    var keys: Set<String> = []
    if isSingle {
      keys.insert("1:" + SpellingKey.loose(family[0]))
      // Words that were run together: "SolveigPetursdottir".
      if family[0].utf8.count > 9 { keys.insert("j:" + SpellingKey.skeleton(family[0])) }
      return keys.sorted()
    }
    keys.insert("=:" + core.map(SpellingKey.fine).sorted().joined(separator: " "))
    keys.insert("j:" + SpellingKey.skeleton(core.joined()))
    if isFamilyFirst, let given = forenames.first {
      let syllables = SpellingKey.syllables(given)
      for group in WordTables.familyForms[family[0]] ?? [] { keys.insert("e:\(group) \(syllables)") }
      keys.insert("e:\(SpellingKey.fine(family[0])) \(syllables)")
    }
    var families = family
    if family.count > 1 { families.append(family.joined()) }
    // "Chodorkowski" begins as "Khodorkovsky" or as "Churkin".
    families += family.filter { $0.hasPrefix("ch") }.map { "k" + $0.dropFirst() }
    if core.count == 3, Self.isPatronymic(core[2]) { families.append(core[0]) }
    families += forenames.dropFirst().filter { $0.utf8.count > 2 }
    for family in Set(families) {
      let skeleton = SpellingKey.skeleton(family)
      if let given { keys.insert("g:\(SpellingKey.loose(given)) \(skeleton.prefix(2))") }
      for letter in givenLetters { keys.insert("f:\(skeleton) \(letter)") }
    }
    return keys.sorted()
  }

  /// "Aleksandrovich" behind two names: the family name stands first, as in records.
  private static func isPatronymic(_ word: String) -> Bool {
    ["ovich", "evich", "ovych", "ovna", "evna", "ivna"].contains(where: word.hasSuffix)
  }

  /// First letters of the given name in all its forms.
  private var givenLetters: Set<String> {
    var letters: Set<String> = []
    for name in forenames.prefix(2) + [nickname].compactMap({ $0 }) {
      letters.insert(String(SpellingKey.fine(name).prefix(1)))
      letters.formUnion(WordTables.formLetters[name] ?? [])
    }
    return letters
  }
}

extension PersonName {
  /// Whether the family name is so frequent that two people of this full name are likely: "John Smith".
  ///
  /// Korean and Chinese given names of two syllables are so many that the frequent family names do not matter.
  public var isCommon: Bool {
    if isFamilyFirst, forenames.joined().utf8.count > 5 { return false }
    return family.last.map(WordTables.commonFamilies.contains) ?? false
  }
}
