import GraphSchema
import Testing

@testable import GraphExport

@Suite("Other formats")
struct OtherFormatTests {
  private func lines(_ format: ExportFormat, _ subgraph: Subgraph) -> [String] {
    format.exporter(catalogue: .standard).render(subgraph).split(separator: "\n").map(String.init)
  }

  private func graph(
    _ predicate: String, from subject: Entity, to object: Entity, modality: Modality = .actual, date: String? = nil
  ) -> Subgraph {
    Subgraph(
      documents: [DocumentRecord(id: "d", source: "d", story: "d")], entities: [subject, object],
      relations: [
        Samples.relation(
          subject.id, predicate, object.id, [Samples.evidence("d", 0, "so", modality: modality, date: date)])
      ])
  }

  private func person(_ id: String) -> Entity {
    Entity(id: id, kind: .person, name: id, names: [id], articles: 1)
  }

  private func company(_ id: String) -> Entity {
    Entity(id: id, kind: .organization, subkind: "company", name: id, names: [id], articles: 1)
  }

  @Test("do not depend on the order in which a graph was put together", arguments: ExportFormat.all)
  func order(format: ExportFormat) {
    let turned = Subgraph(
      documents: NastyNames.graph.documents.reversed(), entities: NastyNames.graph.entities.reversed(),
      relations: NastyNames.graph.relations.reversed())
    let exporter = format.exporter(catalogue: .standard)
    #expect(exporter.render(turned) == exporter.render(NastyNames.graph))
  }

