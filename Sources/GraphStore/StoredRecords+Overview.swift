internal import Dispatch
internal import GRDB
public import GraphSchema
internal import Synchronization

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

  private struct Relations {
    var count = 0
    var predicates: [Predicate.ID] = []
    var standings: Set<Relation.Standing> = []
    var hasSeveralStories = false
  }

  private static let kinds = [EntityKind.person, .place, .organization]

  private func ends() throws -> Ends {
    var ends = Ends()
    let parts = try eachPart(of: "entities") { try ConnectedKinds($0).counts(of: $1) }
    for counts in parts {
      for (place, kind) in Self.kinds.enumerated() {
        let (lonely, connected) = (counts[2 * place], counts[2 * place + 1])
        ends.count += lonely + connected
        ends.unconnected += lonely
        if lonely + connected > 0 { ends.kinds.insert(kind) }
        if connected > 0 { ends.connectedKinds.insert(kind) }
      }
    }
    return ends
  }

  private struct RelationSorts: Sendable {
    var sorts: [(predicate: Int, standing: Int)] = []
    var hasSeveralStories = false
  }

  private func relations() throws -> Relations {
    let parts = try eachPart(of: "relations") { connection, numbers in
      var relations = RelationSorts()
      // There are few: SQLite finds them faster than it hands out a million rows.
      let sorts = try RawStatement(
        "SELECT DISTINCT predicate, standing FROM relations WHERE number BETWEEN ?1 AND ?2", over: connection)
      sorts.bind(numbers)
      while try sorts.step() { relations.sorts.append((try sorts.int(0), try sorts.int(1))) }
      let retold = try RawStatement(
        "SELECT EXISTS (SELECT 1 FROM relations WHERE number BETWEEN ?1 AND ?2 AND reprints < articles - 1)",
        over: connection)
      retold.bind(numbers)
      while try retold.step() { relations.hasSeveralStories = try retold.int(0) != 0 }
      return relations
    }
    var relations = Relations()
    relations.count = try Int.fetchOne(db, sql: "SELECT count(*) FROM relations") ?? 0
    relations.hasSeveralStories = parts.contains { $0.hasSeveralStories }
    let sorts = parts.flatMap(\.sorts)
    relations.predicates = try Set(sorts.map(\.predicate)).sorted().map(predicate)
    relations.standings = Set(try Set(sorts.map(\.standing)).sorted().map(Relation.Standing.init(number:)))
    return relations
  }

  /// Asks the rows of a table on all threads, each some numbers.
  func eachPart<Part: Sendable>(
    of table: String, _ ask: @Sendable (OpaquePointer, ClosedRange<Int>) throws -> Part
  ) throws -> [Part] {
    guard let main = db.sqliteConnection else { preconditionFailure("a database in use is open") }
    if sides.isEmpty { return [try ask(main, Int.min...Int.max)] }
    let span = try RawStatement("SELECT coalesce(min(number), 0), coalesce(max(number), 0) FROM \(table)", over: main)
    _ = try span.step()
    let (first, last) = (try span.int(0), try span.int(1))
    let (width, isTooWide) = last.subtractingReportingOverflow(first)
    if isTooWide || width < sides.count { return [try ask(main, first...last)] }
    let step = width / sides.count
    let parts = Mutex([Result<Part?, any Error>?](repeating: nil, count: sides.count))
    DispatchQueue.concurrentPerform(iterations: sides.count) { [sides] place in
      let from = first + step * place
      let to = place == sides.count - 1 ? last : from + step - 1
      let part = Result { from > to ? nil : try ask(sides[place].handle, from...to) }
      parts.withLock { $0[place] = part }
    }
    return try parts.withLock { try $0.compactMap { try $0?.get() ?? nil } }
  }
}
