internal import GRDB
public import GraphSchema

extension StoredRecords {
  /// - Complexity: relations and entities are read once each, without their texts.
  public func overview() throws -> GraphOverview {
    let ends = try ends()
    let relations = try relations()
    return GraphOverview(
      documents: try Int.fetchOne(db, sql: "SELECT count(*) FROM articles") ?? 0,
      publishers: try String.fetchAll(db, sql: "SELECT DISTINCT publisher FROM articles WHERE publisher IS NOT NULL")
        .sortedOnce,
      hasUnnamedPublisher: try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM articles WHERE publisher IS NULL)") ?? false,
      published: try String.fetchAll(db, sql: "SELECT DISTINCT published FROM articles WHERE published IS NOT NULL")
        .sortedOnce,
      entities: ends.count, unconnected: ends.unconnected, kinds: ends.kinds, connectedKinds: ends.connectedKinds,
      relations: relations.count, predicates: relations.predicates.sortedOnce, standings: relations.standings,
      hasSeveralStories: relations.hasSeveralStories)
  }

  private struct Ends {
    var count = 0
    var unconnected = 0
    var kinds: Set<EntityKind> = []
    var connectedKinds: Set<EntityKind> = []
  }

  private func ends() throws -> Ends {
    let rows = try RawStatement(
      """
      SELECT kind_number, EXISTS (SELECT 1 FROM relations WHERE subject = e.number)
        OR EXISTS (SELECT 1 FROM relations WHERE object = e.number) FROM entities AS e
      """, in: db)
    var ends = Ends()
    while try rows.step() {
      let kind = try EntityKind.stored(rows, 0)
      ends.count += 1
      ends.kinds.insert(kind)
      if try rows.int(1) != 0 { ends.connectedKinds.insert(kind) } else { ends.unconnected += 1 }
    }
    return ends
  }

  private struct Relations {
    var count = 0
    var predicates: [Predicate.ID] = []
    var standings: Set<Relation.Standing> = []
    var hasSeveralStories = false
  }

  /// One walk over all: asked one by one, as DISTINCT and EXISTS, each question would take as long.
  private func relations() throws -> Relations {
    let rows = try RawStatement("SELECT predicate, standing, stories FROM relations", in: db)
    var relations = Relations()
    var seen: Set<Int> = []
    var standings: Set<Int> = []
    var last = (predicate: -1, standing: -1)
    while try rows.step() {
      let (predicate, standing) = try (rows.int(0), rows.int(1))
      relations.count += 1
      if try rows.int(2) > 1 { relations.hasSeveralStories = true }
      if predicate == last.predicate, standing == last.standing { continue }
      last = (predicate, standing)
      seen.insert(predicate)
      standings.insert(standing)
    }
    relations.predicates = try seen.sorted().map(self.predicate)
    relations.standings = Set(try standings.sorted().map(Relation.Standing.init(number:)))
    return relations
  }
}
