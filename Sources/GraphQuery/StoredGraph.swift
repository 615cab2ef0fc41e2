internal import Cypher
internal import GraphSchema
internal import GraphStore

/// The stored graph as a property graph: entities are nodes, relations are relationships.
///
/// Labels are kinds and subkinds (`Person`, `ArmedGroup`), types are predicates in upper case (`MINISTER_OF`). What is
/// read is kept, so that a search that comes by again reads nothing. Node numbers are given in the order in which entities
/// are met; the id that lasts is the property `id`. A relation whose predicate is symmetric reads the same from both ends
/// and is followed both ways whatever the arrow says.
final class StoredGraph: PropertyGraph {
  private let reader: GraphReader
  private let catalogue: Catalogue
  private var numbers = IDTable<Int>()
  private(set) var ids: [Entity.ID] = []
  private var rows: [Int: GraphReader.EntityRow] = [:]
  private var edges: [Int: [Value.Relationship]] = [:]
  private var relations: [Int: RelationSummary] = [:]
  private var types: [Predicate.ID: String] = [:]
  private var measures: [String: Int]?
  private var allCounts: [(kind: EntityKind, subkind: String?, count: Int)]?

  init(_ reader: GraphReader, catalogue: Catalogue) {
    self.reader = reader
    self.catalogue = catalogue
  }

  private func number(_ id: Entity.ID) -> Int {
    if let known = numbers[id] { return known }
    numbers[id] = ids.count
    ids.append(id)
    return ids.count - 1
  }

  private func row(_ node: Int) throws -> GraphReader.EntityRow {
    if let known = rows[node] { return known }
    guard ids.indices.contains(node), let row = try reader.entity(ids[node]) else {
      throw QueryError(.unknownEntity, "the graph has lost an entity", remedy: "run 'kith check'")
    }
    rows[node] = row
    return row
  }

  func relation(_ relationship: Value.Relationship) -> RelationSummary? { relations[relationship.id] }

  // MARK: Nodes

  private func counts() throws -> [(kind: EntityKind, subkind: String?, count: Int)] {
    if let allCounts { return allCounts }
    let counts = try reader.counts()
    allCounts = counts
    return counts
  }

  func nodeCount() throws -> Int { try counts().reduce(0) { $0 + $1.count } }

  func nodeCount(labelled label: String) throws -> Int {
    try counts().reduce(0) { sum, part in
      let names = [part.kind.rawValue, part.subkind].compactMap { $0 }.map(StoredGraphNames.label)
      return names.contains(label) ? sum + part.count : sum
    }
  }

  func nodes() throws -> [Int] { try reader.entities().map(number) }

  func nodes(labelled label: String) throws -> [Int] {
    for kind in EntityKind.allCases {
      if StoredGraphNames.label(kind.rawValue) == label { return try reader.entities(kind: kind).map(number) }
    }
    // Subkinds may come from a user's catalogue: what is stored decides.
    let names = Set(try counts().compactMap(\.subkind)).filter { StoredGraphNames.label($0) == label }
    return try names.sorted().flatMap { try reader.entities(subkind: $0) }.sorted { $0.precedes($1) }.map(number)
  }

  func hasIndex(on property: String) -> Bool { ["id", "name", "names", "wikidata"].contains(property) }

  func nodes(where property: String, equals value: Value) throws -> [Int] {
    guard case .string(let text) = value else { return property == "names" ? try nodes() : [] }
    switch property {
    case "id": return try reader.entity(text).map { [number($0.id)] } ?? []
    case "wikidata": return try reader.entities(wikidata: text).map(number)
    case "name", "names": return try reader.entities(mayBeCalled: text).map(number)
    default: return try nodes()
    }
  }

  func labels(of node: Int) throws -> [String] {
    let row = try row(node)
    return [row.kind.rawValue, row.subkind].compactMap { $0 }.map(StoredGraphNames.label)
  }

  func properties(of node: Int) throws -> [String: Value] {
    try Dictionary(uniqueKeysWithValues: StoredGraphNames.nodeProperties.map { ($0, try property($0, of: node)) })
      .filter { $0.value != .null }
  }

  func property(_ name: String, of node: Int) throws -> Value {
    let row = try row(node)
    switch name {
    case "id": return .string(row.id)
    case "name": return .string(row.name)
    case "names": return .list(try reader.names(of: row.id).map { .string($0) })
    case "kind": return .string(row.kind.rawValue)
    case "subkind": return text(row.subkind)
    case "wikidata": return text(row.wikidata)
    case "articles": return .integer(row.articles)
    case "stories": return .integer(try reader.coverage(of: row.id).stories)
    case "first": return day(try reader.coverage(of: row.id).first)
    case "last": return day(try reader.coverage(of: row.id).last)
    default: return try kept(name, of: row.id)
    }
  }

