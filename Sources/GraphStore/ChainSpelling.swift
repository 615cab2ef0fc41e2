internal import GRDB
public import GraphSchema

/// What one article calls an entity: enough to choose a part of it.
public struct ChainSpelling: Hashable, Sendable {
  public let chain: ChainReference
  /// Of the article.
  public let source: String
  /// Every wording that is read as a name, sorted.
  public let names: [String]
}

extension GraphDatabase {
  /// What the articles call an entity, sorted by article and chain; empty for an unknown one.
  public func spellings(of entity: Entity.ID) throws(StoreError) -> [ChainSpelling] {
    try read { db in
      let members = try Row.fetchAll(
        db,
        sql: """
          SELECT m.article, m.chain, a.source, c.name FROM members AS m
          JOIN articles AS a ON a.id = m.article
          JOIN chains AS c ON c.article = m.article AND c.number = m.chain
          WHERE m.entity = (SELECT number FROM entities WHERE id = ?) ORDER BY m.article, m.chain
          """, arguments: [entity])
      let names = try db.cachedStatement(
        sql: "SELECT DISTINCT text FROM mentions WHERE article = ? AND chain = ? AND reading = 'name'")
      return try members.map { row in
        let chain = try ChainReference(article: row.read("article"), chain: row.read("chain"))
        let found = try String.fetchAll(names, arguments: [chain.article, chain.chain])
        return try ChainSpelling(
          chain: chain, source: row.read("source"), names: Set(found + [row.read("name")]).sorted())
      }
    }
  }
}
