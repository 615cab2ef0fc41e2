public import GraphSchema

/// Finds the names, demonyms and metonyms of the packs: the longest phrase that begins at each word.
///
/// Capitals must fit: "US" is not "us". A text in capitals matches whatever the case, and an acronym may be written as a
/// name is ("Nato").
public struct PackRecognizer: MentionRecognizer {
  let lexicon: NameLexicon

  init(lexicon: NameLexicon) { self.lexicon = lexicon }

  /// A recogniser of its own; an `Analyzer` makes one for itself.
  ///
  /// - Complexity: O(names of the pack).
  public init(pack: Pack) {
    lexicon = NameLexicon(pack: pack, tokenizer: Tokenizer(abbreviations: Abbreviations(pack: pack).all))
  }

  /// - Returns: names in any order; those of the packs do not overlap.
  /// - Complexity: linear in the words of the text, whatever the number of names.
  public func proposals(for text: TaggedText) -> [MentionProposal] {
    peoples(in: text)
      + matches(in: text).map { match in
        let first = match.senses[0]
        let same = match.senses.filter { $0.kind == first.kind && $0.reading == first.reading }
        return MentionProposal(
          tokens: match.tokens, kind: first.kind, reading: first.reading, candidates: same.map(\.entry), finder: "pack",
          gender: first.gender, confidence: match.tokens.count > 1 ? 0.95 : 0.85)
      }
  }

  /// "African Americans", "Native American": a people, which is no name of ours.
  private func peoples(in text: TaggedText) -> [MentionProposal] {
    text.tokens.indices.dropFirst().filter { Self.isPeople(text.tokens, $0) }.map {
      MentionProposal(tokens: ($0 - 1)..<($0 + 1), kind: nil, finder: "pack", confidence: 1)
    }
  }

  struct Match {
    let tokens: Range<Int>
    /// Never empty; main names before aliases, then by the entry's id.
    let senses: [NameSense]
  }

  /// Non-overlapping matches in text order.
  func matches(in text: TaggedText) -> [Match] {
    let keys = lexicon.names.keys(of: text.tokens.map { PlainText.unaccented($0.lower) })
    var found: [Match] = []
    for sentence in text.sentences {
      let isShouted = Self.isShouted(text.tokens[sentence.tokens])
      var i = sentence.tokens.lowerBound
      while i < sentence.tokens.upperBound {
        var best: Match?
        for (end, values) in lexicon.names.matches(in: keys, at: i, limit: sentence.tokens.upperBound) {
          if end == i + 1, Self.isProduct(text.tokens, i, values) { continue }
          let senses = values.filter { sense in
            if let opener = sense.opener, i == sentence.tokens.lowerBound || text.tokens[i - 1].lower != opener {
              return false
            }
            return fits(sense, text.tokens[i..<end], isShouted: isShouted)
          }
          if !senses.isEmpty { best = Match(tokens: i..<end, senses: Self.ordered(senses)) }
        }
        if let best {
          found.append(best)
          i = best.tokens.upperBound
        } else {
          i += 1
        }
      }
    }
    return found
  }

  /// "Boeing 737", "Volvo XC90": a company's name before a model's number is its product.
  private static func isProduct(_ tokens: [Token], _ i: Int, _ senses: [NameSense]) -> Bool {
    guard i + 1 < tokens.count, senses.allSatisfy({ $0.subkind == "company" }) else { return false }
    let next = tokens[i + 1]
    guard next.span.start == tokens[i].span.end + 1, next.text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else {
      return false
    }
    return next.text.utf8.contains { $0 >= 0x41 && $0 <= 0x5A } || (next.tag == .numeral && next.text.utf8.count == 3)
      || next.text.hasSuffix("s")
  }

  /// "African Americans", "Native American": a people, not a nation.
  private static func isPeople(_ tokens: [Token], _ i: Int) -> Bool {
    let word = tokens[i].text
    if word.hasPrefix("American"), i > 0 {
      return ["African", "Native", "Asian", "Latin"].contains(tokens[i - 1].text)
    }
    return false
  }

  private static func ordered(_ senses: [NameSense]) -> [NameSense] {
    var seen: Set<String> = []
    return senses.sorted { a, b in
      if a.actorOnly != b.actorOnly { return !a.actorOnly }
      if rank(a) != rank(b) { return rank(a) < rank(b) }
      return a.entry < b.entry
    }.filter { seen.insert($0.entry + $0.reading.rawValue).inserted }
  }

  /// A country before a region before a city before the rest; a main name before an alias.
  private static func rank(_ sense: NameSense) -> Int {
    var rank = sense.isMainName ? 0 : 10
    if sense.reading == .demonym { rank += 5 }
    switch sense.subkind {
    case "country": rank -= 12
    case "city": rank += 1
    case "region": rank += 2
    default: rank += 3
    }
    return rank
  }

  /// Whether all words of a sentence are in capitals, four letters at least.
  static func isShouted(_ tokens: ArraySlice<Token>) -> Bool {
    var capitals = 0
    for token in tokens {
      for scalar in token.text.unicodeScalars {
        if scalar.isLower { return false }
        if scalar.isUpper { capitals += 1 }
      }
    }
    return capitals >= 12
  }

  private func fits(_ sense: NameSense, _ tokens: ArraySlice<Token>, isShouted: Bool) -> Bool {
    for (written, token) in zip(sense.written, tokens) where written != token.text {
      guard fits(written, token.text, isShouted: isShouted) else { return false }
    }
    return true
  }

  private func fits(_ written: String, _ text: String, isShouted: Bool) -> Bool {
    guard let want = written.unicodeScalars.first, let have = text.unicodeScalars.first else { return false }
    let capitals = written.unicodeScalars.reduce(0) { $0 + ($1.isUpper ? 1 : 0) }
    let lower = text.unicodeScalars.reduce(0) { $0 + ($1.isLower ? 1 : 0) }
    // "of", "the", "al-": either case.
    if capitals == 0 { return true }
    if isShouted { return lower == 0 }
    if want.isUpper, !have.isUpper {
      // "al-Shabaab" for a pack's "Al-Shabaab".
      return text.unicodeScalars.dropFirst().contains { $0.isUpper }
    }
    let isAcronym = capitals == written.unicodeScalars.reduce(0) { $0 + (CharacterClass($1) == .letter ? 1 : 0) }
    if isAcronym, capitals >= 2 {
      // "NATO" may be "Nato", but "WHO" is not "Who" and "IT" not "It".
      return lower == 0 || (capitals >= 4 && have.isUpper)
    }
    // A name in capitals inside running text: "UKRAINE", but not a two- or three-letter acronym that looks like it.
    if lower == 0 { return text.unicodeScalars.count >= 4 || capitals == text.unicodeScalars.count }
    return have.isUpper == want.isUpper
  }
}
