import Foundation
import GraphExport
import GraphSchema
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Briefs")
struct BriefTests {
  private func brief(of id: String, in graph: Subgraph = Samples.graph, quotes: Int = 2) throws -> Brief {
    let entity = try #require(graph.entities.first { $0.id == id })
    let denied = Samples.evidence(Samples.courier, 600, "Lavrov has not met Kellogg", polarity: .denied)
    return Brief(
      of: entity, in: graph, catalogue: .standard,
      conflicts: [
        Brief.Conflict(what: "Some assert it, others deny it", sides: [(words: "not: they met", evidence: [denied])])
      ], quotes: quotes)
  }

  @Test func `tell offices, connections, days, conflicts and sources, in this order`() throws {
    let text = try brief(of: "lavrov").markdown(drawing: "lavrov pic.svg")
    let sections = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(sections == ["## Offices", "## Connections", "## Timeline", "## Open conflicts", "## Sources"])
    #expect(text.hasPrefix("# Sergey Lavrov\n\nperson; also called "))
    #expect(text.contains("![Sergey Lavrov and who is near](lavrov%20pic.svg)"))
    #expect(text.contains(#/- \*\*minister of Russia\*\*.*\[1\\\]/#))
    #expect(text.contains("- **met with Keith Kellogg** (denied), 1 story"))
    #expect(text.contains("not: they met"))
    #expect(text.contains("](<https://courier.example/a?b=1&c=2>)"))
  }

  @Test func `number an article once, and name every article that they cite`() throws {
    let text = try brief(of: "putin").markdown()
    let cited = Set(text.matches(of: #/\\\[(\d+)\\\]/#).compactMap { Int($0.1) })
    let sources = text.split(separator: "## Sources")[1].split(separator: "\n").filter { $0.hasPrefix("- ") }
    #expect(cited == Set(1...sources.count))
    #expect(!text.contains("!["))
  }

  @Test func `show as many sentences as are asked for`() throws {
    #expect(try brief(of: "putin", quotes: 0).markdown().contains("  > ") == false)
    let one = try brief(of: "putin", quotes: 1).markdown().ranges(of: "  > ").count
    #expect(try one < brief(of: "putin", quotes: 5).markdown().ranges(of: "  > ").count)
  }

  @Test func `say so where nothing is known`() throws {
    let text = Brief(
      of: Samples.person("x", "X", ["X"]), in: Samples.empty, catalogue: .standard
    ).markdown(drawing: "x.svg")
    #expect(text == "# X\n\nperson; named in 2 articles\n\nNo sentence connects it to anyone.\n")
  }

  @Test func `stay words in Markdown and a page in HTML, whatever the names`() throws {
    for entity in NastyNames.graph.entities {
      let brief = Brief(of: entity, in: NastyNames.graph, catalogue: .standard, hasDrawing: false)
      let text = brief.markdown()
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
      // Nothing but our own marks is bare.
      let bare = text.replacing(#/\\./#, with: "").split(separator: "\n").filter { !$0.hasPrefix("#") }
      #expect(bare.allSatisfy { !$0.contains(#/<(?!https?:)/#) }, "\(entity.name.debugDescription)")
      let html = brief.html(drawing: nil)
      let body = html[(try #require(html.ranges(of: "<body>").first)).lowerBound...].replacing("</html>", with: "")
      #expect(XMLParser(data: Data(body.utf8)).parse(), "\(entity.name.debugDescription)")
      #expect(!html.contains("<b>bold") && !html.contains("</script>"))
    }
  }

  @Test func `hold the drawing in a page, without its prologue`() throws {
    let html = try brief(of: "lavrov").html(drawing: "<?xml version=\"1.0\"?>\n<svg id=\"x\"></svg>\n")
    #expect(html.contains("<figure aria-label=\"Sergey Lavrov and who is near\">\n<svg id=\"x\"></svg>"))
    #expect(!html.contains("<?xml"))
  }
}
