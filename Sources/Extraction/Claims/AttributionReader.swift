/// Finds who says what a sentence says: in a quotation its speaker, else "according to X", "X said that".
struct AttributionReader {
  let speeches: [Speech]
  let quotations: Quotations

  /// The chain that says what the pattern found at a token, if the text names one.
  ///
  /// - Parameter isNominal: titles and appositions are the narrator's own words, unless they stand in a quotation.
  func speaker(at token: Int, isNominal: Bool) -> Int? {
    if quotations.contain(token), let speaker = quotations.speaker(at: token) { return speaker }
    guard !isNominal || quotations.contain(token) else { return nil }
    return speeches.first { !$0.frame.contains(token) }?.chain
  }
}
