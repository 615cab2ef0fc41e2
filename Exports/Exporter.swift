public import GraphSchema

/// Turns a subgraph into text in one format.
///
/// Pure: equal subgraphs give equal bytes. Everything is sorted, lines end in LF, the last line too, and nothing says
/// when or where it was written.
public protocol Exporter: Sendable {
  var format: ExportFormat { get }

  /// Writes the whole subgraph, a record at a time, so a large graph never has to be in memory as text.
  ///
  /// - Complexity: O(entities + mentions + relations + evidence).
  func write(_ subgraph: Subgraph, to output: inout some TextOutputStream)
}

extension Exporter {
  /// The whole text at once.
  public func render(_ subgraph: Subgraph) -> String {
    var text = ""
    write(subgraph, to: &text)
    return text
  }
}
