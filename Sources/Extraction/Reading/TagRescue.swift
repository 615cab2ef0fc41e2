internal import GraphSchema

/// Corrects tags where the words around leave no doubt: headlines and short news sentences lose the cues that the
/// tagger learned.
///
/// Only words that set off a pattern are looked at.
struct TagRescue: Sendable {
  /// Lemmas of the verbs and nouns of the patterns.
  let verbs: Set<String>
  let nouns: Set<String>

  /// What only stands before parties and their people.
  private static let wings: Set<String> = ["far-right", "far-left", "right-wing", "left-wing"]

  struct Tag: Hashable {
    let part: PartOfSpeech
    let form: VerbForm?
    let lemma: String
  }

  /// The corrected tags by token.
  func tags(of document: Document, covering: [Int?]) -> [Int: Tag] {
    var found: [Int: Tag] = [:]
    for sentence in document.sentences {
      for token in sentence.tokens.dropFirst() where token + 1 < sentence.tokens.upperBound && covering[token] == nil {
        let word = document.tokens[token]
        switch word.tag {
        case .noun, .properNoun:
          guard word.text == word.lower, let tag = verb(word) else { continue }
          if isJoined(token, sentence, document, covering) {
            found[token] = tag
            continue
          }
          guard covering[token - 1] != nil else { continue }
          guard opensComplement(token + 1, document, covering), !hasVerb(before: token, sentence, document, covering)
          else { continue }
          found[token] = tag
        case .adjective:
          // "Britain's withdrawal from ..."
          guard nouns.contains(word.lower), ["'s", "the", "a", "an", "'"].contains(document.tokens[token - 1].lower),
            document.tokens[token + 1].tag == .adposition
          else { continue }
          found[token] = Tag(part: .noun, form: nil, lemma: word.lower)
        case .adverb:
          // "France's far-right National Front"
          guard Self.wings.contains(word.lower) else { continue }
          found[token] = Tag(part: .adjective, form: nil, lemma: word.lower)
        default: continue
        }
      }
    }
    return found
  }

  /// "Berg founded and *chairs* Norvik Bank": between the verb that it is joined with and a name.
  private func isJoined(_ token: Int, _ sentence: Sentence, _ document: Document, _ covering: [Int?]) -> Bool {
    guard token - 2 > sentence.tokens.lowerBound, document.tokens[token - 1].lower == "and", covering[token + 1] != nil
    else { return false }
    let before = document.tokens[token - 2]
    return covering[token - 2] == nil && before.tag == .verb
      && (before.verbForm == .past || before.verbForm == .present)
  }

  /// "censures", and the few past forms that are taken for nouns.
  private func verb(_ word: Token) -> Tag? {
    if word.lower == "met", verbs.contains("meet") { return Tag(part: .verb, form: .past, lemma: "meet") }
    guard word.lower.hasSuffix("s") else { return nil }
    let stem = String(word.lower.dropLast())
    let lemma = [word.lemma, stem, String(stem.dropLast())].first { verbs.contains($0) }
    return lemma.map { Tag(part: .verb, form: .present, lemma: $0) }
  }

  /// Something follows that cannot follow a noun.
  private func opensComplement(_ token: Int, _ document: Document, _ covering: [Int?]) -> Bool {
    if covering[token] != nil { return true }
    let next = document.tokens[token]
    return next.tag == .determiner || next.tag == .pronoun || ["and", "to", "on", "with"].contains(next.lower)
  }

  private func hasVerb(before token: Int, _ sentence: Sentence, _ document: Document, _ covering: [Int?]) -> Bool {
    var position = token - 1
    while position >= sentence.tokens.lowerBound {
      if covering[position] == nil {
        let word = document.tokens[position]
        if word.tag == .auxiliary { return true }
        if word.tag == .verb, word.verbForm == .past || word.verbForm == .present { return true }
        if word.tag == .punctuation || word.tag == .subordinator { return false }
      }
      position -= 1
    }
    return false
  }
}
