public import GraphSchema

/// Turns a graph into text in one format.
///
/// Pure: equal graphs give equal bytes. Everything is sorted, lines end in LF, the last line too, and nothing says when or
/// where it was written.
public protocol Exporter: Sendable {
  var format: ExportFormat { get }

  /// Writes the whole graph, a record at a time, so that neither the graph nor the text has to be in memory.
  ///
  /// - Throws: what reading the graph and writing throw.
  /// - Complexity: O(entities + mentions + relations + evidence).
  func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws
}

extension Exporter {
  /// The whole text at once.
  public func render(_ subgraph: Subgraph) -> String {
    var text = ""
    do {
      try write(subgraph, to: &text)
    } catch {
      // Neither a graph nor a text in memory can fail.
      preconditionFailure("a graph in memory is written: \(error)")
    }
    return text
  }
}
