internal import GraphSchema

/// A speaker, and the words that are not their speech: their own name, titles and verb.
struct Speech: Hashable {
  let chain: Int
  let frame: Range<Int>
  /// The verb of saying; `nil` for "according to".
  var verb: Int?

  /// Verbs that put words in somebody's mouth, not thoughts in their head.
  private static let saying: Set<String> = [
    "say", "tell", "state", "announce", "report", "claim", "add", "note", "explain", "insist", "warn", "argue",
    "confirm", "deny", "write", "declare", "stress", "emphasize", "emphasise", "mention", "reveal", "acknowledge",
    "admit", "predict", "reiterate", "conclude", "tweet", "post", "comment", "assert", "allege", "convey", "highlight",
    "remark", "affirm", "disclose", "inform", "testify", "accuse", "blame",
  ]
  /// Nouns whose words are those of a body or country: "a *spokesman* for Norvik Bank", "Norwegian *officials*".
  private static let voices: Set<String> = [
    "spokesman", "spokeswoman", "spokesperson", "spokespeople", "official", "government", "ministry", "military",
    "army",
    "police", "authority", "administration", "officer", "diplomat", "prosecutor", "regulator", "embassy", "office",
    "statement", "report", "study", "survey", "investigator", "navy", "force", "department", "agency", "court",
  ]
  /// "in Lund's *view*"
  private static let views: Set<String> = ["view", "opinion", "word", "account", "telling"]

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
      speeches.append(
        Speech(chain: chain, frame: min(clause.verb, phrase.tokens.lowerBound)..<last + 1, verb: clause.verb))
    }
    speeches += quoted(sentence, syntax, view)
    for token in sentence.tokens.dropLast() where view.lower(token) == "according" && view.lower(token + 1) == "to" {
      guard
        let index = syntax.phrases.firstIndex(where: { $0.tokens.lowerBound >= token + 2 && $0.possessor == nil }),
        syntax.phrases[index].tokens.lowerBound <= token + 3, let chain = chain(of: index, syntax, view)
      else { continue }
      speeches.append(Speech(chain: chain, frame: token..<syntax.phrases[index].tokens.upperBound))
    }
    return speeches
  }

  /// "quoted Lund as saying that", "Lund was quoted as saying that", "in Lund's view".
  private static func quoted(_ sentence: Sentence, _ syntax: SentenceSyntax, _ view: DocumentView) -> [Speech] {
    var speeches: [Speech] = []
    for clause in syntax.clauses where ["quote", "cite"].contains(view.lemma(clause.verb)) {
      guard let phrase = (clause.isPassive ? clause.subjects : clause.objects).first,
        let chain = chain(of: phrase, syntax, view)
      else { continue }
      let last = max(clause.verb, syntax.phrases[phrase].tokens.upperBound - 1)
      guard let said = (last..<sentence.tokens.upperBound - 1).first(where: { view.lower($0) == "as" }),
        said <= last + 3, view.verbForm(said + 1) == .gerund
      else { continue }
      let first = clause.subjects.map { syntax.phrases[$0].tokens.lowerBound }.min() ?? clause.verb
      // Before whoever quotes: their words are not the narrator's.
      speeches.append(Speech(chain: chain, frame: min(first, clause.verb)..<said + 2, verb: said + 1))
    }
    for phrase in syntax.phrases where phrase.preposition == "in" && views.contains(view.lemma(phrase.head)) {
      guard let possessor = phrase.possessor, let chain = chain(of: possessor, syntax, view) else { continue }
      speeches.append(
        Speech(chain: chain, frame: syntax.phrases[possessor].tokens.lowerBound..<phrase.tokens.upperBound))
    }
    return speeches
  }

  /// The name at the head of a phrase, or the one that it stands beside: "the minister, Sergei Lavrov"; of somebody who is
  /// not named, the body or country they speak for.
  private static func chain(of index: Int, _ syntax: SentenceSyntax, _ view: DocumentView) -> Int? {
    let phrase = syntax.phrases[index]
    let named = phrase.mention ?? phrase.anchor.flatMap { syntax.phrases[$0].mention }
    if let named { return view.chainOf[named] }
    guard voices.contains(view.lemma(phrase.head)), !phrase.conjuncts.contains(where: { $0 != index }) else {
      return nil
    }
    // "The Trump administration" speaks for Trump, "his office" for nobody.
    let isPersonal = ["administration", "government"].contains(view.lemma(phrase.head))
    func body(_ mention: Int?) -> Int? {
      guard let mention, isPersonal || view.mentionKind(mention) != .person else { return nil }
      return view.chainOf[mention]
    }
    let next = index + 1
    if next < syntax.phrases.count, syntax.phrases[next].governor == index,
      let preposition = syntax.phrases[next].preposition, ["for", "of", "by", "from", "at"].contains(preposition),
      let chain = body(syntax.phrases[next].mention)
    {
      return chain
    }
    if let possessor = phrase.possessor { return body(syntax.phrases[possessor].mention) }
    return body(phrase.modifiers.last)
  }
}
