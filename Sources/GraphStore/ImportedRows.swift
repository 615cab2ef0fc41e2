internal import GRDB
internal import GraphSchema

/// What was imported and what articles say, beside each other.
enum ImportedRows {
  /// The stories of the imported articles that support some relations.
  static func stories(of relations: [Int], in db: Database) throws -> [Article.ID: String] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT DISTINCT a.id, coalesce(a.story, a.id) FROM evidence AS e
        CROSS JOIN passages AS t ON t.number = e.passage CROSS JOIN articles AS a ON a.number = t.article
        WHERE e.relation = ? AND a.imported = 1
        """)
    var stories: [Article.ID: String] = [:]
    for relation in relations {
      for row in try Row.fetchAll(statement, arguments: [relation]) { try stories[row.read(0)] = row.read(1) }
    }
    return stories
  }

  /// A resolution beside what was imported: an entity with the id of an imported one of its kind is that one, and so is
  /// one with its Wikidata id. One whose id belongs to an imported entity of another kind gets a longer id.
  static func meet(_ resolution: Resolution, in db: Database) throws -> Resolution {
    guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM entities WHERE origin <> 1)") ?? false else {
      return resolution
    }
    let byID = try db.cachedStatement(sql: "SELECT kind FROM entities WHERE id = ? AND origin <> 1")
    let byWikidata = try db.cachedStatement(
      sql: "SELECT id FROM entities WHERE wikidata = ? AND kind = ? AND origin <> 1 ORDER BY id LIMIT 1")
    var taken: Set<Entity.ID> = []
    var others: [ResolvedEntity] = []
    var met: [ResolvedEntity] = []
    for entity in resolution.entities {
      if try String.fetchOne(byID, arguments: [entity.id]) == entity.kind.rawValue {
        taken.insert(entity.id)
        met.append(entity)
      } else {
        others.append(entity)
      }
    }
    for entity in others {
      var id = entity.id
      if let wikidata = entity.wikidata,
        let imported = try String.fetchOne(byWikidata, arguments: [wikidata, entity.kind.rawValue]),
        !taken.contains(imported)
      {
        id = imported
      } else {
        while try String.fetchOne(byID, arguments: [id]) != nil || taken.contains(id) { id += "-read" }
      }
      taken.insert(id)
      met.append(entity.called(id))
    }
    return Resolution(entities: met.sorted { $0.id < $1.id })
  }
}

extension ResolvedEntity {
  fileprivate func called(_ id: Entity.ID) -> ResolvedEntity {
    ResolvedEntity(
      id: id, kind: kind, subkind: subkind, name: name, names: names, entry: entry, wikidata: wikidata, gender: gender,
      members: members, merges: merges)
  }
}
