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
      let cited = IDSet(
        relations.flatMap { $0.evidence.map(\.document) } + entities.flatMap { $0.mentions.map(\.document) })
      let documents = try SubgraphRows.documents(db, only: selection == .whole ? nil : cited)
      let present = IDSet(entities.map(\.id))
      let speakers = IDSet(relations.flatMap { $0.evidence.compactMap(\.attributedTo) })
      try SubgraphRows.select(.among(speakers.sorted.filter { !present.contains($0) }), in: db)
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
      return try SubgraphRows.entities(db, mentions: false).sorted { $0.id.precedes($1.id) }
    }
  }

  /// The ids of all entities of some kinds or subkinds, by either.
  public func ids(ofKinds names: Set<String>) throws(StoreError) -> [Entity.ID] {
    try read { db in
      try names.sorted().flatMap { name in
        try String.fetchAll(
          db,
          sql: EntityKind(rawValue: name) == nil
            ? "SELECT id FROM entities WHERE subkind = ? ORDER BY id"
            : "SELECT id FROM entities WHERE kind = ? ORDER BY id",
          arguments: [name])
      }
    }
  }

  /// All subkinds that an entity has, sorted.
  public func subkinds() throws(StoreError) -> [String] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT DISTINCT subkind FROM entities WHERE subkind IS NOT NULL ORDER BY subkind")
    }
  }

  /// Who is linked to whom, for search in memory.
  ///
  /// - Complexity: O(relations); of large graphs it lies packed in the file, and is read in one go.
  public func packedLinks() throws(StoreError) -> PackedLinks {
    try read { db in try AdjacencyRows.load(db) }
  }

  /// Who is linked to whom by what articles of some days say, with the counts and standings that follow from those alone.
  ///
  /// - Parameters:
  ///   - from: a day, month or year, ISO 8601; `nil` for no beginning.
  ///   - to: likewise, and the whole of it; `nil` for no end.
  /// - Complexity: reads all evidence.
  public func packedLinks(publishedFrom from: String?, to: String?) throws(StoreError) -> PackedLinks {
    try read { db in try PackedLinks.load(db, publishedFrom: from, to: to) }
  }

  /// Every relation without its evidence, sorted by key.
  public func links() throws(StoreError) -> [RelationSummary] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT s.id, p.id, o.id, r.articles, r.stories, r.confidence, r.standing FROM relations AS r
          JOIN entities AS s ON s.number = r.subject JOIN predicates AS p ON p.number = r.predicate
          JOIN entities AS o ON o.number = r.object
          """
      ).map { row in
        try RelationSummary(
          key: Relation.Key(subject: row.read(0), predicate: row.read(1), object: row.read(2)),
          articles: row.read(3, in: Numbering.counts), stories: row.read(4, in: Numbering.counts),
          confidence: row.share(5), standing: try Relation.Standing(number: row.read(6)))
      }.sorted { $0.key < $1.key }
    }
  }
}
