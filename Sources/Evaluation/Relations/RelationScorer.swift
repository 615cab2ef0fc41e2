public import GraphSchema

/// Compares the relations found in a text with those of the gold.
///
/// A found relation is right when a fact of the gold between the same two admits its predicate; a fact is found when a
/// predicate that it admits was. Predicates that mean none of the annotated properties are left out. By predicate,
/// precision is of the found ones, and recall of the facts that it is the closest to.
public struct RelationScorer: Sendable {
  /// A relation between entities of the gold; `nil` for one that is not there.
  public struct Found: Hashable, Sendable {
    public let subject: Int?
    public let predicate: Predicate.ID
    public let object: Int?

    public init(subject: Int?, predicate: Predicate.ID, object: Int?) {
      self.subject = subject
      self.predicate = predicate
      self.object = object
    }
  }

  private let catalogue: Catalogue
  public private(set) var all = Score()
  private var byPredicate: [Predicate.ID: Score] = [:]

  public init(catalogue: Catalogue) { self.catalogue = catalogue }

  /// Adds a text.
  ///
  /// - Parameter found: relations; repeats between entities of the gold count once.
  public mutating func add(gold: GoldRelations, found: [Found]) {
    var seen: Set<Found> = []
    var said: Set<Found> = []
    for relation in found where gold.annotated.contains(relation.predicate) {
      let canonical = canonical(relation)
      if canonical.subject != nil, canonical.object != nil, !seen.insert(canonical).inserted { continue }
      let right = gold.facts.first {
        $0.isSaid(by: canonical.predicate, subject: canonical.subject, object: canonical.object)
      }
      // Said both ways, it is said once.
      if right?.isEitherWay == true, said.contains(turned(canonical)) { continue }
      said.insert(canonical)
      let score = Score(rightOfFound: right == nil ? 0 : 1, found: 1, rightOfGold: 0, gold: 0)
      all += score
      byPredicate[canonical.predicate, default: Score()] += score
    }
    for fact in gold.facts {
      let isFound = said.contains { fact.isSaid(by: $0.predicate, subject: $0.subject, object: $0.object) }
      let score = Score(rightOfFound: 0, found: 0, rightOfGold: isFound ? 1 : 0, gold: 1)
      all += score
      byPredicate[fact.predicates[0], default: Score()] += score
    }
  }

  /// By predicate, in the order of the catalogue; those that neither side has are left out.
  public var rows: [EvaluationReport.Row] {
    catalogue.predicates.compactMap { predicate in byPredicate[predicate.id].map { .init(predicate.id, $0) } }
  }

  private func turned(_ relation: Found) -> Found {
    Found(subject: relation.object, predicate: relation.predicate, object: relation.subject)
  }

  private func canonical(_ relation: Found) -> Found {
    guard catalogue[relation.predicate]?.isSymmetric == true, let a = relation.subject, let b = relation.object, a > b
    else { return relation }
    return Found(subject: b, predicate: relation.predicate, object: a)
  }
}
