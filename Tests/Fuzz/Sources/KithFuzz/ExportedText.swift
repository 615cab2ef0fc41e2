import Foundation
import GraphSchema

@testable import GraphExport

#if canImport(FoundationXML)
  import FoundationXML
#endif

extension Exported {
  /// Foundation's reader takes it, and finds the name as it went in, escapes undone.
  static func xml(_ text: String) {
    let graph = graph(text)
    let name = graph.entities[0].name
    for format in [ExportFormat.graphML, .gexf] {
      let reader = NameReader()
      let parser = XMLParser(data: Data(format.exporter(catalogue: .standard).render(graph).utf8))
      parser.delegate = reader
      precondition(parser.parse(), "\(format.name): \(String(describing: parser.parserError))")
      let wanted = PlainText.escaped(name) {
        $0.value < 0x20 && ![9, 10, 13].contains($0.value) || $0.value == 0xFFFE || $0.value == 0xFFFF
      }
      precondition(
        reader.names.contains { $0.unicodeScalars.elementsEqual(wanted.unicodeScalars) }, "\(format.name) changed it")
    }
    let timeline = Timeline(of: graph, centre: graph.entities[0].id, catalogue: .standard)
    let svg = TimelineDrawing(timeline, title: text, catalogue: .standard, linkBase: text).svg()
    let parser = XMLParser(data: Data(svg.utf8))
    precondition(parser.parse(), "timeline: \(String(describing: parser.parserError))")
  }

  /// Every line of N-Quads is a triple; a table has a row for every record and gives the name back.
  static func lines(_ text: String) {
    let graph = graph(text)
    let nQuads = ExportFormat.nQuads.exporter(catalogue: .standard).render(graph)
    for line in nQuads.utf8.split(separator: 0x0A) {
      precondition(line.first == 0x3C && line.suffix(2).elementsEqual(" .".utf8), "no triple: \(String(line) ?? "")")
      precondition(!line.contains { $0 < 0x20 }, "a control gets through")
    }
    let name = graph.entities[0].name
    let row = Array(CSVText.row([name, "b"], guardsFormulas: false).utf8)
    var cell: [UInt8] = []
    var position = 0
    if row[0] == 0x22 {
      position = 1
      while row[position] != 0x22 || row[position + 1] == 0x22 {
        if row[position] == 0x22 { position += 1 }
        cell.append(row[position])
        position += 1
      }
      position += 1
    } else {
      while row[position] != 0x2C {
        cell.append(row[position])
        position += 1
      }
    }
    precondition(cell.elementsEqual(name.utf8) && row[position...].elementsEqual(",b\n".utf8), "the cell is another")
  }

  private final class NameReader: NSObject, XMLParserDelegate {
    var names: [String] = []
    private var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      text = ""
      if let label = attributes["label"] { names.append(label) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      if name == "data" { names.append(text) }
    }
  }
}
