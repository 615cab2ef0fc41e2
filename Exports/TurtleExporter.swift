public import GraphSchema

/// Turtle: the triples of the JSON-LD export, for people and for stores that do not read JSON-LD.
///
/// Grouped by node, in the order of the JSON-LD export; prefixes at the top, no blank nodes.
///
/// Source: RDF 1.1 Turtle, https://www.w3.org/TR/turtle/.
public struct TurtleExporter: Exporter {
  public let format: ExportFormat
  private let catalogue: Catalogue
  private let profile: LinkedProfile
  private let statements: StatementForm

  /// - Parameter statements: how relations are spoken of, in the profile `evidence`.
  public init(catalogue: Catalogue, profile: LinkedProfile = .evidence, statements: StatementForm = .reification) {
    self.catalogue = catalogue
    self.profile = profile
    self.statements = statements
    format = profile == .plain ? .turtlePlain : .turtle
  }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    var text = ByteText()
    for prefix in LinkedTerm.prefixes { text.add("@prefix \(prefix.name): <\(prefix.iri)> .\n") }
    let linked = LinkedResources(catalogue: catalogue)
    try LinkedNode.eachHead(of: graph, isPlain: profile == .plain) { node in
      text.add(Self.block(linked.resource(of: node)))
      try text.flush(to: &output)
    }
    try text.finish(to: &output)
    let named = profile == .plain ? graph : graph.namingSpeakers()
    let edges = LinkedEdges(catalogue)
    try named.writeEntities(
      edges.detail, nil, { EntityBlocks(linked: linked, edges: edges) }, to: { try output.write($0) })
    guard profile == .evidence else { return }
    try named.writeRelations(
      .plain, nil, { [statements] in StatementTurtle(statements) }, to: { try output.write($0) })
  }

  private struct EntityBlocks: RecordWriter {
    let linked: LinkedResources
    var edges: LinkedEdges

    mutating func add(_ entity: LinkedEntity, to text: inout ByteText) {
      text.add(TurtleExporter.block(linked.entity(entity.entity, edges: edges.of(entity))))
    }
  }

  private static func block(_ resource: LinkedResource) -> String {
    var text = "\n" + resource.subject.turtle
    var last: String?
    for (property, value) in resource.triples {
      if property == last {
        text += ", " + value.turtle
      } else {
        text += last == nil ? " " : " ;\n  "
        text += (property == "rdf:type" ? "a" : LinkedTerm.iri(property).turtle) + " " + value.turtle
      }
      last = property
    }
    return text + " .\n"
  }
}
