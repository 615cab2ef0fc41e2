internal import GraphSchema

/// Finds who says what a sentence says: in a quotation its speaker, else "according to X", "X said that".
struct AttributionReader {
  let view: DocumentView
  let sentence: Sentence
  let speeches: [Speech]
  let quotations: Quotations

  /// The chain that says what the pattern found at a token, if the text names one.
  ///
  /// - Parameter isNominal: titles and appositions are the narrator's own words, unless they stand in a quotation.
  func speaker(at token: Int, isNominal: Bool) -> Int? {
    if quotations.contain(token), let speaker = quotations.speaker(at: token) { return speaker }
    guard !isNominal || quotations.contain(token) else { return nil }
    let outside = speeches.filter { !$0.frame.contains(token) }
    guard outside.count > 1 || outside.first?.verb != nil else { return outside.first?.chain }
    let way = view.way(from: token, in: sentence)
    // The nearest verb of saying above: "Amnesty said that Norway attacked, Reuters reported."
    for (below, word) in zip(way, way.dropFirst()) {
      if let speech = outside.first(where: { $0.verb == word }), isSaid(below, by: word) { return speech.chain }
    }
    return outside.first { speech in speech.verb.map { !way.contains($0) && !isBeside($0, way) } ?? true }?.chain
  }

  /// Whether a verb of saying has a word below it as what is said: not as what happened besides, "declared victory *but*
  /// Norway remained", or when and why, "spoke after Norway attacked". An accusation is no clause: "accused Norway of".
  private func isSaid(_ word: Int, by verb: Int) -> Bool {
    if ["accuse", "blame"].contains(view.lemma(verb)) { return view.token(word).dependency?.label != .conjunct }
    switch view.token(word).dependency?.label {
    // "Lund said, *adding* that"
    case .adverbialClause: return view.verbForm(word) == .gerund && Lexicon.speech.contains(view.lemma(word))
    case .conjunct, .oblique, .unmarkedOblique: return false
    default: return true
    }
  }

  /// "Norway attacked, *and* Lund said", "attacked after Lund said": a verb of saying that hangs on another says nothing
  /// of that, but for "as Lund said".
  private func isBeside(_ verb: Int, _ way: [Int]) -> Bool {
    guard let head = view.head(of: verb), way.contains(head) else { return false }
    switch view.token(verb).dependency?.label {
    case .conjunct, .relativeClause, .clausalModifier: return true
    case .adverbialClause:
      return sentence.tokens.contains {
        view.head(of: $0) == verb && view.token($0).dependency?.label == .marker && view.lower($0) != "as"
      }
    default: return false
    }
  }
}
