import CSQLite
import Foundation
import GraphQuery
import GraphSchema
import GraphStore

/// The shortest chain between two people, against a recursive query over the same file.
enum PathSearching {
  static func measure(folder: URL) async throws -> [Measurement] {
    let path = folder.appending(path: "paths.kith").path(percentEncoded: false)
    let database = try GraphDatabase(path: path)
    let ids = try await SampleGraph.fill(database, people: 20_000, relations: 50_000)
    let questions = GraphQuestions(database)
    var random = Random(state: 7)
    let pairs = (0..<20).map { _ in (ids[Int(random.next() % 20_000)], ids[Int(random.next() % 20_000)]) }
    // The adjacency is read by the first question; a second is what a long-lived program pays.
    let first = await Stopwatch.elapsed(runs: 1) { _ = try? await questions.paths(from: pairs[0].0, to: pairs[0].1) }
    let peer = try RecursiveQuery(path: path)
    var rows: [Measurement] = []
    for reach in [3, 4] {
      var lengths: [Int] = []
      let ours = try await Stopwatch.elapsed(runs: 3) {
        lengths = []
        for (from, to) in pairs where from != to {
          let answer = try await questions.paths(from: from, to: to, reach: reach, limit: 1)
          lengths.append(answer.paths.first?.steps.count ?? 0)
        }
      }
      var found: [Int] = []
      let theirs = try Stopwatch.seconds(runs: 1) {
        found = []
        for (from, to) in pairs where from != to { found.append(try peer.shortest(from: from, to: to, reach: reach)) }
      }
      guard found == lengths else { throw Disagreement(ours: lengths, peer: found) }
      let count = Double(lengths.count)
      rows.append(
        Measurement(
          name: "shortest path, 50 000 relations, reach \(reach)",
          ours: "\(Measurement.milliseconds(ours / count)) (first question \(Measurement.milliseconds(first)))",
          peer: "WITH RECURSIVE in SQLite", theirs: Measurement.milliseconds(theirs / count), ratio: theirs / ours))
    }
    return rows
  }

  struct Disagreement: Error {
    let ours: [Int]
    let peer: [Int]
  }
}

/// Breadth-first search as SQL can say it: `UNION` drops an entity met again at the same depth.
private final class RecursiveQuery {
  private var connection: OpaquePointer?
  private var statement: OpaquePointer?

  private static let sql = """
    WITH RECURSIVE reached (id, depth) AS (
      SELECT ?1, 0
      UNION
      SELECT CASE WHEN r.subject = reached.id THEN r.object ELSE r.subject END, depth + 1
      FROM reached JOIN relations AS r ON r.subject = reached.id OR r.object = reached.id
      WHERE depth < ?3 AND r.standing <> 'denied'
    )
    SELECT min(depth) FROM reached WHERE id = ?2
    """

  init(path: String) throws {
    guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK,
      sqlite3_prepare_v2(connection, Self.sql, -1, &statement, nil) == SQLITE_OK
    else { throw Failure(text: String(cString: sqlite3_errmsg(connection))) }
  }

  deinit {
    sqlite3_finalize(statement)
    sqlite3_close_v2(connection)
  }

  /// The number of relations between two entities, 0 when there are more than `reach`.
  func shortest(from: String, to: String, reach: Int) throws -> Int {
    sqlite3_reset(statement)
    // The strings outlive the step: SQLite need not copy them.
    return try from.withCString { from in
      try to.withCString { to in
        sqlite3_bind_text(statement, 1, from, -1, nil)
        sqlite3_bind_text(statement, 2, to, -1, nil)
        sqlite3_bind_int(statement, 3, Int32(reach))
        guard sqlite3_step(statement) == SQLITE_ROW else {
          throw Failure(text: String(cString: sqlite3_errmsg(connection)))
        }
        defer { sqlite3_reset(statement) }
        return Int(sqlite3_column_int(statement, 0))
      }
    }
  }

  struct Failure: Error { let text: String }
}
