/// The bytes of relations that are given to writers: filled, read, and used again.
package struct RelationSheet {
  package private(set) var text = ByteText()
  package var evidence: [EvidenceBytes] = []

  package init() {}

  package mutating func clear() {
    text.clear()
    evidence.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  package mutating func add(_ bytes: UnsafeRawBufferPointer) -> TextPlace {
    let place = TextPlace(start: Int32(text.count), count: Int32(bytes.count))
    text.add(bytes)
    return place
  }

  package mutating func add(_ string: String) -> TextPlace {
    let start = text.count
    text.add(string)
    return TextPlace(start: Int32(start), count: Int32(text.count - start))
  }

  package mutating func add(_ string: String?) -> TextPlace { string.map { add($0) } ?? .unknown }

  /// Copies what several fields have one after the other.
  ///
  /// - Parameter counts: of each, -1 for what is not known.
  @inline(__always)
  package mutating func add(
    _ bytes: UnsafeRawBufferPointer, counts: UnsafeBufferPointer<Int32>, into fields: UnsafeMutablePointer<TextPlace>
  ) {
    var start = Int32(text.count)
    text.add(bytes)
    for place in counts.indices {
      fields[place] = TextPlace(start: start, count: counts[place])
      start += max(0, counts[place])
    }
  }

  /// The same entity here.
  package mutating func copy(_ entity: EntityBytes, of other: RelationSheet) -> EntityBytes {
    EntityBytes(
      id: add(other.bytes(entity.id)), name: entity.name.isKnown ? add(other.bytes(entity.name)) : .unknown,
      kind: entity.kind)
  }

  /// Valid until more is added.
  package func bytes(_ place: TextPlace) -> UnsafeRawBufferPointer {
    text.withBytes {
      UnsafeRawBufferPointer(rebasing: $0[Int(place.start)..<Int(place.start) + Int(max(0, place.count))])
    }
  }

  /// Puts evidence into the order of `Evidence.order`.
  package mutating func sort(_ range: Range<Int>) {
    if range.count < 2 { return }
    let isSorted = range.dropFirst().allSatisfy { !precedes(evidence[$0], evidence[$0 - 1]) }
    if isSorted { return }
    let places = range.sorted { a, b in
      if precedes(evidence[a], evidence[b]) { return true }
      return !precedes(evidence[b], evidence[a]) && a < b
    }
    evidence.replaceSubrange(range, with: places.map { evidence[$0] })
  }

  /// As `Evidence.order`.
  private func precedes(_ a: EvidenceBytes, _ b: EvidenceBytes) -> Bool {
    func compare(_ x: TextPlace, _ y: TextPlace) -> Bool? {
      let (x, y) = (bytes(x), bytes(y))
      return x.isSame(as: y) ? nil : x.precedes(y)
    }
    func compare(_ x: String, _ y: String) -> Bool? { x.isSame(as: y) ? nil : x.precedes(y) }
    if let answer = compare(a.document.id, b.document.id) { return answer }
    if a.range != b.range { return a.range < b.range }
    let (r, s) = (a.reading, b.reading)
    if let answer = compare(r.finder, s.finder) { return answer }
    if let answer = compare(r.polarity.rawValue, s.polarity.rawValue) { return answer }
    if let answer = compare(r.modality.rawValue, s.modality.rawValue) { return answer }
    if let answer = compare(r.tense?.rawValue ?? "", s.tense?.rawValue ?? "") { return answer }
    if let answer = compare(r.speaker, s.speaker) { return answer }
    if let answer = compare(r.role, s.role) { return answer }
    if let answer = compare(r.date, s.date) { return answer }
    if let answer = compare(a.quote, b.quote) { return answer }
    return r.confidence < s.confidence
  }

  /// One of the relations whose bytes are here.
  @inline(__always)
  package func withRelation<Answer>(
    subject: EntityBytes, object: EntityBytes, predicate: Predicate.ID, predicatePlace: Int, articles: Int,
    stories: Int,
    confidence: Double, evidence range: Range<Int>, _ use: (RelationBytes) throws -> Answer
  ) rethrows -> Answer {
    try text.withBytes { bytes in
      try evidence.withUnsafeBufferPointer { evidence in
        // Nothing is empty: a relation has evidence, and evidence a finder.
        guard let start = bytes.baseAddress else { preconditionFailure("a relation has bytes") }
        return try use(
          RelationBytes(
            start: start, subject: subject, object: object, predicate: predicate, predicatePlace: predicatePlace,
            articles: articles, stories: stories, confidence: confidence,
            evidence: UnsafeBufferPointer(rebasing: evidence[range])))
      }
    }
  }
}

extension RelationSheet {
  /// A relation that is in memory.
  package mutating func with<Answer>(
    _ cited: CitedRelation, predicatePlace: Int, _ use: (RelationBytes) throws -> Answer
  ) rethrows -> Answer {
    clear()
    let relation = cited.relation
    let subject = entity(cited.subject, relation.subject)
    let object = entity(cited.object, relation.object)
    for (place, item) in relation.evidence.enumerated() {
      let document = document(cited.documents.isEmpty ? nil : cited.documents[place], item.document)
      let speaker = cited.speakers.isEmpty ? nil : cited.speakers[place]
      let reading = ReadingBytes(
        polarity: item.polarity, modality: item.modality, tense: item.tense, speaker: add(item.attributedTo),
        role: add(item.role), date: add(item.date), finder: add(item.finder), confidence: item.confidence)
      evidence.append(
        EvidenceBytes(
          document: document, range: item.range, quote: add(item.quote), reading: reading,
          speakerName: add(speaker?.name)))
    }
    return try withRelation(
      subject: subject, object: object, predicate: relation.predicate, predicatePlace: predicatePlace,
      articles: relation.articles, stories: relation.stories, confidence: relation.confidence,
      evidence: evidence.indices, use)
  }

  private mutating func entity(_ entity: Entity?, _ id: Entity.ID) -> EntityBytes {
    EntityBytes(id: add(id), name: add(entity?.name), kind: entity?.kind ?? .person)
  }

  private mutating func document(_ document: DocumentRecord?, _ id: Article.ID) -> DocumentBytes {
    var fields = [add(id)]
    if let document {
      for field in [
        document.source, document.title, document.url, document.publisher, document.published, document.story,
      ] {
        fields.append(add(field))
      }
    }
    return fields.withUnsafeBufferPointer { DocumentBytes($0) }
  }
}
