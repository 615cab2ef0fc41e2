import Foundation
import GraphExport
import GraphSchema
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Timelines")
struct TimelineTests {
  private func timeline(of centre: String, with other: String? = nil) -> Timeline {
    Timeline(of: Samples.graph, centre: centre, other: other, catalogue: .standard)
  }

  @Test func `put what the text dates before what an article of that day reports`() {
    let entries = timeline(of: "kellogg").entries
    #expect(entries.map(\.date) == entries.map(\.date).sorted())
    let visit = entries.first { $0.relation.predicate == "visited" }
    #expect(visit?.date == "2025-01")
    #expect(visit?.isStated == true)
    #expect(visit?.words == "visited Ukraine (planned)")
    let meeting = entries.first { $0.relation.predicate == "met_with" }
    #expect(meeting?.isStated == false)
    #expect(meeting?.words == "met with Sergey Lavrov (denied)")
  }

  @Test func `read from the one whose they are`() {
    #expect(timeline(of: "russia").entries.contains { $0.words == "has minister Sergey Lavrov" })
    #expect(timeline(of: "lavrov").entries.contains { $0.words == "minister of Russia" })
  }

  @Test func `of two hold only what is between them`() {
    let entries = timeline(of: "lavrov", with: "kellogg").entries
    #expect(!entries.isEmpty)
    #expect(entries.allSatisfy { Set([$0.relation.subject, $0.relation.object]) == ["lavrov", "kellogg"] })
  }

  @Test func `count the sentences without any date`() {
    let graph = Subgraph(
      documents: [DocumentRecord(id: "d", source: "s", story: "s")],
      entities: [Samples.person("a", "A", ["A"]), Samples.person("b", "B", ["B"])],
      relations: [Samples.relation("a", "met_with", "b", [Samples.evidence("d", 0, "A met B")])])
    let timeline = Timeline(of: graph, centre: "a", catalogue: .standard)
    #expect(timeline.entries.isEmpty)
    #expect(timeline.undated == 1)
  }

  @Test func `are drawn as XML with a group for each entry, whatever the names`() throws {
    let graph = NastyNames.graph
    for entity in graph.entities {
      let dated = Subgraph(
        documents: graph.documents.map {
          DocumentRecord(
            id: $0.id, source: $0.source, title: $0.title, url: $0.url, publisher: $0.publisher,
            published: "2024-12-18", story: $0.story)
        }, entities: graph.entities, relations: graph.relations)
      let timeline = Timeline(of: dated, centre: entity.id, catalogue: .standard)
      let svg = TimelineDrawing(timeline, title: entity.name, catalogue: .standard).svg()
      let counter = Counter()
      let parser = XMLParser(data: Data(svg.utf8))
      parser.delegate = counter
      #expect(parser.parse(), "\(entity.name.debugDescription): \(String(describing: parser.parserError))")
      #expect(counter.groups == timeline.entries.count)
      #expect(counter.groups > 0)
    }
  }

  @Test func `draw at most so many entries and say so`() {
    let svg = TimelineDrawing(timeline(of: "lavrov"), title: "Lavrov", catalogue: .standard, limit: 1).svg()
    #expect(svg.ranges(of: "<g ").count == 1)
    #expect(svg.contains("more entr"))
    #expect(svg == TimelineDrawing(timeline(of: "lavrov"), title: "Lavrov", catalogue: .standard, limit: 1).svg())
  }

  private final class Counter: NSObject, XMLParserDelegate {
    var groups = 0
    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if name == "g" { groups += 1 }
    }
  }
}
