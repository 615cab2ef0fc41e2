internal import GRDB
public import GraphSchema

extension PackedLinks {
  /// Everything from the tables: one pass over entities and relations.
  ///
  /// - Parameters:
  ///   - from: only what articles of this day and later say.
  ///   - to: only what articles of this day and earlier say.
  static func load(
    _ db: Database, publishedFrom from: String? = nil, to: String? = nil
  ) throws -> PackedLinks {
    var ids: [Entity.ID] = []
    var places = try NumberPlaces(of: "entities", in: db)
    let entity = try RawStatement("SELECT number, id FROM entities ORDER BY id", in: db)
    while try entity.step() {
      places.note(try entity.int(0))
      ids.append(entity.text(1))
    }
    var predicates: [Predicate.ID] = []
    var kinds: [Int: Int] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT number, id FROM predicates ORDER BY id") {
      try kinds[row.read(0)] = predicates.count
      try predicates.append(row.read(1))
    }
    let tallies = from == nil && to == nil ? nil : try tallies(db, from: from, to: to)
    var links: [Link] = []
    let relation = try RawStatement(
      "SELECT subject, object, predicate, standing, stories, confidence, number FROM relations", in: db)
    while try relation.step() {
      var (standing, stories, confidence) = try (relation.int(3), relation.int(4), relation.int(5))
      if let tallies {
        guard let tally = tallies[try relation.int(6)] else { continue }
        (standing, stories, confidence) = (tally.standing.number, tally.stories, tally.confidence)
      }
      guard let subject = places[try relation.int(0)], let object = places[try relation.int(1)] else {
        throw DamagedColumn(column: "relations.subject or relations.object")
      }
      try links.append(
        Link(
          subject: subject, object: object,
          sort: LinkSort(
            predicate: kinds[relation.int(2)] ?? 0, standing: standing, stories: stories, confidence: confidence)))
    }
    return PackedLinks(ids: ids, predicates: predicates, links: links)
  }

  /// What the evidence of articles of some days amounts to, by relation. "2024-12" is as late and as early as any day in it.
  private static func tallies(_ db: Database, from: String?, to: String?) throws -> [Int: EvidenceTally] {
    var tallies: [Int: EvidenceTally] = [:]
    let evidence = try RawStatement(
      """
      SELECT e.relation, a.number, coalesce(s.story, a.story, a.id), h.confidence, h.polarity, h.modality
      FROM evidence AS e CROSS JOIN passages AS t ON t.number = e.passage
      CROSS JOIN articles AS a ON a.number = t.article CROSS JOIN readings AS h ON h.number = e.reading
      LEFT JOIN stories AS s ON s.article = a.id
      WHERE (?1 IS NULL OR a.published >= ?1 OR a.published = substr(?1, 1, length(a.published)))
        AND (?2 IS NULL OR a.published <= ?2 OR ?2 = substr(a.published, 1, length(?2)))
      """, in: db)
    evidence.bind(from, at: 1)
    evidence.bind(to, at: 2)
    while try evidence.step() {
      guard let polarity = Polarity(rawValue: evidence.text(4)), let modality = Modality(rawValue: evidence.text(5))
      else { continue }
      try tallies[evidence.int(0), default: EvidenceTally()].add(
        article: evidence.int(1), story: evidence.text(2), confidence: evidence.int(3, in: Millionths.all),
        polarity: polarity,
        modality: modality)
    }
    return tallies
  }

  /// With what changed since they were packed: the entities and relations that articles read here speak of.
  ///
  /// - Complexity: O(entities + links), and O(n log n) for what changed.
  func overlaid(with db: Database) throws -> PackedLinks {
    var added: [[UInt8]] = []
    let entity = try RawStatement("SELECT id FROM entities WHERE origin > 0 AND origin = 1", in: db)
    while try entity.step() { added.append(Array(entity.text(0).utf8)) }
    let relation = try RawStatement(
      """
      SELECT s.id, o.id, p.id, r.standing, r.stories, r.confidence FROM relations AS r
      CROSS JOIN entities AS s ON s.number = r.subject CROSS JOIN entities AS o ON o.number = r.object
      CROSS JOIN predicates AS p ON p.number = r.predicate WHERE r.origin > 0
      """, in: db)
    guard try relation.step() || !added.isEmpty else { return self }
    relation.reset()
    let numbers = NumbersMoved(by: added.sorted { $0.lexicographicallyPrecedes($1) }, in: self)
    var all = withIDs(numbers)
    var kinds = Dictionary(uniqueKeysWithValues: predicates.enumerated().map { ($1, $0) })
    all.predicates = predicates
    var fresh: [Link] = []
    while try relation.step() {
      let predicate = relation.text(2)
      if kinds[predicate] == nil {
        kinds[predicate] = all.predicates.count
        all.predicates.append(predicate)
      }
      guard let subject = all.number(of: relation.text(0)), let object = all.number(of: relation.text(1)) else {
        continue
      }
      try fresh.append(
        Link(
          subject: UInt32(subject), object: UInt32(object),
          sort: LinkSort(
            predicate: kinds[predicate] ?? 0, standing: relation.int(3), stories: relation.int(4),
            confidence: relation.int(5))))
    }
    all.take(links: self, moved: numbers, fresh: fresh.sorted { $0.place < $1.place })
    return all
  }

  /// Without links: these ids and those that came.
  private func withIDs(_ moved: NumbersMoved) -> PackedLinks {
    var all = PackedLinks()
    guard !moved.added.isEmpty else {
      all.ids = ids
      return all
    }
    all.ids.bytes.reserveCapacity(ids.bytes.count + moved.added.reduce(0) { $0 + $1.count })
    all.ids.starts.reserveCapacity(entityCount + moved.added.count + 1)
    var before = 0
    for (place, id) in zip(moved.places + [entityCount], moved.added + [[]]) {
      // The old ones up to here in one go, and then the one that came.
      let ahead = UInt32(all.ids.bytes.count) &- ids.starts[before]
      all.ids.bytes += ids.bytes[Int(ids.starts[before])..<Int(ids.starts[place])]
      all.ids.starts += ids.starts[before + 1..<max(place, before) + 1].lazy.map { $0 &+ ahead }
      before = place
      if all.entityCount < entityCount + moved.added.count {
        all.ids.bytes += id
        all.ids.starts.append(UInt32(all.ids.bytes.count))
      }
    }
    return all
  }

  /// - Parameters:
  ///   - old: links between others' numbers, of which `moved` gives the new ones, in the same order.
  ///   - fresh: sorted; they stand for the old ones in their places.
  private mutating func take(links old: PackedLinks, moved: NumbersMoved, fresh: [Link]) {
    var table = SortTable(old.sorts)
    var degrees = [UInt32](repeating: 0, count: entityCount + 1)
    for entity in 0..<old.entityCount {
      degrees[Int(moved.number(entity)) + 1] = old.starts[entity + 1] - old.starts[entity]
    }
    links = []
    links.reserveCapacity(old.links.count + fresh.count)
    var (taken, next) = (0, 0)
    func take(upTo end: Int) {
      if moved.added.isEmpty {
        links += old.links[taken..<end]
      } else {
        links += old.links[taken..<end].lazy.map { PackedLink(other: moved.number(Int($0.other)), sort: $0.sort) }
      }
      taken = end
    }
    while next < fresh.count {
      let subject = fresh[next].subject
      take(upTo: Int(old.starts[moved.before(Int(subject))]))
      let end = moved.isNew(Int(subject)) ? taken : Int(old.starts[moved.before(Int(subject)) + 1])
      while next < fresh.count, fresh[next].subject == subject {
        let new = (fresh[next].object, fresh[next].sort.fact & 0xFFF)
        func place() -> (UInt32, UInt32) {
          (moved.number(Int(old.links[taken].other)), old.sorts[Int(old.links[taken].sort)].fact & 0xFFF)
        }
        while taken < end, place() < new { take(upTo: taken + 1) }
        if taken < end, place() == new { taken += 1 } else { degrees[Int(subject) + 1] += 1 }
        links.append(PackedLink(other: fresh[next].object, sort: table.number(of: fresh[next].sort)))
        next += 1
      }
      take(upTo: end)
    }
    take(upTo: old.links.count)
    sorts = table.sorts
    for entity in 0..<entityCount { degrees[entity + 1] += degrees[entity] }
    starts = degrees
  }

  /// `nil` for an id that no entity has.
  public func number(of id: Entity.ID) -> Int? { ids.place(of: id) }

  public func id(_ entity: Int) -> Entity.ID { ids[entity] }
}
