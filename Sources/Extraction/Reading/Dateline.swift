internal import GraphSchema

/// Finds where the first sentence of a report begins after its dateline: "PALM BEACH, Fla. – President-elect ...".
enum Dateline {
  /// The dateline, if there is one, and the rest: names in a dateline are not part of the sentence's grammar.
  static func split(_ sentence: Sentence, in view: DocumentView) -> (dateline: Sentence?, body: Sentence) {
    let tokens = sentence.tokens
    for token in tokens.dropFirst().dropLast().prefix(12) {
      if isDash(token, view) {
        return (part(tokens.lowerBound..<token, of: sentence), part(token + 1..<tokens.upperBound, of: sentence))
      }
      guard isPlace(token - 1, view), isPlace(token, view) else { break }
    }
    return (nil, sentence)
  }

  private static func part(_ tokens: Range<Int>, of sentence: Sentence) -> Sentence {
    Sentence(span: sentence.span, tokens: tokens, isHeading: sentence.isHeading, paragraph: sentence.paragraph)
  }

  /// A dash with space around it.
  private static func isDash(_ token: Int, _ view: DocumentView) -> Bool {
    guard ["–", "—", "-", "--", "―"].contains(view.token(token).text) else { return false }
    return view.token(token - 1).span.end < view.token(token).span.start
      && view.token(token).span.end < view.token(token + 1).span.start && isPlace(token - 1, view)
  }

  /// Names of places, agencies in brackets, dates and marks: what a dateline is made of.
  private static func isPlace(_ token: Int, _ view: DocumentView) -> Bool {
    if let mention = view.covering[token] { return view.mentionKind(mention) != .person }
    switch view.tag(token) {
    case .properNoun, .punctuation, .numeral, .symbol: return true
    default: return view.token(token).text.allSatisfy { $0.isUppercase || $0 == "." }
    }
  }
}
