internal import GraphSchema

/// The lines of one node, sorted, each once.
enum QuadLines {
  static func add(_ resource: LinkedResource, to text: inout ByteText) {
    var lines = ByteText()
    let subject = resource.subject.nQuads + " "
    for (property, value) in resource.triples {
      lines.add(subject)
      lines.add(LinkedTerm.inBrackets(property))
      lines.add(" ")
      lines.add(value.nQuads)
      lines.add(" .\n")
    }
    addSorted(lines, to: &text)
  }

  static func addSorted(_ lines: ByteText, to text: inout ByteText) {
    lines.withBytes { all in
      var ranges: [Range<Int>] = []
      var start = 0
      for (place, byte) in all.enumerated() where byte == 0x0A {
        ranges.append(start..<place + 1)
        start = place + 1
      }
      func line(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: all[range]) }
      ranges.sort { line($0).precedes(line($1)) }
      var last: Range<Int>?
      for range in ranges {
        // Compared by bytes: `==` of texts calls "é" in one code point and in two the same.
        if let last, line(last).elementsEqual(line(range)) { continue }
        text.add(line(range))
        last = range
      }
    }
  }
}

/// The lines of a statement, in their order by construction: sorting a million times took longer than writing.
struct StatementQuads: RecordWriter {
  private var name = StatementName()
  private var subject = ByteText()
  private var hashes: [UInt128] = []

  private static let object = "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> <urn:kith:entity:"
  private static let predicate = "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <urn:kith:vocabulary:"
  private static let start = "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> <urn:kith:entity:"
  private static let type =
    "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> .\n"
  private static let derived = "> <http://www.w3.org/ns/prov#wasDerivedFrom> <urn:kith:article:"
  private static let articles = "> <urn:kith:vocabulary:articles> \""
  private static let confidence = "> <urn:kith:vocabulary:confidence> "
  private static let evidence = "> <urn:kith:vocabulary:evidence> <urn:kith:evidence:"
  private static let standing = "> <urn:kith:vocabulary:standing> \""
  private static let stories = "> <urn:kith:vocabulary:stories> \""
  private static let count = "\"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .\n"

  mutating func add(_ relation: RelationBytes, to text: inout ByteText) {
    name.begin(relation)
    subject.clear()
    subject.add("<")
    subject.add(name.iri)
    line(Self.object, escaped: relation[relation.object.id], &text)
    line(Self.predicate, LinkedNames.escaped(relation.predicate), "> .\n", &text)
    line(Self.start, escaped: relation[relation.subject.id], &text)
    text.add(subject)
    text.add(Self.type)
    addArticles(of: relation, to: &text)
    text.add(subject)
    text.add(Self.articles)
    text.add(relation.articles)
    text.add(Self.count)
    if let share = LinkedTerm.quadsShare(relation.confidence) { line(Self.confidence, share, " .\n", &text) }
    hashes.removeAll(keepingCapacity: true)
    for evidence in relation.evidence { hashes.append(name.hash(evidence, of: relation)) }
    if hashes.count > 1 { hashes.sort() }
    var last: UInt128?
    for hash in hashes where hash != last {
      text.add(subject)
      text.add(Self.evidence)
      text.add(hex: hash)
      text.add("> .\n")
      last = hash
    }
    line(Self.standing, relation.standing.rawValue, "\" .\n", &text)
    text.add(subject)
    text.add(Self.stories)
    text.add(relation.stories)
    text.add(Self.count)
  }

  private func line(_ property: String, _ value: String, _ end: String, _ text: inout ByteText) {
    text.add(subject)
    text.add(property)
    text.add(value)
    text.add(end)
  }

  private func line(_ property: String, escaped value: UnsafeRawBufferPointer, _ text: inout ByteText) {
    text.add(subject)
    text.add(property)
    LinkedNames.addEscaped(value, to: &text)
    text.add("> .\n")
  }

  /// Each once, in the order of their lines.
  private func addArticles(of relation: RelationBytes, to text: inout ByteText) {
    // The evidence is sorted by article; so are the lines, where ids are of one length and need no escape.
    let first = relation[relation.evidence[0].document.id]
    let isSorted = relation.evidence.allSatisfy { evidence in
      let id = relation[evidence.document.id]
      return id.count == first.count && LinkedNames.needsNoEscape(id)
    }
    guard isSorted else {
      let articles = relation.evidence.map { LinkedNames.escaped(relation.string($0.document.id)) + ">" }
      for article in articles.sortedOnce { line(Self.derived, article, " .\n", &text) }
      return
    }
    for (place, evidence) in zip(relation.evidence.indices, relation.evidence)
    where !relation.followsItsArticle(place) {
      line(Self.derived, escaped: relation[evidence.document.id], &text)
    }
  }
}

/// A piece of evidence as it is kept while the evidence is sorted, and its lines: four nodes, in their order by construction.
struct AnnotationQuads {
  private var name = StatementName()
  /// What the evidence supports, as a term.
  private var body = ByteText()
  private var record = ByteText()

