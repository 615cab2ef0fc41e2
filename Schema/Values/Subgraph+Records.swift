/// Who and what the evidence of a subgraph speaks of.
public struct Citations: Sendable {
  private let documents: [TextBytes: DocumentRecord]
  private let entities: [TextBytes: Entity]

  public init(_ subgraph: Subgraph) {
    documents = Dictionary(subgraph.documents.map { (TextBytes($0.id), $0) }) { first, _ in first }
    entities = Dictionary((subgraph.entities + subgraph.speakers).map { (TextBytes($0.id), $0) }) { first, _ in first }
  }

  public subscript(id: Entity.ID) -> Entity? { entities[TextBytes(id)] }

  public func document(_ id: Article.ID) -> DocumentRecord? { documents[TextBytes(id)] }

  /// The relation, its evidence sorted, with all that it speaks of.
  public func cite(_ relation: Relation) -> CitedRelation {
    let relation = relation.sorted
    return CitedRelation(
      relation, subject: self[relation.subject], object: self[relation.object],
      documents: relation.evidence.map { document($0.document) },
      speakers: relation.evidence.map { $0.attributedTo.flatMap { self[$0] } })
  }
}

/// A graph in memory, record by record.
extension Subgraph: GraphRecords {
  public func overview() -> GraphOverview {
    let connected = Set(relations.flatMap { [TextBytes($0.subject), TextBytes($0.object)] })
    let joined = entities.filter { connected.contains(TextBytes($0.id)) }
    return GraphOverview(
      documents: documents.count, publishers: documents.compactMap(\.publisher).sortedOnce,
      hasUnnamedPublisher: documents.contains { $0.publisher == nil },
      published: documents.compactMap(\.published).sortedOnce, entities: entities.count,
      unconnected: entities.count - joined.count, kinds: Set(entities.map(\.kind)),
      connectedKinds: Set(joined.map(\.kind)),
      relations: relations.count, predicates: relations.map(\.predicate).sortedOnce,
      standings: Set(relations.map(\.standing)), hasSeveralStories: relations.contains { $0.stories > 1 })
  }

  public func eachDocument(_ order: RecordOrder?, _ use: (DocumentRecord) throws -> Void) throws {
    for document in Self.sorted(documents, order, \.id) { try use(document) }
  }

  public func eachEntity(
    _ detail: EntityDetail, _ order: RecordOrder?, _ use: (LinkedEntity) throws -> Void
  ) throws {
    var degrees: [TextBytes: Int] = [:]
    var links: [TextBytes: [EntityLink]] = [:]
    switch detail {
    case .degrees:
      for relation in relations {
        degrees[TextBytes(relation.subject), default: 0] += 1
        degrees[TextBytes(relation.object), default: 0] += 1
      }
    case .links(let incoming):
      let kinds = Dictionary(entities.map { (TextBytes($0.id), $0.kind) }) { first, _ in first }
      for relation in relations where relation.standing == .actual {
        let (subject, object) = (TextBytes(relation.subject), TextBytes(relation.object))
        guard let from = kinds[subject], let to = kinds[object] else { continue }
        links[subject, default: []].append(
          EntityLink(predicate: relation.predicate, other: relation.object, otherKind: to, isIncoming: false))
        guard incoming.contains(relation.predicate) else { continue }
        links[object, default: []].append(
          EntityLink(predicate: relation.predicate, other: relation.subject, otherKind: from, isIncoming: true))
      }
    case .plain, .mentions: break
    }
    for entity in Self.sorted(entities, order, \.id) {
      let key = TextBytes(entity.id)
      try use(LinkedEntity(entity, degree: degrees[key] ?? 0, links: links[key] ?? []))
    }
  }

  public func eachRelation(
    cited: Bool, _ order: RecordOrder?, _ use: (CitedRelation) throws -> Void
  ) throws {
    let citations = cited ? Citations(self) : nil
    var all = relations
    if let order {
      let keys = relations.map { [order($0.subject), order($0.predicate), order($0.object)].map(TextBytes.init) }
      all = keys.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }.map { relations[$0] }
    }
    for relation in all {
      try use(citations?.cite(relation) ?? CitedRelation(relation.sorted, subject: nil, object: nil))
    }
  }

  public func namingSpeakers() -> Subgraph {
    let named = Set(entities.map { TextBytes($0.id) })
    let others = speakers.filter { !named.contains(TextBytes($0.id)) }
    if others.isEmpty { return self }
    return Subgraph(documents: documents, entities: entities + others, relations: relations)
  }

  public func assertedDates() -> [String] {
    relations.flatMap { $0.evidence.filter { $0.polarity == .asserted }.compactMap(\.date) }.sortedOnce
  }

  private static func sorted<Record>(
    _ records: [Record], _ order: RecordOrder?, _ id: (Record) -> String
  ) -> [Record] {
    guard let order else { return records }
    let keys = records.map { order(id($0)) }
    return keys.indices.sorted { keys[$0].precedes(keys[$1]) }.map { records[$0] }
  }
}

extension Subgraph {
  /// The whole of a graph, for what cannot be written before all of it is known. Without mentions.
  ///
  /// - Complexity: memory in the size of the graph.
  public init(reading graph: some GraphRecords) throws {
    if let subgraph = graph as? Subgraph {
      self = subgraph
      return
    }
    var documents: [DocumentRecord] = []
    var entities: [Entity] = []
    var relations: [Relation] = []
    try graph.eachDocument(nil) { documents.append($0) }
    try graph.eachEntity(.plain, nil) { entities.append($0.entity) }
    try graph.eachRelation(cited: false, nil) { relations.append($0.relation) }
    self.init(documents: documents, entities: entities, relations: relations)
  }
}
