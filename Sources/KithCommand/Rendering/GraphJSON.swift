internal import GraphExport
internal import GraphSchema

/// A subgraph in the JSON interchange, the shape that `kith export json` writes.
enum GraphJSON {
  static func text(_ subgraph: Subgraph) -> String { JSONExporter().render(subgraph) }
}
