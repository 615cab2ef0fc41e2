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
    let highest = try Int.fetchOne(db, sql: "SELECT max(number) FROM entities") ?? 0
    var places = [UInt32](repeating: 0, count: highest + 1)
    let entity = try RawStatement("SELECT number, id FROM entities ORDER BY id", in: db)
    while try entity.step() {
      places[entity.int(0)] = UInt32(ids.count)
      ids.append(entity.text(1))
    }
    var predicates: [Predicate.ID] = []
    var kinds: [Int: Int] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT number, id FROM predicates ORDER BY id") {
      kinds[row[0]] = predicates.count
      predicates.append(row[1])
    }
    let tallies = from == nil && to == nil ? nil : try tallies(db, from: from, to: to)
    var links: [Link] = []
    let relation = try RawStatement(
      "SELECT subject, object, predicate, standing, stories, confidence, number FROM relations", in: db)
    while try relation.step() {
      var (standing, stories, confidence) = (relation.int(3), relation.int(4), relation.int(5))
      if let tallies {
        guard let tally = tallies[relation.int(6)] else { continue }
        (standing, stories, confidence) = (tally.standing.number, tally.stories, tally.confidence)
      }
      links.append(
        Link(
          subject: places[relation.int(0)], object: places[relation.int(1)],
          facts: facts(predicate: kinds[relation.int(2)] ?? 0, standing: standing, stories: stories),
          confidence: UInt32(confidence)))
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
      tallies[evidence.int(0), default: EvidenceTally()].add(
        article: evidence.int(1), story: evidence.text(2), confidence: evidence.int(3), polarity: polarity,
        modality: modality)
    }
    return tallies
  }

  /// With what changed since they were packed: the entities and relations that articles read here speak of.
  func overlaid(with db: Database) throws -> PackedLinks {
    var ids: [Entity.ID] = []
    let entity = try RawStatement("SELECT id FROM entities WHERE origin > 0 AND origin = 1", in: db)
    while try entity.step() { ids.append(entity.text(0)) }
    let own = (0..<entityCount).map(id)
    let all = (own + ids).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, UInt32($0)) })
    let moved = own.map { places[$0] ?? 0 }
    var names = predicates
    var kinds = Dictionary(uniqueKeysWithValues: predicates.enumerated().map { ($1, $0) })
    var fresh: [Link] = []
    let relation = try RawStatement(
      """
      SELECT s.id, o.id, p.id, r.standing, r.stories, r.confidence FROM relations AS r
      CROSS JOIN entities AS s ON s.number = r.subject CROSS JOIN entities AS o ON o.number = r.object
      CROSS JOIN predicates AS p ON p.number = r.predicate WHERE r.origin > 0
      """, in: db)
    struct Place: Hashable { let subject, object, predicate: UInt32 }
    var replaced: Set<Place> = []
    while try relation.step() {
      let predicate = relation.text(2)
      if kinds[predicate] == nil {
        kinds[predicate] = names.count
        names.append(predicate)
      }
      guard let subject = places[relation.text(0)], let object = places[relation.text(1)] else { continue }
      let link = Link(
        subject: subject, object: object,
        facts: Self.facts(predicate: kinds[predicate] ?? 0, standing: relation.int(3), stories: relation.int(4)),
        confidence: UInt32(relation.int(5)))
      fresh.append(link)
      replaced.insert(Place(subject: subject, object: object, predicate: link.facts & 0xFFF))
    }
    if fresh.isEmpty, ids.isEmpty { return self }
    for subject in 0..<entityCount {
      for index in Int(starts[subject])..<Int(starts[subject + 1]) {
        let place = Place(
          subject: moved[subject], object: moved[Int(objects[index])], predicate: facts[index] & 0xFFF)
        if replaced.contains(place) { continue }
        fresh.append(
          Link(
            subject: place.subject, object: place.object, facts: facts[index], confidence: confidences[index]))
      }
    }
    return PackedLinks(ids: all, predicates: names, links: fresh)
  }

  public func id(_ entity: Int) -> Entity.ID {
    String(decoding: idBytes[Int(idStarts[entity])..<Int(idStarts[entity + 1])], as: UTF8.self)
  }
}
