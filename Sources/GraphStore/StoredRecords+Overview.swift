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
    let parts = try eachPart(of: "entities") { connection, numbers in
      // By kind, and whether a relation joins them.
      var counts = [Int](repeating: 0, count: 6)
      let rows = try RawStatement(
        """
        SELECT kind_number, EXISTS (SELECT 1 FROM relations WHERE subject = e.number)
          OR EXISTS (SELECT 1 FROM relations WHERE object = e.number)
        FROM entities AS e WHERE number BETWEEN ?1 AND ?2
        """, over: connection)
      rows.bind(numbers.lowerBound, at: 1)
      rows.bind(numbers.upperBound, at: 2)
      while try rows.step() {
        let place = Self.kinds.firstIndex(of: try EntityKind.stored(rows, 0)) ?? 0
        counts[2 * place + (try rows.int(1) != 0 ? 1 : 0)] += 1
      }
      return counts
    }
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

  private struct RelationCounts: Sendable {
    var count = 0
    var predicates: Set<Int> = []
    var standings: Set<Int> = []
    var hasSeveralStories = false
  }

  /// One walk over all: asked one by one, as DISTINCT and EXISTS, each question would take as long.
  private func relations() throws -> Relations {
    let parts = try eachPart(of: "relations") { connection, numbers in
      var relations = RelationCounts()
      var last = (predicate: -1, standing: -1)
      let rows = try RawStatement(
        "SELECT predicate, standing, reprints < articles - 1 FROM relations WHERE number BETWEEN ?1 AND ?2",
        over: connection)
      rows.bind(numbers.lowerBound, at: 1)
      rows.bind(numbers.upperBound, at: 2)
      while try rows.step() {
        let (predicate, standing) = (try rows.int(0), try rows.int(1))
        relations.count += 1
        if !relations.hasSeveralStories, try rows.int(2) != 0 { relations.hasSeveralStories = true }
        if predicate == last.predicate, standing == last.standing { continue }
        last = (predicate, standing)
        relations.predicates.insert(predicate)
        relations.standings.insert(standing)
      }
      return relations
    }
    var relations = Relations()
    relations.count = parts.reduce(0) { $0 + $1.count }
    relations.hasSeveralStories = parts.contains { $0.hasSeveralStories }
    relations.predicates = try Set(parts.flatMap(\.predicates)).sorted().map(predicate)
    relations.standings = Set(try Set(parts.flatMap(\.standings)).sorted().map(Relation.Standing.init(number:)))
    return relations
  }

  /// Asks the rows of a table on all threads, each some numbers.
  private func eachPart<Part: Sendable>(
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
