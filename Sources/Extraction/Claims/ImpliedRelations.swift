internal import GraphSchema

/// Runs the patterns whose object stands elsewhere in the article: "President Putin", "the National Assembly".
///
/// They come last: where any sentence names the country or body beside the title, that is what the article says.
struct ImpliedRelations {
  let view: DocumentView
  let patterns: PatternSet
  let catalogue: Catalogue
  let index: CodePointIndex

  private struct Key: Hashable {
    let subject: Int
    let predicate: Predicate.ID
  }

  func relations(besides known: [RelationClaim]) -> [RelationClaim] {
    var stated = Set(known.map { Key(subject: $0.subject, predicate: $0.predicate) })
    let single: Set<Predicate.ID> = ["head_of_state_of", "head_of_government_of"]
    var taken: [Predicate.ID: Set<Int>] = [:]
    for claim in known where single.contains(claim.predicate) && isHeld(claim.evidence) {
      taken[claim.predicate, default: []].insert(claim.object)
    }
    var relations: [RelationClaim] = []
    for pattern in patterns.patterns where pattern.isImplied {
      var found: [RelationClaim] = []
      for sentence in view.document.sentences where sentence.tokens.count <= Limits.sentenceTokens {
        found += claims(pattern, in: sentence, besides: stated, taken: taken)
      }
      // What one pattern finds in several sentences supports one relation; the next pattern leaves it alone.
      stated.formUnion(found.map { Key(subject: $0.subject, predicate: $0.predicate) })
      relations += found
    }
    return relations
  }

  /// A president-elect, a former one and one whom somebody denies leave the office to another.
  private func isHeld(_ evidence: EvidenceClaim) -> Bool {
    evidence.tense == .present && evidence.modality == .actual && evidence.polarity == .asserted
  }

  private func claims(
    _ pattern: CompiledPattern, in sentence: Sentence, besides stated: Set<Key>, taken: [Predicate.ID: Set<Int>]
  ) -> [RelationClaim] {
    switch pattern.form {
    case .sequences(let alternatives): titles(pattern, alternatives, in: sentence, besides: stated, taken: taken)
    case .name(let alternatives): bodies(pattern, alternatives, in: sentence, besides: stated)
    case .frame: []
    }
  }

  private func titles(
    _ pattern: CompiledPattern, _ alternatives: [[SequenceNode]], in sentence: Sentence, besides stated: Set<Key>,
    taken: [Predicate.ID: Set<Int>]
  ) -> [RelationClaim] {
    let matcher = SequenceMatcher(view: view, range: sentence.tokens)
    let offices = ImpliedOffice(view: view, conditions: Conditions(view: view), taken: taken)
    var seen: Set<Int> = []
    var claims: [RelationClaim] = []
    for start in sentence.tokens {
      for nodes in alternatives {
        guard let match = matcher.match(nodes, at: start), let title = match.title else { continue }
        for subject in match.subjects.isEmpty ? described(by: title) : match.subjects {
          guard let chain = view.chainOf[subject], !seen.contains(chain) else { continue }
          let isKnown = pattern.conditions.contains(.known)
          if let body = body(of: title), body != chain { continue }
          guard
            var found = isKnown
              ? offices.known(title, of: chain)
              : offices.isHeld(by: chain)
                ? nil : offices.contextual(title, of: chain, mention: subject, sentence: sentence)
          else { continue }
          // "ran for president": the title says where, the pattern says what.
          if case .predicate(let predicate) = pattern.declaration.relation {
            found = ImpliedOffice.Found(predicate: predicate, object: found.object, isOver: found.isOver)
          }
          guard !stated.contains(Key(subject: chain, predicate: found.predicate)) else { continue }
          if let claim = claim(pattern, chain, found, title, sentence) {
            seen.insert(chain)
            claims.append(claim)
          }
        }
      }
    }
    return claims
  }

  /// "*Zionist Union* leader": the body that stands right before a title, and says whose it is. "SPD Foreign Minister Berg" is
  /// no minister of the party.
  private func body(of title: TitleMatch) -> Int? {
    guard title.start > 0 else { return nil }
    let before = view.isPossessiveMark(title.start - 1) ? title.start - 2 : title.start - 1
    guard before >= 0, let mention = view.covering[before], view.document.mentions[mention].reading == .name,
      let chain = view.chainOf[mention], view.document.chains[chain].kind == .organization,
      !view.isParty(chain) || title.title.words == "leader"
    else { return nil }
    return chain
  }

  /// The mention that the title itself is: "the Syrian *president*".
  private func described(by title: TitleMatch) -> [Int] {
    view.mention(at: title.words.lowerBound).map { [$0] } ?? []
  }

  private func bodies(
    _ pattern: CompiledPattern, _ alternatives: [[SequenceNode]], in sentence: Sentence, besides stated: Set<Key>
  ) -> [RelationClaim] {
    guard case .predicate(let predicate) = pattern.declaration.relation else { return [] }
    let names = NameRunner(view: view, patterns: patterns, sentence: sentence)
    let homes = ImpliedHome(view: view, conditions: Conditions(view: view))
    var claims: [RelationClaim] = []
    for mention in names.bodies() where names.fits(alternatives, mention: mention) {
      guard let chain = view.chainOf[mention], !stated.contains(Key(subject: chain, predicate: predicate)) else {
        continue
      }
      let object =
        pattern.conditions.contains(.known) ? homes.known(chain) : homes.contextual(mention, sentence: sentence)
      guard let object else { continue }
      let found = ImpliedOffice.Found(predicate: predicate, object: object)
      if let claim = claim(pattern, chain, found, nil, sentence) { claims.append(claim) }
    }
    return claims
  }

  private func claim(
    _ pattern: CompiledPattern, _ subject: Int, _ found: ImpliedOffice.Found, _ title: TitleMatch?,
    _ sentence: Sentence
  ) -> RelationClaim? {
    guard subject != found.object, let predicate = catalogue[found.predicate] else { return nil }
    let kinds = (view.document.chains[subject].kind, view.document.chains[found.object].kind)
    guard predicate.admits(subject: kinds.0, object: kinds.1) else { return nil }
    let conditions = Conditions(view: view)
    guard conditions.hold(pattern.conditions, subject: subject, object: found.object) else { return nil }
    return RelationClaim(
      subject: subject, predicate: found.predicate, object: found.object,
      evidence: EvidenceClaim(
        range: index.range(of: sentence.span), quote: view.document.text(of: sentence.span),
        modality: title?.isElect == true ? .planned : .actual,
        tense: title?.isFormer == true || found.isOver ? .past : .present,
        role: title?.role, finder: pattern.declaration.id,
        confidence: pattern.declaration.confidence))
  }
}
