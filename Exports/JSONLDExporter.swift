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
/// The profile `plain` has the entities and the plain edges alone, for readers of schema.org.
///
/// Sources: JSON-LD 1.1, https://www.w3.org/TR/json-ld11/; Web Annotation Data Model,
/// https://www.w3.org/TR/annotation-model/; PROV-O, https://www.w3.org/TR/prov-o/.
public struct JSONLDExporter: Exporter {
  /// Goes up when the meaning of a term changes; it is written into every document.
  public static let contextVersion = "1"

  public let format: ExportFormat
  private let catalogue: Catalogue
  private let profile: LinkedProfile
  private let contextURL: String?

  /// - Parameter contextURL: where readers find the context (Schema/Vocabulary/context.jsonld), instead of carrying it in
  ///   every document. Kith itself never fetches it.
  public init(catalogue: Catalogue, profile: LinkedProfile = .evidence, contextURL: String? = nil) {
    self.catalogue = catalogue
    self.profile = profile
    self.contextURL = contextURL
    format = profile == .plain ? .jsonLDPlain : .jsonLD
  }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    var json = JSONText()
    if let contextURL {
      json.raw("{\n  \"@context\": ")
      json.string(contextURL)
    } else {
      json.raw(Self.contextMember)
    }
    json.raw(",\n  \"@graph\": ")
    json.raw("[")
    var isFirst = true
    try LinkedNode.eachHead(of: graph, isPlain: profile == .plain) { node in
      json.raw(isFirst ? "\n" : ",\n")
      isFirst = false
      switch node {
      case .publisher(let name): json.publisher(name)
      case .document(let document): json.article(document)
      case .predicate(let id): json.property(id, catalogue[id])
      case .dataset: json.dataset()
      }
      try json.flush(to: &output)
    }
    try json.finish(to: &output)
    let named = profile == .plain ? graph : graph.namingSpeakers()
    try named.writeEntities(
      LinkedEdges(catalogue).detail, nil, { [catalogue] in EntityJSON(LinkedEdges(catalogue)) },
      to: { try output.write($0) })
    if profile == .evidence {
      try named.writeRelations(.plain, nil, { StatementJSON() }, to: { try output.write($0) })
    }
    json.raw("]\n}\n")
    try json.finish(to: &output)
  }

  /// Entities, each after a comma.
  private struct EntityJSON: RecordWriter {
    private var edges: LinkedEdges
    private var json = JSONText()

    init(_ edges: LinkedEdges) { self.edges = edges }

    mutating func add(_ linked: LinkedEntity, to text: inout ByteText) {
      text.add(",\n")
      json.entity(linked.entity, edges: edges.of(linked))
      json.move(to: &text)
    }
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
