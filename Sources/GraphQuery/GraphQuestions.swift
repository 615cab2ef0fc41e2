public import GraphSchema
public import GraphStore

/// The questions that people ask of a graph.
///
/// Every answer carries its sentences. Relations are followed in both directions. What a question reads of the whole
/// graph (names, adjacency) is kept until the graph changes.
public struct GraphQuestions: Sendable {
  let database: GraphDatabase
  public let catalogue: Catalogue
  let memory: GraphMemory
  /// The predicates that read the same from both ends.
  let symmetric: Set<Predicate.ID>
  /// Up to so many spellings a name is compared with all that no index finds at once; that takes some hundredths of a
  /// second. Tests set it.
  var comparedSpellings = 5000

  /// - Parameter catalogue: for labels and their order; the one the graph was built with.
  public init(_ database: GraphDatabase, catalogue: Catalogue = .standard) {
    self.database = database
    self.catalogue = catalogue
    memory = GraphMemory(database)
    symmetric = Set(catalogue.predicates.filter(\.isSymmetric).map(\.id))
  }

  /// The links that a filter lets through and the filter in their numbers.
  func admitted(_ filter: LinkFilter) async throws(StoreError) -> (adjacency: Adjacency, filter: LinkFilter) {
    let filter = try await spelledOut(filter)
    let adjacency: Adjacency
    if let span = filter.published {
      adjacency = try await memory.adjacency(span)
    } else {
      adjacency = try await memory.adjacency()
    }
    return (adjacency, filter)
  }

  /// Says what of a filter nobody knows, with the nearest that exists.
  func validate(_ filter: LinkFilter) async throws(QueryError) {
    try filter.validate(catalogue)
    let named = EntityKind.allCases.flatMap { [$0.rawValue] + (catalogue.subkinds[$0] ?? []) }
    for kind in filter.withoutKinds.sorted() where !named.contains(kind) {
      // Imports may have their own.
      let known: [String]
      do { known = try await named + database.subkinds() } catch { throw QueryError(error) }
      if known.contains(kind) { continue }
      let near = Likeness.nearest(to: kind, among: known, limit: 3)
      throw QueryError(
        .unknownKind, "no kind or subkind is called '\(kind)'",
        remedy: near.isEmpty ? "there are \(named.joined(separator: ", "))" : "did you mean \(QueryError.list(near))?")
    }
  }

  /// With families spelled out as predicates, and kinds as those who are of them.
  func spelledOut(_ filter: LinkFilter) async throws(StoreError) -> LinkFilter {
    var filter = filter.spelledOut(catalogue)
    var left = filter.withoutKinds
    if !filter.kinds.isEmpty {
      left.formUnion(EntityKind.allCases.filter { !filter.kinds.contains($0) }.map(\.rawValue))
    }
    if !left.isEmpty { filter.without.formUnion(try await database.ids(ofKinds: left)) }
    filter.kinds = []
    filter.withoutKinds = []
    return filter
  }

  /// Finds words in names, titles and sentences; see `GraphDatabase.search`.
  ///
  /// - Parameter limit: at most this many hits of each sort, 1...200.
  /// - Throws: `QueryError` with `.noWords`, `.outOfRange` or `.store`.
  public func search(_ words: String, limit: Int = 20) async throws(QueryError) -> [SearchHit] {
    try require(limit, in: 1...Limits.searchHits, as: "the number of hits")
    guard words.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw QueryError(
        .noWords, "there is no word to look for in '\(words)'",
        remedy: "give words, \"words in quotes\" or the beginning of a word with a star, as in sanction*")
    }
    let count = words.split { !$0.isLetter && !$0.isNumber }.count
    try require(count, in: 1...Limits.searchWords, as: "the number of words")
    do { return try await database.search(words, limit: limit) } catch { throw QueryError(error) }
  }

  /// How much the graph holds, and who has the most connections.
  ///
  /// - Parameter leaders: how many of the most connected entities are named, 0 or more.
  public func stats(leaders: Int = 10) async throws(QueryError) -> Statistics {
    do {
      let adjacency = try await memory.adjacency()
      let ranked = (0..<adjacency.count).map { (entity: $0, relations: adjacency.degree($0)) }
        .filter { $0.relations > 0 }.sorted { ($1.relations, $0.entity) < ($0.relations, $1.entity) }.prefix(leaders)
        .map { (entity: adjacency.id($0.entity), relations: $0.relations) }
      let entities = IDTable(try await database.entities(ranked.map(\.entity)).map { ($0.id, $0) })
      return Statistics(
        counts: try await database.counts(),
        mostConnected: ranked.compactMap { degree in
          entities[degree.entity].map { Statistics.Leader(entity: $0, relations: degree.relations) }
        })
    } catch { throw QueryError(error) }
  }

  func require(_ value: Int, in range: ClosedRange<Int>, as noun: String) throws(QueryError) {
    if !range.contains(value) { throw .outOfRange(noun, value, range) }
  }

  /// The entity itself, where an id is all that was given.
  func entity(_ id: Entity.ID) async throws(QueryError) -> Entity {
    let found: Entity?
    do { found = try await database.entities([id]).first } catch { throw QueryError(error) }
    guard let found else {
      throw QueryError(
        .unknownEntity, "no entity has the id '\(id)'", remedy: "find the id of a name with 'kith who NAME'")
    }
    return found
  }
}

/// What `kith stats` tells.
public struct Statistics: Hashable, Sendable {
  /// An entity with many connections, and how many relations it has.
  public struct Leader: Hashable, Sendable {
    public let entity: Entity
    public let relations: Int
  }

  public let counts: GraphCounts
  /// Most relations first, then by id.
  public let mostConnected: [Leader]
}
