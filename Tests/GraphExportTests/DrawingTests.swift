import GraphExport
import GraphSchema
import Testing

@Suite("Drawings")
struct DrawingTests {
  private func drawing(
    _ relations: [Relation], focus: DrawingFocus = .network, limit: Int = 100, leftOut: Int = 0,
    layout: DrawingLayout? = nil, groups: DrawingGroups = .none, theme: DrawingTheme = .light, linkBase: String? = nil
  ) -> Drawing {
    let ids = Set(relations.flatMap { [$0.subject, $0.object] }).sorted()
    let entities = ids.map { id in
      Samples.entities.first { $0.id == id } ?? Samples.person(id, id.uppercased(), [id.uppercased()])
    }
    let graph = Subgraph(documents: Samples.documents, entities: entities, relations: relations)
    return Drawing(
      of: graph, focus: focus, catalogue: .standard, title: "A title", layout: layout, groups: groups, limit: limit,
      leftOut: leftOut, theme: theme, linkBase: linkBase)
  }

  private func relation(
    _ subject: String, _ predicate: String, _ object: String, stories: Int = 1, polarity: Polarity = .asserted
  ) -> Relation {
    Samples.relation(
      subject, predicate, object,
      [Samples.evidence(Samples.courier, 0, "\(subject) \(predicate) \(object)", polarity: polarity)], stories: stories)
  }

  @Test func `join what runs the same way between two names in one line`() {
    let dot = drawing(
      [
        relation("a", "criticizes", "b"), relation("a", "supports", "b", stories: 3), relation("b", "sued", "a"),
        relation("a", "met_with", "b"), relation("b", "negotiates_with", "a"),
      ], layout: .dot
    ).dot()
    #expect(dot.components(" -> ") == 3)
    // The most told first, in rows of one label.
    #expect(dot.contains(#/supports<\/FONT><\/TD><\/TR><TR><TD[^>]*><FONT[^>]*>criticizes/#))
    #expect(dot.contains(#/met with<\/FONT><\/TD><\/TR><TR><TD[^>]*><FONT[^>]*>negotiates with/#))
    #expect(dot.components("dir=none") == 1)
    #expect(dot.contains("penwidth=2.4"))
    #expect(dot.contains("id=\"relation:b:sued:a\""))
    #expect(dot.contains("id=\"relations:a:b\""))
  }

  @Test func `tell names apart whose ids look alike`() {
    let (first, second) = ("caf\u{E9}", "cafe\u{301}")
    let entities = [Samples.person(second, "Bo", ["Bo"]), Samples.person(first, "Ana", ["Ana"])]
    let graph = Subgraph(
      documents: Samples.documents, entities: entities + [Samples.person("x", "Cy", ["Cy"])],
      relations: [relation(first, "criticizes", "x"), relation(second, "supports", "x")])
    let dot = Drawing(of: graph, focus: .network, catalogue: .standard, title: "", layout: .dot).dot()
    #expect(dot.components(" -> ") == 2)
    #expect(Timeline(of: graph, centre: first, catalogue: .standard).entries.map(\.words) == ["criticizes Cy"])
    var mermaid = ""
    #expect(throws: Never.self) { try MermaidExporter(catalogue: .standard).write(graph, to: &mermaid) }
    #expect(mermaid.contains("n0 -->|\"supports\"| n2") && mermaid.contains("n1 -->|\"criticizes\"| n2"))
  }

  @Test func `mark what is denied with a cross and keep a fact solid beside it`() {
    let denied = drawing([relation("a", "met_with", "b", polarity: .denied)], layout: .dot).dot()
    #expect(denied.contains("✗ </B>met with (denied)"))
    #expect(denied.contains("style=dotted"))
    let both = drawing(
      [relation("a", "met_with", "b", polarity: .denied), relation("a", "negotiates_with", "b")], layout: .dot
    ).dot()
    #expect(both.contains("✗ </B>met with (denied)"))
    #expect(both.contains("style=solid"))
  }

