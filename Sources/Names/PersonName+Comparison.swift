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
      names.score * suffixes.score, names.reasons + suffixes.reasons, isConflict: names.isConflict)
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

  /// Jr. against Sr. is a conflict; a mark on one side only is a doubt.
  private static func compareSuffixes(_ a: PersonName, _ b: PersonName) -> NameComparison {
    switch (a.suffix, b.suffix) {
    case (nil, nil): return NameComparison(1, [])
    case (let x?, let y?) where x == y: return NameComparison(1, [])
    case (.some, .some):
      return NameComparison(0, ["'\(a.written)' and '\(b.written)' are told apart by their suffix"], isConflict: true)
    case (let mark?, nil), (nil, let mark?):
      // "Donald Trump Jr." is not "Donald Trump", while "Robert Downey" is "Robert Downey Jr.": the names cannot tell.
      let factor = mark == "jr" || mark == "sr" ? 0.6 : 0.8
      return NameComparison(factor, ["only one of them has a suffix"])
    }
  }

  private static func compareParts(
    _ forenamesA: [String], _ familyA: [String], _ forenamesB: [String], _ familyB: [String], _ a: PersonName,
    _ b: PersonName
  ) -> NameComparison {
    let families = compareFamilies(familyA, familyB)
    guard families >= 0.8 else { return .unlike }
    let given = GivenNames.compare(forenamesA, a.nickname, forenamesB, b.nickname)
    if given.isConflict {
      return NameComparison(0.1, ["one family name, but \(given.reason)"], isConflict: families >= 0.95)
    }
    let familyReason = families == 1 ? "same family name" : "spellings of one family name"
    // A changed letter in both halves is more than a misspelling.
    let score = families < 0.92 && given.score < 0.92 ? families * given.score : min(families, given.score)
    return NameComparison(score, [familyReason, given.reason])
  }

  /// 0...1 over family names of one or more words; 0.85 when one is part of the other ("Smith-Jones", "Smith").
  private static func compareFamilies(_ a: [String], _ b: [String]) -> Double {
    let whole = WordSimilarity.between(a.joined(), b.joined())
    if a.count == b.count, a.count == 1 { return whole }
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
      let last = long.forenames.last, WordSimilarity.between(last, family) >= 0.92
    else { return nil }
    return NameComparison(0.78, ["same given name, and '\(family)' inside '\(long.written)'"])
  }

  /// The same words in another order: "Orban Viktor".
  private func compareReversed(to other: PersonName) -> NameComparison? {
    guard core.count == other.core.count, core.count > 1 else { return nil }
    let mine = core.map(SpellingKey.fine).sorted()
    let others = other.core.map(SpellingKey.fine).sorted()
    guard mine == others else { return nil }
    return NameComparison(0.85, ["same words in another order: '\(written)', '\(other.written)'"])
  }
}
