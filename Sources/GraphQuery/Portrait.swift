public import GraphSchema

/// One entity with everything that is said of it, grouped for reading.
public struct Portrait: Hashable, Sendable {
  /// The relations of one predicate in one direction.
  public struct Group: Hashable, Sendable {
    public let predicate: Predicate.ID
    /// Reads from the entity to the others: "minister of", "has minister".
    public let label: String
    /// Whether the entity is the object of these relations. `false` for symmetric predicates.
    public let isInverse: Bool
    /// Most stories first, then most articles, then surest, then by key.
    public let relations: [Relation]
  }

  public let entity: Entity
  /// In the catalogue's order; for each predicate first where the entity is the subject.
  public let groups: [Group]
  /// The same relations with the entities at their other ends and the articles.
  public let subgraph: Subgraph

  init(of entity: Entity, in subgraph: Subgraph, catalogue: Catalogue) {
    self.entity = entity
    self.subgraph = subgraph
    let positions = Dictionary(uniqueKeysWithValues: catalogue.predicates.enumerated().map { ($1.id, $0) })
    struct Heading: Hashable {
      let predicate: Predicate.ID
      let isInverse: Bool
    }
    let grouped = Dictionary(grouping: subgraph.relations) { relation in
      let isSymmetric = catalogue[relation.predicate]?.isSymmetric ?? false
      return Heading(predicate: relation.predicate, isInverse: !isSymmetric && relation.object.isSame(as: entity.id))
    }
    // Predicates that only an earlier catalogue had come last.
    func rank(_ heading: Heading) -> (Int, String, Int) {
      (positions[heading.predicate] ?? .max, heading.predicate, heading.isInverse ? 1 : 0)
    }
    groups = grouped.sorted { rank($0.key) < rank($1.key) }.map { heading, relations in
      let predicate = catalogue[heading.predicate]
      let label = heading.isInverse ? predicate?.inverse : predicate?.label
      return Group(
        predicate: heading.predicate, label: label ?? heading.predicate.replacing("_", with: " "),
        isInverse: heading.isInverse, relations: relations.sorted(by: Relation.isMoreTold))
    }
  }
}

extension Relation {
  /// Most stories first, then most articles, then surest, then by key.
  static func isMoreTold(_ a: Relation, _ b: Relation) -> Bool {
    (b.stories, b.articles, b.confidence, a.key) < (a.stories, a.articles, a.confidence, b.key)
  }
}
