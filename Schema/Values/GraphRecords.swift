/// A graph that is read record by record, so that what is written from it may be larger than memory.
///
/// Every walk sees the same state of the graph. A `Subgraph` is one; the file is another.
public protocol GraphRecords {
  /// What has to be known before the first record.
  func overview() throws -> GraphOverview

  /// - Parameter order: makes of an id what the documents are sorted by, as bytes; `nil` for the ids themselves.
  func eachDocument(_ order: RecordOrder?, _ use: (DocumentRecord) throws -> Void) throws

  /// - Parameter detail: what is wanted besides the entities and their names.
  func eachEntity(_ detail: EntityDetail, _ order: RecordOrder?, _ use: (LinkedEntity) throws -> Void) throws

  /// Sorted by subject, predicate and object.
  ///
  /// - Parameter cited: whether articles and speakers are wanted.
  func eachRelation(cited: Bool, _ order: RecordOrder?, _ use: (CitedRelation) throws -> Void) throws

  /// What `eachRelation` gives, written by as many writers as there are processors, each with a writer of its own; the text
  /// leaves in the order of the relations.
  ///
  /// - Parameter deliver: takes the text, on the calling thread.
  func writeRelations<Writer: RecordWriter>(
    _ detail: RelationDetail, _ order: RecordOrder?, _ writer: @escaping @Sendable () -> Writer,
    to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == RelationBytes

  /// What `eachEntity` gives, written as `writeRelations` does.
  func writeEntities<Writer: RecordWriter>(
    _ detail: EntityDetail, _ order: RecordOrder?, _ writer: @escaping @Sendable () -> Writer,
    to deliver: (UnsafeRawBufferPointer) throws -> Void
  ) throws where Writer.Record == LinkedEntity

  /// Every date that a sentence gives for what it asserts, each once.
  func assertedDates() throws -> [String]

  /// The same with everybody whom evidence is attributed to among the entities: for formats that others read, or Kith
  /// itself reads back. A part of a graph leaves them out, since they are no part of a picture.
  func namingSpeakers() -> Self
}

/// Makes of an id what records are sorted by, as bytes. No two ids may give the same.
public struct RecordOrder: Sendable {
  /// Orders of one name are the same.
  public let name: String
  private let key: @Sendable (String) -> String

  public init(_ name: String, _ key: @escaping @Sendable (String) -> String) {
    self.name = name
    self.key = key
  }

  public func callAsFunction(_ id: String) -> String { key(id) }
}

/// What is wanted of entities besides themselves and their names.
public enum EntityDetail: Hashable, Sendable {
  case plain
  /// In how many relations each is.
  case degrees
  /// Whom actual relations join it to; of those that lead to it, only the ones of these predicates.
  case links(incoming: Set<Predicate.ID>)
  /// Where it is mentioned.
  case mentions
}

/// What a graph holds, counted. It grows with what is published and when, not with how much.
public struct GraphOverview: Sendable {
  public let documents: Int
  /// Each once, sorted by bytes.
  public let publishers: [String]
  public let hasUnnamedPublisher: Bool
  /// When articles were published, as they say it; each once, in any order.
  public let published: [String]
  public let entities: Int
  /// How many entities no relation joins.
  public let unconnected: Int
  public let kinds: Set<EntityKind>
  /// Of the entities that a relation joins.
  public let connectedKinds: Set<EntityKind>
  public let relations: Int
  /// Each once, sorted by bytes.
  public let predicates: [Predicate.ID]
  public let standings: Set<Relation.Standing>
  /// Whether more than one story tells of any relation.
  public let hasSeveralStories: Bool

  public init(
    documents: Int, publishers: [String], hasUnnamedPublisher: Bool, published: [String], entities: Int,
    unconnected: Int,
    kinds: Set<EntityKind>, connectedKinds: Set<EntityKind>, relations: Int, predicates: [Predicate.ID],
    standings: Set<Relation.Standing>, hasSeveralStories: Bool
  ) {
    self.documents = documents
    self.publishers = publishers
    self.hasUnnamedPublisher = hasUnnamedPublisher
    self.published = published
    self.entities = entities
    self.unconnected = unconnected
    self.kinds = kinds
    self.connectedKinds = connectedKinds
    self.relations = relations
    self.predicates = predicates
    self.standings = standings
    self.hasSeveralStories = hasSeveralStories
  }
}

/// An entity with what joins it to others.
public struct LinkedEntity: Sendable {
  public let entity: Entity
  /// In how many relations it is; 0 where degrees were not asked for.
  public let degree: Int
  /// In any order; empty where links were not asked for.
  public let links: [EntityLink]

  public init(_ entity: Entity, degree: Int = 0, links: [EntityLink] = []) {
    self.entity = entity
    self.degree = degree
    self.links = links
  }
}

/// One actual relation, seen from one of its ends.
public struct EntityLink: Hashable, Sendable {
  public let predicate: Predicate.ID
  public let other: Entity.ID
  public let otherKind: EntityKind
  /// Whether it is the other that the relation starts from.
  public let isIncoming: Bool

  public init(predicate: Predicate.ID, other: Entity.ID, otherKind: EntityKind, isIncoming: Bool) {
    self.predicate = predicate
    self.other = other
    self.otherKind = otherKind
    self.isIncoming = isIncoming
  }
}

/// A relation with those whom it joins and whom it quotes.
public struct CitedRelation: Sendable {
  /// With its evidence in the order of `Evidence.order`.
  public let relation: Relation
  /// Without mentions, and maybe without its other names.
  public let subject: Entity?
  public let object: Entity?
  /// Of each evidence, in its order; empty where they were not asked for.
  public let documents: [DocumentRecord?]
  /// Whom each evidence is attributed to; empty where they were not asked for.
  public let speakers: [Entity?]

  /// - Parameter relation: its evidence sorted.
  public init(
    _ relation: Relation, subject: Entity?, object: Entity?, documents: [DocumentRecord?] = [],
    speakers: [Entity?] = []
  ) {
    self.relation = relation
    self.subject = subject
    self.object = object
    self.documents = documents
    self.speakers = speakers
  }
}

extension Evidence {
  /// By document, range and finder, then by all that may still differ between two readings of one sentence.
  public static func order(_ a: Evidence, _ b: Evidence) -> Bool {
    if !a.document.isSame(as: b.document) { return a.document.precedes(b.document) }
    if a.range != b.range { return a.range < b.range }
    if !a.finder.isSame(as: b.finder) { return a.finder.precedes(b.finder) }
    for (x, y) in zip(a.distinction, b.distinction) where !x.isSame(as: y) { return x.precedes(y) }
    return a.confidence < b.confidence
  }

  private var distinction: [String] {
    [polarity.rawValue, modality.rawValue, tense?.rawValue ?? "", attributedTo ?? "", role ?? "", date ?? "", quote]
  }
}

extension Relation {
  /// The evidence in the order in which it leaves.
  public var sortedEvidence: [Evidence] {
    zip(evidence, evidence.dropFirst()).allSatisfy { !Evidence.order($1, $0) }
      ? evidence : evidence.sorted(by: Evidence.order)
  }

  /// With its evidence in the order in which it leaves.
  public var sorted: Relation {
    let sorted = sortedEvidence
    return Relation(key: key, articles: articles, stories: stories, confidence: confidence, evidence: sorted)
  }
}
