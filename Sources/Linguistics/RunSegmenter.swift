internal import GraphSchema

/// Cuts runs of capitals into candidates: "French President Emmanuel Macron" is a demonym, a title and a name.
struct RunSegmenter {
  let text: TaggedText
  let cues: CueWords
  let lexicon: NameLexicon
  /// What the pack found, by its first token.
  let packMatches: [Int: PackRecognizer.Match]
  /// Where what the pack found begins, by the token after its last.
  private let packStarts: [Int: Int]
  let titles: TitleMatches

  init(
    text: TaggedText, cues: CueWords, lexicon: NameLexicon, titles: TitleMatches, packMatches: [PackRecognizer.Match]
  ) {
    self.text = text
    self.cues = cues
    self.lexicon = lexicon
    self.titles = titles
    var byStart: [Int: PackRecognizer.Match] = [:]
    for match in packMatches { byStart[match.tokens.lowerBound] = match }
    self.packMatches = byStart
    packStarts = Dictionary(packMatches.map { ($0.tokens.upperBound, $0.tokens.lowerBound) }) { first, _ in first }
  }

  func candidates(of run: Range<Int>) -> [NameCandidate] {
    var found: [NameCandidate] = []
    var pieceStart = run.lowerBound
    var title: Title?
    var hasTitle = false
    func close(at end: Int, beforeTitle: Bool) {
      if end > pieceStart {
        for piece in pieces(of: pieceStart..<end) {
          let isFirst = piece.lowerBound == pieceStart
          found.append(
            NameCandidate(
              tokens: piece, title: isFirst ? title : nil, hasTitle: isFirst && hasTitle,
              isBeforeTitle: beforeTitle && piece.upperBound == end))
        }
      }
      title = nil
      hasTitle = false
    }
    var i = run.lowerBound
    while i < run.upperBound {
      if let match = packMatches[i], match.tokens.count > 1 {
        i = match.tokens.upperBound
        continue
      }
      if let (end, found) = titleMatch(at: i, in: run) {
        close(at: i, beforeTitle: true)
        title = found
        hasTitle = true
        pieceStart = min(end, run.upperBound)
        i = max(end, i + 1)
        continue
      }
      i += 1
    }
    if pieceStart < run.upperBound { close(at: run.upperBound, beforeTitle: false) }
    return found
  }

  /// The longest title that begins at a position, unless a head makes it part of a name: "Executive Airport".
  private func titleMatch(at i: Int, in run: Range<Int>) -> (end: Int, title: Title?)? {
    let end = titles.ends[i]
    guard end > 0 else { return nil }
    if end < run.upperBound {
      let next = text.tokens[end].lower
      if next == "'s" || next == "&" || next == "of" { return nil }
      if run.upperBound - end > 1 || !isGiven(end), hasHead(end..<run.upperBound), end == i + 1 { return nil }
    }
    return (end, titles.title(at: i))
  }

  private func isGiven(_ i: Int) -> Bool { lexicon.isGivenName(text.tokens[i]) }

  private func hasHead(_ piece: Range<Int>) -> Bool {
    let last = text.tokens[piece.upperBound - 1].lower
    if piece.count == 2, isGiven(piece.lowerBound), CueWords.surnames.contains(last) { return false }
    return cues.organizationHeads.contains(last) || cues.placeHeads.contains(last)
      || cues.companySuffixes.contains(last)
  }

  /// Splits a piece without titles at words that are never in names, and after a leading country or demonym.
  private func pieces(of piece: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = piece.lowerBound
    for i in piece where cues.dates.contains(text.tokens[i].lower) && !isNamePart(i, in: piece) {
      // "Super Tuesday", "Black Friday": what stands before a day belongs to it.
      if i > start, !text.tokens[i].lower.hasSuffix("day") { result += trimmed(start..<i) }
      start = i + 1
    }
    if start < piece.upperBound { result += trimmed(start..<piece.upperBound) }
    return result.flatMap { splitAtPerson($0) }
  }

  /// "Armed Forces of Iran Mohammad Bagheri": a given name after a complete name begins another.
  private func splitAtPerson(_ piece: Range<Int>) -> [Range<Int>] {
    guard piece.count >= 3 else { return [piece] }
    for k in (piece.lowerBound + 1)..<(piece.upperBound - 1) where isGiven(k) {
      let isCompleteName = packStarts[k].map { $0 >= piece.lowerBound } ?? false
      guard isCompleteName || hasHead(piece.lowerBound..<k), !hasHead(piece), text.tokens[k - 1].lower != "of" else {
        continue
      }
      guard !isGiven(piece.lowerBound) || isCompleteName && k > piece.lowerBound + 1 else { continue }
      return [piece.lowerBound..<k, k..<piece.upperBound]
    }
    return [piece]
  }

  /// "Theresa May", "April Jones", "Christian Lindner", "Jan Egeland", "Islamic ...": beside a given name or a head.
  private func isNamePart(_ i: Int, in piece: Range<Int>) -> Bool {
    guard piece.count > 1 else { return false }
    if i > piece.lowerBound, lexicon.isGivenName(text.tokens[i - 1]) { return true }
    if i == piece.lowerBound, lexicon.isGivenName(text.tokens[i]) { return true }
    let last = text.tokens[piece.upperBound - 1].lower
    return cues.organizationHeads.contains(last) || cues.placeHeads.contains(last)
  }

  private func trimmed(_ piece: Range<Int>) -> [Range<Int>] {
    var start = piece.lowerBound
    var end = piece.upperBound
    while start < end, Self.edges.contains(text.tokens[start].lower) { start += 1 }
    while end > start, Self.edges.contains(text.tokens[end - 1].lower) { end -= 1 }
    guard start < end else { return [] }
    guard let match = packMatches[start], match.tokens.upperBound < end else { return [start..<end] }
    let last = text.tokens[end - 1].lower
    let first = match.senses[0]
    let isWhole =
      cues.organizationHeads.contains(last) || cues.placeHeads.contains(last) || cues.companySuffixes.contains(last)
      || cues.otherHeads.contains(last)
      || (start..<end).contains { text.tokens[$0].lower == "of" || text.tokens[$0].lower == "for" }
    if isWhole { return [start..<end] }
    if isGiven(start), first.reading != .demonym, match.tokens.count == 1 { return [start..<end] }
    let rest = match.tokens.upperBound..<end
    if rest.count >= 2, isGiven(rest.lowerBound) { return [rest] }
    if first.subkind == "party" { return [rest] }
    // "SpaceX Crew Dragon", "Apple Watch": a product of a known body, which the pack finds by itself.
    if first.kind == .organization { return [] }
    if first.kind == .place, first.reading == .demonym || first.subkind == "country" {
      return [match.tokens.upperBound..<end]
    }
    return [start..<end]
  }

  private static let edges: Set<String> = ["the", "and", "of", "for", "on", "&", "then", "former", "ex", "fellow"]
}
