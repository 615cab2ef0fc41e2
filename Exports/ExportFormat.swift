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
  public static let json = ExportFormat(
    name: "json", mediaType: "application/json", fileExtension: "json",
    summary: "plain JSON: documents, entities with mentions, relations with evidence")

  /// Every format, in the order that help lists them.
  public static let all: [ExportFormat] = [.dot, .jsonLD, .json]

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
  public func exporter(catalogue: Catalogue, title: String? = nil) -> any Exporter {
    switch self {
    case .dot: DOTExporter(catalogue: catalogue, title: title)
    case .jsonLD: JSONLDExporter(catalogue: catalogue)
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

/// What can go wrong before anything is written; writing itself cannot fail.
public struct ExportError: Diagnostic, Equatable {
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
