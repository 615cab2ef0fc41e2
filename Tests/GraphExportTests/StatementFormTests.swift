import GraphSchema
import Testing

@testable import GraphExport

@Suite("Statements as reification, RDF-star and RDF 1.2")
struct StatementFormTests {
  private func text(_ format: ExportFormat, _ form: StatementForm, _ graph: Subgraph = NastyNames.graph) -> String {
    format.exporter(catalogue: .standard, statements: form).render(graph)
  }

  private func lines(_ form: StatementForm) -> [String] {
    text(.nQuads, form).split(separator: "\n").map(String.init)
  }

  @Test("are sorted lines without repeats", arguments: StatementForm.allCases)
  func sorted(form: StatementForm) {
    let lines = lines(form)
    #expect(lines.count > 100)
    for (line, next) in zip(lines, lines.dropFirst()) {
      #expect(line.utf8.lexicographicallyPrecedes(next.utf8), "\(line) before \(next)")
    }
  }

  /// What is written of a statement that is a triple, with the node in its place again.
  @Test func `say the same`() {
    var (star, rdf12) = (lines(.star).joined(separator: "\n"), lines(.rdf12).joined(separator: "\n"))
    var reified = Set(lines(.reification))
    for relation in NastyNames.graph.relations {
      let node = "<\(LinkedNames.statement(relation.key))>"
      let triple = [
        LinkedNames.entity(relation.subject), LinkedNames.predicate(relation.predicate),
        LinkedNames.entity(relation.object),
      ].map(LinkedTerm.inBrackets).joined(separator: " ")
      let count = relation.evidence.count
      // What is said of it, and the body of each piece of evidence.
      #expect(star.ranges(of: "<< \(triple) >> ").count > count + 3)
      star = star.replacing("<< \(triple) >>", with: node)
      let line = "\(node) <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( \(triple) )>> ."
      #expect(rdf12.ranges(of: line).count == 1 && rdf12.ranges(of: "<<( \(triple) )>>").count == 1)
      rdf12 = rdf12.replacing(line + "\n", with: "")
      for property in ["type", "subject", "predicate", "object"] {
        let start = "\(node) <http://www.w3.org/1999/02/22-rdf-syntax-ns#\(property)> "
        let own = reified.filter { $0.hasPrefix(start) }
        #expect(own.count == 1)
        reified.subtract(own)
      }
    }
    #expect(Set(star.split(separator: "\n").map(String.init)) == reified)
    #expect(Set(rdf12.split(separator: "\n").map(String.init)) == reified)
  }

  @Test func `are short in Turtle`() {
    let entities = ["a", "b"].map { Entity(id: $0, kind: .person, name: $0, names: [$0], articles: 1) }
    let graph = Subgraph(
      documents: [DocumentRecord(id: "d", source: "d", story: "d")], entities: entities,
      relations: [Samples.relation("a", "met_with", "b", [Samples.evidence("d", 0, "so", modality: .planned)])])
    let star = text(.turtle, .star, graph)
    #expect(
      star.contains("\n<< <urn:kith:entity:a> kith:met_with <urn:kith:entity:b> >> kith:standing \"planned\" ;\n"))
    #expect(star.contains("  oa:hasBody << <urn:kith:entity:a> kith:met_with <urn:kith:entity:b> >> ;\n"))
    #expect(!star.contains("urn:kith:statement:a:met_with:b>"))
    let rdf12 = text(.turtle, .rdf12, graph)
    #expect(
      rdf12.contains(
        "\n<urn:kith:statement:a:met_with:b> rdf:reifies <<( <urn:kith:entity:a> kith:met_with <urn:kith:entity:b> )>> ;\n"
      ))
    #expect(rdf12.contains("  oa:hasBody <urn:kith:statement:a:met_with:b> ;\n") && !rdf12.contains("rdf:Statement"))
  }

  @Test("are reification in every other format", arguments: ExportFormat.all)
  func others(format: ExportFormat) {
    let isChosen = text(format, .star, Samples.graph) != text(format, .reification, Samples.graph)
    #expect(isChosen == [.turtle, .nQuads].contains(format))
  }
}
