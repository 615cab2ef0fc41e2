extension OrganizationName {
  /// Compares two names of bodies.
  ///
  /// Scores: 1 same words; 0.9 and above legal forms, word order and spelling; 0.85 an acronym of three letters or more
  /// with its expansion (0.76 for two letters), or a word like "Party" left out; 0.5 and below parts of names; 0 with
  /// `isConflict` for other numbers.
  public func compared(to other: OrganizationName) -> NameComparison {
    guard !core.isEmpty, !other.core.isEmpty else { return .unlike }
    if plain == other.plain, core != other.core {
      return NameComparison(0.96, ["same name, divided otherwise: '\(written)', '\(other.written)'"])
    }
    if numbers.sorted() != other.numbers.sorted() {
      let shared = Set(core).subtracting(numbers).intersection(other.core)
      return NameComparison(
        0, ["their numbers differ: '\(written)', '\(other.written)'"], isConflict: !shared.isEmpty)
    }
    if core == other.core { return compareForms(with: other) }
    if core.joined() == other.core.joined() || (acronym != nil && acronym == other.acronym) {
      return NameComparison(0.97, ["same name, divided otherwise: '\(written)', '\(other.written)'"])
    }
    if core.sorted() == other.core.sorted(),
      CountryWords.countries(among: core) != CountryWords.countries(among: other.core)
    {
      return NameComparison(
        0, ["one is a body of the other country: '\(written)', '\(other.written)'"], isConflict: true)
    }
    if let expansion = compareAcronym(with: other) ?? other.compareAcronym(with: self) { return expansion }
    if core.sorted() == other.core.sorted(), hasOffice || other.hasOffice {
      return NameComparison(0.93, ["same words in another order: '\(written)', '\(other.written)'"])
    }
    if core.sorted() == other.core.sorted(), !core.contains(where: OrganizationWords.schools.contains) {
      return NameComparison(0.8, ["same words in another order: '\(written)', '\(other.written)'"])
    }
    let words = compareWords(with: other)
    if !words.isSame, let joined = compareJoined(with: other) { return joined }
    return words
  }

  /// "Blackrock Capital" and "Black Rock Capitol": one slip in the whole name, wherever its words end.
  private func compareJoined(with other: OrganizationName) -> NameComparison? {
    guard min(plain.utf8.count, other.plain.utf8.count) >= 8, numbers.isEmpty, other.numbers.isEmpty,
      WordSimilarity.isSlip([UInt8](plain.utf8), [UInt8](other.plain.utf8))
    else { return nil }
    return NameComparison(WordSimilarity.slip, ["spellings of one name: '\(written)', '\(other.written)'"])
  }

  private var hasOffice: Bool { core.contains(where: OrganizationWords.offices.contains) }

  private func compareForms(with other: OrganizationName) -> NameComparison {
    if Set(forms) == Set(other.forms) { return NameComparison(1, ["same name '\(written)'"]) }
    if forms.isEmpty || other.forms.isEmpty {
      return NameComparison(0.96, ["same name, '\((forms + other.forms).joined(separator: " "))' left out"])
    }
    let sorts = [forms, other.forms].map { Set($0.map { OrganizationWords.formSorts[$0] ?? $0 }) }
    return NameComparison(
      sorts[0] == sorts[1] ? 0.92 : 0.8, ["same name with other legal forms: '\(written)', '\(other.written)'"])
  }

  private func compareAcronym(with other: OrganizationName) -> NameComparison? {
    guard let acronym, other.initials.contains(acronym) else { return nil }
    return NameComparison(
      acronym.utf8.count > 2 ? 0.85 : 0.76, ["'\(written)' are the initials of '\(other.written)'"],
      isByInitials: true)
  }

  /// Aligns the words in order.
  private func compareWords(with other: OrganizationName) -> NameComparison {
    let (short, long) = core.count <= other.core.count ? (core, other.core) : (other.core, core)
    var position = 0
    var weakest = 1.0
    var left: [String] = []
    for word in short {
      var found: Int?
      for index in position..<long.count {
        let alike = Self.alike(word, long[index], isFirst: index == 0, of: long.count)
        if alike >= 0.75 {
          found = index
          weakest = min(weakest, alike)
          break
        }
      }
      guard let found else { return .unlike }
      left += long[position..<found]
      position = found + 1
    }
    left += long[position...]
    if left.isEmpty {
      return NameComparison(min(weakest, 0.95), ["spellings of one name: '\(written)', '\(other.written)'"])
    }
    if left.allSatisfy(OrganizationWords.generic.contains), Set(left).count == left.count,
      short.contains(where: { !OrganizationWords.generic.contains($0) && $0.utf8.count > 2 })
    {
      return NameComparison(0.8 * weakest, ["same name, '\(left.joined(separator: " "))' left out"])
    }
    return NameComparison(0.45 * weakest, ["'\(left.joined(separator: " "))' is in one name only"])
  }

  /// 0...1: words as `WordSimilarity` has them, in the singular or the plural, and the first of three as its initial.
  private static func alike(_ a: String, _ b: String, isFirst: Bool, of count: Int) -> Double {
    let (short, long) = a.utf8.count <= b.utf8.count ? (a, b) : (b, a)
    if short.utf8.count >= 4, long == short + "s" { return 0.95 }
    if isFirst, count > 2, short.utf8.count == 1, long.hasPrefix(short) { return 0.76 }
    return WordSimilarity.between(a, b)
  }

  /// Whether this name is a shorter form of the other that other bodies could bear as well: an acronym, or its first
  /// words ("Goldman" of "Goldman Sachs"). `nil` when it is not.
  public func partial(of other: OrganizationName) -> String? {
    guard numbers == other.numbers || numbers.isEmpty else { return nil }
    if let acronym, other.initials.contains(acronym) { return "'\(written)' are the initials of '\(other.written)'" }
    guard core.count < other.core.count, let first = core.first, let otherFirst = other.core.first,
      WordSimilarity.between(first, otherFirst) >= 0.95,
      zip(core, other.core).allSatisfy({ WordSimilarity.between($0, $1) >= 0.95 })
    else { return nil }
    return "'\(written)' begins '\(other.written)'"
  }

  /// Keys for finding other forms of the same name; sorted, without repeats.
  var keys: [String] {
    var keys: Set<String> = ["o:" + core.sorted().map(SpellingKey.fine).joined(separator: " ")]
    keys.insert("j:" + core.joined())
    let telling = core.filter { !OrganizationWords.generic.contains($0) }
    if !telling.isEmpty { keys.insert("s:" + telling.map(SpellingKey.skeleton).joined(separator: " ")) }
    if let acronym { keys.insert("a:" + acronym) }
    for letters in initials { keys.insert("a:" + letters) }
    return keys.sorted()
  }
}
