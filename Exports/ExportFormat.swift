public import GraphSchema

/// A format that a graph leaves in: what it is called, and who writes it.
public struct ExportFormat: Hashable, Sendable {
  /// What a person types: "jsonld".
  public let name: String
  /// "application/ld+json"
  public let mediaType: String
  /// Without the dot: "jsonld".
  public let fileExtension: String
  /// One line for `--help`.
  public let summary: String

  public static let dot = ExportFormat(
    name: "dot", mediaType: "text/vnd.graphviz", fileExtension: "dot",
    summary: "Graphviz, pydot and networkx: a picture with labels, a legend and the sentences as tooltips")
  public static let jsonLD = ExportFormat(
    name: "jsonld", mediaType: "application/ld+json", fileExtension: "jsonld",
    summary: "JSON-LD 1.1 for triple stores: schema.org, PROV-O and Web Annotation, context included")
  public static let jsonLDPlain = ExportFormat(
    name: "jsonld-plain", mediaType: "application/ld+json", fileExtension: "plain.jsonld",
    summary: "JSON-LD without statements and sentences: entities and what joins them, as schema.org has it")
  public static let json = ExportFormat(
    name: "json", mediaType: "application/json", fileExtension: "json",
    summary: "plain JSON: documents, entities with mentions, relations with evidence")

  public static let turtle = ExportFormat(
    name: "turtle", mediaType: "text/turtle", fileExtension: "ttl",
    summary: "Turtle: the triples of the JSON-LD, for people and triple stores")
  public static let nQuads = ExportFormat(
    name: "nquads", mediaType: "application/n-quads", fileExtension: "nq",
    summary: "N-Quads: the same triples, one a line and sorted, for diff and bulk loading")
  public static let turtlePlain = ExportFormat(
    name: "turtle-plain", mediaType: "text/turtle", fileExtension: "plain.ttl",
    summary: "Turtle without statements and sentences: the triples of jsonld-plain")
  public static let nQuadsPlain = ExportFormat(
    name: "nquads-plain", mediaType: "application/n-quads", fileExtension: "plain.nq",
    summary: "N-Quads without statements and sentences: one triple for each relation")
  public static let graphML = ExportFormat(
    name: "graphml", mediaType: "application/graphml+xml", fileExtension: "graphml",
    summary: "GraphML for Gephi, networkx, igraph, yEd and Cytoscape, with every attribute")
  public static let gexf = ExportFormat(
    name: "gexf", mediaType: "application/gexf+xml", fileExtension: "gexf",
    summary: "GEXF for Gephi and networkx: edges with dates appear on the timeline")
  public static let csvEntities = ExportFormat(
    name: "csv-entities", mediaType: "text/csv", fileExtension: "entities.csv",
    summary: "a table of the entities, for spreadsheets and data frames")
  public static let csvRelations = ExportFormat(
    name: "csv-relations", mediaType: "text/csv", fileExtension: "relations.csv",
    summary: "a table of the relations, with names, counts and the first sentence")
  public static let csvEvidence = ExportFormat(
    name: "csv-evidence", mediaType: "text/csv", fileExtension: "evidence.csv",
    summary: "a table of all sentences that support a relation, with their articles")
  public static let cypher = ExportFormat(
    name: "cypher", mediaType: "application/x-cypher-query", fileExtension: "cypher",
    summary: "a Cypher script for Neo4j and Memgraph, which may be run again")
  public static let neo4jNodes = ExportFormat(
    name: "neo4j-nodes", mediaType: "text/csv", fileExtension: "nodes.csv",
    summary: "the nodes for neo4j-admin database import")
  public static let neo4jRelationships = ExportFormat(
    name: "neo4j-relationships", mediaType: "text/csv", fileExtension: "relationships.csv",
    summary: "the relationships for neo4j-admin database import")
  public static let followTheMoney = ExportFormat(
    name: "ftm", mediaType: "application/json+ftm", fileExtension: "ftm.json",
    summary: "FollowTheMoney entities for Aleph and OpenSanctions' tools, one a line")
  public static let mermaid = ExportFormat(
    name: "mermaid", mediaType: "text/vnd.mermaid", fileExtension: "mmd",
    summary: "a Mermaid flowchart for Markdown pages and wikis")

