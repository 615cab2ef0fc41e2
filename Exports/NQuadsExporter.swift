public import GraphSchema

/// N-Quads: the triples of the JSON-LD export, one a line, sorted by bytes as `LC_ALL=C sort` sorts, without repeats.
///
/// Two exports can be compared with `diff` and joined with `sort -mu`. Everything is in the default graph, as in the
/// JSON-LD, so the file is N-Triples too.
///
/// - Complexity: articles, entities and relations are read once each, in the order in which their lines leave; only
///   RDF-star, whose statements come before all else, reads the relations twice.
///
/// Source: RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/.
public struct NQuadsExporter: Exporter {
  public let format: ExportFormat
  private let catalogue: Catalogue
  private let profile: LinkedProfile
  private let statements: StatementForm

  /// - Parameter statements: how relations are spoken of, in the profile `evidence`.
  public init(catalogue: Catalogue, profile: LinkedProfile = .evidence, statements: StatementForm = .reification) {
    self.catalogue = catalogue
    self.profile = profile
    self.statements = statements
    format = profile == .plain ? .nQuadsPlain : .nQuads
  }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    let isPlain = profile == .plain
    let graph = isPlain ? graph : graph.namingSpeakers()
    let linked = LinkedResources(catalogue: catalogue)
    var text = ByteText()
    // The nodes of one sort share the beginning of their IRIs, so the file is written sort by sort, in the order of these
    // beginnings: article, entity, graph, publisher, statement, vocabulary.
    // Statements that are triples come before all of them: "<<" before "<u".
    if !isPlain {
      if statements == .star { try writeRelations(of: graph, .statement, to: &output) }
      try graph.eachDocument(Self.place) { document in
        ArticleQuads.add(document, to: &text)
        try text.flush(to: &output)
      }
      try text.finish(to: &output)
    }
    let edges = LinkedEdges(catalogue)
    try graph.writeEntities(
      edges.detail, Self.place, { EntityQuads(edges) }, to: { try output.write($0) })
    QuadLines.add(linked.dataset, to: &text)
    let overview = try graph.overview()
    if !isPlain {
      for node in Self.sorted(overview.publishers.map(linked.publisher)) { QuadLines.add(node, to: &text) }
      try text.finish(to: &output)
      try writeRelations(of: graph, statements == .star ? .evidence : .all, to: &output)
    }
    for node in Self.sorted(overview.predicates.map(linked.property)) { QuadLines.add(node, to: &text) }
    try text.finish(to: &output)
  }

  private func writeRelations(
    of graph: some GraphRecords, _ part: StatementQuads.Part, to output: inout some ExportOutput
  ) throws {
    // ":", which ends each part of a statement's IRI where evidence goes on, and ">" stand between the same two of the
    // characters that an escaped id has, so one order serves for all.
    try graph.writeRelations(
      .plain, Self.place, { [statements] in StatementQuads(statements, part) }, to: { try output.write($0) })
  }

  /// What a line is sorted by: "a:b" stands where the line with "a:b>" does.
  private static let place = RecordOrder("place in N-Quads") { LinkedNames.escaped($0) + ">" }

  private static func sorted(_ nodes: [LinkedResource]) -> [LinkedResource] {
    nodes.sorted { $0.subject.nQuads.precedes($1.subject.nQuads) }
  }
}
