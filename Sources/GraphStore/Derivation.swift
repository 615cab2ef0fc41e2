internal import GraphSchema

/// Entities, relations and evidence as they follow from the claims and a resolution.
///
/// A pure function: the order of its inputs does not matter, and nothing is read from the database.
struct Derivation: Equatable {
  /// Sorted by key.
  let relations: [Relation]
  /// How many articles name each entity.
  let articles: [Entity.ID: Int]
  /// Article to story.
  let stories: [Article.ID: String]

  /// - Parameters:
  ///   - rules: what each predicate may join; claims that do not fit are dropped.
  ///   - stories: the story of every article.
  ///   - judgements: all, with those that were taken back.
  ///   - places: where the articles say what was accepted (`JudgementRows.places`).
  init(
    claims: [Claims], resolution: Resolution, rules: [Predicate.ID: PredicateRule], stories: [Article.ID: String],
    judgements: [Judgement], places: [Int: CodePointRange]
  ) {
    let entities = EntityOfChain(resolution)
    let rulings = RelationRulings(judgements, claims: claims, entities: entities, rules: rules, places: places)
    var found: [Relation.Key: [Evidence]] = [:]
    for document in claims {
      func entity(_ chain: Int) -> ResolvedEntity? { entities[ChainReference(article: document.article, chain: chain)] }
      for (number, claim) in document.relations.enumerated() {
        let id = RelationRulings.ClaimID(article: document.article, number: number)
        guard let rule = rules[claim.predicate], let first = entity(claim.subject), let second = entity(claim.object),
          first.id != second.id, !rulings.rejectedClaims.contains(id)
        else { continue }
        let key = Relation.Key(first.id, claim.predicate, second.id, isSymmetric: rule.isSymmetric)
        let (subject, object) = key.subject == first.id ? (first, second) : (second, first)
        guard rule.pairs.contains(KindPair(subject: subject.kind, object: object.kind)),
          !rulings.rejectedRelations.contains(key)
        else { continue }
        found[key, default: []].append(
          Evidence(
            claim.evidence, in: document.article,
            attributedTo: claim.evidence.attributedTo.flatMap { entity($0)?.id },
            isAccepted: rulings.acceptedClaims.contains(id)))
      }
    }
    for (key, evidence) in rulings.kept { found[key, default: []].append(evidence) }
    self.stories = stories
    relations = found.map { key, evidence in
      Self.relation(key, evidence: Self.withoutRepeats(evidence), stories: stories)
    }.sorted { $0.key < $1.key }
    articles = Dictionary(
      resolution.entities.map { ($0.id, Set($0.members.map(\.article)).count) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// Two finders that read the same thing in the same words are one evidence: that of the surer one, what a person
  /// accepted before all.
  private static func withoutRepeats(_ evidence: [Evidence]) -> [Evidence] {
    var kept: [Evidence] = []
    for next in evidence.sorted(by: Evidence.precedes) {
      if let last = kept.last, last.saysTheSame(as: next) {
        if (next.isAccepted ? 1 : 0, next.confidence) > (last.isAccepted ? 1 : 0, last.confidence) {
          kept[kept.count - 1] = next
        }
      } else {
        kept.append(next)
      }
    }
    return kept
  }

  /// - Parameter evidence: sorted, never empty.
  static func relation(
    _ key: Relation.Key, evidence: [Evidence], stories: [Article.ID: String]
  ) -> Relation {
    var best = IDTable<Double>()
    for item in evidence {
      let story = stories[item.document] ?? item.document
      best[story] = max(best[story] ?? 0, item.confidence)
    }
    // Multiplied in the order of the stories, because floating-point products depend on their order.
    let doubt = best.ids.reduce(1.0) { $0 * (1 - (best[$1] ?? 0)) }
    return Relation(
      key: key, articles: IDSet(evidence.map(\.document)).count, stories: best.count,
      confidence: Millionths.rounded(1 - doubt),
      evidence: evidence)
  }
}

extension Evidence {
  /// - Parameter isAccepted: whether a person has said that it is read rightly, which leaves no doubt.
  init(_ claim: EvidenceClaim, in article: Article.ID, attributedTo: Entity.ID?, isAccepted: Bool) {
    self.init(
      document: article, range: claim.range, quote: claim.quote, polarity: claim.polarity, modality: claim.modality,
      tense: claim.tense, attributedTo: attributedTo, role: claim.role, date: claim.date, finder: claim.finder,
      confidence: isAccepted ? 1 : Millionths.rounded(claim.confidence), isAccepted: isAccepted)
  }

  /// Everything but who found it and how sure they are.
  func saysTheSame(as other: Evidence) -> Bool {
    document == other.document && range == other.range && polarity == other.polarity && modality == other.modality
      && tense == other.tense && attributedTo == other.attributedTo && role == other.role && date == other.date
  }

  /// The order of evidence: document, range, what it says, who found it. Total, so that a sorted list depends on its
  /// elements alone.
  static func precedes(_ a: Evidence, _ b: Evidence) -> Bool {
    if (a.document, a.range) != (b.document, b.range) { return (a.document, a.range) < (b.document, b.range) }
    let left = [
      a.polarity.rawValue, a.modality.rawValue, a.tense?.rawValue ?? "", a.attributedTo ?? "", a.role ?? "",
      a.date ?? "", a.finder,
    ]
    let right = [
      b.polarity.rawValue, b.modality.rawValue, b.tense?.rawValue ?? "", b.attributedTo ?? "", b.role ?? "",
      b.date ?? "", b.finder,
    ]
    if left != right { return left.lexicographicallyPrecedes(right) }
    if a.isAccepted != b.isAccepted { return a.isAccepted }
    return a.confidence > b.confidence
  }
}
