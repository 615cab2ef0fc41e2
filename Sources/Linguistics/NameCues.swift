internal import GraphSchema

/// Reads the evidence that surrounds and makes up one candidate.
///
/// The weights are round numbers set by hand and checked on `data/graph/train` (2026-11-21).
struct NameCues {
  let text: TaggedText
  let words: ArticleWords
  let cues: CueWords
  let lexicon: NameLexicon
  let lemmatizer: Lemmatizer
  let placeStarts: Set<Int>

  func votes(for candidate: NameCandidate) -> NameVotes {
    var votes = NameVotes()
    votes.occurrences = 1
    addShape(candidate, to: &votes)
    addBefore(candidate, to: &votes)
    addAfter(candidate, to: &votes)
    return votes
  }

  private func lower(_ i: Int) -> String { i >= 0 && i < text.tokens.count ? text.tokens[i].lower : "" }

  private func isGiven(_ i: Int) -> Bool { lexicon.isGivenName(text.tokens[i]) }

  private func addShape(_ candidate: NameCandidate, to votes: inout NameVotes) {
    let range = candidate.tokens
    let last = lower(range.upperBound - 1)
    let first = lower(range.lowerBound)
    let count = range.count
    if range.contains(where: { cues.others.contains(lower($0)) }) { votes.other += count == 1 ? 6 : 2.5 }
    if count > 1 {
      if cues.companySuffixes.contains(last) { votes.organization += 5 }
      // "Jonah Hill" is a person, "Karl Marx Avenue" is not.
      let isSurname =
        count == 2 && isGiven(range.lowerBound)
        && (CueWords.surnames.contains(last) || cues.weakHeads.contains(last))
      let isHeaded =
        !isSurname
        && (cues.organizationHeads.contains(last) || cues.placeHeads.contains(last) || cues.otherHeads.contains(last))
      if isHeaded {
        votes.person -= 2
        if cues.organizationHeads.contains(last) { votes.organization += 4 }
        if cues.placeHeads.contains(last) { votes.place += cues.organizationHeads.contains(last) ? 2 : 3.5 }
        if cues.otherHeads.contains(last) { votes.other += 5 }
      }
      if cues.placeOpeners.contains(first) { votes.place += 2.5 }
      if cues.otherOpeners.contains(first) || cues.otherOpeners.contains(first + " " + lower(range.lowerBound + 1)) {
        votes.other += 8
      }
      if range.contains(where: { lower($0) == "&" }) { votes.organization += 2 }
      if let of = range.first(where: { ["of", "for", "on"].contains(lower($0)) }), of > range.lowerBound {
        let head = lower(of - 1)
        if cues.organizationHeads.contains(head) || cues.openHeads.contains(head) {
          votes.organization += 6
          votes.other = 0
        }
        if cues.placeHeads.contains(head) { votes.place += 2 }
        if cues.otherHeads.contains(head) { votes.other += 5 }
        votes.person -= 3
      }
      if isGiven(range.lowerBound), !isHeaded { votes.person += 3 }
      if range.dropFirst().contains(where: { isInitial($0) }) || isInitial(range.lowerBound) { votes.person += 2 }
      if cues.nameSuffixes.contains(last) { votes.person += 3 }
      if range.dropFirst().contains(where: { cues.particles.contains(lower($0)) }) { votes.person += 1.5 }
      if count <= 4, range.allSatisfy({ isNameWord($0) }) { votes.person += count == 1 ? 0 : 1 }
      let common = range.filter { lemmatizer.isCommon(lower($0)) }.count
      if range.allSatisfy({ text.tokens[$0].tag != .properNoun }) { votes.other += 1.5 }
      if common == count {
        votes.other += 1.2
        votes.organization += 0.6
      }
      if range.contains(where: { $0 > range.lowerBound && placeStarts.contains($0) }), !isGiven(range.lowerBound) {
        votes.organization += 0.7
      }
      if placeStarts.contains(range.lowerBound), !isGiven(range.lowerBound) { votes.organization += 1.2 }
      return
    }
    let word = text.tokens[range.lowerBound].text
    let letters = word.unicodeScalars.filter { CharacterClass($0) == .letter }
    let capitals = letters.filter(\.isUpper).count
    if capitals == letters.count, capitals >= 2, capitals <= 7 {
      votes.organization += 1.5
    } else if capitals >= 2, !word.contains("-"), !word.contains("'") {
      votes.organization += word.hasPrefix("Mc") || word.hasPrefix("Mac") ? 0 : 1
    }
    if isGiven(range.lowerBound) { votes.person += 1 }
    if word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { votes.person -= 3 }
    if cues.otherHeads.contains(first) { votes.other += 1.5 }
    if Self.institutions.contains(first) {
      votes.organization += 4
      votes.other = 0
      return
    }
    if lexicon.surnames[PlainText.key(word)] != nil { votes.person += lemmatizer.isCommon(first) ? 0.6 : 3 }
    if lemmatizer.isCommon(first) { votes.other += words.lowerCase.contains(first) ? 2.5 : 1 }
    for ending in Self.placeEndings where first.hasSuffix(ending) && first.utf8.count > ending.utf8.count + 2 {
      votes.place += 0.8
      break
    }
  }

