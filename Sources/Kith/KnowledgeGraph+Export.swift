public import GraphExport
public import GraphQuery
internal import GraphSchema

extension KnowledgeGraph {
  /// The graph, or a part of it, as text.
  ///
  /// - Parameter contextURL: where JSON-LD finds its context, which is otherwise part of it.
  /// - Throws: `QueryError`, `StoreError`.
  public func export(
    _ format: ExportFormat, _ selection: Selection = .everything, contextURL: String? = nil
  ) async throws -> String {
    // No other format says where an entity is mentioned without a relation.
    let chosen = try await questions().select(selection, mentions: format == .json)
    return format.exporter(catalogue: .standard, contextURL: contextURL).render(chosen.subgraph)
  }
}
