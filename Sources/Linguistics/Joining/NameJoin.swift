internal import GraphSchema

/// Makes one set of names of what the reading model, the packs and the rules see.
///
/// 1. From a name of the model is cut off what is no part of it: "The", a title, letters after the name of a person; what it
///    took for one though the packs know that it is two is cut there.
/// 2. A name of the packs that holds a name of the model is taken whole: "Bank of England".
/// 3. A name of the model that holds names of the packs is taken whole: "Moscow State University".
/// 4. On the same words the packs say which entries they may mean, and the kind where they know only one; among several
///    the model chooses: Washington the person or the place. The family name of somebody whom the article names in full is
///    theirs where the model sees a person: "Fox" beside Vicente Fox.
/// 5. A name of the packs that the model sees nothing in, or takes for something else, is kept, even inside the name of an
///    event ("Canada 2019 election"), unless it is the name of a person by one word.
/// 6. Where the model doubts what a name is of, and the rules are sure that it is a person, it is one: "Hamza Talal, who leads
///    the port". Where the model doubts that it is one of something else, the rules may say so of places and bodies too:
///    "the exoplanet K2-18b".
/// 7. A demonym that the packs do not know is none: "Islamic", "Persian".
/// 8. What the rules take for the name of something else is left out, and so is all inside it: "Paris Agreement".
/// 9. A bare word that goes on naming something else ("Dorian"), or that is a common noun ("Court"), is no name.
/// 10. Where the model sees nothing, a name of the rules is kept that they carry over from elsewhere in the article, or
///    that has strong cues ("Parliament").
/// 11. What is a name in one place of the article is one wherever its words stand.
///
/// The result never overlaps and is in text order.
struct NameJoin: Sendable {
  /// Names of the model below this need the packs or the rules to see a name on the same words. Set by hand: of the
  /// names between 0.4 and 0.6 alone half were right on the 29 articles of data/graph/train that the model was not
  /// trained on (20 of 39, 2026-11-21).
  static let least = 0.4
  /// Below this the model is in doubt whether a name is one of something else: of its 38 such names on those articles ten were
  /// of our kinds, seven of them below 0.6 (2026-11-21).
  private static let doubt = 0.6
  /// What the rules carry over from one place of the article to another. What they guess from weak cues was wrong where
  /// the model sees nothing (12 of 13 in 115 articles of data/graph/train, 2026-11-21).
  private static let carried: Set<String> = ["rule:partial", "rule:acronym"]
  /// From here on a guess of the rules counts alone: four points of evidence, as a head noun or a title gives.
  private static let strong = 0.7

  /// Six points of evidence: a given name before and "who" after.
  private static let surelyPerson = 0.8

  private let lexicon: NameLexicon
  private let cues: CueWords
  private let lemmatizer: Lemmatizer
  private let consistency: NameConsistency
  private let spread: NameSpread

  init(lexicon: NameLexicon, cues: CueWords, lemmatizer: Lemmatizer) {
    self.lexicon = lexicon
    self.cues = cues
    self.lemmatizer = lemmatizer
    consistency = NameConsistency(cues: cues)
    spread = NameSpread(lemmatizer: lemmatizer)
  }