  private func isInitial(_ i: Int) -> Bool {
    let word = text.tokens[i].text
    return word.unicodeScalars.count == 2 && word.hasSuffix(".") && word.unicodeScalars.first?.isUpper == true
  }

  private func isNameWord(_ i: Int) -> Bool {
    if cues.particles.contains(lower(i)) || isInitial(i) { return true }
    let scalars = text.tokens[i].text.unicodeScalars
    guard scalars.first?.isUpper == true, scalars.contains(where: \.isLower) else { return false }
    return !lemmatizer.isCommon(lower(i)) || text.tokens[i].tag == .properNoun
  }

  private func addBefore(_ candidate: NameCandidate, to votes: inout NameVotes) {
    let start = candidate.tokens.lowerBound
    if candidate.hasTitle { votes.person += 4 }
    guard start > 0 else { return }
    var before = lower(start - 1)
    var k = start - 1
    if text.tokens[k].tag == .punctuation, before == "\"" || before == "(" { k -= 1 }
    before = lower(k)
    let adjacent = k == start - 1
    if adjacent, before == "the" {
      // "the Trump administration"
      if Self.rules.contains(lower(candidate.tokens.upperBound)) {
        votes.person += 2
        return
      }
      votes.person -= 2
      votes.organization += 1
      votes.place += 0.3
      votes.other += 0.5
      return
    }
    if TitleMatches.honorifics.contains(before) { votes.person += 4 }
    if cues.personNouns.contains(before) || lexicon.kinship[before] != nil || lexicon.titleWords[before] != nil {
      votes.person += 3.5
    } else if cues.organizationNouns.contains(before) {
      votes.organization += 2
    } else if cues.placeNouns.contains(before) {
      votes.place += 2
    }
    switch before {
    case "in", "near": votes.place += 2
    case "across", "throughout", "outside", "around": votes.place += 1.5
    case "from", "to", "into", "at", "toward", "towards": votes.place += 0.8
    case "of":
      // "Call of Duty", "Medal of Honor": what the capital before it names is a work or a thing.
      if candidate.tokens.count == 1, k > 0, text.tokens[k - 1].text.unicodeScalars.first?.isUpper == true,
        !cues.openHeads.contains(lower(k - 1)), !cues.placeHeads.contains(lower(k - 1)),
        lexicon.titleWords[lower(k - 1)] == nil
      {
        votes.other += 3
      }
      if cues.placeNouns.contains(lower(k - 1)) { votes.place += 3 }
      if lexicon.titleWords[lower(k - 1)] != nil || cues.personNouns.contains(lower(k - 1)) {
        votes.organization += 0.8
      }
      if Self.directions.contains(lower(k - 1)) { votes.place += 3 }
    case "mr", "named", "by": votes.person += 0.5
    case "aged": votes.person += 2
    case "told": votes.organization += 0.7
    case ",":
      // "Kharkiv, Ukraine": the first part votes; here the second part follows a place.
      break
    default: break
    }
    // "his brother Ivan Petrov"
    if k > 0, lexicon.kinship[before] != nil { votes.person += 1 }
  }

