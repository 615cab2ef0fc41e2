internal import GraphSchema

/// Finds who says what a sentence says: "according to X", "X said that", "..., X said".
struct AttributionReader {
  /// A speaker and the words that are not their speech: their own name, titles and verb.
  private struct Speech {
    let chain: Int
    let frame: Range<Int>
  }

  private let speeches: [Speech]
  /// Tokens inside quotation marks.
  private let quoted: Set<Int>

  /// Verbs that put words in somebody's mouth, not thoughts in their head.
  private static let saying: Set<String> = [
    "say", "tell", "state", "announce", "report", "claim", "add", "note", "explain", "insist", "warn", "argue",
    "confirm",
    "deny", "write", "declare", "stress", "emphasize", "emphasise", "mention", "reveal", "acknowledge", "admit",
    "predict",
    "reiterate", "conclude", "tweet", "post", "comment", "assert", "allege", "convey", "highlight", "remark", "affirm",
    "disclose", "inform", "testify",
  ]

  init(_ view: DocumentView, sentence: Sentence, syntax: SentenceSyntax) {
    var speeches: [Speech] = []
    for clause in syntax.clauses where clause.form == .finite && Self.saying.contains(view.lemma(clause.verb)) {
      guard !clause.isPassive, clause.stance.polarity == .asserted, let subject = clause.subjects.first else {
        continue
      }
      guard let mention = syntax.phrases[subject].mention, let chain = view.chainOf[mention] else { continue }
      let phrase = syntax.phrases[subject]
      var last = max(clause.verb, phrase.tokens.upperBound - 1)
      // "told Reuters": the listener belongs to the frame.
      for object in clause.objects where view.lemma(clause.verb) == "tell" {
        last = max(last, syntax.phrases[object].tokens.upperBound - 1)
      }
      speeches.append(Speech(chain: chain, frame: min(clause.verb, phrase.tokens.lowerBound)..<last + 1))
    }
    for token in sentence.tokens.dropLast() where view.lower(token) == "according" && view.lower(token + 1) == "to" {
      guard let phrase = syntax.phrases.first(where: { $0.tokens.lowerBound >= token + 2 && $0.possessor == nil }),
        phrase.tokens.lowerBound <= token + 3, let mention = phrase.mention, let chain = view.chainOf[mention]
      else { continue }
      speeches.append(Speech(chain: chain, frame: token..<phrase.tokens.upperBound))
    }
    self.speeches = speeches
    var quoted: Set<Int> = []
    var isOpen = false
    for token in sentence.tokens {
      switch view.token(token).text {
      case "“", "``": isOpen = true
      case "”", "''": isOpen = false
      case "\"": isOpen.toggle()
      default: if isOpen { quoted.insert(token) }
      }
    }
    self.quoted = quoted
  }

  /// The chain that says what the pattern found at a token, if the sentence names one.
  ///
  /// - Parameter isNominal: titles and appositions are the narrator's own words, unless they stand in a quotation.
  func speaker(at token: Int, isNominal: Bool) -> Int? {
    guard !isNominal || quoted.contains(token) else { return nil }
    return speeches.first { !$0.frame.contains(token) }?.chain
  }
}
