internal import GraphSchema

/// The lines of a relation in N-Quads, in their order by construction: sorting a million times took longer than writing.
///
/// The IRI of a piece of evidence is that of its statement and a hash. So its lines come right before those of the
/// statement, and nothing has to be kept until later.
struct StatementQuads: RecordWriter {
  /// What of a relation is written.
  enum Part { case all, statement, evidence }

  private let form: StatementForm
  private let part: Part
  private var name = StatementName()
  /// The statement as a term, but for its last ">".
  private var statement = ByteText()
  private var annotation: AnnotationQuads
  private var hashes: [(hash: UInt64, place: Int)] = []

  init(_ form: StatementForm, _ part: Part) {
    self.form = form
    self.part = part
    annotation = AnnotationQuads()
  }

  mutating func add(_ relation: RelationBytes, to text: inout ByteText) {
    name.begin(relation)
    statement.clear()
    if form == .star {
      statement.add("<< ")
      addTriple(relation, to: &statement)
      statement.add(" >")
    } else {
      statement.add("<")
      statement.add(name.iri)
    }
    hashes.removeAll(keepingCapacity: true)
    for (place, evidence) in zip(relation.evidence.indices, relation.evidence) {
      hashes.append((name.hash(evidence, of: relation), place))
    }
    if hashes.count > 1 { hashes.sort { ($0.hash, $0.place) < ($1.hash, $1.place) } }
    if part != .statement { addEvidence(of: relation, to: &text) }
    if part != .evidence { addStatement(relation, to: &text) }
  }

  private mutating func addEvidence(of relation: RelationBytes, to text: inout ByteText) {
    var start = 0
    while start < hashes.count {
      let hash = hashes[start].hash
      let end = hashes[start...].firstIndex { $0.hash != hash } ?? hashes.count
      annotation.begin(name.iri, hash)
      if end == start + 1 {
        annotation.add(relation.evidence[hashes[start].place], of: relation, statement, to: &text)
      } else {
        // What differs in confidence alone has one IRI: its lines are sorted together.
        var all = ByteText()
        for item in hashes[start..<end] {
          annotation.add(relation.evidence[item.place], of: relation, statement, to: &all)
        }
        QuadLines.addSorted(all, to: &text)
      }
      start = end
    }
  }

  /// "<urn:kith:entity:a> <urn:kith:vocabulary:visited> <urn:kith:entity:b>"
  private func addTriple(_ relation: RelationBytes, to text: inout ByteText) {
    text.add("<urn:kith:entity:")
    LinkedNames.addEscaped(relation[relation.subject.id], to: &text)
    text.add("> <urn:kith:vocabulary:")
    LinkedNames.addEscaped(relation.predicate, to: &text)
    text.add("> <urn:kith:entity:")
    LinkedNames.addEscaped(relation[relation.object.id], to: &text)
    text.add(">")
  }

  private static let object = "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> <urn:kith:entity:"
  private static let predicate = "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <urn:kith:vocabulary:"
  private static let reifies = "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( "
  private static let start = "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> <urn:kith:entity:"
  private static let type =
    "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> .\n"
  private static let derived = "> <http://www.w3.org/ns/prov#wasDerivedFrom> <urn:kith:article:"
  private static let articles = "> <urn:kith:vocabulary:articles> \""
  private static let confidence = "> <urn:kith:vocabulary:confidence> \""
  private static let evidence = "> <urn:kith:vocabulary:evidence> <"
  private static let standing = "> <urn:kith:vocabulary:standing> \""
  private static let stories = "> <urn:kith:vocabulary:stories> \""

  private func addStatement(_ relation: RelationBytes, to text: inout ByteText) {
    func line(_ property: String, _ end: String = "> .\n", _ value: (inout ByteText) -> Void) {
      text.add(statement)
      text.add(property)
      value(&text)
      text.add(end)
    }
    switch form {
    case .reification:
      line(Self.object) { LinkedNames.addEscaped(relation[relation.object.id], to: &$0) }
      line(Self.predicate) { LinkedNames.addEscaped(relation.predicate, to: &$0) }
      line(Self.start) { LinkedNames.addEscaped(relation[relation.subject.id], to: &$0) }
      text.add(statement)
      text.add(Self.type)
    case .rdf12: line(Self.reifies, " )>> .\n") { addTriple(relation, to: &$0) }
    case .star: break
    }
    addArticles(of: relation, to: &text)
    line(Self.articles, AnnotationQuads.count) { $0.add(relation.articles) }
    if let share = ShareDigits(relation.confidence) {
      line(Self.confidence, AnnotationQuads.double) { share.add(to: &$0) }
    }
    var last: UInt64?
    for item in hashes where item.hash != last {
      line(Self.evidence) { text in
        text.add(name.iri)
        text.add(byte: 0x3A)
        text.add(hex: item.hash)
      }
      last = item.hash
    }
    line(Self.standing, "\" .\n") { $0.add(relation.standing.rawValue) }
    line(Self.stories, AnnotationQuads.count) { $0.add(relation.stories) }
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
      let articles = relation.evidence.map { LinkedNames.escaped(relation.string($0.document.id)) + "> .\n" }
      for article in articles.sortedOnce {
        text.add(statement)
        text.add(Self.derived)
        text.add(article)
      }
      return
    }
    for (place, evidence) in zip(relation.evidence.indices, relation.evidence)
    where !relation.followsItsArticle(place) {
      text.add(statement)
      text.add(Self.derived)
      text.add(relation[evidence.document.id])
      text.add("> .\n")
    }
  }
}
