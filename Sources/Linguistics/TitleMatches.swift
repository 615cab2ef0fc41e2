internal import GraphSchema

/// Titles written with a capital: "President", "Secretary of State", "Lt. Gen.", "Minister of Economy".
struct TitleMatches {
  /// For each token the end of the longest title that begins there; 0 where none does.
  let ends: [Int]
  private let titles: [Int: Title]

  init(text: TaggedText, lexicon: NameLexicon, cues: CueWords, lemmatizer: Lemmatizer) {
    let keys = lexicon.titles.keys(of: text.tokens.map { PlainText.unaccented($0.lower) })
    var ends = [Int](repeating: 0, count: text.tokens.count)
    var titles: [Int: Title] = [:]
    for sentence in text.sentences {
      for i in sentence.tokens {
        guard text.tokens[i].text.unicodeScalars.first?.isUpper == true else { continue }
        if Self.honorifics.contains(text.tokens[i].lower) { ends[i] = i + 1 }
        guard let match = lexicon.titles.matches(in: keys, at: i, limit: sentence.tokens.upperBound).last else {
          continue
        }
        ends[i] = match.end
        titles[i] = match.values.first
        if Self.withField.contains(text.tokens[match.end - 1].lower) {
          ends[i] = Self.fieldEnd(after: match.end, limit: sentence.tokens.upperBound, text, lexicon, lemmatizer)
        }
      }
    }
    self.ends = ends
    self.titles = titles
  }

  func title(at i: Int) -> Title? { titles[i] }

  /// "of Economy" in "Minister of Economy Richard Sulík": ordinary words with a capital, up to the name.
  private static func fieldEnd(
    after end: Int, limit: Int, _ text: TaggedText, _ lexicon: NameLexicon, _ lemmatizer: Lemmatizer
  ) -> Int {
    guard end < limit, text.tokens[end].lower == "of" || text.tokens[end].lower == "for" else { return end }
    var last = end
    var i = end + 1
    while i < limit {
      let token = text.tokens[i]
      if token.lower == "the" || token.lower == "and" || token.lower == "," {
        i += 1
        continue
      }
      guard token.text.unicodeScalars.first?.isUpper == true, lemmatizer.isCommon(token.lower),
        !lexicon.isGivenName(token), !lexicon.singleNames.contains(token.text)
      else { break }
      i += 1
      last = i
    }
    return last == end ? end : last
  }

  private static let withField: Set<String> = ["minister", "secretary", "commissioner", "ministers", "undersecretary"]

  static let honorifics: Set<String> = [
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "prof", "prof.", "sir", "dame", "lord", "lady", "rev",
    "rev.", "hon", "hon.", "sen", "sen.", "rep", "rep.", "gov", "gov.", "gen", "gen.", "col", "col.", "capt", "capt.",
    "lt",
    "lt.", "maj", "maj.", "sgt", "sgt.", "adm", "adm.", "cmdr", "cmdr.", "brig", "brig.", "cpl", "cpl.", "pvt",
  ]
}
