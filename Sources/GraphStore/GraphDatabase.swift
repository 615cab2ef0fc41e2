internal import GRDB
public import GraphSchema

/// A graph in one SQLite file: what was read, what people decided, and the entities and relations derived from both.
///
/// It is an actor because SQLite has one writer. Every change is one transaction: killed at any moment, the file holds
/// what was committed before and nothing of what was not. The derived part is always replaced as a whole
/// (`replaceGraph(with:)`), so that the same articles give the same graph whatever the order they came in.
public actor GraphDatabase {
  let queue: DatabaseQueue
  /// As given, for messages; ":memory:" for a graph without a file.
  let path: String

  /// Prepared once; see `hop(from:)`.
  var hopReader: HopReader?

  /// Whether a missing file is made.
  public enum Opening: Sendable {
    /// For building: makes the file where there is none.
    case createIfMissing
    /// For asking: a missing file is an error that says how to build one. Where the file or its folder may not be written
    /// to, it is opened as `.frozen`.
    case mustExist
    /// For asking, of a file that nobody changes meanwhile: nothing is written, not even the files that SQLite keeps
    /// beside it. Whatever would change the graph throws `.readOnly`.
    case frozen
  }

  /// Opens a graph, brings its tables up to date and its catalogue in line with the one given.
  ///
  /// Predicates that only an earlier catalogue had stay, so that a graph built with a user's pack can be read without
  /// it. Where the kinds of a known predicate changed, the derived graph is emptied and has to be derived again.
  ///
  /// - Parameter patienceSeconds: how long a change waits for another process to finish its own.
  /// - Throws: `StoreError` with `.missing`, `.notAGraph`, `.newer`, `.cannotOpen`, `.readOnly`, `.busy`, `.full` or
  ///   `.damaged`. A file that is not ours is never changed.
  public init(
    path: String, opening: Opening = .createIfMissing, catalogue: Catalogue = .standard,
    patienceSeconds: Double = 10
  ) throws(StoreError) {
    try GraphFile.inspect(path, opening: opening)
    self.path = path
    do {
      if opening == .frozen || (opening == .mustExist && GraphFile.cannotChange(path)) {
        var configuration = Self.configuration(file: false, patienceSeconds: patienceSeconds)
        configuration.readonly = true
        queue = try DatabaseQueue(path: GraphFile.frozenURI(path), configuration: configuration)
      } else {
        queue = try DatabaseQueue(
          path: path, configuration: Self.configuration(file: true, patienceSeconds: patienceSeconds))
      }
      try Self.prepare(queue, catalogue: catalogue, path: path)
    } catch { throw StoreError(error, path: path) }
  }

  /// A graph in memory, for tests and for questions that need no file.
  public init(catalogue: Catalogue = .standard) throws(StoreError) {
    path = ":memory:"
    do {
      queue = try DatabaseQueue(configuration: Self.configuration(file: false, patienceSeconds: 0))
      try Self.prepare(queue, catalogue: catalogue, path: path)
    } catch { throw StoreError(error, path: path) }
  }

  private static func configuration(file: Bool, patienceSeconds: Double) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(patienceSeconds)
    if file {
      configuration.prepareDatabase { db in
        // Of a new file: fewer pages that are not quite full. One that is there keeps its own.
        try db.execute(sql: "PRAGMA page_size = 8192; PRAGMA synchronous = NORMAL")
        // Not `journalMode`: with it GRDB writes to whatever it opens, and so waits for everybody who writes.
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") == "wal" else {
          throw DatabaseError(message: "the file cannot have a write-ahead log")
        }
      }
    }
    return configuration
  }

  private static func prepare(_ queue: DatabaseQueue, catalogue: Catalogue, path: String) throws {
    let steps = try queue.read { try Migrations.pending($0, path: path) }
    if !steps.isEmpty {
      try queue.write { try Migrations.run($0, path: path) }
    }
    // A frozen graph keeps the catalogue it was built with.
    if queue.configuration.readonly { return }
    if try queue.read({ try CatalogueRows.differ(from: catalogue, in: $0) }) {
      try queue.write { try CatalogueRows.update(to: catalogue, in: $0) }
    }
  }

  /// Everything in the block sees one state of the file.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.read(body) } catch { throw failure(error) }
  }

  /// As `read`, for questions that note what they want in temporary tables, which are no part of the file.
  func readSelecting<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      var value: Value?
      try queue.inTransaction(.deferred) { db in
        value = try body(db)
        return .commit
      }
      guard let value else { throw StoreError(.refused, "the graph gave no answer", place: path) }
      return value
    } catch { throw failure(error) }
  }

  /// Everything in the block happens, or nothing of it.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.write(body) } catch { throw failure(error) }
  }

  /// What was thrown while the file was asked or changed, in our words.
  func failure(_ error: any Error) -> StoreError { StoreError(error, path: path) { try queue.read($0) } }
}