  @Test(
    "keep a name that differs from the one shown in its bytes alone",
    arguments: [
      (ExportFormat.followTheMoney, "\"alias\": [\"Jose\u{301}\"]"), (.jsonLD, "\"alternateName\": [\"Jose\u{301}\"]"),
      (.dot, "also: Jose\u{301}\\n"), (.nQuads, "alternateName> \"Jose\u{301}\" ."),
    ])
  func names(format: ExportFormat, alias: String) {
    let shown = Entity(
      id: "j", kind: .person, name: "Jos\u{E9}", names: ["Jos\u{E9}", "Jose\u{301}"], articles: 1)
    let text = format.exporter(catalogue: .standard).render(graph("met_with", from: shown, to: person("b")))
    #expect(
      text.utf8.split(separator: UInt8(ascii: "\n")).contains { String($0)?.bytes(contain: alias) == true }, "\(text)")
  }

  @Test func `sort N-Quads by bytes and repeat none`() {
    let lines = lines(.nQuads, NastyNames.graph)
    for (line, next) in zip(lines, lines.dropFirst()) {
      #expect(line.utf8.lexicographicallyPrecedes(next.utf8), "\(line) before \(next)")
    }
  }

  @Test(
    "write doubles as XML Schema's canonical form has them",
    arguments: [
      (0.9, "9.0E-1"), (1, "1.0E0"), (0, "0.0E0"), (0.0625, "6.25E-2"), (0.99999, "1.0E0"), (12.5, "1.25E1"),
      (0.1005, "1.005E-1"), (-0.25, "-2.5E-1"), (1000.5, "1.0005E3"), (0.0001, "1.0E-4"), (0.00004, "0.0E0"),
    ])
  func doubles(value: Double, text: String) {
    var digits = ByteText()
    ShareDigits(value)?.add(to: &digits)
    #expect(String(decoding: digits.bytes, as: UTF8.self) == text)
  }

  @Test("guard tables against formulas", arguments: ["=1+1", "+49", "-x", "@SUM(A1)", "\tx", "'=1"])
  func formulas(name: String) {
    let entity = Entity(id: "e", kind: .person, name: name, names: [], articles: 1)
    let rows = lines(.csvEntities, Subgraph(documents: [], entities: [entity], relations: []))
    #expect(rows.last?.contains("'" + name) == true)
  }

  @Test func `quote commas, quotes and line breaks in tables`() {
    #expect(CSVText.row(["a,b", "say \"x\"", "1\n2", nil, "plain"]) == "\"a,b\",\"say \"\"x\"\"\",\"1\n2\",,plain\n")
  }

  @Test(
    "show a date on the timeline as the days it means",
    arguments: [
      ("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2023-02", "2023-02-01", "2023-02-28"), ("2024-04-30", "2024-04-30", "2024-04-30"),
      ("2000/2006-12", "2000-01-01", "2006-12-31"), ("2014/..", "2014-01-01", nil), ("../2019", nil, "2019-12-31"),
    ] as [(String, String?, String?)])
  func spells(date: String, first: String?, last: String?) {
    let text = ExportFormat.gexf.exporter(catalogue: .standard)
      .render(graph("visited", from: person("a"), to: person("b"), date: date))
    let ends = (first.map { " start=\"\($0)\"" } ?? "") + (last.map { " end=\"\($0)\"" } ?? "")
    #expect(text.contains("<spell\(ends)/>"))
    #expect(text.contains("mode=\"dynamic\""))
  }

  @Test(
    "have no spell for what is no date",
    arguments: ["2024-13", "last May", "", "2023-02-29", "24-01", "../..", "2000/", "2000/2001/2002"])
  func noSpell(date: String) {
    let text = ExportFormat.gexf.exporter(catalogue: .standard)
      .render(graph("visited", from: person("a"), to: person("b"), date: date))
    #expect(!text.contains("<spell"))
    #expect(text.contains("mode=\"static\""))
  }

  @Test(
    "say in FollowTheMoney's words what it has words for",
    arguments: [
      ("spouse_of", "Family"), ("adviser_to", "Associate"), ("represents", "Representation"),
      ("met_with", "UnknownLink"), ("succeeded", "Succession"),
    ])
  func links(predicate: String, schema: String) {
    let line = lines(.followTheMoney, graph(predicate, from: person("a"), to: person("b"))).last
    #expect(line?.contains("\"schema\": \"\(schema)\"") == true)
  }

  @Test func `turn an owner round where the relation starts at the owned`() {
    let line = lines(.followTheMoney, graph("subsidiary_of", from: company("a"), to: company("b"))).last
    #expect(line?.contains("\"owner\": [\"kith-entity-b\"], \"asset\": [\"kith-entity-a\"]") == true)
  }

  @Test("leave no plan as a fact of FollowTheMoney", arguments: [Modality.planned, .alleged, .possible])
  func plans(modality: Modality) {
    let line = lines(.followTheMoney, graph("spouse_of", from: person("a"), to: person("b"), modality: modality)).last
    #expect(line?.contains("UnknownLink") == true)
    #expect(line?.contains("(\(modality.rawValue))") == true)
  }

  @Test func `keep a Cypher statement on one line, whatever is in a name`() {
    let count = NastyNames.all.count
    #expect(lines(.cypher, NastyNames.graph).count == 1 + 2 * count)
    #expect(CypherText.string("it's\n\\") == "'it\\'s\\n\\\\'")
  }

  @Test(
    "give a relationship a type that needs no quotes",
    arguments: [("met_with", "MET_WITH"), ("a`b", "A_B"), ("1st", "R_1ST"), ("", "R_"), ("é", "R__")])
  func types(predicate: String, type: String) { #expect(CypherText.type(predicate) == type) }

  @Test(
    "let nothing in a Mermaid label end it or be read as markup",
    arguments: [
      ("say \"hi\"", "\"say #34;hi#34;\""), ("1. FC Köln", "\"1#46; FC Köln\""), ("- x", "\"#45; x\""),
      ("%%{init}%%", "\"#37;#37;#123;init#125;#37;#37;\""), ("`code`", "\"#96;code#96;\""),
    ])
  func mermaid(text: String, quoted: String) { #expect(MermaidText.quoted(text) == quoted) }

  @Test(
    "write XML controls so that they can be read back",
    arguments: [("\u{7}", "\\x{7}"), ("\\x{7}", "\\x{5c}x{7}"), ("\t", "&#9;")])
  func controls(text: String, escaped: String) { #expect(XMLText.escaped(text) == escaped) }

  @Test func `join a list so that its parts can be told apart`() {
    #expect(PlainText.list(["a|b", "c\\", "|\u{301}"]) == "a\\|b|c\\\\|\\|\u{301}")
  }

  @Test func `let no name end the script that holds the data of the page`() {
    let page = HTMLExporter(catalogue: .standard, title: "</title><script>").render(NastyNames.graph)
    #expect(page.split(separator: "</script>").count == 3)
    #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"))
    #expect(page.contains("\\u003c/script>"))
  }
}

extension String {
  /// `contains` would take "é" in two code points for "é" in one.
  fileprivate func bytes(contain part: String) -> Bool {
    Array(utf8).indices.contains { utf8.dropFirst($0).starts(with: part.utf8) }
  }
}
