internal import GraphSchema

/// What people said of relations and sentences, brought to the claims and entities at hand.
///
/// A rejected relation is out, whatever says it; a rejected sentence does not count for it. An accepted sentence counts as
/// read rightly beyond doubt, and stays when a later reading finds it no more, as long as its article is in the graph and
/// says so word for word. Where both are said of one thing, the rejection holds and the acceptance rests.
struct RelationRulings {
  /// A claim by its article and number.
  struct ClaimID: Hashable {
    let article: Article.ID
    let number: Int
  }

  private(set) var rejectedRelations: Set<Relation.Key> = []
  private(set) var rejectedClaims: Set<ClaimID> = []
  private(set) var acceptedClaims: Set<ClaimID> = []
  /// What no claim says any more, though a person accepted it.
  private(set) var kept: [(key: Relation.Key, evidence: Evidence)] = []
  private(set) var contradictions: [Contradiction] = []

  /// - Parameters:
  ///   - judgements: all, with those that were taken back.
  ///   - places: for each accepted judgement whose sentence its article still has, where.
  init(
    _ judgements: [Judgement], claims: [Claims], entities: EntityOfChain,
    rules: [Predicate.ID: PredicateRule], places: [Int: CodePointRange]
  ) {
    let ruling = judgements.inForce.filter(\.isAboutRelation)
    guard !ruling.isEmpty else { return }
    let finder = ChainFinder(claims)
    var rejecting: [(judgement: Judgement, key: Relation.Key?, claims: Set<ClaimID>, evidence: JudgedEvidence?)] = []
    for judgement in ruling {
      guard case .reject(let relation, let evidence) = judgement.verdict else { continue }
      let isSymmetric = rules[relation.predicate]?.isSymmetric ?? false
      if let evidence {
        let found = Self.claims(of: relation, evidence, isSymmetric: isSymmetric, finder)
        rejectedClaims.formUnion(found)
        rejecting.append((judgement, nil, found, evidence))
      } else if let subject = entities.entity(of: finder.chains(of: relation.subject)),
        let object = entities.entity(of: finder.chains(of: relation.object))
      {
        let key = Relation.Key(subject.id, relation.predicate, object.id, isSymmetric: isSymmetric)
        rejectedRelations.insert(key)
        rejecting.append((judgement, key, [], nil))
      }
    }
    for judgement in ruling {
      guard case .accept(let relation, let evidence) = judgement.verdict, let rule = rules[relation.predicate] else {
        continue
      }
      let found = Self.claims(of: relation, evidence, isSymmetric: rule.isSymmetric, finder)
      let ends = Self.ends(of: relation, in: evidence.article, entities, finder)
      let key = ends.map {
        Relation.Key($0.subject.id, relation.predicate, $0.object.id, isSymmetric: rule.isSymmetric)
      }
      let obstacles = rejecting.filter { rejection in
        if let rejected = rejection.key { return rejected == key }
        return !rejection.claims.isDisjoint(with: found) || rejection.evidence?.saysTheSame(as: evidence) ?? false
      }
      if !obstacles.isEmpty {
        contradictions.append(Contradiction(resting: judgement, standing: obstacles.map(\.judgement)))
      } else if !found.isEmpty {
        acceptedClaims.formUnion(found)
      } else if let key, let ends, let place = places[judgement.number], ends.subject.id != ends.object.id,
        rule.pairs.contains(KindPair(subject: ends.subject.kind, object: ends.object.kind))
      {
        let speaker = evidence.speaker.flatMap(finder.chain).flatMap { entities.entity(of: [$0]) }
        kept.append((key, Evidence(evidence, at: place, attributedTo: speaker?.id)))
      }
    }
  }

  /// The claims that a judged sentence stands for: of its article, between its names, in its words or a part of them.
  private static func claims(
    of relation: JudgedRelation, _ evidence: JudgedEvidence, isSymmetric: Bool, _ finder: ChainFinder
  ) -> Set<ClaimID> {
    guard let article = finder.claims(of: evidence.article) else { return [] }
    let subjects = chains(of: relation.subject, in: evidence.article, finder)
    let objects = chains(of: relation.object, in: evidence.article, finder)
    var found: Set<ClaimID> = []
    for (number, claim) in article.relations.enumerated() where claim.predicate == relation.predicate {
      let fits =
        (subjects.contains(claim.subject) && objects.contains(claim.object))
        || (isSymmetric && subjects.contains(claim.object) && objects.contains(claim.subject))
      let quote = claim.evidence.quote
      if fits, quote == evidence.quote || quote.contains(evidence.quote) || evidence.quote.contains(quote) {
        found.insert(ClaimID(article: evidence.article, number: number))
      }
    }
    return found
  }

  private static func chains(of name: JudgedName, in article: Article.ID, _ finder: ChainFinder) -> Set<Int> {
    Set(name.mentions.filter { $0.article == article }.compactMap { finder.chain(of: $0)?.chain })
  }

  /// What the two names in the article of a sentence are now.
  private static func ends(
    of relation: JudgedRelation, in article: Article.ID, _ entities: EntityOfChain, _ finder: ChainFinder
  ) -> (subject: ResolvedEntity, object: ResolvedEntity)? {
    func entity(_ name: JudgedName) -> ResolvedEntity? {
      entities.entity(
        of: chains(of: name, in: article, finder).sorted().map { ChainReference(article: article, chain: $0) })
    }
    guard let subject = entity(relation.subject), let object = entity(relation.object) else { return nil }
    return (subject, object)
  }
}

/// Which entity each chain is.
struct EntityOfChain {
  private let entities: [ResolvedEntity]
  private let numbers: [ChainReference: Int]

  init(_ resolution: Resolution) {
    entities = resolution.entities
    var numbers: [ChainReference: Int] = [:]
    for (index, entity) in resolution.entities.enumerated() {
      for member in entity.members { numbers[member] = index }
    }
    self.numbers = numbers
  }

  subscript(chain: ChainReference) -> ResolvedEntity? { numbers[chain].map { entities[$0] } }

  /// The entity that holds most of some chains, the first one among equals.
  func entity(of chains: [ChainReference]) -> ResolvedEntity? {
    let found = chains.compactMap { numbers[$0] }
    var counts: [Int: Int] = [:]
    for number in found { counts[number, default: 0] += 1 }
    guard let most = counts.values.max() else { return nil }
    return found.first { counts[$0] == most }.map { entities[$0] }
  }
}

extension Relation.Key {
  /// With the smaller id first where the predicate is symmetric.
  init(_ subject: Entity.ID, _ predicate: Predicate.ID, _ object: Entity.ID, isSymmetric: Bool) {
    let isTurned = isSymmetric && object < subject
    self.init(
      subject: isTurned ? object : subject, predicate: predicate, object: isTurned ? subject : object)
  }
}

extension Judgement {
  fileprivate var isAboutRelation: Bool {
    switch verdict {
    case .accept, .reject: true
    default: false
    }
  }
}

extension JudgedEvidence {
  fileprivate func saysTheSame(as other: JudgedEvidence) -> Bool {
    article == other.article && range == other.range && quote == other.quote
  }
}

extension Evidence {
  /// A sentence that only a person's word still finds.
  fileprivate init(_ judged: JudgedEvidence, at place: CodePointRange, attributedTo: Entity.ID?) {
    self.init(
      document: judged.article, range: place, quote: judged.quote, polarity: judged.polarity,
      modality: judged.modality, tense: judged.tense, attributedTo: attributedTo, role: judged.role, date: judged.date,
      finder: "judgement", confidence: 1, isAccepted: true)
  }
}
