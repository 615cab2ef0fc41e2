import Foundation
import GraphSchema

@testable import GraphExport

/// Text from articles inside the formats.
enum Exported {
  /// Two entities, one relation and one article that say the text wherever a text can stand.
  static func graph(_ text: String) -> Subgraph {
    let name = text.isEmpty ? "x" : text
    let evidence = Evidence(
      document: name, range: CodePointRange(0, 1), quote: name, attributedTo: "b", role: name, date: name, finder: name)
    return Subgraph(
      documents: [
        DocumentRecord(
          id: name, source: name, title: name, url: name, publisher: name, published: name, story: name)
      ],
      entities: [
        Entity(
          id: "a" + name, kind: .person, subkind: name, name: name, names: [name], wikidata: name, articles: 1,
          mentions: [MentionRecord(document: name, range: CodePointRange(0, 1), text: name, reading: .name)]),
        Entity(id: "b", kind: .place, name: "B", names: ["B"], articles: 1),
      ],
      relations: [
        Relation(
          key: Relation.Key(subject: "a" + name, predicate: "lives_in", object: "b"), articles: 1, stories: 1,
          confidence: 0.5, evidence: [evidence])
      ])
  }

  static func json(_ text: String) {
    let graph = graph(text)
    for format in [ExportFormat.json, .jsonLD] {
      let written = format.exporter(catalogue: .standard).render(graph)
      do {
        let read = try JSONSerialization.jsonObject(with: Data(written.utf8))
        guard format == .json else { continue }
        let entities = (read as? [String: Any])?["entities"] as? [[String: Any]]
        let name = entities?.first?["name"] as? String
        // Scalar by scalar: String's equality would forgive another normalization.
        precondition(name.map { Array($0.unicodeScalars) } == Array(graph.entities[0].name.unicodeScalars), "changed")
      } catch { preconditionFailure("\(format.name) is not JSON: \(error)") }
    }
  }

  /// A quoted string has no quote inside that is not escaped, and DOT as a whole closes what it opens.
  static func dot(_ text: String) {
    for quoted in [DOTText.quoted(text), DOTText.id(text)] {
      precondition(end(of: Array(quoted.utf8)) == quoted.utf8.count, "the string ends early or never: \(quoted)")
    }
    precondition(!DOTText.html(text).utf8.contains { $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }, "markup gets through")
    precondition(DOTText.clipped(text, to: 20).count <= 20, "longer than asked")
    closes(ExportFormat.dot.exporter(catalogue: .standard, title: text).render(graph(text)))
    for layout in [DrawingLayout.dot, .sfdp] {
      closes(
        Drawing(of: graph(text), focus: .network, catalogue: .standard, title: text, layout: layout, linkBase: text)
          .dot())
    }
  }

  private static func closes(_ dot: String) {
    let whole = Array(dot.utf8)
    var position = 0
    var markup = 0
    var depth = 0
    while position < whole.count {
      switch whole[position] {
      case UInt8(ascii: "\"") where markup == 0:
        guard let length = end(of: Array(whole[position...])) else { preconditionFailure("a string never ends") }
        position += length - 1
      case UInt8(ascii: "<"): markup += 1
      case UInt8(ascii: ">") where markup > 0: markup -= 1
      case UInt8(ascii: "{") where markup == 0: depth += 1
      case UInt8(ascii: "}") where markup == 0: depth -= 1
      default: break
      }
      position += 1
    }
    precondition(markup == 0 && depth == 0, "something is left open")
  }

  /// The length of the quoted string that the bytes begin with, as DOT's own scanner sees it.
  private static func end(of bytes: [UInt8]) -> Int? {
    var position = 1
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\\") {
        position += 1
      } else if bytes[position] == UInt8(ascii: "\"") {
        return position + 1
      }
      position += 1
    }
    return nil
  }
}
