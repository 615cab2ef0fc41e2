internal import GRDB
public import GraphSchema

/// The graph of a file, record by record: what `subgraph(.whole)` holds, in memory that does not grow with it.
///
/// Valid only inside `GraphDatabase.exporting(_:)`. Everything is asked of one state of the file, by small statements that
/// SQLite prepares once; what many records share (articles, ends, readings) stays in tables of fixed size.
public final class StoredRecords: GraphRecords {
  let db: Database
  let predicates: [Int: Predicate.ID]
  /// For threads that read beside this one; none where there is but one.
  let sides: [SideConnection]
  private var orders = 0
  /// Read once for all that is written.
  var entityShelf: FieldShelf?
  /// The numbers of the entities as an order sorts them, by its name.
  var entityOrders: [String: [Int]] = [:]

  init(_ db: Database, sides: [SideConnection] = []) throws {
    self.db = db
    var predicates: [Int: Predicate.ID] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT number, id FROM predicates") {
      try predicates[row.read(0)] = row.read(1)
    }
    self.predicates = predicates
    // This statement was the first: from here on the file is as it was then.
    self.sides = sides.allSatisfy { $0.begin() } ? sides : []
  }

  public func assertedDates() throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT h.date FROM (SELECT DISTINCT reading FROM evidence) AS e
        CROSS JOIN readings AS h ON h.number = e.reading WHERE h.date IS NOT NULL AND h.polarity = 'asserted'
        """
    ).sortedOnce
  }

  /// A whole graph leaves nobody out.
  public func namingSpeakers() -> StoredRecords { self }

  public func eachDocument(_ order: RecordOrder?, _ use: (DocumentRecord) throws -> Void) throws {
    let rows = try RawStatement("\(Self.documents) ORDER BY \(try sorting("a.id", by: order))", in: db)
    while try rows.step() { try use(Self.document(rows)) }
  }

  static let documents = """
    SELECT a.id, a.source, a.title, a.url, a.publisher, a.published, coalesce(s.story, a.story, a.id), a.number,
      a.author, a.modified, a.language
    FROM articles AS a LEFT JOIN stories AS s ON s.article = a.id
    """

  static func document(_ row: RawStatement) -> DocumentRecord {
    DocumentRecord(
      id: row.text(0), source: row.text(1), title: row.optionalText(2), url: row.optionalText(3),
      publisher: row.optionalText(4), published: row.optionalText(5), author: row.optionalText(8),
      modified: row.optionalText(9), language: row.optionalText(10), story: row.text(6))
  }

  /// What a statement sorts ids by. SQLite sorts on the disk what does not fit into its cache.
  func sorting(_ column: String, by order: RecordOrder?) throws -> String {
    guard let order else { return column }
    orders += 1
    let name = "record_order_\(orders)"
    db.add(
      function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map { order($0) }
      })
    return "\(name)(\(column))"
  }

  func predicate(_ number: Int) throws -> Predicate.ID {
    guard let id = predicates[number] else {
      throw StoreError(.damaged, "the graph is damaged: a relation has no predicate", remedy: DamagedColumn.remedy)
    }
    return id
  }
}

extension GraphDatabase {
  /// Reads one state of the graph record by record.
  ///
  /// Nothing else is done with the graph meanwhile.
  ///
  /// - Throws: what the body throws, and `StoreError`.
  public func exporting<Answer: Sendable>(_ body: @Sendable (StoredRecords) throws -> Answer) throws -> Answer {
    let path = self.path
    let sides = SideConnection.open(path, isFrozen: queue.configuration.readonly, count: OrderedWork.hands)
    // An error of the body's own is not SQLite's, and must not be taken for one.
    let answer: Result<Answer, any Error> = try read { db in
      // With SQLite's 2 MB, articles in the order of their ids are read from the file one by one.
      try db.execute(sql: "PRAGMA cache_size = -20000")
      return Result { try body(StoredRecords(db, sides: sides)) }.mapError {
        $0 is DatabaseError || $0 is DamagedColumn || $0 is RowDecodingError ? StoreError($0, path: path) : $0
      }
    }
    return try answer.get()
  }
}
