public import GraphSchema

/// Sentences that cannot all be right.
public struct Conflict: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Two partners at one time where there can be one: two capitals, two birthplaces.
    case partners
    /// Some say that it is so, others that it is not.
    case denial
    /// It happens once, and the days differ.
    case dates
  }

  /// What one side says.
  public struct Side: Hashable, Sendable {
    public let relation: Relation.Key
    public let polarity: Polarity
    /// The day that this side names, in ISO 8601; only where the days are the conflict.
    public let date: String?
    /// Never empty; sorted by document, then range, then finder.
    public let evidence: [Evidence]
  }

  public let kind: Kind
  public let predicate: Predicate.ID
  /// Two or more.
  public let sides: [Side]
}

/// The conflicts of a graph, and what is needed to show them.
public struct Conflicts: Hashable, Sendable {
  /// By kind, then by the relations of their sides.
  public let all: [Conflict]
  /// The relations of all sides with their entities and articles.
  public let subgraph: Subgraph
}

/// Looks for conflicts among the relations of a graph.
struct ConflictSearch {
  private let subgraph: Subgraph
  private let catalogue: Catalogue
  /// By entity: what the graph says it lies in or belongs to.
  private let wholes: IDTable<IDSet>
  private let published: IDTable<String>
  private let entities: IDTable<Entity>

  init(subgraph: Subgraph, catalogue: Catalogue) {
    self.subgraph = subgraph
    self.catalogue = catalogue
    var wholes = IDTable<IDSet>()
    for relation in subgraph.relations where Self.containing.contains(relation.predicate) {
      wholes[relation.subject, default: IDSet()].insert(relation.object)
    }
    self.wholes = wholes
    entities = IDTable(subgraph.entities.map { ($0.id, $0) })
    published = IDTable(subgraph.documents.compactMap { item in item.published.map { (item.id, $0) } })
  }

  func conflicts() -> [Conflict] {
    let found = subgraph.relations.compactMap(denial) + subgraph.relations.compactMap(dates) + partners()
    let order = Dictionary(uniqueKeysWithValues: Conflict.Kind.allCases.enumerated().map { ($1, $0) })
    // A conflict is known by its kind and the relations of its first two sides.
    return found.sorted { a, b in
      (order[a.kind] ?? 0, a.sides[0].relation, a.sides[1].relation)
        < (order[b.kind] ?? 0, b.sides[0].relation, b.sides[1].relation)
    }
  }

  // MARK: Yes and no

  private func denial(_ relation: Relation) -> Conflict? {
    let actual = relation.evidence.filter { $0.modality == .actual }
    let asserted = actual.filter { $0.polarity == .asserted }
    let denied = actual.filter { $0.polarity == .denied }
    guard !asserted.isEmpty, !denied.isEmpty else { return nil }
    return Conflict(
      kind: .denial, predicate: relation.predicate,
      sides: [
        Conflict.Side(relation: relation.key, polarity: .asserted, date: nil, evidence: asserted),
        Conflict.Side(relation: relation.key, polarity: .denied, date: nil, evidence: denied),
      ])
  }

  // MARK: One event on two days

  private func dates(_ relation: Relation) -> Conflict? {
    guard let predicate = catalogue[relation.predicate], predicate.aspect == .event, predicate.functional != nil else {
      return nil
    }
    var sides: [String: [Evidence]] = [:]
    for item in relation.evidence where item.polarity == .asserted && item.modality == .actual {
      // "Last week" is a span of days; only days, months and years are held against each other.
      guard let date = item.date, !date.contains("/") else { continue }
      sides[date, default: []].append(item)
    }
    // "2024" and "2024-05-02" do not contradict each other: only the most exact of a kind are compared.
    let exact = sides.keys.filter { date in !sides.keys.contains { $0 != date && $0.hasPrefix(date) } }.sorted()
    guard exact.count > 1 else { return nil }
    return Conflict(
      kind: .dates, predicate: relation.predicate,
      sides: exact.map {
        Conflict.Side(relation: relation.key, polarity: .asserted, date: $0, evidence: sides[$0] ?? [])
      })
  }

  // MARK: Two partners

  private struct Place: Hashable {
    let predicate: Predicate.ID
    let end: TextBytes
    /// Whether the end is the subject.
    let isSubject: Bool
  }