  public static let html = ExportFormat(
    name: "html", mediaType: "text/html", fileExtension: "html",
    summary: "one page for a browser: search, pan, zoom, and the sentences behind every line; no network")

  /// Every format, in the order that help lists them.
  public static let all: [ExportFormat] = [
    .dot, .jsonLD, .jsonLDPlain, .json, .turtle, .turtlePlain, .nQuads, .nQuadsPlain, .graphML, .gexf, .csvEntities,
    .csvRelations, .csvEvidence, .cypher, .neo4jNodes, .neo4jRelationships, .followTheMoney,
    .mermaid, .html,
  ]

  /// Finds a format by its name, whatever its case.
  ///
  /// - Throws: `ExportError` with `.unknownFormat`, which lists the choices.
  public static func named(_ name: String) throws(ExportError) -> ExportFormat {
    let wanted = name.lowercased()
    guard let format = all.first(where: { $0.name == wanted }) else {
      throw ExportError(unknownFormat: name, known: all.map(\.name))
    }
    return format
  }

  /// Who writes this format.
  ///
  /// - Parameters:
  ///   - catalogue: where predicates get their labels from; a predicate it does not hold is shown by its id.
  ///   - title: the heading of a drawing; other formats have no place for one.
  ///   - contextURL: where JSON-LD finds its context, which is otherwise part of it.
  ///   - statements: how Turtle and N-Quads speak of relations.
  public func exporter(
    catalogue: Catalogue, title: String? = nil, contextURL: String? = nil, statements: StatementForm = .reification
  ) -> any Exporter {
    switch self {
    case .dot: DOTExporter(catalogue: catalogue, title: title)
    case .jsonLD: JSONLDExporter(catalogue: catalogue, contextURL: contextURL)
    case .jsonLDPlain: JSONLDExporter(catalogue: catalogue, profile: .plain, contextURL: contextURL)
    case .turtle: TurtleExporter(catalogue: catalogue, statements: statements)
    case .nQuads: NQuadsExporter(catalogue: catalogue, statements: statements)
    case .turtlePlain: TurtleExporter(catalogue: catalogue, profile: .plain)
    case .nQuadsPlain: NQuadsExporter(catalogue: catalogue, profile: .plain)
    case .graphML: GraphMLExporter(catalogue: catalogue)
    case .gexf: GEXFExporter(catalogue: catalogue)
    case .csvEntities: CSVExporter(.entities, catalogue: catalogue)
    case .csvRelations: CSVExporter(.relations, catalogue: catalogue)
    case .csvEvidence: CSVExporter(.evidence, catalogue: catalogue)
    case .cypher: CypherExporter(catalogue: catalogue)
    case .neo4jNodes: Neo4jExporter(.nodes, catalogue: catalogue)
    case .neo4jRelationships: Neo4jExporter(.relationships, catalogue: catalogue)
    case .followTheMoney: FollowTheMoneyExporter(catalogue: catalogue)
    case .html: HTMLExporter(catalogue: catalogue, title: title)
    case .mermaid: MermaidExporter(catalogue: catalogue, title: title)
    default: JSONExporter()
    }
  }

  // Only the formats above exist, so `exporter` knows them all.
  private init(name: String, mediaType: String, fileExtension: String, summary: String) {
    self.name = name
    self.mediaType = mediaType
    self.fileExtension = fileExtension
    self.summary = summary
  }
}

/// What can go wrong, besides what the graph and the place to write to cannot do.
public struct ExportError: Diagnostic, Equatable {
  /// What went wrong, for programs.
  public enum Code: String, Sendable, Equatable { case unknownFormat }

  public let code: Code
  public let what: String
  public let place: String?
  public let remedy: String?
  public var codeName: String { code.rawValue }

  init(unknownFormat name: String, known: [String]) {
    code = .unknownFormat
    what = "no export format is called '\(name)'"
    place = nil
    remedy = "one of \(known.joined(separator: ", "))"
  }
}