  @Test func `draw the most told, those of the centre before others, and say what is left out`() {
    let relations = [
      relation("a", "met_with", "b"), relation("a", "met_with", "c"), relation("b", "met_with", "c", stories: 5),
      relation("c", "met_with", "d", stories: 9),
    ]
    let ego = drawing(relations, focus: .ego("a", hops: 1), limit: 2, leftOut: 3).dot()
    #expect(ego.contains("\"a\" [") && ego.contains("\"b\" [") && ego.contains("\"c\" [") && !ego.contains("\"d\" ["))
    #expect(
      ego.replacing("<BR ALIGN=\"LEFT\"/>", with: " ").contains(
        "Not drawn: 3 neighbours beyond the limit, 2 relations that the fewest stories tell, 1 name that no drawn relation joins."
      ))
    let network = drawing(relations, limit: 1).dot()
    #expect(network.contains("\"d\" [") && !network.contains("\"a\" ["))
    #expect(drawing(relations).relations == 4)
    #expect(!drawing(relations).dot().contains("Not drawn"))
  }

  @Test func `choose a layout by what they are about`() {
    let net = [relation("a", "met_with", "b"), relation("b", "met_with", "c"), relation("c", "met_with", "a")]
    let tree = [relation("a", "head_of", "b"), relation("b", "agency_of", "c"), relation("d", "head_of", "b")]
    #expect(drawing(net, focus: .ego("a", hops: 1)).layout == .twopi)
    #expect(drawing(net, focus: .ego("a", hops: 2)).layout == .sfdp)
    #expect(drawing(net, focus: .paths("a", "c")).layout == .dot)
    #expect(drawing(net).layout == .sfdp)
    #expect(drawing(tree).layout == .dot)
    #expect(drawing(tree + [relation("c", "part_of", "a")]).layout == .sfdp, "a ring is no tree")
    #expect(drawing(tree + [relation("a", "head_of", "e")]).layout == .sfdp, "two above")
    #expect(drawing(net, groups: .named(["a": "X", "b": "X"])).layout == .neato)
    #expect(drawing(net, layout: .circo).layout == .circo)
  }

  @Test func `frame a country with who serves it`() {
    let graph = Samples.graph
    let dot = Drawing(of: graph, focus: .network, catalogue: .standard, title: "", groups: .countries).dot()
    let frame = dot.split(separator: "subgraph cluster_").dropFirst().first { $0.contains("label=\"Russia\"") }
    #expect(frame?.contains("\"lavrov\"; \"putin\"; \"russia\"") == true)
    #expect(dot.components("subgraph cluster_") == 2, "Russia and Ukraine")
    #expect(!dot.contains("label=\"Russia\"; labeljust=l; style=\"rounded,filled\"; margin=12;\n \"kellogg\""))
  }

  @Test func `give every layout but ranks labels that are kept apart`() {
    let relations = [relation("a", "met_with", "b"), relation("a", "visited", "c")]
    #expect(drawing(relations, layout: .sfdp).dot().components("shape=plain") == 2)
    #expect(drawing(relations, layout: .dot).dot().components("shape=plain") == 0)
    let many = (0..<260).map { relation("n\($0)", "visited", "n\($0 + 1)") }
    let large = drawing(many, limit: 1_000).dot()
    #expect(large.components("shape=plain") == 0 && large.components("label=<<TABLE") == 1, "only the heading")
    #expect(large.replacing("<BR ALIGN=\"LEFT\"/>", with: " ").contains("Not drawn: the words on the lines"))
  }

  @Test func `keep thousands of names apart in so many rounds, and never stretch them`() {
    let few = drawing([relation("a", "visited", "b")], layout: .sfdp).dot()
    #expect(few.contains("overlap=prism, overlap_scaling=-1"))
    let many = drawing((0..<1_200).map { relation("n\($0)", "visited", "n\($0 + 1)") }, limit: 5_000, layout: .sfdp)
      .dot()
    #expect(many.contains("overlap=prism100, overlap_scaling=-3") && !many.contains("overlap=scale"))
  }

  @Test func `of equal graphs are equal, whatever the order of what is in them`() async throws {
    let relations = Samples.graph.relations
    let groups = DrawingGroups.named(["putin": "X", "russia": "X", "lavrov": "X", "kellogg": "Y", "ukraine": "Y"])
    for focus in [DrawingFocus.network, .ego("putin", hops: 1), .paths("kellogg", "putin")] {
      for groups in [.none, groups] {
        var asked: [[String]] = []
        for relations in [relations, relations.reversed()] {
          let one = drawing(relations, focus: focus, groups: groups)
          var sketches: [String] = []
          let dot = try await one.dot {
            sketches.append($0)
            return ["n0": DrawingPlace(x: 1, y: 2, width: 3, height: 4)]
          }
          asked.append(sketches + [dot])
        }
        #expect(asked[0] == asked[1])
      }
    }
  }

  @Test func `fill frames one by one and place them as wholes`() async throws {
    let relations = [
      relation("a", "met_with", "b"), relation("b", "visited", "c"), relation("c", "met_with", "d"),
    ]
    let groups = DrawingGroups.named(["a": "First", "b": "First", "c": "Second", "d": "Second"])
    let framed = drawing(relations, groups: groups)
    #expect(framed.placement == .exactly)
    var sketches: [String] = []
    let dot = try await framed.dot { sketch in
      sketches.append(sketch)
      var places: [String: DrawingPlace] = [:]
      for (index, name) in sketch.matches(of: #/^  ([nlf][0-9]+) \[/#.anchorsMatchLineEndings()).map(\.output.1)
        .enumerated()
      {
        places[String(name)] = DrawingPlace(x: Double(index) * 300, y: 0, width: 80, height: 30)
      }
      return places
    }
    // First inside, then between: a line of two frames has its label between them.
    try #require(sketches.count == 3)
    #expect(sketches[0].contains("n0 [") && sketches[0].contains("n1 [") && !sketches[0].contains("n2 ["))
    #expect(sketches[1].contains("n2 [") && sketches[1].contains("n3 [") && !sketches[1].contains("n1 ["))
    #expect(sketches[2].contains("f0 -- l1") && sketches[2].contains("l1 -- f1") && !sketches[2].contains("n1 ["))
    #expect(dot.components("bb=\"") == 2 && dot.components(" pos=\"") == 7)
    #expect(drawing(relations, layout: .dot, groups: groups).placement == .byLayout)
    #expect(drawing(relations, layout: .dot, groups: groups).dot().components("subgraph cluster_") == 2)
  }

  @Test func `call a community after the name that most lines join, and keep namesakes apart`() {
    let relations = [
      relation("a", "met_with", "b"), relation("a", "met_with", "c"), relation("d", "met_with", "e"),
      relation("x", "met_with", "y"),
    ]
    let graph = drawing(relations)
    let entities = ["a", "b", "c", "d", "e", "x", "y"].map { id in
      Samples.person(id, id == "d" || id == "a" ? "John Smith" : id.uppercased(), [id])
    }
    let subgraph = Subgraph(documents: Samples.documents, entities: entities, relations: relations)
    let groups = DrawingGroups.communities([["b", "a", "c"], ["d", "e"], ["x"], ["gone", "y"]])
    let dot = Drawing(
      of: subgraph, focus: .network, catalogue: .standard, title: "", layout: .dot, groups: groups
    ).dot()
    #expect(dot.contains("label=\"around John Smith\"") && dot.contains("label=\"around John Smith (2)\""))
    // Nobody is framed alone.
    #expect(dot.components("subgraph cluster_") == 2 && graph.placement == .byLayout)
  }

  @Test func `call a community after whom the picture shows`() {
    let relations = [
      relation("x", "met_with", "p"), relation("x", "met_with", "q"), relation("y", "met_with", "z", stories: 3),
      relation("z", "visited", "y", stories: 2),
    ]
    let groups = DrawingGroups.communities([["x", "y", "z"], ["p", "q"]])
    let cut = drawing(relations, limit: 2, layout: .dot, groups: groups).dot()
    #expect(cut.contains("label=\"around Y\"") && !cut.contains("around X"))
    #expect(drawing(relations, layout: .dot, groups: groups).dot().contains("label=\"around X\""))
  }

  @Test func `hold no string that Graphviz is too short of breath for`() throws {
    let tower = String(repeating: "Z" + String(repeating: "\u{301}", count: 40), count: 400)
    let graph = Subgraph(
      documents: (0..<4).map { DocumentRecord(id: "d\($0)", source: tower, publisher: tower, story: tower) },
      entities: [Samples.person("a", tower, [tower])],
      relations: (0..<9).map { number in
        Samples.relation("a", "p\(number)", "a", (0..<4).map { Samples.evidence("d\($0)", 0, tower) })
      })
    let dot = Drawing(of: graph, focus: .network, catalogue: .standard, title: tower, linkBase: "x#").dot()
    for part in dot.split(separator: "\"") { #expect(part.utf8.count < 16_000) }
  }

  @Test func `take colours and a font from a theme`() throws {
    let text = """
      # For the printed paper.
      base dark
      person.fill   #ABCDEF

      font Source Sans 3
      """
    let theme = try DrawingTheme(reading: text, place: "desk.theme")
    let dot = drawing([relation("a", "met_with", "b")], theme: theme).dot()
    #expect(dot.contains("fillcolor=\"#ABCDEF\"") && dot.contains("fontname=\"Source Sans 3\""))
    #expect(dot.contains("bgcolor=\"#14181D\""))
  }

  @Test(
    "say what is wrong with a theme",
    arguments: [
      ("paper red", "'red' is no colour", "write six digits: paper #336699"),
      ("ink", "'ink' has no value", "write a name and a value: ink #336699"),
      ("font \"; x", "'\"; x' is no name of a font", "write letters: Source Sans 3"),
      ("base sepia", "no theme is called 'sepia'", "write light or dark"),
    ])
  func themes(text: String, what: String, remedy: String) {
    let error = #expect(throws: ThemeError.self) { try DrawingTheme(reading: "# x\n" + text, place: "desk.theme") }
    #expect(error?.description == "Error: \(what)\n  at desk.theme, line 2\n  try: \(remedy)")
  }

  @Test func `of a theme with an unknown setting list the known ones`() {
    let error = #expect(throws: ThemeError.self) { try DrawingTheme(reading: "colour #000000", place: "t") }
    #expect(error?.remedy?.hasPrefix("one of base, font, actual.color, actual.ink") == true)
  }
}

extension String {
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
