internal import GraphSchema

/// Makes one set of names of what the reading model, the packs and the rules see.
///
/// 1. A name of the packs that holds a name of the model is taken whole: "Bank of England".
/// 2. A name of the model that holds names of the packs is taken whole: "Moscow State University".
/// 3. On the same words the packs say which entries they may mean, and the kind where they know only one; among several
///    the model chooses: Washington the person or the place.
/// 4. A name of the packs that the model sees nothing in is kept, unless it is one word that the model reads as part of
///    the name of something else (an event, a work), or the name of a person by one word.
/// 5. A demonym that the packs do not know is none: "Islamic", "Persian".
/// 6. What the rules take for the name of something else is left out, and so is all inside it: "Paris Agreement".
/// 7. A bare word that goes on naming something else ("Dorian"), or that is a common noun ("Court"), is no name.
/// 8. A name that the rules carry over from elsewhere in the article is kept where neither of them sees anything.
///
/// The result never overlaps and is in text order.
struct NameJoin: Sendable {
  /// Names of the model below this need the packs or the rules to see a name on the same words. Set by hand: of the
  /// names between 0.4 and 0.6 alone half were right on the 29 articles of data/graph/train that the model was not
  /// trained on (20 of 39, 2026-11-21).
  static let least = 0.4
  /// What the rules carry over from one place of the article to another. What they guess from capitals and cue words alone
  /// was wrong where the model sees nothing (12 of 13 in 115 articles of data/graph/train,
  /// 2026-11-21).
  private static let carried: Set<String> = ["rule:partial", "rule:acronym"]

  private let lexicon: NameLexicon
  private let lemmatizer: Lemmatizer
  private let consistency = NameConsistency()

  init(lexicon: NameLexicon, lemmatizer: Lemmatizer) {
    self.lexicon = lexicon
    self.lemmatizer = lemmatizer
  }

