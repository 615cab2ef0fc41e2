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
    var (all, moved) = withIDs(added.sorted { $0.lexicographicallyPrecedes($1) })
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
    all.take(links: self, moved: moved, fresh: fresh.sorted { $0.place < $1.place })
    return all
  }

  /// Without links: these ids and others, and which number each of these has among all.
  ///
  /// - Parameter added: sorted; none of them is here already.
  private func withIDs(_ added: [[UInt8]]) -> (all: PackedLinks, moved: [UInt32]) {
    var all = PackedLinks()
    var moved: [UInt32] = []
    moved.reserveCapacity(entityCount)
    all.idBytes.reserveCapacity(idBytes.count)
    all.idStarts.reserveCapacity(entityCount + added.count + 1)
    var next = 0
    func put(_ bytes: some Sequence<UInt8>) {
      all.idBytes.append(contentsOf: bytes)
      all.idStarts.append(UInt32(all.idBytes.count))
    }
    for entity in 0..<entityCount {
      let id = idBytes[Int(idStarts[entity])..<Int(idStarts[entity + 1])]
      while next < added.count, added[next].lexicographicallyPrecedes(id) {
        put(added[next])
        next += 1
      }
      moved.append(UInt32(all.entityCount))
      put(id)
    }
    for id in added[next...] { put(id) }
    return (all, moved)
  }

  /// - Parameters:
  ///   - old: links between others' numbers, of which `moved` gives the new ones, in the same order.
  ///   - fresh: sorted; they stand for the old ones in their places.
  private mutating func take(links old: PackedLinks, moved: [UInt32], fresh: [Link]) {
    var table = SortTable(old.sorts)
    var all: [PackedLink] = []
    all.reserveCapacity(old.links.count + fresh.count)
    var starts: [UInt32] = [0]
    starts.reserveCapacity(entityCount + 1)
    var (next, before) = (0, 0)
    for subject in 0..<UInt32(entityCount) {
      var run = 0..<0
      if before < moved.count, moved[before] == subject {
        run = Int(old.starts[before])..<Int(old.starts[before + 1])
        before += 1
      }
      for index in run {
        let link = old.links[index]
        let object = moved[Int(link.other)]
        var isReplaced = false
        // Most entities have nothing new.
        while next < fresh.count, fresh[next].subject == subject {
          let place = (object, old.sorts[Int(link.sort)].fact & 0xFFF)
          let new = (fresh[next].object, fresh[next].sort.fact & 0xFFF)
          if new > place { break }
          all.append(PackedLink(other: fresh[next].object, sort: table.number(of: fresh[next].sort)))
          next += 1
          if new == place { isReplaced = true }
        }
        if !isReplaced { all.append(PackedLink(other: object, sort: link.sort)) }
      }
      while next < fresh.count, fresh[next].subject == subject {
        all.append(PackedLink(other: fresh[next].object, sort: table.number(of: fresh[next].sort)))
        next += 1
      }
      starts.append(UInt32(all.count))
    }
    links = all
    sorts = table.sorts
    self.starts = starts
  }

  /// `nil` for an id that no entity has.
  public func number(of id: Entity.ID) -> Int? {
    var id = id
    return id.withUTF8 { wanted in
      idBytes.withUnsafeBufferPointer { bytes in
        var (low, high) = (0, entityCount)
        while low < high {
          let middle = (low + high) / 2
          let (start, end) = (Int(idStarts[middle]), Int(idStarts[middle + 1]))
          let own = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start..<end]))
          if own.precedes(UnsafeRawBufferPointer(wanted)) {
            low = middle + 1
          } else if own.isSame(as: UnsafeRawBufferPointer(wanted)) {
            return middle
          } else {
            high = middle
          }
        }
        return nil
      }
    }
  }

  public func id(_ entity: Int) -> Entity.ID {
    idBytes.withUnsafeBufferPointer { bytes in
      String(
        decoding: UnsafeBufferPointer(rebasing: bytes[Int(idStarts[entity])..<Int(idStarts[entity + 1])]),
        as: UTF8.self)
    }
  }
}