  private func addAfter(_ candidate: NameCandidate, to votes: inout NameVotes) {
    let end = candidate.tokens.upperBound
    guard end < text.tokens.count else { return }
    if candidate.isBeforeTitle {
      votes.organization += 2
      votes.place += 0.5
      votes.person -= 1
    }
    var after = lower(end)
    if after == "'s" {
      let owned = lower(end + 1)
      if lexicon.kinship[owned] != nil { votes.person += 2 }
      if Self.bodyParts.contains(owned) { votes.person += 1 }
      if lexicon.titleWords[owned] != nil {
        votes.organization += 0.8
        votes.place += 0.5
      }
      return
    }
    if text.tokens[end].tag == .punctuation, after == "\"" || after == ")" { after = lower(end + 1) }
    if after == "," {
      let next = lower(end + 1)
      if placeStarts.contains(end + 1) { votes.place += 2 }
      if next == "who" || next == "aged" { votes.person += 2 }
      if next == "which" {
        votes.organization += 0.5
        votes.place += 0.3
      }
      if let age = Int(next), age > 3, age < 120, lower(end + 2) == "," || lower(end + 2) == "." { votes.person += 3 }
      // ", the company's chief executive," ", a lawyer"
      for k in (end + 1)..<min(end + 7, text.tokens.count) {
        let word = lower(k)
        if word == "," || word == "." { break }
        if k > end + 1, cues.personNouns.contains(word) || lexicon.titleWords[word] != nil {
          votes.person += 1.5
          break
        }
      }
      return
    }
    if after == "who" { votes.person += 2 }
    if after == "aged" { votes.person += 2 }
    if cues.organizationNouns.contains(after) { votes.organization += 2 }
    if cues.placeNouns.contains(after) { votes.place += 2.5 }
    if lexicon.titleWords[after] != nil || cues.personNouns.contains(after) { votes.organization += 1.2 }
    let next = text.tokens[end]
    if next.tag == .verb || next.tag == .auxiliary {
      if cues.speechVerbs.contains(next.lemma) {
        votes.person += 1.5
        votes.organization += 0.7
      }
      votes.person += 0.3
      votes.organization += 0.2
    }
    if after == "(", let age = Int(lower(end + 1)), age > 3, age < 120, lower(end + 2) == ")" { votes.person += 2 }
  }

  /// What is called after the person who leads it.
  private static let rules: Set<String> = [
    "administration", "government", "presidency", "campaign", "family", "cabinet", "era", "regime", "team",
  ]
  /// Bodies that need no name of their own.
  private static let institutions: Set<String> = [
    "parliament", "congress", "senate", "knesset", "bundestag", "duma", "politburo",
  ]
  private static let placeEndings = [
    "stan", "burg", "ville", "grad", "abad", "shire", "pur", "sk", "borough", "land", "vka", "ivka",
  ]
  private static let directions: Set<String> = [
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outskirts", "streets",
    "town", "city",
  ]
  private static let bodyParts: Set<String> = [
    "death", "lawyer", "lawyers", "attorney", "attorneys", "body", "career", "birthday", "life", "funeral", "illness",
    "house", "home", "family", "office", "arrest", "trial", "resignation", "conviction", "campaign", "impeachment",
    "presidency", "administration", "supporters", "inauguration", "remarks", "comments", "parents", "children",
  ]
}
