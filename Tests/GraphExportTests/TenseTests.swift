import GraphSchema
import Testing

@testable import GraphExport

@Suite("What is over")
struct TenseTests {
  private func graph(_ predicate: Predicate.ID, _ evidence: [Evidence]) -> Subgraph {
    Subgraph(
      documents: [DocumentRecord(id: "d", source: "d", published: "2024-12-18", story: "d")],
      entities: [
        Entity(id: "kallas", kind: .person, name: "Kaja Kallas", names: ["Kaja Kallas"], articles: 1),
        Entity(id: "estonia", kind: .place, name: "Estonia", names: ["Estonia"], articles: 1),
      ],
      relations: [Samples.relation("kallas", predicate, "estonia", evidence)])
  }

  private static let former = Samples.evidence("d", 0, "Kallas, a former prime minister of Estonia", tense: .past)
  private static let now = Samples.evidence("d", 60, "Kallas, the prime minister of Estonia", tense: .present)
  private static let untold = Samples.evidence("d", 60, "Prime Minister Kallas of Estonia")

  @Test(
    "is called former wherever a person reads it",
    arguments: [
      ExportFormat.dot, .graphML, .gexf, .csvRelations, .cypher, .neo4jRelationships, .followTheMoney, .mermaid, .html,
    ])
  func formats(format: ExportFormat) {
    let text = format.exporter(catalogue: .standard).render(graph("head_of_government_of", [Self.former]))
    #expect(text.contains("former head of government of"))
  }

  @Test(
    "keeps its predicate in the formats for programs",
    arguments: [ExportFormat.json, .jsonLD, .turtle, .nQuads, .graphML, .csvRelations])
  func predicates(format: ExportFormat) {
    let text = format.exporter(catalogue: .standard).render(graph("head_of_government_of", [Self.former]))
    #expect(text.contains("head_of_government_of") && !text.contains("former_head"))
  }

  @Test func `is over only where all that asserts it says so`() {
    func label(_ evidence: [Evidence], _ predicate: Predicate.ID = "head_of_government_of") -> String {
      Catalogue.standard.words(for: graph(predicate, evidence).relations[0])
    }
    let denied = Samples.evidence("d", 90, "Kallas is not prime minister", polarity: .denied, tense: .present)
    #expect(label([Self.former]) == "former head of government of")
    #expect(label([Self.former, denied]) == "former head of government of")
    #expect(label([Self.former, Self.now]) == "head of government of")
    #expect(label([Self.former, Self.untold]) == "head of government of")
    #expect(label([Self.untold]) == "head of government of")
    #expect(label([denied]) == "head of government of")
    // An event is told in the past, and a country does not leave its continent because it is told so.
    #expect(label([Self.former], "visited") == "visited")
    #expect(label([Self.former], "located_in") == "located in")
    #expect(label([Self.former], "unheard_of") == "unheard_of")
  }

  @Test func `is read from either end`() {
    let relation = graph("head_of_government_of", [Self.former]).relations[0]
    #expect(Catalogue.standard.words(for: relation, fromObject: true) == "had head of government")
  }

  @Test func `is so in pictures, timelines and briefs`() throws {
    let graph = graph("head_of_government_of", [Self.former])
    let drawing = Drawing(of: graph, focus: .network, catalogue: .standard, title: "").dot()
    #expect(drawing.contains("former head of<BR/>government of"))
    let timeline = Timeline(of: graph, centre: "kallas", catalogue: .standard)
    #expect(timeline.entries.map(\.words) == ["former head of government of Estonia"])
    let estonia = try #require(graph.entities.first { $0.id == "estonia" })
    let brief = Brief(of: estonia, in: graph, catalogue: .standard)
    #expect(brief.markdown().contains("had head of government Kaja Kallas"))
  }

  @Test func `is the same of bytes`() {
    for evidence in [[Self.former], [Self.former, Self.now], [Self.untold]] {
      let relation = graph("head_of_government_of", evidence).relations[0]
      var sheet = RelationSheet()
      let isPast = sheet.with(CitedRelation(relation, subject: nil, object: nil), predicatePlace: 0) { $0.isPast }
      #expect(isPast == relation.isPast)
    }
  }
}
