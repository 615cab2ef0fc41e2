internal import GRDB
public import GraphSchema

/// Which part of the graph is wanted.
public enum GraphSelection: Hashable, Sendable {
  /// Everything, with all articles.
  case whole
  /// These entities, and the relations that join two of them.
  case among([Entity.ID])
  /// These entities, every relation that one of them has, and the entities at its other end.
  case touching([Entity.ID])
  /// These relations with the entities they join, and these entities besides.
  case relations([Relation.Key], with: [Entity.ID] = [])
}

extension GraphDatabase {
  /// A part of the graph, ready for an exporter.
  ///
  /// Unknown ids are passed over. Relations come with all their evidence, the articles it is from, and whom it is
  /// attributed to.
  ///
  /// - Parameter mentions: whether every place where the entities are mentioned is wanted, with its article.
  /// - Complexity: O(what is returned), by index.
  public func subgraph(_ selection: GraphSelection, mentions: Bool = false) throws(StoreError) -> Subgraph {
    try readSelecting { db in
      try SubgraphRows.select(selection, in: db)
      let relations = try SubgraphRows.relations(db)
      let entities = try SubgraphRows.entities(db, mentions: mentions)
      let cited = Set(relations.flatMap { $0.evidence.map(\.document) }).union(
        entities.flatMap { $0.mentions.map(\.document) })
      let documents = try SubgraphRows.documents(db, only: selection == .whole ? nil : cited)
      let present = Set(entities.map(\.id))
      let speakers = Set(relations.flatMap { $0.evidence.compactMap(\.attributedTo) }).subtracting(present)
      try SubgraphRows.select(.among(speakers.sorted()), in: db)
      return Subgraph(
        documents: documents, entities: entities, relations: relations,
        speakers: try SubgraphRows.entities(db, mentions: false))
    }
  }

  /// Entities without their mentions, sorted by id; unknown ids are passed over.
  ///
  /// - Parameter ids: `nil` for all.
  public func entities(_ ids: [Entity.ID]? = nil) throws(StoreError) -> [Entity] {
    try readSelecting { db in
      try SubgraphRows.select(ids.map { .among($0) } ?? .whole, in: db)
      return try SubgraphRows.entities(db, mentions: false).sorted { $0.id < $1.id }
    }
  }

  /// Every relation without its evidence, sorted by key: the adjacency that path search reads once.
  public func links() throws(StoreError) -> [RelationSummary] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM relations ORDER BY number").map { row in
        RelationSummary(
          key: Relation.Key(subject: row["subject"], predicate: row["predicate"], object: row["object"]),
          articles: row["articles"], stories: row["stories"], confidence: row["confidence"],
          standing: try Stored.value(row, "standing"))
      }
    }
  }
}
