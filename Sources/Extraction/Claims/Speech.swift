internal import GraphSchema

/// A speaker, and the words that are not their speech: their own name, titles and verb.
struct Speech: Hashable {
  let chain: Int
  let frame: Range<Int>

  /// Verbs that put words in somebody's mouth, not thoughts in their head.
  private static let saying: Set<String> = [
    "say", "tell", "state", "announce", "report", "claim", "add", "note", "explain", "insist", "warn", "argue",
    "confirm", "deny", "write", "declare", "stress", "emphasize", "emphasise", "mention", "reveal", "acknowledge",
    "admit", "predict", "reiterate", "conclude", "tweet", "post", "comment", "assert", "allege", "convey", "highlight",
    "remark", "affirm", "disclose", "inform", "testify",
  ]

  /// The speeches of a sentence: "X said that", "..., X said", "according to X".
  static func all(in sentence: Sentence, _ syntax: SentenceSyntax, _ view: DocumentView) -> [Speech] {
    var speeches: [Speech] = []
    for clause in syntax.clauses where clause.form == .finite && saying.contains(view.lemma(clause.verb)) {
      guard !clause.isPassive, clause.stance.polarity == .asserted, let subject = clause.subjects.first else {
        continue
      }
      let phrase = syntax.phrases[subject]
      guard let chain = chain(of: subject, syntax, view) else { continue }
      var last = max(clause.verb, phrase.tokens.upperBound - 1)
      // "told Reuters": the listener belongs to the frame.
      for object in clause.objects where view.lemma(clause.verb) == "tell" {
        last = max(last, syntax.phrases[object].tokens.upperBound - 1)
      }
      speeches.append(Speech(chain: chain, frame: min(clause.verb, phrase.tokens.lowerBound)..<last + 1))
    }
    for token in sentence.tokens.dropLast() where view.lower(token) == "according" && view.lower(token + 1) == "to" {
      guard
        let index = syntax.phrases.firstIndex(where: { $0.tokens.lowerBound >= token + 2 && $0.possessor == nil }),
        syntax.phrases[index].tokens.lowerBound <= token + 3, let chain = chain(of: index, syntax, view)
      else { continue }
      speeches.append(Speech(chain: chain, frame: token..<syntax.phrases[index].tokens.upperBound))
    }
    return speeches
  }

  /// The name at the head of a phrase, or the one that it stands beside: "the minister, Sergei Lavrov".
  private static func chain(of index: Int, _ syntax: SentenceSyntax, _ view: DocumentView) -> Int? {
    let phrase = syntax.phrases[index]
    let named = phrase.mention ?? phrase.anchor.flatMap { syntax.phrases[$0].mention }
    return named.flatMap { view.chainOf[$0] }
  }
}
