internal import GraphSchema

/// A statement as it is kept while the evidence is sorted, and its lines, in their order by construction: sorting a million
/// times took longer than writing.
struct StatementQuads {
  /// Every term as it will stand in its lines, each after its length.
  ///
  /// - Parameter hashes: of its evidence; they come back sorted.
  static func encode(_ relation: RelationBytes, _ hashes: inout [UInt128], to text: inout ByteText) {
    let start = text.count
    text.add(length: 0)
    text.addField { LinkedNames.addEscaped(relation[relation.subject.id], to: &$0) }
    text.addField { LinkedNames.addEscaped(relation.predicate, to: &$0) }
    text.addField { LinkedNames.addEscaped(relation[relation.object.id], to: &$0) }
    text.addField { $0.add(relation.articles) }
    text.addField(LinkedTerm.quadsShare(relation.confidence))
    text.addField(relation.standing.rawValue)
    text.addField { $0.add(relation.stories) }
    if hashes.count > 1 { hashes.sort() }
    text.addField { field in
      var last: UInt128?
      for hash in hashes where hash != last {
        withUnsafeBytes(of: hash) { field.add($0) }
        last = hash
      }
    }
    addArticles(of: relation, to: &text)
    text.set(length: UInt32(text.count - start - 4), at: start)
  }

  /// Each once, in the order of their lines.
  private static func addArticles(of relation: RelationBytes, to text: inout ByteText) {
    // The evidence is sorted by article; so are the lines, where ids are of one length and need no escape.
    let first = relation[relation.evidence[0].document.id]
    let isSorted = relation.evidence.allSatisfy { evidence in
      let id = relation[evidence.document.id]
      return id.count == first.count && LinkedNames.needsNoEscape(id)
    }
    guard isSorted else {
      let articles = relation.evidence.map { LinkedNames.escaped(relation.string($0.document.id)) + ">" }
      for article in articles.sortedOnce { text.addField { $0.add(String(article.dropLast())) } }
      return
    }
    for (place, evidence) in zip(relation.evidence.indices, relation.evidence)
    where !relation.followsItsArticle(place) {
      text.addField { $0.add(relation[evidence.document.id]) }
    }
  }

  /// Writes the lines of encoded statements.
  ///
  /// - Parameter records: whole ones, one after the other.
  /// - Parameter flush: is called after each.
  mutating func write(
    _ records: UnsafeRawBufferPointer, to output: inout WorkOutput, flush: (inout WorkOutput) throws -> Void
  ) rethrows {
    var rest = records
    while !rest.isEmpty {
      let count = Int(rest.loadUnaligned(as: UInt32.self))
      add(RecordFields(UnsafeRawBufferPointer(rebasing: rest[4..<4 + count])), to: &output.text)
      rest = UnsafeRawBufferPointer(rebasing: rest[(4 + count)...])
      try flush(&output)
    }
  }

  private var subject = ByteText()

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

  private mutating func add(_ record: RecordFields, to text: inout ByteText) {
    var fields = record
    let (from, predicate, to) = (fields.next(), fields.next(), fields.next())
    let (articles, confidence) = (fields.next(), fields.next())
    let (standing, stories, hashes) = (fields.next(), fields.next(), fields.next())
    subject.clear()
    subject.add("<urn:kith:statement:")
    for (place, part) in [from, predicate, to].enumerated() {
      if place > 0 { subject.add(byte: 0x3A) }
      if let part { subject.add(part) }
    }
    line(Self.object, to, "> .\n", &text)
    line(Self.predicate, predicate, "> .\n", &text)
    line(Self.start, from, "> .\n", &text)
    text.add(subject)
    text.add(Self.type)
    while let article = fields.next() { line(Self.derived, article, "> .\n", &text) }
    line(Self.articles, articles, Self.count, &text)
    line(Self.confidence, confidence, " .\n", &text)
    for place in stride(from: 0, to: hashes?.count ?? 0, by: 16) {
      guard let hash = hashes?.loadUnaligned(fromByteOffset: place, as: UInt128.self) else { break }
      text.add(subject)
      text.add(Self.evidence)
      text.add(hex: hash)
      text.add("> .\n")
    }
    line(Self.standing, standing, "\" .\n", &text)
    line(Self.stories, stories, Self.count, &text)
  }

  private func line(_ property: String, _ value: UnsafeRawBufferPointer?, _ end: String, _ text: inout ByteText) {
    guard let value else { return }
    text.add(subject)
    text.add(property)
    text.add(value)
    text.add(end)
  }
}

/// The fields of a record that was put aside, in the order in which they were added.
struct RecordFields {
  private var rest: UnsafeRawBufferPointer

  init(_ record: UnsafeRawBufferPointer) { rest = record }

  /// `nil` for what is not known, and after the last.
  mutating func next() -> UnsafeRawBufferPointer? {
    guard !rest.isEmpty else { return nil }
    let count = Int(rest.loadUnaligned(as: UInt32.self))
    guard count > 0 else {
      rest = UnsafeRawBufferPointer(rebasing: rest[4...])
      return nil
    }
    defer { rest = UnsafeRawBufferPointer(rebasing: rest[(count + 3)...]) }
    return UnsafeRawBufferPointer(rebasing: rest[4..<(count + 3)])
  }
}

extension ByteText {
  /// One byte more than it has, or 0 for what is not known, before it.
  mutating func addField(_ text: String?) {
    add(length: UInt32(text.map { $0.utf8.count + 1 } ?? 0))
    if let text { add(text) }
  }

  mutating func addField(_ write: (inout ByteText) -> Void) {
    let place = count
    add(length: 0)
    write(&self)
    set(length: UInt32(count - place - 4 + 1), at: place)
  }
}
