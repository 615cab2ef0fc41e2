public import GraphExport
public import GraphQuery
internal import GraphSchema
internal import GraphStore

extension KnowledgeGraph {
  /// The graph, or a part of it, as text.
  ///
  /// - Parameters:
  ///   - contextURL: where JSON-LD finds its context, which is otherwise part of it.
  ///   - statements: how Turtle and N-Quads speak of relations.
  /// - Throws: `QueryError`, `StoreError`.
  public func export(
    _ format: ExportFormat, _ selection: Selection = .everything, contextURL: String? = nil,
    statements: StatementForm = .reification
  ) async throws -> String {
    let exporter = format.exporter(
      catalogue: try await database.catalogue(), contextURL: contextURL, statements: statements)
    guard selection == .everything else {
      return exporter.render(try await chosen(selection, format))
    }
    try await deriveIfNeeded()
    return try await database.exporting { graph in
      var text = ""
      try exporter.write(graph, to: &text)
      return text
    }
  }

  /// The graph, or a part of it, handed over as it is written: the whole graph in memory that does not grow with it.
  ///
  /// - Parameters:
  ///   - contextURL: where JSON-LD finds its context, which is otherwise part of it.
  ///   - statements: how Turtle and N-Quads speak of relations.
  ///   - write: takes bytes of UTF-8, at most a few hundred thousand at a time but for the longest records; what it throws
  ///     ends the export.
  /// - Throws: `QueryError`, `StoreError`, `ExportError`, and what `write` throws.
  public func export(
    _ format: ExportFormat, _ selection: Selection = .everything, contextURL: String? = nil,
    statements: StatementForm = .reification,
    to write: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void
  ) async throws {
    let exporter = format.exporter(
      catalogue: try await database.catalogue(), contextURL: contextURL, statements: statements)
    var output = BufferedOutput(write: write)
    guard selection == .everything else {
      try exporter.write(try await chosen(selection, format), to: &output)
      return try output.finish()
    }
    try await deriveIfNeeded()
    try await database.exporting { graph in
      var output = BufferedOutput(write: write)
      try exporter.write(graph, to: &output)
      try output.finish()
    }
  }

  private func chosen(_ selection: Selection, _ format: ExportFormat) async throws -> Subgraph {
    // No other format says where an entity is mentioned without a relation.
    try await questions().select(selection, mentions: format == .json).subgraph
  }
}

/// Collects small pieces.
private struct BufferedOutput: ExportOutput {
  private let deliver: @Sendable (UnsafeRawBufferPointer) throws -> Void
  private var bytes: [UInt8] = []

  init(write: @escaping @Sendable (UnsafeRawBufferPointer) throws -> Void) { deliver = write }

  mutating func write(_ more: UnsafeRawBufferPointer) throws {
    if more.count > 1 << 15 {
      try finish()
      return try deliver(more)
    }
    bytes.append(contentsOf: more)
    if bytes.count > 1 << 17 { try finish() }
  }

  mutating func finish() throws {
    try bytes.withUnsafeBytes { if !$0.isEmpty { try deliver($0) } }
    bytes.removeAll(keepingCapacity: true)
  }
}
