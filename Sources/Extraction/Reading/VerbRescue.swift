internal import GraphSchema

/// Finds verbs that the tagger took for plural nouns: headlines and short news sentences lose the cues it learned.
///
/// "The Senate censures | the senator": a word in -s that is also a verb of the patterns, right after a name, before
/// something that cannot follow a noun, in a stretch without another finite verb.
struct VerbRescue: Sendable {
  let verbs: Set<String>

  /// Tokens to read as verbs in the present tense.
  func verbs(in document: Document, covering: [Int?]) -> Set<Int> {
    var found: Set<Int> = []
    for sentence in document.sentences {
      for token in sentence.tokens.dropFirst() where token + 1 < sentence.tokens.upperBound {
        guard document.tokens[token].tag == .noun, covering[token] == nil, covering[token - 1] != nil else { continue }
        let lower = document.tokens[token].lower
        guard lower.hasSuffix("s"), verbs.contains(document.tokens[token].lemma) else { continue }
        guard opensObject(token + 1, in: document, covering: covering),
          !hasVerb(before: token, in: sentence, of: document, covering: covering)
        else { continue }
        found.insert(token)
      }
    }
    return found
  }

  private func opensObject(_ token: Int, in document: Document, covering: [Int?]) -> Bool {
    if covering[token] != nil { return true }
    let next = document.tokens[token]
    return next.tag == .determiner || next.tag == .pronoun || next.lower == "and" || next.lower == "to"
      || next.lower == "on"
  }

  private func hasVerb(before token: Int, in sentence: Sentence, of document: Document, covering: [Int?]) -> Bool {
    var position = token - 1
    while position >= sentence.tokens.lowerBound {
      if covering[position] == nil {
        let word = document.tokens[position]
        if word.tag == .auxiliary || word.tag == .verb && (word.verbForm == .past || word.verbForm == .present) {
          return true
        }
        if word.tag == .punctuation || word.tag == .subordinator { return false }
      }
      position -= 1
    }
    return false
  }
}
