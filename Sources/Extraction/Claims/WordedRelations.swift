internal import GraphSchema

/// The relations that nobody states without certain words: where these are missing, what the reader sees is a guess from the
/// names.
struct WordedRelations {
  let view: DocumentView

  /// What the words of a sentence have against a relation that only the reader sees; `nil` for nothing.
  ///
  /// - Parameter mentions: of subject and object.
  func objection(to predicate: Predicate.ID, mentions: (Int, Int), in sentence: Sentence) -> String? {
    let (subject, object) = mentions
    if predicate != "spouse_of", Self.kin.contains(predicate), !namesKin(sentence) {
      return "no word for a relative is in the sentence"
    }
    if predicate == "founded", !has(Self.founding, sentence) { return "nobody founds anything in the sentence" }
    if predicate == "born_in", !has(Self.birth, sentence) { return "nobody is born in the sentence" }
    if predicate == "lives_in", let verb = verb(above: object), !Self.dwelling.contains(verb) {
      return "the sentence says what happens there"
    }
    if predicate == "citizen_of", let verb = verb(above: object), Self.languages.contains(verb) {
      return "it is a language that is spoken"
    }
    if predicate == "headquartered_in", hasSomething(subject, at: object) { return "what it has there is no seat" }
    return nil
  }

  /// "The European Space Agency's control center in *Darmstadt*"
  private func hasSomething(_ owner: Int, at place: Int) -> Bool {
    let (start, end) = (
      view.document.mentions[owner].tokens.upperBound, view.document.mentions[place].tokens.lowerBound
    )
    guard start + 1 < end, ["'s", "'", "’s", "’"].contains(view.lower(start)) else { return false }
    return (start + 1..<end).contains { view.tag($0) == .noun }
      && !(start + 1..<end).contains { Self.seats.contains(view.lemma($0)) || view.tag($0) == .verb }
  }

  private func has(_ lemmas: Set<String>, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains { lemmas.contains(view.lemma($0)) }
  }

  /// Whether a word for a relative, or a verb that makes one, is in a sentence.
  private func namesKin(_ sentence: Sentence) -> Bool {
    has(Self.kinVerbs, sentence)
      || sentence.tokens.contains {
        view.facts.kinship[view.lower($0)] != nil || view.facts.kinship[view.lemma($0)] != nil
      }
  }

  /// The verb that a name hangs on itself: "met in *Athens*", not "a teacher in *Athens* met".
  private func verb(above mention: Int) -> String? {
    let tokens = view.document.mentions[mention].tokens
    guard let word = tokens.first(where: { view.head(of: $0).map { !tokens.contains($0) } ?? false }),
      let head = view.head(of: word), view.tag(head) == .verb
    else { return nil }
    return view.lemma(head)
  }

  /// What is done with a language: "speaks fluent *German*".
  private static let languages: Set<String> = ["speak", "learn", "teach", "study", "read", "write", "understand"]
  static let kin: Set<Predicate.ID> = ["parent_of", "sibling_of", "spouse_of", "relative_of"]
  private static let kinVerbs: Set<String> = [
    "marry", "wed", "divorce", "bear", "adopt", "descend", "engage", "separate", "child", "offspring", "marriage",
    "wedding", "birth", "eldest", "youngest",
  ]
  private static let seats: Set<String> = [
    "headquarters", "headquarter", "hq", "office", "home", "base", "seat", "capital",
  ]
  private static let birth: Set<String> = [
    "bear", "born", "birth", "birthplace", "native", "hail", "hometown", "home", "from", "origin", "originally",
    "raise", "grow",
  ]
  private static let founding: Set<String> = [
    "found", "co-found", "cofound", "founder", "co-founder", "cofounder", "founding", "establish", "establishment",
    "create",
    "creator", "creation", "start", "launch", "form", "set", "build", "begin", "open", "initiate", "initiator",
    "organize",
    "organise", "father", "pioneer",
  ]
  private static let dwelling: Set<String> = [
    "live", "reside", "dwell", "settle", "move", "relocate", "emigrate", "immigrate", "flee", "return", "stay",
    "remain",
    "grow", "raise", "base", "retire", "work", "teach", "spend", "home", "exile", "bear", "come", "hail", "own",
    "build",
    "buy", "practice", "practise", "study",
  ]
}