  func joined(
    model seen: [ModelNames.Name], pack: [PackRecognizer.Match], rules: [MentionProposal], in text: TaggedText
  ) -> [MentionProposal] {
    let model = consistency.agreed(seen, in: text)
    var taken: Set<Int> = []
    var result: [MentionProposal] = []
    func take(_ proposal: MentionProposal) {
      guard proposal.tokens.allSatisfy({ !taken.contains($0) }) else { return }
      taken.formUnion(proposal.tokens)
      result.append(proposal)
    }
    let packByRange = Dictionary(pack.map { ($0.tokens, $0) }, uniquingKeysWith: { first, _ in first })
    let ruleByRange = Dictionary(rules.map { ($0.tokens, $0) }, uniquingKeysWith: { first, _ in first })
    let packCover = Cover(pack.map(\.tokens))
    let others = model.filter { $0.kind == nil }.map(\.tokens)
    let ruledOut = Cover(rules.filter { $0.kind == nil }.map(\.tokens))
    let otherCover = Cover(others + rules.filter { $0.kind == nil }.map(\.tokens))

    let familyNames = Set(
      model.filter { $0.kind == .person && $0.tokens.count > 1 }.map { text.tokens[$0.tokens.upperBound - 1].text })
    let otherNames = Set(
      rules.filter { $0.kind == nil && $0.tokens.count > 1 }.map { text.tokens[$0.tokens.upperBound - 1].text })
    for name in model {
      guard let kind = name.kind else { continue }
      // "Paris" in "Paris Agreement".
      if ruledOut.ranges(overlapping: name.tokens).contains(where: { $0.count > name.tokens.count }) { continue }
      if isOther(name, familyNames, otherNames, in: text) { continue }
      let rule = ruleByRange[name.tokens]
      if let match = packByRange[name.tokens] {
        take(agreed(name, kind, match, gender: rule?.gender))
      } else if let longer = packCover.ranges(overlapping: name.tokens).first(where: { $0.count > name.tokens.count }),
        let match = packByRange[longer]
      {
        take(proposal(of: match))
      } else if !name.isDemonym, name.confidence >= Self.least || rule != nil {
        let bearers = kind == .person ? bearers(of: name.tokens, in: text, familyNames) : []
        take(
          MentionProposal(
            tokens: name.tokens, kind: kind, candidates: bearers.isEmpty ? rule?.candidates ?? [] : bearers,
            finder: bearers.isEmpty ? "model" : RuleRecognizer.surnameFinder, gender: rule?.gender,
            confidence: name.confidence))
      }
    }
    for match in pack where match.tokens.count > 1 || keepsAlone(match, otherCover) { take(proposal(of: match)) }
    for name in others { taken.formUnion(name) }
    for rule in rules.sorted(by: Self.surerFirst) where rule.kind != nil && Self.carried.contains(rule.finder) {
      take(rule)
    }
    return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// "Dorian" where the article has Hurricane Dorian; a bare "Court" or "Ministry", which is a word and no name.
  private func isOther(
    _ name: ModelNames.Name, _ familyNames: Set<String>, _ otherNames: Set<String>, in text: TaggedText
  ) -> Bool {
    let token = text.tokens[name.tokens.lowerBound]
    guard name.tokens.count == 1, !familyNames.contains(token.text) else { return false }
    if otherNames.contains(token.text) { return true }
    return name.kind != .person && name.confidence < NameConsistency.sure && lemmatizer.isCommon(token.lower)
      && lexicon.names.matches(in: lexicon.names.keys(of: [PlainText.key(token.text)]), at: 0, limit: 1).isEmpty
  }

  /// The people of the packs whom a bare family name may mean; none where the article has its bearer.
  private func bearers(of tokens: Range<Int>, in text: TaggedText, _ familyNames: Set<String>) -> [PackEntry.ID] {
    let word = text.tokens[tokens.lowerBound].text
    guard tokens.count == 1, !familyNames.contains(word) else { return [] }
    return lexicon.surnames[PlainText.key(word)] ?? []
  }

  private func keepsAlone(_ match: PackRecognizer.Match, _ others: Cover) -> Bool {
    guard let sense = match.senses.first, sense.kind != .person else { return false }
    return sense.reading == .demonym || others.ranges(overlapping: match.tokens).isEmpty
  }

  private static func surerFirst(_ a: MentionProposal, _ b: MentionProposal) -> Bool {
    if a.tokens.count != b.tokens.count { return a.tokens.count > b.tokens.count }
    if a.confidence != b.confidence { return a.confidence > b.confidence }
    return a.tokens.lowerBound < b.tokens.lowerBound
  }

  /// What the model and the packs see on the same words.
  private func agreed(
    _ name: ModelNames.Name, _ kind: EntityKind, _ match: PackRecognizer.Match, gender: Gender?
  ) -> MentionProposal {
    let alike = match.senses.filter { $0.kind == kind && ($0.reading == .demonym) == name.isDemonym }
    let senses = alike.isEmpty ? match.senses.filter { $0.kind == kind } : alike
    guard let first = senses.first else { return proposal(of: match) }
    let same = senses.filter { $0.reading == first.reading }
    return MentionProposal(
      tokens: name.tokens, kind: kind, reading: first.reading, candidates: same.map(\.entry), finder: "model+pack",
      gender: first.gender ?? gender, confidence: 0.95)
  }

  private func proposal(of match: PackRecognizer.Match) -> MentionProposal {
    let first = match.senses[0]
    let same = match.senses.filter { $0.kind == first.kind && $0.reading == first.reading }
    return MentionProposal(
      tokens: match.tokens, kind: first.kind, reading: first.reading, candidates: same.map(\.entry), finder: "pack",
      gender: first.gender, confidence: match.tokens.count > 1 ? 0.95 : 0.85)
  }

  /// Which of some ranges lie over a word.
  private struct Cover {
    private var byToken: [Int: Range<Int>] = [:]

    /// - Parameter ranges: not overlapping.
    init(_ ranges: [Range<Int>]) {
      for range in ranges { for token in range { byToken[token] = range } }
    }

    func ranges(overlapping range: Range<Int>) -> [Range<Int>] {
      var found: [Range<Int>] = []
      for token in range { if let hit = byToken[token], found.last != hit { found.append(hit) } }
      return found
    }
  }
}
