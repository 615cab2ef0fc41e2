public import GraphSchema

/// Turtle: the triples of the JSON-LD export, for people and for stores that do not read JSON-LD.
///
/// Grouped by node, in the order of the JSON-LD export; prefixes at the top, no blank nodes.
///
/// Source: RDF 1.1 Turtle, https://www.w3.org/TR/turtle/.
public struct TurtleExporter: Exporter {
  public let format = ExportFormat.turtle
  private let catalogue: Catalogue
  private let statements: StatementForm

  public init(catalogue: Catalogue, statements: StatementForm = .reification) {
    self.catalogue = catalogue
    self.statements = statements
  }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    for prefix in LinkedTerm.prefixes { try output.write("@prefix \(prefix.name): <\(prefix.iri)> .\n") }
    let linked = LinkedResources(catalogue: catalogue, statements: statements)
    try LinkedNode.each(of: graph, catalogue) { node in
      for resource in linked.resources(of: node) { try output.write(Self.block(resource)) }
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
