internal import GraphSchema

/// The quotations of a document with their speakers, also where a quotation runs over several sentences.
///
/// The speaker is named behind the quotation, before it, or not again: a second quotation of a paragraph is the first
/// one's speaker's, unless its own sentence names another.
struct Quotations {
  private struct Quotation {
    let tokens: Range<Int>
    var speaker: Int?
  }

  /// In text order, not overlapping.
  private let quotations: [Quotation]

  /// - Parameter speeches: of each sentence.
  init(_ view: DocumentView, speeches: [[Speech]]) {
    var quotations: [Quotation] = []
    let sentences = view.document.sentences
    var first = 0
    while first < sentences.count {
      var last = first
      while last + 1 < sentences.count, sentences[last + 1].paragraph == sentences[first].paragraph { last += 1 }
      let paragraph = first...last
      func sentence(of token: Int) -> Int? { paragraph.first { sentences[$0].tokens.contains(token) } }
      var previous: Int?
      for tokens in Self.quoted(in: sentences[first].tokens.lowerBound..<sentences[last].tokens.upperBound, view) {
        let ends = [sentence(of: tokens.upperBound - 1), sentence(of: tokens.lowerBound)].compactMap { $0 }
        let near = ends.flatMap { speeches[$0] }.filter { !$0.frame.overlaps(tokens) }
        let behind = near.first { $0.frame.lowerBound >= tokens.upperBound }
        let speaker = (behind ?? near.last)?.chain ?? previous
        quotations.append(Quotation(tokens: tokens, speaker: speaker))
        previous = speaker
      }
      first = last + 1
    }
    self.quotations = quotations
  }

  /// Whether a token stands between quotation marks.
  func contain(_ token: Int) -> Bool { quotation(at: token) != nil }

  /// Who says what stands at a token, if it is quoted and somebody is named.
  func speaker(at token: Int) -> Int? { quotation(at: token)?.speaker }

  private func quotation(at token: Int) -> Quotation? { quotations.first { $0.tokens.contains(token) } }

  /// What stands between quotation marks in a paragraph; an open quotation ends with it.
  private static func quoted(in paragraph: Range<Int>, _ view: DocumentView) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for token in paragraph {
      switch view.token(token).text {
      case "“", "``": start = start ?? token + 1
      case "”", "''":
        if let from = start, from < token { found.append(from..<token) }
        start = nil
      case "\"":
        if let from = start {
          if from < token { found.append(from..<token) }
          start = nil
        } else {
          start = token + 1
        }
      default: break
      }
    }
    if let from = start, from < paragraph.upperBound { found.append(from..<paragraph.upperBound) }
    return found
  }
}
