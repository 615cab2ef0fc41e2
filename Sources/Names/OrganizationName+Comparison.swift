extension OrganizationName {
  /// Compares two names of bodies.
  ///
  /// Scores: 1 same words; 0.9 and above legal forms, word order and spelling; 0.85 an acronym of three letters or more
  /// with its expansion (0.76 for two letters), or a word like "Party" left out; 0.5 and below parts of names; 0 with
  /// `isConflict` for other numbers.
  public func compared(to other: OrganizationName) -> NameComparison {
    guard !core.isEmpty, !other.core.isEmpty else { return .unlike }
    if numbers.sorted() != other.numbers.sorted() {
      let shared = Set(core).subtracting(numbers).intersection(other.core)
      return NameComparison(
        0, ["their numbers differ: '\(written)', '\(other.written)'"], isConflict: !shared.isEmpty)
    }
    if core == other.core { return compareForms(with: other) }
    if core.joined() == other.core.joined() || (acronym != nil && acronym == other.acronym) {
      return NameComparison(0.97, ["same name, divided otherwise: '\(written)', '\(other.written)'"])
    }
    if let expansion = compareAcronym(with: other) ?? other.compareAcronym(with: self) { return expansion }
    if core.sorted() == other.core.sorted(), hasOffice || other.hasOffice {
      return NameComparison(0.93, ["same words in another order: '\(written)', '\(other.written)'"])
    }
    return compareWords(with: other)
  }

  private var hasOffice: Bool { core.contains(where: OrganizationWords.offices.contains) }

  private func compareForms(with other: OrganizationName) -> NameComparison {
    if Set(forms) == Set(other.forms) { return NameComparison(1, ["same name '\(written)'"]) }
    if forms.isEmpty || other.forms.isEmpty {
      return NameComparison(0.96, ["same name, '\((forms + other.forms).joined(separator: " "))' left out"])
    }
    return NameComparison(0.8, ["same name with other legal forms: '\(written)', '\(other.written)'"])
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
        let alike = WordSimilarity.between(word, long[index])
        if alike >= 0.8 {
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
      short.allSatisfy({ !OrganizationWords.generic.contains($0) })
    {
      return NameComparison(0.8 * weakest, ["same name, '\(left.joined(separator: " "))' left out"])
    }
    return NameComparison(0.45 * weakest, ["'\(left.joined(separator: " "))' is in one name only"])
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
