import Foundation
import GraphExport
import GraphSchema

/// The graph as text, against Foundation's writer of JSON given the same content.
enum Exporting {
  static func measure(_ graph: Subgraph) throws -> [Measurement] {
    let json = ExportFormat.json.exporter(catalogue: .standard).render(graph)
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    var written = 0
    let theirs = try Stopwatch.seconds {
      written = try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted, .sortedKeys]).count
    }
    return ExportFormat.all.map { format in
      let exporter = format.exporter(catalogue: .standard)
      var text = ""
      let ours = Stopwatch.seconds { text = exporter.render(graph) }
      return Measurement(
        name: "export \(format.name), \(graph.relations.count) relations",
        ours: "\(Measurement.rate(text.utf8.count, ours)), \(Measurement.milliseconds(ours))",
        peer: "JSONSerialization of the JSON",
        theirs:
          "\(Measurement.rate(written, theirs)), \(Measurement.milliseconds(theirs))", ratio: theirs / ours)
    }
  }
}
