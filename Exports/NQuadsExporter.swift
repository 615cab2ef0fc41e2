public import GraphSchema

/// N-Quads: the triples of the JSON-LD export, one a line, sorted by bytes as `LC_ALL=C sort` sorts, without repeats.
///
/// Two exports can be compared with `diff` and joined with `sort -mu`. Everything is in the default graph, as in the
/// JSON-LD, so the file is N-Triples too.
///
/// - Complexity: the relations are read once; the evidence, whose IRIs are hashes, is sorted on the disk, and the statements
///   that come after it wait there.
///
/// Source: RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/.
public struct NQuadsExporter: Exporter {
  public let format = ExportFormat.nQuads
  private let catalogue: Catalogue
  private let statements: StatementForm

  public init(catalogue: Catalogue, statements: StatementForm = .reification) {
    self.catalogue = catalogue
    self.statements = statements
  }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    let graph = graph.namingSpeakers()
    let linked = LinkedResources(catalogue: catalogue, statements: statements)
    var text = ByteText()
    // The nodes of one sort share the beginning of their IRIs, so the file is written sort by sort, in the order of these
    // beginnings: article, entity, evidence, graph, publisher, statement, vocabulary.
    // Statements that are triples come before all of them: "<<" before "<u".
    if statements == .star { try writeOthers(graph, linked, to: &output) }
    try graph.eachDocument(Self.place) { document in
      QuadLines.add(linked.article(document), to: &text)
      try text.flush(to: &output)
    }
    try text.finish(to: &output)
    let edges = LinkedEdges(catalogue)
    try graph.writeEntities(
      edges.detail, Self.place, { EntityQuads(linked: linked, edges: edges) }, to: { try output.write($0) })
    var statements = ScratchText()
    let sorter = HashSorter()
    if self.statements == .reification {
      try graph.writeRelations(
        .plain, Self.place, { EvidenceSorting(linked: linked, form: .reification, sorter: sorter) },
        to: { try statements.add($0) })
    } else {
      let form = self.statements
      try graph.writeRelations(
        .plain, nil, { EvidenceSorting(linked: linked, form: form, sorter: sorter) }, to: { _ in })
    }
    try write(sorter, to: &output)
    QuadLines.add(linked.dataset, to: &text)
    let overview = try graph.overview()
    for node in Self.sorted(overview.publishers.map(linked.publisher)) { QuadLines.add(node, to: &text) }
    try text.finish(to: &output)
    switch self.statements {
    case .reification: try write(statements, to: &output)
    case .rdf12: try writeOthers(graph, linked, to: &output)
    case .star: break
    }
    for node in Self.sorted(overview.predicates.map(linked.property)) { QuadLines.add(node, to: &text) }
    try text.finish(to: &output)
  }

  /// The statements that were put aside.
  private func write(_ statements: ScratchText, to output: inout some ExportOutput) throws {
    var places = statements.places.makeIterator()
    try OrderedWork.run(
      next: { places.next() },
      hand: { _ in
        var quads = StatementQuads()
        return { place, output in
          try statements.with(place) { try quads.write($0, to: &output) { try $0.flush() } }
        }
      }, deliver: { try output.write($0) })
  }

  private func writeOthers(
    _ graph: some GraphRecords, _ linked: LinkedResources, to output: inout some ExportOutput
  ) throws {
    // ":", which ends the subject and the predicate of a statement's IRI, and ">" stand between the same two of the
    // characters that an escaped id has, so one order serves for all three.
    try graph.writeRelations(.plain, Self.place, { OtherStatements(linked: linked) }, to: { try output.write($0) })
  }

  private struct EntityQuads: RecordWriter {
    let linked: LinkedResources
    var edges: LinkedEdges
    private var lines = ByteText()

    init(linked: LinkedResources, edges: LinkedEdges) {
      self.linked = linked
      self.edges = edges
    }

    mutating func add(_ entity: LinkedEntity, to text: inout ByteText) {
      let node = linked.entity(entity.entity, edges: [])
      lines.clear()
      QuadLines.addUnsorted(node, to: &lines)
      let subject = node.subject.nQuads
      for (property, targets) in edges.of(entity) {
        let property = LinkedTerm.inBrackets(property)
        for target in targets {
          lines.add(subject)
          lines.add(byte: 0x20)
          lines.add(property)
          lines.add(" <urn:kith:entity:")
          LinkedNames.addEscaped(target, to: &lines)
          lines.add("> .\n")
        }
      }
      QuadLines.addSorted(lines, to: &text)
    }
  }

  /// Statements in the notations of RDF-star and RDF 1.2.
  private struct OtherStatements: RecordWriter {
    let linked: LinkedResources

    func add(_ relation: RelationBytes, to text: inout ByteText) {
      QuadLines.add(linked.statement(relation.relation), to: &text)
    }
  }

  /// What a line is sorted by: "a:b" stands where the line with "a:b>" does.
  private static let place: RecordOrder = { LinkedNames.escaped($0) + ">" }

  private static func sorted(_ nodes: [LinkedResource]) -> [LinkedResource] {
    nodes.sorted { $0.subject.nQuads.precedes($1.subject.nQuads) }
  }

  private func write(_ sorter: HashSorter, to output: inout some ExportOutput) throws {
    var text = ByteText()
    guard sorter.isLarge else {
      for heap in 0..<HashSorter.heaps {
        try sorter.each(inHeap: heap) { hash, records in
          Self.add(hash, records, to: &text)
          try text.flush(to: &output)
        }
      }
      return try text.finish(to: &output)
    }
    var heaps = (0..<HashSorter.heaps).makeIterator()
    try OrderedWork.run(
      next: { heaps.next() },
      hand: { _ in
        { heap, output in
          try sorter.each(inHeap: heap) { hash, records in
            Self.add(hash, records, to: &output.text)
            try output.flush()
          }
        }
      }, deliver: { try output.write($0) })
  }

  private static func add(_ hash: UInt128, _ records: [UnsafeRawBufferPointer], to text: inout ByteText) {
    if records.count == 1 { return AnnotationQuads.add(hash, records[0], to: &text) }
    // Two finders that differ in confidence alone have one IRI: their lines are sorted together.
    var all = ByteText()
    for record in records { AnnotationQuads.add(hash, record, to: &all) }
    QuadLines.addSorted(all, to: &text)
  }

  /// Writes no line yet: the evidence is put where it is sorted, and the statements are put aside.
  private struct EvidenceSorting: RecordWriter {
    let linked: LinkedResources
    let form: StatementForm
    let sorter: HashSorter
    private var record = AnnotationQuads()
    private var hashes: [UInt128] = []

    init(linked: LinkedResources, form: StatementForm, sorter: HashSorter) {
      self.linked = linked
      self.form = form
      self.sorter = sorter
    }

    mutating func add(_ relation: RelationBytes, to text: inout ByteText) throws {
      record.begin(relation, body: form == .star ? linked.name(of: relation.key).nQuads : nil)
      hashes.removeAll(keepingCapacity: true)
      for evidence in relation.evidence {
        let hash = record.encode(evidence, of: relation)
        try sorter.add(hash, record.encoded)
        hashes.append(hash)
      }
      if form == .reification { StatementQuads.encode(relation, &hashes, to: &text) }
    }
  }
}
