internal import GraphSchema

/// Whether a place stands for those who govern it: "Moscow said", but not "in Moscow".
struct ActorContext: Sendable {
  /// - Parameters:
  ///   - range: the tokens of the name of the place.
  ///   - sentence: the sentence that holds it.
  func isActor(_ range: Range<Int>, in sentence: Sentence, of text: TaggedText) -> Bool {
    let tokens = text.tokens
    let start = range.lowerBound
    let before = start > sentence.tokens.lowerBound ? tokens[start - 1].lower : ""
    let earlier = start > sentence.tokens.lowerBound + 1 ? tokens[start - 2].lower : ""
    // "weapons to Kyiv", "support for Kyiv"
    if ["to", "for"].contains(before), Self.givenThings.contains(earlier) { return true }
    if Self.locatives.contains(before) { return false }
    if before == "with", isCounterpart(range, in: sentence, of: tokens) { return true }
    // "accused Moscow of", "warned Beijing"
    if start > sentence.tokens.lowerBound, tokens[start - 1].tag == .verb,
      Self.addressing.contains(tokens[start - 1].lemma)
    {
      return true
    }
    // "the Moscow region", "Kyiv, Ukraine", "Kyiv Mayor"
    let end = range.upperBound
    guard end < sentence.tokens.upperBound else {
      return Self.counterparts.contains(earlier) && Self.links.contains(before)
    }
    let after = tokens[end]
    if after.lower == "'s" || after.lower == "'" {
      guard end + 1 < sentence.tokens.upperBound else { return false }
      return !(end + 1..<min(end + 4, sentence.tokens.upperBound)).contains {
        Self.cityThings.contains(tokens[$0].lemma)
      }
    }
    if Self.counterparts.contains(earlier), Self.links.contains(before) { return true }
    if before == "between" || before == "pro" || before == "anti" || (before == "-" && earlier == "pro") { return true }
    // "insists that Kyiv abandon it": a subjunctive looks like a noun.
    if before == "that", Self.actions.contains(tokens[end].lemma) { return true }
    return isSubject(at: end, sentence: sentence, tokens: tokens, depth: 0)
  }

  /// "signed a treaty on guarantees with *Moscow*": by the tree the one whom it is made with.
  private func isCounterpart(_ range: Range<Int>, in sentence: Sentence, of tokens: [Token]) -> Bool {
    func head(of token: Int) -> Int? { tokens[token].dependency?.head.map { sentence.tokens.lowerBound + $0 } }
    guard var up = range.lazy.compactMap(head).first(where: { !range.contains($0) }) else { return false }
    for _ in 0..<3 {
      if Self.treaties.contains(tokens[up].lemma) { return true }
      guard tokens[up].dependency?.label == .nominalModifier, let next = head(of: up) else { break }
      up = next
    }
    return tokens[up].tag == .verb
      && sentence.tokens.contains { token in
        head(of: token) == up && Self.treaties.contains(tokens[token].lemma)
          && [.object, .passiveSubject].contains(tokens[token].dependency?.label)
      }
  }

  /// Whether a finite verb that only actors do follows, after adverbs or a coordinated name.
  private func isSubject(at position: Int, sentence: Sentence, tokens: [Token], depth: Int) -> Bool {
    var i = position
    while i < sentence.tokens.upperBound,
      tokens[i].tag == .adverb || tokens[i].tag == .auxiliary || tokens[i].lower == "n't"
        || tokens[i].lower == "not" || tokens[i].lower == "to"
    {
      i += 1
    }
    guard i < sentence.tokens.upperBound else { return false }
    if tokens[i].tag == .verb { return Self.actions.contains(tokens[i].lemma) }
    if depth == 0, tokens[i].lower == "and" || tokens[i].lower == "or", i + 2 < sentence.tokens.upperBound,
      tokens[i + 1].tag == .properNoun
    {
      return isSubject(at: i + 2, sentence: sentence, tokens: tokens, depth: 1)
    }
    return false
  }

  private static let locatives: Set<String> = [
    "in", "from", "near", "to", "at", "into", "outside", "around", "through", "across", "over", "of", "via", "toward",
    "towards",
    "inside", "throughout",
  ]
  private static let links: Set<String> = ["with", "by", "against", "on", "and", "between", "for"]
  private static let counterparts: Set<String> = [
    "talks", "relations", "ties", "negotiations", "agreement", "deal", "dialogue", "sanctions", "alliance", "tensions",
    "war", "cooperation", "contacts", "pressure", "dispute", "conflict", "channels", "accord", "imposed", "backed",
    "accused", "negotiate", "negotiating", "negotiated", "cooperate", "cooperating", "negotiation", "rapprochement",
    "confrontation", "trade",
  ]
  /// What states make with one another.
  private static let treaties: Set<String> = [
    "treaty", "pact", "accord", "agreement", "truce", "ceasefire", "cease-fire", "armistice", "alliance", "memorandum",
    "declaration", "border",
  ]
  /// What is sent to a government, not to a city.
  private static let givenThings: Set<String> = [
    "weapons", "arms", "aid", "support", "assistance", "tanks", "missiles", "ammunition", "jets", "guarantees",
    "loyalty", "concessions", "ultimatum", "backing",
  ]
  /// Verbs whose object is an actor.
  private static let addressing: Set<String> = [
    "accuse", "urge", "warn", "blame", "condemn", "criticize", "criticise", "sanction", "threaten", "pressure", "press",
    "ask", "provoke", "confront", "deter", "thank", "assure", "persuade", "convince", "antagonize", "isolate", "punish",
    "anger", "arm", "rebuke",
  ]
  private static let cityThings: Set<String> = [
    "mayor", "airport", "street", "district", "suburb", "resident", "outskirt", "metro", "subway", "museum",
    "university",
    "stadium", "station", "hospital", "square", "population", "center", "centre", "downtown", "airspace", "hotel",
    "port",
    "region", "city", "neighborhood", "neighbourhood", "restaurant", "theatre", "theater", "court", "police", "park",
    "church",
    "school", "bridge", "building", "red", "historic", "old", "main", "central",
  ]
  static let actions: Set<String> = [
    "say", "agree", "want", "warn", "deny", "accuse", "insist", "reject", "announce", "declare", "demand", "seek",
    "believe",
    "hope", "claim", "argue", "call", "condemn", "consider", "threaten", "refuse", "sign", "impose", "support", "back",
    "oppose",
    "urge", "offer", "respond", "retaliate", "vow", "pledge", "propose", "accept", "plan", "decide", "try", "fear",
    "view", "see",
    "regard", "recognize", "recognise", "abandon", "send", "expect", "hold", "maintain", "continue", "blame",
    "criticize",
    "welcome", "suspend", "withdraw", "negotiate", "prepare", "intend", "use", "give", "provide", "supply", "need",
    "make",
    "suspect", "ask", "tell", "stress", "confirm", "state", "add", "invade", "annex", "launch", "expel", "summon",
    "allow",
    "lift", "ban", "approve", "respect", "exploit", "react", "pursue", "push", "face", "lose", "win", "ally", "fund",
    "arm",
  ]
}
