internal import GraphSchema

/// Cuts a name of the model at the names that the packs know inside it, where the model took more than one thing for one.
struct NameCutter {
  /// Below this the model is not believed that two names of the packs, side by side, are one name. Set by hand, not tuned.
  private static let least = 0.6

  let text: TaggedText
  let pack: [Range<Int>: PackRecognizer.Match]
  let cover: TokenCover
  let cues: CueWords
  let lexicon: NameLexicon

  /// 1. "Koszalin Piotr Jedliński", after "mayor of": a place before the two words of a person's name is no part of it.
  /// 2. "Louisiana Republican": a place before a word for the members of a party; and "Republican Senate": names of the packs that fill the whole are taken one by one, where the model is not sure.
  /// 3. "Islamic Revolutionary Guard Corps of Iran": a known name of several words ends before "of" and a place.
  /// 4. "Time magazine", "Vox website", "CDU party", "US states", "Republican Parties" for "Democratic and Republican Parties": a common
  ///    noun that only says what a known name is.
  ///
  /// - Parameter known: the words of other names in the article.
  func cut(_ name: ModelName, known: Set<[String]>) -> [ModelName] {
    guard pack[name.tokens] == nil, !name.isDemonym else { return [name] }
    let inside = cover.ranges(overlapping: name.tokens)
    if let first = inside.first, first.lowerBound == name.tokens.lowerBound, first.upperBound < name.tokens.upperBound {
      let rest = first.upperBound..<name.tokens.upperBound
      if name.kind == .person, rest.count >= 2, isPlace(first), !lexicon.isGivenName(text.tokens[first.lowerBound]) {
        return [name.with(tokens: rest)]
      }
      if name.kind == .organization, first.count > 1, text.tokens[first.upperBound].lower == "of", inside.count == 2,
        inside[1] == (first.upperBound + 1)..<name.tokens.upperBound, isPlace(inside[1])
      {
        return [name.with(tokens: first)]
      }
    }
    if name.kind != nil {
      let tiles = cover.tiles(of: name.tokens)
      let isMember = tiles.count == 2 && isPlace(tiles[0]) && isMember(tiles[1])
      if tiles.count > 1, name.confidence < Self.least || isMember {
        return tiles.compactMap { tile in entry(tile, confidence: name.confidence) }
      }
    }
    return [endsInCommonNoun(name, known: known) ? name.with(tokens: name.tokens.dropLast()) : name]
  }

  private func endsInCommonNoun(_ name: ModelName, known: Set<[String]>) -> Bool {
    guard name.tokens.count > 1 else { return false }
    let (last, rest) = (text.tokens[name.tokens.upperBound - 1], name.tokens.dropLast())
    switch name.kind {
    case .organization where last.lower == last.text:
      if cues.organizationHeads.contains(last.lower), isBody(rest) { return true }
      guard
        cues.organizationNouns.contains(last.lower) || cues.otherHeads.contains(last.lower),
        !cues.openHeads.contains(last.lower)
      else { return false }
      return pack[rest] != nil || known.contains(text.tokens[rest].map(\.text))
    case .organization:
      return pack[rest] != nil && !cues.organizationHeads.contains(last.lower)
        && cues.organizationHeads.contains(last.lemma.lowercased())
    case .place:
      return last.lower == last.text && pack[rest]?.senses.first?.subkind == "country" && isPlace(rest)
    case .person, nil:
      return false
    }
  }

  private func isPlace(_ range: Range<Int>) -> Bool {
    pack[range]?.senses.allSatisfy { $0.kind == .place && $0.reading == .name } == true
  }

  /// "Republican", "Democrats"
  private func isMember(_ range: Range<Int>) -> Bool {
    pack[range]?.senses.allSatisfy { $0.kind == .organization && $0.reading == .demonym } == true
  }

  /// "CDU" in "CDU party".
  private func isBody(_ range: Range<Int>) -> Bool {
    pack[range]?.senses.allSatisfy { $0.kind == .organization && $0.reading == .name } == true
  }

  private func entry(_ range: Range<Int>, confidence: Double) -> ModelName? {
    guard let sense = pack[range]?.senses.first else { return nil }
    return ModelName(
      tokens: range, kind: sense.kind, isDemonym: sense.reading == .demonym, confidence: confidence)
  }
}
