internal import GraphSchema

/// What a capital tells in one article: which words are written with one only because a sentence begins.
struct ArticleWords {
  /// Words that occur in lower case where a name would not.
  let lowerCase: Set<String>
  /// Words that occur with a capital inside a sentence that is not a headline; with how often.
  let capital: [String: Int]
  /// For each sentence, whether its capitals mean nothing: title case or capitals throughout.
  let isUnreliable: [Bool]
  /// For each token, whether only openers stand before it in its sentence.
  let isInitial: [Bool]

  init(_ text: TaggedText) {
    var lowerCase: Set<String> = []
    var capital: [String: Int] = [:]
    var isUnreliable: [Bool] = []
    var isInitial = [Bool](repeating: false, count: text.tokens.count)
    for sentence in text.sentences {
      let unreliable = Self.isUnreliable(text.tokens[sentence.tokens], isHeading: sentence.isHeading)
      isUnreliable.append(unreliable)
      var initial = true
      for i in sentence.tokens {
        let token = text.tokens[i]
        isInitial[i] = initial
        guard let first = token.text.unicodeScalars.first, CharacterClass(first) == .letter else {
          // A quotation or a clause after a colon begins anew.
          if token.text == "\"" || token.text == "\u{201C}" || token.text == ":" || token.text == "\u{2022}" {
            initial = true
          }
          continue
        }
        if first.isLower { lowerCase.insert(token.lower) }
        if first.isUpper, !initial, !unreliable { capital[token.lower, default: 0] += 1 }
        initial = false
      }
    }
    self.lowerCase = lowerCase
    self.capital = capital
    self.isUnreliable = isUnreliable
    self.isInitial = isInitial
  }

  /// Title case and capitals: of the words that a sentence would write small, most begin with a capital.
  private static func isUnreliable(_ tokens: ArraySlice<Token>, isHeading: Bool) -> Bool {
    if PackRecognizer.isShouted(tokens) { return true }
    var ordinary = 0
    var raised = 0
    for token in tokens.dropFirst() where token.text.utf8.count > 3 {
      guard let first = token.text.unicodeScalars.first, CharacterClass(first) == .letter else { continue }
      switch token.tag {
      case .verb, .noun, .adjective, .adverb, .auxiliary:
        ordinary += 1
        if first.isUpper { raised += 1 }
      default: break
      }
    }
    let words = tokens.dropFirst().filter {
      $0.text.unicodeScalars.first.map { CharacterClass($0) == .letter } ?? false
    }
    let capitals = words.filter { $0.text.unicodeScalars.first?.isUpper ?? false }.count
    // A full stop ends a sentence, not a headline.
    if tokens.last?.text == "." { return false }
    if isHeading, words.count >= 4, capitals * 5 >= words.count * 3, raised >= 1, raised == ordinary { return true }
    if words.count >= 5, capitals * 10 >= words.count * 7, raised >= 2 { return true }
    return raised >= 2 && raised * 10 >= ordinary * 7
  }
}
