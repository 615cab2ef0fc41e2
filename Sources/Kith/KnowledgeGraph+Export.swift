public import GraphDrawing
public import GraphExport
public import GraphQuery
public import GraphSchema

extension KnowledgeGraph {
  /// The graph, or a part of it, as text.
  ///
  /// - Throws: `QueryError`, `StoreError`.
  public func export(_ format: ExportFormat, _ selection: Selection = .everything) async throws -> String {
    // No other format says where an entity is mentioned without a relation.
    let chosen = try await questions().select(selection, mentions: format == .json)
    return format.exporter(catalogue: .standard).render(chosen.subgraph)
  }

  /// A picture of the graph, or of a part of it.
  ///
  /// - Parameter linkBase: where the links of an SVG lead; see `DOTExporter`.
  /// - Throws: `DrawError` with `.tooLarge` above `Limits.drawnRelations` where no name is in the middle, and with
  ///   `.nothingToDraw` where nothing fits; `QueryError`, `DrawingError`, `StoreError`.
  public func draw(
    _ selection: Selection = .everything, theme: DrawingTheme = .light, linkBase: String? = nil, as picture: Picture
  ) async throws -> [UInt8] {
    let chosen = try await questions().select(selection)
    let relations = chosen.subgraph.relations.count
    var title: String
    switch selection.focus {
    case .whole:
      guard relations <= Limits.drawnRelations else { throw DrawError(relations: relations) }
      guard relations > 0 || selection == .everything else { throw DrawError.nothingFits }
      let articles = chosen.subgraph.documents.count
      title = "Who is connected to whom, in \(articles) \(articles == 1 ? "article" : "articles")"
    case .near(let name, _, _):
      title = "\(chosen.centres.first?.name ?? name) and who is near"
      if chosen.leftOut > 0 { title += " (\(chosen.leftOut) more left out)" }
    case .query:
      guard relations > 0 else { throw DrawError.nothingFits }
      guard relations <= Limits.drawnRelations else { throw DrawError(relations: relations) }
      title = "What the query found"
    case .paths(let from, let to, let reach, _):
      let (start, end) = (chosen.centres.first?.name ?? from, chosen.centres.last?.name ?? to)
      guard relations > 0 else { throw DrawError(unconnected: start, end, within: reach) }
      title = "From \(start) to \(end)"
    }
    if let since = selection.since { title += ", since \(since)" }
    // Names that no relation joins to another clutter a picture; its source line counts them.
    let exporter = DOTExporter(
      catalogue: .standard, title: title, drawsUnconnected: false, theme: theme, linkBase: linkBase)
    let dot = exporter.render(chosen.subgraph)
    return try await Graphviz(layout: .suited(toRelations: relations)).draw(dot, as: picture)
  }
}

/// Why a picture was not asked of Graphviz at all.
public struct DrawError: Diagnostic, Equatable {
  /// What went wrong, for programs.
  public enum Code: String, Sendable, Equatable { case tooLarge, nothingToDraw }

  public let code: Code
  public let what: String
  public let place: String?
  public let remedy: String?
  public var codeName: String { code.rawValue }

  init(relations: Int) {
    code = .tooLarge
    what = "\(relations) relations are chosen; a picture of more than \(Limits.drawnRelations) cannot be read"
    place = nil
    remedy = "draw a part: kith draw NAME, kith draw --path A B; or kith export dot for a layout of your own"
  }

  init(unconnected from: String, _ to: String, within reach: Int) {
    code = .nothingToDraw
    what = "nothing connects '\(from)' and '\(to)' within \(reach) relations"
    place = nil
    remedy = "see who is near each: kith near"
  }

  static let nothingFits = DrawError(
    code: .nothingToDraw, what: "no relation fits the choice", remedy: "choose fewer predicates, stories or dates")

  private init(code: Code, what: String, remedy: String) {
    self.code = code
    self.what = what
    self.place = nil
    self.remedy = remedy
  }
}
