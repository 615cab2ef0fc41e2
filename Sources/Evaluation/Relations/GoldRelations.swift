public import GraphSchema

/// The entities and relations of an annotated text, in our terms.
public struct GoldRelations: Sendable {
  /// What a text speaks of, with the places where it does.
  public struct Entity: Sendable {
    public let kind: EntityKind
    /// In code points, sorted; never empty.
    public let mentions: [Range<Int>]
  }

  /// A relation of the text, by the predicates that may say it.
  public struct Fact: Hashable, Sendable {
    /// An index into the entities.
    public let subject: Int
    /// The closest first.
    public let predicates: [Predicate.ID]
    public let object: Int
    /// Whether it is said as well the other way round: that one team plays another.
    public let isEitherWay: Bool

    /// Whether a relation between two entities says it.
    func isSaid(by predicate: Predicate.ID, subject: Int?, object: Int?) -> Bool {
      predicates.contains(predicate)
        && (subject == self.subject && object == self.object
          || isEitherWay && subject == self.object && object == self.subject)
    }
  }

  /// In the order of their first mention.
  public let entities: [Entity]
  /// Without repeats, in the order of the file.
  public let facts: [Fact]
  /// The predicates that were annotated without gaps.
  public let annotated: Set<Predicate.ID>
  /// Relations whose property means something to us, but not between these kinds.
  public let leftOut: Int

  public init(_ text: AnnotatedText, table: PredicateTable, catalogue: Catalogue) {
    let merged = Self.merged(text, table)
    // An adjective that has no country of its own in the text is an end of "citizen_of-x": a place all the same.
    var places: Set<String> = []
    for relation in text.relations where relation.predicate.hasSuffix("-x") {
      places.insert(merged(text.entities[relation.object].id))
    }
    var order: [String] = []
    var mentions: [String: Set<Range<Int>>] = [:]
    var kinds: [String: EntityKind] = [:]
    for entity in text.entities {
      let id = merged(entity.id)
      if mentions[id] == nil { order.append(id) }
      mentions[id, default: []].insert(entity.start..<entity.end)
      if kinds[id] == nil { kinds[id] = Self.kind(entity.kind) ?? (places.contains(id) ? .place : nil) }
    }
    order = order.filter { kinds[$0] != nil }
    let ranges = order.map {
      (mentions[$0] ?? []).sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
    let sorted = order.indices.sorted { a, b in
      (ranges[a][0].lowerBound, ranges[a][0].upperBound, a) < (ranges[b][0].lowerBound, ranges[b][0].upperBound, b)
    }
    let index = Dictionary(sorted.enumerated().map { (order[$1], $0) }, uniquingKeysWith: { first, _ in first })
    let entities = sorted.map { Entity(kind: kinds[order[$0]] ?? .place, mentions: ranges[$0]) }

    var seen: Set<Fact> = []
    var facts: [Fact] = []
    var leftOut = 0
    for relation in text.relations {
      guard let row = table[relation.predicate], [.forward, .inverse, .either].contains(row.direction) else { continue }
      var ends = (index[merged(text.entities[relation.subject].id)], index[merged(text.entities[relation.object].id)])
      if row.direction == .inverse { ends = (ends.1, ends.0) }
      guard let subject = ends.0, let object = ends.1, subject != object else {
        leftOut += 1
        continue
      }
      let fitting = row.predicates.filter {
        catalogue[$0]?.admits(subject: entities[subject].kind, object: entities[object].kind) == true
      }
      guard let first = fitting.first else {
        leftOut += 1
        continue
      }
      let isEitherWay = row.direction == .either || catalogue[first]?.isSymmetric == true
      let isTurned = isEitherWay && subject > object
      let fact = Fact(
        subject: isTurned ? object : subject, predicates: fitting, object: isTurned ? subject : object,
        isEitherWay: isEitherWay)
      if seen.insert(fact).inserted { facts.append(fact) }
    }
    self.entities = entities
    self.facts = facts
    self.leftOut = leftOut
    annotated = Set((text.meta?.annotatedProperties ?? table.properties).flatMap { table[$0]?.predicates ?? [] })
  }

  /// The id that stands for an entity and for what is the same to us.
  private static func merged(_ text: AnnotatedText, _ table: PredicateTable) -> (String) -> String {
    var target: [String: String] = [:]
    for relation in text.relations where table[relation.predicate]?.direction == .same {
      let (own, other) = (text.entities[relation.subject].id, text.entities[relation.object].id)
      if own != other, target[own] == nil, target[other] == nil { target[own] = other }
    }
    return { target[$0] ?? $0 }
  }

  private static func kind(_ label: String) -> EntityKind? {
    EntityKind.allCases.first { $0.label == label }
  }
}

extension EntityKind {
  /// What files of gold call it.
  public var label: String {
    switch self {
    case .person: "PER"
    case .place: "LOC"
    case .organization: "ORG"
    }
  }
}
