internal import GraphSchema

/// Splits words with hyphens that hold a known name: "Ukraine-Russia", "US-led", "pro-EU".
///
/// Other words with hyphens stay whole.
struct WordSplitter: Sendable {
  let names: NameLexicon

  func split(_ tokens: [RawToken]) -> [RawToken] {
    var result: [RawToken] = []
    result.reserveCapacity(tokens.count)
    let keys = names.names.keys(of: tokens.map { PlainText.key($0.text) })
    for (i, token) in tokens.enumerated() {
      guard token.text.utf8.contains(0x2D), !token.text.contains("/"), let parts = parts(of: token) else {
        result.append(token)
        continue
      }
      // "Guinea-Bissau", "Port-au-Prince": a word of some name stays whole unless both sides are names themselves.
      if keys[i] >= 0, !parts.filter({ $0.text != "-" }).allSatisfy({ names.singleNames.contains($0.text) }) {
        result.append(token)
      } else if keys[i] >= 0, !names.names.matches(in: keys, at: i, limit: tokens.count).isEmpty {
        result.append(token)
      } else {
        result += parts
      }
    }
    return result
  }

  private func parts(of token: RawToken) -> [RawToken]? {
    let pieces = token.text.split(separator: "-", omittingEmptySubsequences: false)
    guard pieces.count >= 2, pieces.allSatisfy({ !$0.isEmpty }) else { return nil }
    let first = pieces[0].lowercased()
    let last = pieces[pieces.count - 1].lowercased()
    let isUpperFirst = pieces[0].unicodeScalars.first?.isUpper ?? false
    let isUpperLast = pieces[pieces.count - 1].unicodeScalars.first?.isUpper ?? false
    let holdsName = pieces.contains { names.singleNames.contains(String($0)) }
    let isAffixed =
      (isUpperLast && Self.prefixes.contains(first))
      || (isUpperFirst && pieces.count == 2 && (Self.suffixes.contains(last) || isParticiple(pieces[1])))
    guard holdsName || isAffixed else { return nil }
    var result: [RawToken] = []
    var start = token.span.start
    for (i, piece) in pieces.enumerated() {
      if i > 0 {
        result.append(RawToken(span: Span(start, start + 1), text: "-", newlines: 0, spaced: false))
        start += 1
      }
      let end = start + piece.utf8.count
      result.append(
        RawToken(
          span: Span(start, end), text: String(piece), newlines: i == 0 ? token.newlines : 0,
          spaced: i == 0 ? token.spaced : false))
      start = end
    }
    return result
  }

  /// "headquartered" of "Diego-headquartered": what stands before such a word is what a name ends with.
  private func isParticiple(_ word: Substring) -> Bool {
    word.utf8.count >= 5 && word.hasSuffix("ed") && word.unicodeScalars.allSatisfy(\.isLower)
  }

  private static let prefixes: Set<String> = [
    "pro", "anti", "ex", "then", "non", "post", "pre", "inter", "trans", "mid", "now",
  ]
  private static let suffixes: Set<String> = [
    "led", "backed", "based", "born", "brokered", "controlled", "occupied", "style", "owned", "made", "funded",
    "trained",
    "allied", "aligned", "linked", "run", "held", "supported", "sponsored", "era", "supplied", "built", "wide",
    "installed",
    "appointed", "affiliated", "imposed", "designated", "bound", "dominated", "friendly",
  ]
}
