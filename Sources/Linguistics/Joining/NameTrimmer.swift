internal import GraphSchema

/// Cuts off a name of the model what is no part of it: "The", a title before, letters of an office or degree after, a mark.
struct NameTrimmer {
  let text: TaggedText
  let titles: TitleMatches
  /// Names of people that the packs know as they stand: "Marine Le Pen" is no marine.
  let people: Set<Range<Int>>

  /// - Returns: `nil` where nothing is left that could be a name.
  func trimmed(_ name: ModelName) -> ModelName? {
    var (start, end) = (name.tokens.lowerBound, name.tokens.upperBound)
    while start < end {
      let token = text.tokens[start]
      if end - start > 1,
        token.lower == "the" || Self.isOrdinal(token.lower) || token.tag == .punctuation || describes(start, name.kind)
      {
        start += 1
      } else if name.kind == .person, titles.ends[start] > start, titles.ends[start] < end,
        !people.contains(start..<end)
      {
        start = titles.ends[start]
      } else {
        break
      }
    }
    var kind = name.kind
    while end - start > 1 {
      let last = text.tokens[end - 1]
      let isDangling = Self.dangling.contains(last.tag) && !last.text.hasSuffix(".") && last.text != ")"
      // Whatever the model takes "Durham Hall QC" for.
      let isLetters = kind != nil && Self.letters.contains(last.text) && (kind == .person || end - start > 2)
      guard
        isDangling || last.lower == "'s" || isLetters
          || (last.text == ")" && !text.tokens[start..<end].contains { $0.text == "(" })
      else { break }
      if isLetters { kind = .person }
      end -= 1
    }
    guard start < end, isName(start..<end), !isTitle(start..<end, of: kind) else { return nil }
    var trimmed = name.with(tokens: start..<end)
    if trimmed.kind != kind {
      trimmed.kind = kind
      trimmed.confidence = max(name.confidence, NameJoin.least)
    }
    return trimmed
  }

  /// "eastern" of "eastern Ukraine", "conservative" of "conservative People's Party": what a name has no capital for.
  private func describes(_ i: Int, _ kind: EntityKind?) -> Bool {
    let (token, next) = (text.tokens[i], text.tokens[i + 1])
    guard token.text == token.lower, next.text.unicodeScalars.first?.properties.isUppercase == true else {
      return false
    }
    return kind == .place ? Self.directions.contains(token.lower) : kind == .organization && token.tag == .adjective
  }

  /// "Supreme Leader Ayatollah", where "Ali Khamenei" follows: nothing but titles.
  private func isTitle(_ tokens: Range<Int>, of kind: EntityKind?) -> Bool {
    guard kind == .person, titles.ends[tokens.lowerBound] == tokens.upperBound, tokens.upperBound < text.tokens.count
    else { return false }
    let next = text.tokens[tokens.upperBound]
    return next.tag == .properNoun && next.text.unicodeScalars.first?.properties.isUppercase == true
  }

  /// A name has a capital letter or a digit somewhere, and is neither an amount of money nor "45th" alone.
  private func isName(_ tokens: Range<Int>) -> Bool {
    let words = text.tokens[tokens]
    if words.count == 1, let word = words.first, word.text.last == "$" || Self.isOrdinal(word.lower) { return false }
    return words.contains {
      $0.text.unicodeScalars.contains { $0.properties.isUppercase || $0.properties.numericType != nil }
    }
  }

  /// "45th" in "45th Canadian Parliament".
  private static func isOrdinal(_ word: String) -> Bool {
    guard word.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true else { return false }
    return ["st", "nd", "rd", "th"].contains { word.hasSuffix($0) }
  }

  private static let directions: Set<String> = [
    "northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern",
    "southwestern", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "upper",
    "lower", "rebel-held", "war-torn", "mainland", "neighboring", "neighbouring",
  ]
  private static let dangling: Set<PartOfSpeech> = [.adposition, .determiner, .coordinator, .punctuation]
  /// What stands after the names of people and is no name.
  static let letters: Set<String> = [
    "QC", "KC", "MP", "MEP", "MSP", "MLA", "PhD", "MD", "OBE", "CBE", "MBE", "Esq.", "Ph.D.", "M.D.",
  ]
}
