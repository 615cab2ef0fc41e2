public import GraphSchema

/// N-Quads: the triples of the JSON-LD export, one a line, sorted by bytes as `LC_ALL=C sort` sorts, without repeats.
///
/// Two exports can be compared with `diff` and joined with `sort -mu`. Everything is in the default graph, as in the
/// JSON-LD, so the file is N-Triples too.
///
/// - Complexity: the relations are read twice; the evidence, whose IRIs are hashes, is sorted on the disk.
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
    if statements == .star { try write(graph, linked, &text, to: &output) }
    try graph.eachDocument(Self.place) { document in
      QuadLines.add(linked.article(document), to: &text)
      try text.flush(to: &output)
    }
    try graph.eachEntity(.links, Self.place) { entity in
      QuadLines.add(linked.entity(entity.entity, edges: LinkedEdges.of(entity, catalogue)), to: &text)
      try text.flush(to: &output)
    }
    try writeEvidence(of: graph, linked, &text, to: &output)
    QuadLines.add(linked.dataset, to: &text)
    let overview = try graph.overview()
    for node in Self.sorted(overview.publishers.map(linked.publisher)) { QuadLines.add(node, to: &text) }
    if statements != .star { try write(graph, linked, &text, to: &output) }
    for node in Self.sorted(overview.predicates.map(linked.property)) { QuadLines.add(node, to: &text) }
    try text.finish(to: &output)
  }

  /// The statements.
  private func write(
    _ graph: some GraphRecords, _ linked: LinkedResources, _ text: inout ByteText, to output: inout some ExportOutput
  ) throws {
    var reified = StatementQuads()
    // ":", which ends the subject and the predicate of a statement's IRI, and ">" stand between the same two of the
    // characters that an escaped id has, so one order serves for all three.
    try graph.eachRelation(cited: false, Self.place) { cited in
      if statements == .reification {
        reified.add(cited.relation, to: &text)
      } else {
        QuadLines.add(linked.statement(cited.relation), to: &text)
      }
      try text.flush(to: &output)
    }
  }

  /// What a line is sorted by: "a:b" stands where the line with "a:b>" does.
  private static let place: RecordOrder = { LinkedNames.escaped($0) + ">" }

  private static func sorted(_ nodes: [LinkedResource]) -> [LinkedResource] {
    nodes.sorted { $0.subject.nQuads.precedes($1.subject.nQuads) }
  }

  private func writeEvidence(
    of graph: some GraphRecords, _ linked: LinkedResources, _ text: inout ByteText, to output: inout some ExportOutput
  ) throws {
    let sorter = HashSorter()
    var record = AnnotationQuads()
    try graph.eachRelation(cited: false, nil) { cited in
      record.begin(cited.relation.key, body: statements == .star ? linked.name(of: cited.relation.key).nQuads : nil)
      for evidence in cited.relation.evidence {
        let hash = record.encode(evidence)
        try sorter.add(hash, record.bytes)
      }
    }
    try sorter.each { hash, records in
      if records.count == 1 {
        AnnotationQuads.add(hash, records[0], to: &text)
      } else {
        // Two finders that differ in confidence alone have one IRI: their lines are sorted together.
        var both = ByteText()
        for record in records { AnnotationQuads.add(hash, record, to: &both) }
        QuadLines.addSorted(both, to: &text)
      }
      try text.flush(to: &output)
    }
  }
}
