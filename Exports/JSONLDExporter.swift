public import GraphSchema

/// JSON-LD 1.1 for triple stores, readable as plain JSON too.
///
/// - Entities are schema.org persons, places and organizations.
/// - Every relation is a statement (`rdf:Statement`) with its evidence: a Web Annotation that points at the quote and
///   its position in the article, with polarity, modality, who says so and what found it; PROV-O names the article as the
///   primary source.
/// - A relation that at least one sentence asserts as actual is also a plain edge, `kith:predicate` and, where one means
///   the same, a schema.org property. What is planned, possible, alleged or denied is a statement only: a store without
///   Kith's vocabulary must not read plans as facts. A symmetric edge is written from both ends.
///
/// The context is part of the document and all own IRIs are URNs: nothing is ever fetched. No blank nodes: loading the
/// same file twice adds nothing.
///
/// Sources: JSON-LD 1.1, https://www.w3.org/TR/json-ld11/; Web Annotation Data Model,
/// https://www.w3.org/TR/annotation-model/; PROV-O, https://www.w3.org/TR/prov-o/.
public struct JSONLDExporter: Exporter {
  /// Goes up when the meaning of a term changes; it is written into every document.
  public static let contextVersion = "1"

  public let format = ExportFormat.jsonLD
  private let catalogue: Catalogue

  public init(catalogue: Catalogue) { self.catalogue = catalogue }

  public func write(_ subgraph: Subgraph, to output: inout some TextOutputStream) {
    let edges = LinkedEdges(subgraph, catalogue: catalogue)
    var json = JSONText()
    json.raw(Self.contextMember)
    json.raw(",\n  \"@graph\": ")
    json.records(LinkedNode.all(of: subgraph), to: &output) { json, node in
      switch node {
      case .dataset: json.dataset()
      case .publisher(let name): json.publisher(name)
      case .document(let document): json.article(document)
      case .predicate(let id): json.property(id, catalogue[id])
      case .entity(let entity): json.entity(entity, edges: edges[entity.id])
      case .relation(let relation): json.statement(relation)
      }
    }
    json.raw("\n}\n")
    json.flush(to: &output)
  }

  /// The context file without its last brace, so that the document goes on where the file ends.
  private static let contextMember: String = {
    var text = Substring(EmbeddedFile.context.text)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    precondition(text.last == "}", "the embedded context is one JSON object")
    text.removeLast()
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }()
}
