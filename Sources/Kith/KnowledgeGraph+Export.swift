public import GraphDrawing
public import GraphExport
public import GraphQuery
public import GraphSchema

extension KnowledgeGraph {
  /// The whole graph as text.
  public func export(_ format: ExportFormat) async throws -> String {
    format.exporter(catalogue: .standard).render(try await subgraph())
  }

  /// A picture of everything.
  ///
  /// - Throws: `DrawError` with `.tooLarge` above `Limits.drawnRelations`, `DrawingError`, `StoreError`.
  public func drawWhole(as picture: Picture) async throws -> [UInt8] {
    let whole = try await subgraph(mentions: false)
    guard whole.relations.count <= Limits.drawnRelations else { throw DrawError(relations: whole.relations.count) }
    let counts = "\(whole.documents.count) articles"
    return try await draw(whole, title: "Who is connected to whom, in \(counts)", as: picture)
  }

  /// A picture of one entity and who is near.
  ///
  /// - Parameter name: as a person types it.
  /// - Throws: `QueryError`, `DrawingError`, `StoreError`.
  public func drawNeighbourhood(
    of name: String, hops: Int = 1, limit: Int = 40, filter: LinkFilter = LinkFilter(), as picture: Picture
  ) async throws -> [UInt8] {
    let questions = try await questions()
    let near = try await questions.near(questions.lookUp(name).id, hops: hops, limit: limit, filter: filter)
    var title = "\(near.centre.name) and who is near"
    if near.leftOut > 0 { title += " (\(near.leftOut) more left out)" }
    return try await draw(near.subgraph, title: title, as: picture)
  }

  /// A picture of the paths between two entities.
  ///
  /// - Throws: `DrawError` with `.nothingToDraw` where no path joins them; `QueryError`, `DrawingError`, `StoreError`.
  public func drawPaths(
    from: String, to: String, filter: LinkFilter = LinkFilter(), as picture: Picture
  ) async throws -> [UInt8] {
    let questions = try await questions()
    let start = try await questions.lookUp(from)
    let end = try await questions.lookUp(to)
    let answer = try await questions.paths(from: start.id, to: end.id, filter: filter)
    guard !answer.paths.isEmpty else { throw DrawError(unconnected: start.name, end.name) }
    return try await draw(answer.subgraph, title: "From \(start.name) to \(end.name)", as: picture)
  }

  private func draw(_ subgraph: Subgraph, title: String, as picture: Picture) async throws -> [UInt8] {
    // Names that no relation joins to another clutter a picture; its source line counts them.
    let dot = DOTExporter(catalogue: .standard, title: title, drawsUnconnected: false).render(subgraph)
    return try await Graphviz(layout: .suited(toRelations: subgraph.relations.count)).draw(dot, as: picture)
  }
}

/// Why a picture was not asked of Graphviz at all.
public struct DrawError: Diagnostic, Equatable {
  public enum Code: String, Sendable, Equatable { case tooLarge, nothingToDraw }

  public let code: Code
  public let what: String
  public let place: String?
  public let remedy: String?
  public var codeName: String { code.rawValue }

  init(relations: Int) {
    code = .tooLarge
    what = "the whole graph has \(relations) relations; a picture of more than \(Limits.drawnRelations) cannot be read"
    place = nil
    remedy = "draw a part: kith draw NAME, kith draw --path A B; or kith export dot for a layout of your own"
  }

  init(unconnected from: String, _ to: String) {
    code = .nothingToDraw
    what = "nothing connects '\(from)' and '\(to)' within 4 relations"
    place = nil
    remedy = "see who is near each: kith near"
  }
}
