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
  init(
    claims: [Claims], resolution: Resolution, rules: [Predicate.ID: PredicateRule], stories: [Article.ID: String]
  ) {
    var entityOf: [ChainReference: Int] = [:]
    for (index, entity) in resolution.entities.enumerated() {
      for member in entity.members { entityOf[member] = index }
    }
    var found: [Relation.Key: [Evidence]] = [:]
    for document in claims {
      for claim in document.relations {
        guard let rule = rules[claim.predicate],
          let first = entityOf[ChainReference(article: document.article, chain: claim.subject)],
          let second = entityOf[ChainReference(article: document.article, chain: claim.object)],
          first != second
        else { continue }
        var subject = resolution.entities[first]
        var object = resolution.entities[second]
        if rule.isSymmetric, object.id < subject.id { swap(&subject, &object) }
        guard rule.pairs.contains(KindPair(subject: subject.kind, object: object.kind)) else { continue }
        let speaker = claim.evidence.attributedTo.flatMap {
          entityOf[ChainReference(article: document.article, chain: $0)]
        }
        let key = Relation.Key(subject: subject.id, predicate: claim.predicate, object: object.id)
        found[key, default: []].append(
          Evidence(
            claim.evidence, in: document.article, attributedTo: speaker.map { resolution.entities[$0].id }))
      }
    }
    self.stories = stories
    relations = found.map { key, evidence in
      Self.relation(key, evidence: Self.withoutRepeats(evidence), stories: stories)
    }.sorted { $0.key < $1.key }
    articles = Dictionary(
      uniqueKeysWithValues: resolution.entities.map { ($0.id, Set($0.members.map(\.article)).count) })
  }

  /// Two finders that read the same thing in the same words are one evidence: that of the surer one.
  private static func withoutRepeats(_ evidence: [Evidence]) -> [Evidence] {
    var kept: [Evidence] = []
    for next in evidence.sorted(by: Evidence.precedes) {
      if let last = kept.last, last.saysTheSame(as: next) {
        if next.confidence > last.confidence { kept[kept.count - 1] = next }
      } else {
        kept.append(next)
      }
    }
    return kept
  }

  /// - Parameter evidence: sorted, never empty.
  private static func relation(
    _ key: Relation.Key, evidence: [Evidence], stories: [Article.ID: String]
  ) -> Relation {
    var best: [String: Double] = [:]
    for item in evidence {
      let story = stories[item.document] ?? item.document
      best[story] = max(best[story] ?? 0, item.confidence)
    }
    // Multiplied in the order of the stories, because floating-point products depend on their order.
    let doubt = best.sorted { $0.key < $1.key }.reduce(1.0) { $0 * (1 - $1.value) }
    return Relation(
      key: key, articles: Set(evidence.map(\.document)).count, stories: best.count, confidence: 1 - doubt,
      evidence: evidence)
  }
}

extension Evidence {
  init(_ claim: EvidenceClaim, in article: Article.ID, attributedTo: Entity.ID?) {
    self.init(
      document: article, range: claim.range, quote: claim.quote, polarity: claim.polarity, modality: claim.modality,
      tense: claim.tense, attributedTo: attributedTo, role: claim.role, date: claim.date, finder: claim.finder,
      confidence: claim.confidence)
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
    return a.confidence > b.confidence
  }
}
