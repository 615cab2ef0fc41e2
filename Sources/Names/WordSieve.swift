internal import GraphSchema

/// Picks, from the words of many names, those that a form or a part of one name may be written with: so that a name can be
/// compared with some hundred others instead of with all.
///
/// Every two names that compare as forms of each other, and every name and its part, share a word that passes: the word
/// itself, a spelling, another given name for the same, another name of the same place.
public struct WordSieve: Sendable {
  private struct Wanted: Sendable {
    let word: String
    let letters: UInt8
    let skeleton: String
  }

  private let wanted: [Wanted]
  private let exact: Set<String>
  /// The longest word, of which what is typed may be the beginning.
  private let beginning: String

  /// - Parameter name: at most `Limits.comparedName` long.
  /// - Returns: `nil` for longer ones, and for names that only a comparison with all tells: acronyms, letters that are not Latin or Cyrillic.
  public init?(_ name: String) {
    guard name.utf8.count <= Limits.comparedName else { return nil }
    let organization = OrganizationName(name)
    guard organization.acronym == nil, Folding.fold(name).utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let plain = NameKey.plain(name).split(separator: " ").map(String.init)
    guard let longest = plain.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
    let person = PersonName(name)
    let base = PlaceName(name).base.joined(separator: " ")
    let rows = PlaceWords.forms[base] ?? []
    let places = PlaceWords.forms.filter { !$0.value.isDisjoint(with: rows) }.keys.flatMap { $0.split(separator: " ") }
    // Where the store cuts words in two that are one in a name: "Isma'il".
    let pieces = Folding.fold(name).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    exact = Set(plain + pieces).union(places.map(String.init)).union(organization.initials)
      .union((plain + person.core).flatMap(GivenNames.forms))
    beginning = longest
    let joined = [plain.joined(), person.core.joined()]
    wanted = Set(plain + person.core + organization.core + joined).sorted().map { word in
      Wanted(word: word, letters: Self.letters(word), skeleton: SpellingKey.skeleton(word))
    }
  }

  /// - Parameter word: one word of a name, in any case.
  public func admits(_ word: String) -> Bool {
    let folded = Folding.fold(word)
    if exact.contains(folded) { return true }
    guard folded.utf8.allSatisfy({ $0 < 0x80 }) else { return true }
    let letters = Self.letters(folded)
    return wanted.contains { wanted in
      if wanted.word == folded { return true }
      if folded.utf8.count > 2, wanted.word.hasPrefix(folded) || wanted.word.hasSuffix(folded) { return true }
      // Spellings of one word differ in two sounds at most; this spares the comparison with most words.
      guard (wanted.letters ^ letters).nonzeroBitCount <= 2 else { return false }
      return WordSimilarity.between(wanted.word, folded) >= 0.75
        || wanted.skeleton.utf8.count > 2 && wanted.skeleton == SpellingKey.skeleton(folded)
    }
  }

  /// Whether a word may be the whole of what was typed only the beginning of.
  public func admitsBeginning(_ word: String) -> Bool {
    let folded = Folding.fold(word)
    return folded.hasPrefix(beginning) || !folded.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Which consonants a word has, in the classes of `SpellingKey.skeleton`.
  private static func letters(_ word: String) -> UInt8 {
    var found: UInt8 = 0
    for byte in word.utf8 {
      switch byte {
      case UInt8(ascii: "c"), UInt8(ascii: "g"), UInt8(ascii: "k"), UInt8(ascii: "q"): found |= 1
      case UInt8(ascii: "s"), UInt8(ascii: "z"), UInt8(ascii: "x"), UInt8(ascii: "j"): found |= 2
      case UInt8(ascii: "t"), UInt8(ascii: "d"): found |= 4
      case UInt8(ascii: "p"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"), UInt8(ascii: "w"): found |= 8
      case UInt8(ascii: "m"): found |= 16
      case UInt8(ascii: "n"): found |= 32
      case UInt8(ascii: "l"): found |= 64
      case UInt8(ascii: "r"): found |= 128
      default: break
      }
    }
    return found
  }
}