  private func partners() -> [Conflict] {
    var held: [Place: [Relation]] = [:]
    for relation in subgraph.relations where relation.standing == .actual {
      guard let functional = catalogue[relation.predicate]?.functional else { continue }
      if functional != .object {
        held[Place(predicate: relation.predicate, end: TextBytes(relation.subject), isSubject: true), default: []]
          .append(relation)
      }
      if functional != .subject {
        held[Place(predicate: relation.predicate, end: TextBytes(relation.object), isSubject: false), default: []]
          .append(relation)
      }
    }
    var found: [Conflict] = []
    for (place, relations) in held where relations.count > 1 {
      for (number, one) in relations.enumerated() {
        for other in relations.dropFirst(number + 1) {
          let ends = place.isSubject ? (one.object, other.object) : (one.subject, other.subject)
          if contains(ends.0, ends.1) || contains(ends.1, ends.0) { continue }
          if place.isSubject, mayContain(ends.0, ends.1) { continue }
          let isState = catalogue[place.predicate]?.aspect == .state
          let sides = [one, other].map(current)
          guard sides.allSatisfy({ !$0.isEmpty }), !isState || overlap(sides[0], sides[1], of: place.predicate) else {
            continue
          }
          found.append(
            Conflict(
              kind: .partners, predicate: place.predicate,
              sides: zip([one, other], sides).map {
                Conflict.Side(relation: $0.key, polarity: .asserted, date: nil, evidence: $1)
              }))
        }
      }
    }
    return found
  }

  /// The sentences that say that it is so now: not "former", not planned, not denied.
  private func current(_ relation: Relation) -> [Evidence] {
    let isState = catalogue[relation.predicate]?.aspect == .state
    return relation.evidence.filter {
      $0.polarity == .asserted && $0.modality == .actual && !(isState && ($0.tense == .past || $0.tense == .future))
    }
  }

  /// Whether the graph says that the first lies in the second: then they are two words for one place.
  private func contains(_ inner: Entity.ID, _ outer: Entity.ID) -> Bool {
    var level = [inner]
    var seen: IDSet = [inner]
    for _ in 0..<6 {
      level = level.flatMap { wholes[$0]?.sorted ?? [] }.filter { seen.insert($0) }
      if level.contains(where: { $0.isSame(as: outer) }) { return true }
    }
    return false
  }

  /// Whether two are places of different sorts: a province may lie in a country without an article that says so.
  private func mayContain(_ one: Entity.ID, _ other: Entity.ID) -> Bool {
    guard let one = entities[one], let other = entities[other] else { return false }
    return one.kind == .place && other.kind == .place && one.subkind != other.subkind
  }

  private static let containing: Set<Predicate.ID> = ["located_in", "capital_of", "part_of"]

  /// Whether two partners were there at one time. A sentence shows a state on the day it names, else on the day its
  /// article appeared. Partners overlap on one day, or where one is there before and after the other within a year:
  /// that is no succession. Where nothing says when, two places overlap; two holders of an office do not: they may have
  /// followed each other.
  private func overlap(_ first: [Evidence], _ second: [Evidence], of predicate: Predicate.ID) -> Bool {
    let (one, other) = (days(first), days(second))
    guard !one.isEmpty, !other.isEmpty else { return catalogue[predicate]?.family != "office" }
    if !Set(one).isDisjoint(with: other) { return true }
    return surrounds(one, other) || surrounds(other, one)
  }

  private func surrounds(_ outer: [Int], _ inner: [Int]) -> Bool {
    zip(outer, outer.dropFirst()).contains { before, after in
      after - before <= 366 && inner.contains { before < $0 && $0 < after }
    }
  }

  private func days(_ evidence: [Evidence]) -> [Int] {
    Set(
      evidence.compactMap { item in
        // A span says when it began or ended; the article shows that it is so.
        let date = item.date.flatMap { $0.contains("/") ? nil : $0 }
        return (date ?? published[item.document]).flatMap(Self.day)
      }
    ).sorted()
  }

  /// Days since a day long ago of "2024-12-26"; `nil` for anything less exact.
  private static func day(_ iso: String) -> Int? {
    let parts = iso.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let (year, month) = parts[1] > 2 ? (parts[0], parts[1]) : (parts[0] - 1, parts[1] + 12)
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + parts[2]
  }
}