  func joined(
    model seen: [ModelName], pack: [PackRecognizer.Match], rules: [MentionProposal], in text: TaggedText
  ) -> [MentionProposal] {
    let trimmer = NameTrimmer(
      text: text, titles: TitleMatches(text: text, lexicon: lexicon, cues: cues, lemmatizer: lemmatizer),
      people: Set(pack.filter { $0.senses.contains { $0.kind == .person } }.map(\.tokens)))
    let packByRange = Dictionary(pack.map { ($0.tokens, $0) }, uniquingKeysWith: { first, _ in first })
    let packCover = TokenCover(pack.map(\.tokens))
    let cutter = NameCutter(text: text, pack: packByRange, cover: packCover, cues: cues, lexicon: lexicon)
    let trimmed = consistency.rejoined(seen.compactMap(trimmer.trimmed), rules: rules, in: text)
    let known = Set(trimmed.map { text.tokens[$0.tokens].map(\.text) })
    let model = consistency.agreed(trimmed.flatMap { cutter.cut($0, known: known) }, in: text)
    var taken: Set<Int> = []
    var result: [MentionProposal] = []
    func take(_ proposal: MentionProposal) {
      guard proposal.tokens.allSatisfy({ !taken.contains($0) }) else { return }
      taken.formUnion(proposal.tokens)
      result.append(proposal)
    }
    let ruleByRange = Dictionary(rules.map { ($0.tokens, $0) }, uniquingKeysWith: { first, _ in first })
    let ruledOut = TokenCover(rules.filter { $0.kind == nil }.map(\.tokens))
    let others = Set(model.filter { $0.kind == nil }.map(\.tokens))

    let people = model.filter { $0.kind == .person && $0.tokens.count > 1 }
    let familyNames = Set(people.map { cues.familyName(text.tokens[$0.tokens].map(\.text)) })
    let named = Set(
      people.flatMap { (packByRange[$0.tokens]?.senses ?? []).filter { $0.kind == .person }.map(\.entry) })
    let personWords = Set(
      people.flatMap { name in
        text.tokens[name.tokens].map { PlainText.unaccented($0.lower) }
      })
    let otherNames = Set(
      rules.filter { $0.kind == nil && $0.tokens.count > 1 }.map { text.tokens[$0.tokens.upperBound - 1].text })
    for name in model {
      guard let kind = kind(of: name, byRule: ruleByRange[name.tokens]) else { continue }
      // "Paris" in "Paris Agreement".
      if ruledOut.ranges(overlapping: name.tokens).contains(where: { $0.count > name.tokens.count }) { continue }
      if isOther(name, familyNames, otherNames, in: text) { continue }
      let rule = ruleByRange[name.tokens]
      if let match = packByRange[name.tokens] {
        // "King Salman" is not the Mohammed bin Salman of the article.
        let isFamilyName =
          kind == .person && name.tokens.count == 1 && match.senses.allSatisfy({ $0.opener == nil })
          && familyNames.contains(text.tokens[name.tokens.lowerBound].text)
        take(agreed(name, kind, match, isFamilyName: isFamilyName, named, gender: rule?.gender))
      } else if let longer = packCover.ranges(overlapping: name.tokens).first(where: { $0.count > name.tokens.count }),
        let match = packByRange[longer]
      {
        take(proposal(of: match))
      } else if !name.isDemonym, name.confidence >= Self.least || rule != nil {
        let bearers = kind == .person ? bearers(of: name.tokens, in: text, personWords) : []
        take(
          MentionProposal(
            tokens: name.tokens, kind: kind, candidates: bearers,
            finder: bearers.isEmpty ? "model" : RuleRecognizer.surnameFinder, gender: rule?.gender,
            confidence: name.confidence))
      }
    }
    for match in pack where match.tokens.count > 1 || keepsAlone(match, ruledOut) { take(proposal(of: match)) }
    for other in ruledOut.all { taken.formUnion(other) }
    let otherCover = TokenCover(model.filter { $0.kind == nil }.map(\.tokens))
    for rule in rules.sorted(by: Self.surerFirst) where rule.kind != nil {
      if Self.carried.contains(rule.finder)
        || rule.kind != .person && rule.confidence >= Self.strong && otherCover.ranges(overlapping: rule.tokens).isEmpty
      {
        take(rule)
      }
    }
    for name in spread.further(result, in: text)
    where ruledOut.ranges(overlapping: name.tokens).isEmpty && !others.contains(name.tokens) { take(name) }
    return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// The kind that the model says, or that the rules do where it doubts.
  private func kind(of name: ModelName, byRule rule: MentionProposal?) -> EntityKind? {
    guard name.confidence < Self.doubt, let rule, let ruled = rule.kind else { return name.kind }
    guard let kind = name.kind else {
      return ruled == .place || ruled == .organization && rule.confidence >= Self.strong ? ruled : nil
    }
    return ruled == .person && rule.confidence >= Self.surelyPerson && !name.isDemonym ? ruled : kind
  }

  /// "Dorian" where the article has Hurricane Dorian; a bare "Court" or "Ministry", which is a word and no name.
  private func isOther(
    _ name: ModelName, _ familyNames: Set<String>, _ otherNames: Set<String>, in text: TaggedText
  ) -> Bool {
    let token = text.tokens[name.tokens.lowerBound]
    guard name.tokens.count == 1, !familyNames.contains(token.text) else { return false }
    if otherNames.contains(token.text) { return true }
    return name.kind != .person && name.confidence < NameConsistency.sure && lemmatizer.isCommon(token.lower)
      && lexicon.names.matches(in: lexicon.names.keys(of: [PlainText.key(token.text)]), at: 0, limit: 1).isEmpty
  }

  /// The people of the packs whom a bare family name may mean; none where the article has its bearer.
  private func bearers(of tokens: Range<Int>, in text: TaggedText, _ personWords: Set<String>) -> [PackEntry.ID] {
    let token = text.tokens[tokens.lowerBound]
    guard tokens.count == 1, !personWords.contains(PlainText.unaccented(token.lower)) else { return [] }
    return lexicon.surnames[PlainText.key(token.text)] ?? []
  }

  private func keepsAlone(_ match: PackRecognizer.Match, _ ruledOut: TokenCover) -> Bool {
    guard let sense = match.senses.first, sense.kind != .person else { return false }
    if sense.reading == .demonym { return true }
    return ruledOut.ranges(overlapping: match.tokens).isEmpty
  }

  private static func surerFirst(_ a: MentionProposal, _ b: MentionProposal) -> Bool {
    if a.tokens.count != b.tokens.count { return a.tokens.count > b.tokens.count }
    if a.confidence != b.confidence { return a.confidence > b.confidence }
    return a.tokens.lowerBound < b.tokens.lowerBound
  }

  /// What the model and the packs see on the same words.
  ///
  /// - Parameters:
  ///   - isFamilyName: of a person whom the article names in full.
  ///   - named: the people of the packs whom it names in full: "Vance" beside Cyrus R. Vance is nobody else whom the packs
  ///     know by that word.
  private func agreed(
    _ name: ModelName, _ kind: EntityKind, _ match: PackRecognizer.Match, isFamilyName: Bool,
    _ named: Set<PackEntry.ID>,
    gender: Gender?
  ) -> MentionProposal {
    let alike = match.senses.filter { $0.kind == kind && ($0.reading == .demonym) == name.isDemonym }
    let fitting = alike.isEmpty ? match.senses.filter { $0.kind == kind } : alike
    let senses = isFamilyName ? fitting.filter { named.contains($0.entry) } : fitting
    guard let first = senses.first else {
      guard isFamilyName else { return proposal(of: match) }
      return MentionProposal(
        tokens: name.tokens, kind: kind, finder: "model", gender: gender, confidence: name.confidence)
    }
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
}