  /// What `kith rank --store` and `kith communities --store` left, where it is of the graph as it is now.
  private func kept(_ name: String, of id: Entity.ID) throws -> Value {
    let measures = try measures ?? reader.keptMeasures()
    self.measures = measures
    guard let number = measures[name], let value = try reader.kept(number, of: id) else { return .null }
    if StoredGraphNames.wholeMeasures.contains(name), let whole = Int(exactly: value) { return .integer(whole) }
    return .float(value)
  }

  private func text(_ value: String?) -> Value { value.map { .string($0) } ?? .null }
  private func day(_ value: String?) -> Value { value.flatMap { Value.date($0) } ?? .null }

  // MARK: Relationships

  func relationships(of node: Int, _ direction: Direction, types: [String]) throws -> [Value.Relationship] {
    try edges(of: node).filter { edge in
      guard types.isEmpty || types.contains(edge.type) else { return false }
      switch direction {
      case .either: return true
      case .outgoing: return edge.start == node || isSymmetric(edge)
      case .incoming: return edge.end == node || isSymmetric(edge)
      }
    }
  }

  private func isSymmetric(_ edge: Value.Relationship) -> Bool {
    relations[edge.id].flatMap { catalogue[$0.key.predicate]?.isSymmetric } ?? false
  }

  private func edges(of node: Int) throws -> [Value.Relationship] {
    if let known = edges[node] { return known }
    let found = try reader.relations(of: ids[node]).map { row in
      let key = row.summary.key
      relations[row.number] = row.summary
      let type = types[key.predicate] ?? StoredGraphNames.type(key.predicate)
      types[key.predicate] = type
      return Value.Relationship(id: row.number, type: type, start: number(key.subject), end: number(key.object))
    }
    edges[node] = found
    return found
  }

  func properties(of relationship: Value.Relationship) throws -> [String: Value] {
    try Dictionary(
      uniqueKeysWithValues: StoredGraphNames.relationshipProperties.map { ($0, try property($0, of: relationship)) }
    ).filter { $0.value != .null }
  }

  func property(_ name: String, of relationship: Value.Relationship) throws -> Value {
    guard let summary = relations[relationship.id] else { return .null }
    let predicate = catalogue[summary.key.predicate]
    switch name {
    case "predicate": return .string(summary.key.predicate)
    case "label": return text(try predicate?.words(isPast: reader.isPast(ofRelation: relationship.id)))
    case "past": return .boolean(try reader.isPast(ofRelation: relationship.id))
    case "family": return text(predicate?.family)
    case "articles": return .integer(summary.articles)
    case "stories": return .integer(summary.stories)
    case "confidence": return .float(summary.confidence)
    case "polarity": return .string(summary.standing == .denied ? "denied" : "asserted")
    case "modality": return summary.standing == .denied ? .null : .string(summary.standing.rawValue)
    case "first": return day(try reader.coverage(ofRelation: relationship.id).first)
    case "last": return day(try reader.coverage(ofRelation: relationship.id).last)
    case "quote": return text(try reader.sentences(ofRelation: relationship.id).first?.quote)
    case "quotes": return .list(try reader.sentences(ofRelation: relationship.id).map { .string($0.quote) })
    case "roles":
      let roles = Set(try reader.sentences(ofRelation: relationship.id).compactMap(\.role))
      return .list(roles.sorted().map { .string($0) })
    default: return .null
    }
  }
}

/// How the catalogue's words are spelt in a query.
enum StoredGraphNames {
  static let nodeProperties = [
    "articles", "betweenness", "community", "core", "degree", "first", "id", "kind", "last", "name", "names",
    "pagerank", "stories", "subkind", "wikidata",
  ]
  static let wholeMeasures: Set = ["community", "core", "degree"]
  static let relationshipProperties = [
    "articles", "confidence", "family", "first", "label", "last", "modality", "past", "polarity", "predicate",
    "quote", "quotes", "roles", "stories",
  ]

  /// "armed_group" is `ArmedGroup`.
  static func label(_ kind: String) -> String {
    kind.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// "minister_of" is `MINISTER_OF`.
  static func type(_ predicate: Predicate.ID) -> String { predicate.uppercased() }
}