  /// What was encoded last.
  var encoded: ByteText { record }

  /// - Parameter statement: as a term, where it is not a node of its own.
  mutating func begin(_ relation: RelationBytes, body statement: String? = nil) {
    name.begin(relation)
    body.clear()
    guard let statement else {
      body.add("<")
      body.add(name.iri)
      return body.add(">")
    }
    body.add(statement)
  }

  private static let count = "\"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .\n"

  /// Every term as it will stand in its line, each after its length; 0 for what is not known.
  mutating func encode(_ evidence: EvidenceBytes, of relation: RelationBytes) -> UInt128 {
    let reading = evidence.reading
    record.clear()
    field { $0.add(evidence.range.end) }
    field { $0.add(evidence.range.start) }
    field { BackslashText.addQuoted(relation[evidence.quote], to: &$0) }
    field {
      $0.add("urn:kith:article:")
      LinkedNames.addEscaped(relation[evidence.document.id], to: &$0)
    }
    record.add(length: UInt32(body.count + 1))
    record.add(body)
    field(relation.optional(reading.speaker).map { "<" + LinkedNames.entity($0) + ">" })
    field(LinkedTerm.quadsShare(reading.confidence, decimals: 6))
    field(
      relation.optional(reading.date).map { date in
        (JSONText.dateType(of: date).map { .typed(date, type: $0) } ?? LinkedTerm.text(date)).nQuads
      })
    field { BackslashText.addQuoted(relation[reading.finder], to: &$0) }
    field(reading.modality.rawValue)
    field(reading.polarity.rawValue)
    field(relation.optional(reading.role).map { BackslashText.quoted($0, in: "\"") })
    field(reading.tense?.rawValue)
    return name.hash(evidence, of: relation)
  }

  private mutating func field(_ text: String?) {
    let count = UInt32(text.map { $0.utf8.count + 1 } ?? 0)
    record.add(length: count)
    if let text { record.add(text) }
  }

  private mutating func field(_ write: (inout ByteText) -> Void) {
    let place = record.count
    record.add(length: 0)
    write(&record)
    record.set(length: UInt32(record.count - place - 4 + 1), at: place)
  }

  static func add(_ hash: UInt128, _ record: UnsafeRawBufferPointer, to text: inout ByteText) {
    var subject = ByteText()
    subject.add("<urn:kith:evidence:")
    subject.add(hex: hash)
    var rest = record
    func next() -> UnsafeRawBufferPointer? {
      let count = Int(rest.loadUnaligned(as: UInt32.self))
      rest = UnsafeRawBufferPointer(rebasing: rest[4...])
      guard count > 0 else { return nil }
      defer { rest = UnsafeRawBufferPointer(rebasing: rest[(count - 1)...]) }
      return UnsafeRawBufferPointer(rebasing: rest[..<(count - 1)])
    }
    func line(_ property: String, _ value: UnsafeRawBufferPointer?, _ end: String) {
      guard let value else { return }
      text.add(subject)
      text.add(property)
      text.add(value)
      text.add(end)
    }
    func line(_ words: String) {
      text.add(subject)
      text.add(words)
    }
    line(
      "#position> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#TextPositionSelector> .\n")
    line("#position> <http://www.w3.org/ns/oa#end> \"", next(), count)
    line("#position> <http://www.w3.org/ns/oa#start> \"", next(), count)
    line("#quote> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#TextQuoteSelector> .\n")
    line("#quote> <http://www.w3.org/ns/oa#exact> ", next(), " .\n")
    line("#target> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#SpecificResource> .\n")
    for selector in ["position", "quote"] {
      line("#target> <http://www.w3.org/ns/oa#hasSelector> ")
      text.add(subject)
      text.add("#")
      text.add(selector)
      text.add("> .\n")
    }
    let article = next()
    line("#target> <http://www.w3.org/ns/oa#hasSource> <", article, "> .\n")
    line("> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#Annotation> .\n")
    line("> <http://www.w3.org/ns/oa#hasBody> ", next(), " .\n")
    line("> <http://www.w3.org/ns/oa#hasTarget> ")
    text.add(subject)
    text.add("#target> .\n")
    line("> <http://www.w3.org/ns/prov#hadPrimarySource> <", article, "> .\n")
    line("> <urn:kith:vocabulary:attributedTo> ", next(), " .\n")
    line("> <urn:kith:vocabulary:confidence> ", next(), " .\n")
    line("> <urn:kith:vocabulary:date> ", next(), " .\n")
    line("> <urn:kith:vocabulary:finder> ", next(), " .\n")
    line("> <urn:kith:vocabulary:modality> \"", next(), "\" .\n")
    line("> <urn:kith:vocabulary:polarity> \"", next(), "\" .\n")
    line("> <urn:kith:vocabulary:role> ", next(), " .\n")
    line("> <urn:kith:vocabulary:tense> \"", next(), "\" .\n")
  }
}
