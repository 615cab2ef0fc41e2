extension PersonName {
  /// Compares two names of people.
  ///
  /// Scores: 1 same words; 0.9 and above spellings, nicknames and forms of one name; 0.8 an initial for a given name or
  /// a part of a long name left out; 0.5 and below partial names; 0 with `isConflict` when something speaks against it.
  public func compared(to other: PersonName) -> NameComparison {
    guard !family.isEmpty, !other.family.isEmpty else { return .unlike }
    let suffixes = Self.compareSuffixes(self, other)
    if suffixes.isConflict { return suffixes }
    let names = comparedWithoutSuffix(to: other)
    return NameComparison(
      names.score * suffixes.score, names.reasons + suffixes.reasons, isConflict: names.isConflict,
      isWithoutSuffix: (suffix == nil) != (other.suffix == nil) && ["jr", "sr"].contains(suffix ?? other.suffix))
  }

  private func comparedWithoutSuffix(to other: PersonName) -> NameComparison {
    if core == other.core {
      return NameComparison(1, [isSingle ? "same name '\(written)'" : "same full name '\(written)'"])
    }
    let joined = core.joined()
    let otherJoined = other.core.joined()
    if joined == otherJoined {
      return NameComparison(0.99, ["same name, divided otherwise: '\(written)', '\(other.written)'"])
    }
    if SpellingKey.fine(joined) == SpellingKey.fine(otherJoined) {
      return NameComparison(0.96, ["spellings of one name: '\(written)', '\(other.written)'"])
    }

    if inOrder != core || other.inOrder != other.core,
      SpellingKey.fine(inOrder.joined()) == SpellingKey.fine(other.inOrder.joined())
    {
      // "El-Sayed" and "Elsayed", "van den Berg" and "Vandenberg".
      return NameComparison(0.96, ["spellings of one name: '\(written)', '\(other.written)'"])
    }
    if isAbjad != other.isAbjad { return comparedByConsonants(to: other) }

    if isSingle || other.isSingle {
      if isSingle && other.isSingle {
        let alike = WordSimilarity.between(family[0], other.family[0])
        return alike >= 0.88
          ? NameComparison(alike, ["spellings of one name: '\(written)', '\(other.written)'"]) : .unlike
      }
      let (short, long) = isSingle ? (self, other) : (other, self)
      guard let part = short.partial(of: long) else { return .unlike }
      return NameComparison(part.strength, [part.reason])
    }

    var best = Self.compareParts(forenames, family, other.forenames, other.family, self, other)
    // A family name of several words, the last of which is often dropped: "Pedro Sánchez Pérez-Castejón".
    for candidate in [
      Self.compareShortened(self, other), Self.compareShortened(other, self), compareReversed(to: other),
    ] {
      if let candidate, candidate.score > best.score { best = candidate }
    }
    return best
  }

  /// A name without vowels and one with them: "معمر القذافي" and "Muammar al-Gaddafi".
  private func comparedByConsonants(to other: PersonName) -> NameComparison {
    let mine = SpellingKey.skeleton(core.joined())
    let others = SpellingKey.skeleton(other.core.joined())
    guard !isSingle, !other.isSingle, min(mine.utf8.count, others.utf8.count) >= 4 else { return .unlike }
    let reason = "the consonants of one name: '\(written)', '\(other.written)'"
    if mine == others { return NameComparison(0.84, [reason]) }
    let near = WordSimilarity.isSlip([UInt8](mine.utf8), [UInt8](others.utf8))
    return near && mine.utf8.count > 5 ? NameComparison(0.78, [reason]) : .unlike
  }

  /// Jr. against Sr. is a conflict; a mark on one side only is a doubt.
  private static func compareSuffixes(_ a: PersonName, _ b: PersonName) -> NameComparison {
    switch (a.suffix, b.suffix) {
    case (nil, nil): return NameComparison(1, [])
    case (let x?, let y?) where x == y: return NameComparison(1, [])
    case (.some, .some):
      return NameComparison(0, ["'\(a.written)' and '\(b.written)' are told apart by their suffix"], isConflict: true)
    case (let mark?, nil), (nil, let mark?):
      // "Donald Trump Jr." is not "Donald Trump", while "Robert Downey" is "Robert Downey Jr.": the names cannot tell.
      // A middle name beside the mark is the full form of records, of which the mark is left out with the middle name.
      let full = a.suffix == nil ? b : a
      let factor = mark == "jr" || mark == "sr" ? (full.forenames.count > 1 ? 0.84 : 0.6) : 0.8
      return NameComparison(factor, ["only one of them has a suffix"])
    }
  }

  private static func compareParts(
    _ forenamesA: [String], _ familyA: [String], _ forenamesB: [String], _ familyB: [String], _ a: PersonName,
    _ b: PersonName
  ) -> NameComparison {
    let families = compareFamilies(familyA, familyB, areFamilyFirst: a.isFamilyFirst && b.isFamilyFirst)
    guard families >= 0.8 else { return .unlike }
    let given = GivenNames.compare(forenamesA, a.nickname, forenamesB, b.nickname)
    if given.isConflict {
      return NameComparison(0.1, ["one family name, but \(given.reason)"], isConflict: families >= 0.95)
    }
    let familyReason = families == 1 ? "same family name" : "spellings of one family name"
    // A changed letter in both halves is more than a misspelling, unless both are the smallest there are.
    let areBothChanged = families <= WordSimilarity.misspelled && given.score < 0.88
    let areSlips =
      families >= WordSimilarity.slip && given.isSlip
      && max(familyA.joined().utf8.count, familyB.joined().utf8.count) > 4
    let score = areBothChanged ? (areSlips ? 0.76 : families * given.score) : min(families, given.score)
    return NameComparison(score, [familyReason, given.reason])
  }

  /// 0...1 over family names of one or more words; 0.85 when one is part of the other ("Smith-Jones", "Smith").
  private static func compareFamilies(_ a: [String], _ b: [String], areFamilyFirst: Bool) -> Double {
    let whole = WordSimilarity.between(a.joined(), b.joined())
    if a.count == b.count, a.count == 1 {
      return areFamilyFirst && WordTables.share(a[0], b[0], in: WordTables.familyForms) ? max(whole, 0.9) : whole
    }
    if whole >= 0.92 { return whole }
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard short.count < long.count else { return 0 }
    let fits = short.allSatisfy { word in long.contains { WordSimilarity.between(word, $0) >= 0.95 } }
    return fits ? 0.85 : 0
  }

  /// Whether the first given names agree and the family name of the short name stands inside the long one.
  private static func compareShortened(_ short: PersonName, _ long: PersonName) -> NameComparison? {
    guard !short.isFamilyFirst, !long.isFamilyFirst, short.core.count < long.core.count, long.forenames.count > 1,
      let given = short.forenames.first, given.utf8.count > 1, let longGiven = long.forenames.first,
      GivenNames.areForms(given, longGiven)
    else { return nil }
    let family = short.family.joined()
    guard family.utf8.count > 2,
      let last = long.forenames.last, WordSimilarity.areSpellings(last, family)
    else { return nil }
    return NameComparison(0.78, ["same given name, and '\(family)' inside '\(long.written)'"])
  }

  /// The same words, turned round: "Orban Viktor", "Jinping Xi", "DE LA CRUZ Monica".
  private func compareReversed(to other: PersonName) -> NameComparison? {
    let mine = inOrder
    let others = other.inOrder
    guard mine.count > 1, others.count > 1 else { return nil }
    let key = SpellingKey.fine(mine.joined())
    var isNear = false
    for start in 1..<others.count {
      let turned = SpellingKey.fine((others[start...] + others[..<start]).joined())
      if turned == key {
        return NameComparison(0.85, ["same words in another order: '\(written)', '\(other.written)'"])
      }
      isNear = isNear || (key.utf8.count >= 9 && WordSimilarity.isSlip([UInt8](key.utf8), [UInt8](turned.utf8)))
    }
    for (turned, straight) in [(self, other), (other, self)] {
      if let candidate = turned.comparedTurned(to: straight) { return candidate }
    }
    return isNear
      ? NameComparison(0.78, ["nearly the same words in another order: '\(written)', '\(other.written)'"]) : nil
  }

  /// This name read with its first word as the family name: "Putin Vladimir" and "Vladimir Vladimirovich Putin".
  private func comparedTurned(to other: PersonName) -> NameComparison? {
    guard !isFamilyFirst, !other.isFamilyFirst, core.count > 1, let first = core.first, first.utf8.count > 2,
      WordSimilarity.areSpellings(first, other.family.joined())
    else { return nil }
    let given = GivenNames.compare(Array(core.dropFirst()), nickname, other.forenames, other.nickname)
    guard !given.isConflict, given.score >= 0.85 else { return nil }
    return NameComparison(0.8, ["same family name, put first in '\(written)'", given.reason])
  }
}
