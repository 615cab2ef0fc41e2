import Foundation
import GraphExport
import GraphSchema
import Testing

@Suite("JSON-LD")
struct JSONLDExporterTests {
  private func nodes(_ subgraph: Subgraph) throws -> [String: [String: Any]] {
    let data = Data(JSONLDExporter(catalogue: .standard).render(subgraph).utf8)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let graph = try #require(document["@graph"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: graph.map { ($0["@id"] as? String ?? "", $0) })
  }

  private func targets(_ node: [String: Any]?, _ property: String) -> [String] {
    (node?[property] as? [[String: Any]] ?? []).compactMap { $0["@id"] as? String }
  }

  private func graph(
    _ predicate: String, _ subject: EntityKind, _ object: EntityKind, standing: Modality = .actual,
    polarity: Polarity = .asserted
  ) -> Subgraph {
    Subgraph(
      documents: [DocumentRecord(id: "d", source: "d", story: "d")],
      entities: [
        Entity(id: "a", kind: subject, name: "A", names: ["A"], articles: 1),
        Entity(id: "b", kind: object, name: "B", names: ["B"], articles: 1),
      ],
      relations: [
        Samples.relation("a", predicate, "b", [Samples.evidence("d", 0, "so", polarity: polarity, modality: standing)])
      ])
  }

  @Test func `carries the context of Schema, whole`() throws {
    let text = JSONLDExporter(catalogue: .standard).render(Samples.empty)
    let own = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let file = try #require(
      try JSONSerialization.jsonObject(with: Data(EmbeddedFile.context.bytes)) as? [String: Any])
    let (mine, theirs) = (own["@context"] as? NSDictionary, file["@context"] as? NSDictionary)
    #expect(mine != nil)
    #expect(mine == theirs)
  }

  @Test func `leads to the context where an address is given, and is the same but for it`() throws {
    let url = "https://example.org/\"context\""
    let linked = JSONLDExporter(catalogue: .standard, contextURL: url).render(Samples.graph)
    let whole = JSONLDExporter(catalogue: .standard).render(Samples.graph)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(linked.utf8)) as? [String: Any])
    #expect(document["@context"] as? String == url)
    let tail = { (text: String) in text.split(separator: "\"@graph\"", maxSplits: 1).last }
    #expect(tail(linked) == tail(whole))
  }

  @Test func `in the plain profile says what joins entities, and cites nothing`() throws {
    let text = JSONLDExporter(catalogue: .standard, profile: .plain).render(Samples.graph)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let graph = try #require(document["@graph"] as? [[String: Any]])
    let types = Set(graph.flatMap { ($0["@type"] as? [String]) ?? [$0["@type"] as? String ?? ""] })
    #expect(types.isDisjoint(with: ["Statement", "Annotation", "NewsArticle"]))
    #expect(graph.contains { $0["@id"] as? String == "urn:kith:entity:lavrov" && $0["kith:minister_of"] != nil })
  }

  @Test func `keeps publishers apart whose names differ in their bytes alone`() throws {
    let graph = Subgraph(
      documents: ["Jos\u{E9}", "Jose\u{301}"].enumerated().map {
        DocumentRecord(id: "d\($0)", source: "s", publisher: $1, story: "s")
      }, entities: [], relations: [])
    #expect(try nodes(graph).keys.filter { $0.hasPrefix("urn:kith:publisher:") }.count == 2)
  }

  @Test func `makes a plain edge of what is asserted as actual`() throws {
    let nodes = try nodes(graph("minister_of", .person, .place))
    #expect(targets(nodes["urn:kith:entity:a"], "kith:minister_of") == ["urn:kith:entity:b"])
  }

  @Test("makes no plain edge of what may not be so", arguments: [Modality.planned, .possible, .alleged])
  func plans(modality: Modality) throws {
    let nodes = try nodes(graph("spouse_of", .person, .person, standing: modality))
    #expect(nodes["urn:kith:entity:a"]?.keys.sorted() == ["@id", "@type", "name"])
    #expect(nodes["urn:kith:entity:b"]?.keys.sorted() == ["@id", "@type", "name"])
    #expect(nodes["urn:kith:statement:a:spouse_of:b"]?["standing"] as? String == modality.rawValue)
  }

  @Test func `makes no plain edge of what is denied`() throws {
    let nodes = try nodes(graph("visited", .person, .place, polarity: .denied))
    #expect(nodes["urn:kith:entity:a"]?["kith:visited"] == nil)
    #expect(nodes["urn:kith:statement:a:visited:b"]?["standing"] as? String == "denied")
  }

  @Test func `writes a symmetric edge from both ends`() throws {
    let nodes = try nodes(graph("spouse_of", .person, .person))
    #expect(targets(nodes["urn:kith:entity:b"], "kith:spouse_of") == ["urn:kith:entity:a"])
    #expect(targets(nodes["urn:kith:entity:b"], "schema:spouse") == ["urn:kith:entity:a"])
  }

  @Test func `turns a founder round, as schema.org has it`() throws {
    let nodes = try nodes(graph("founded", .person, .organization))
    #expect(targets(nodes["urn:kith:entity:a"], "kith:founded") == ["urn:kith:entity:b"])
    #expect(nodes["urn:kith:entity:a"]?["schema:founder"] == nil)
    #expect(targets(nodes["urn:kith:entity:b"], "schema:founder") == ["urn:kith:entity:a"])
  }

  @Test func `keeps schema.org out where it means something else`() throws {
    let held = try nodes(graph("holds_office_in", .person, .organization))["urn:kith:entity:a"]
    #expect(held?.keys.contains { $0.hasPrefix("schema:") } == false)
    let located = try nodes(graph("located_in", .organization, .place))["urn:kith:entity:a"]
    #expect(targets(located, "schema:location") == ["urn:kith:entity:b"])
    #expect(located?["schema:containedInPlace"] == nil)
  }

  @Test func `names evidence by its content, so that leaving some out renames none`() throws {
    let all = Samples.graph
    let fewer = Subgraph(
      documents: all.documents, entities: all.entities,
      relations: all.relations.map {
        Relation(
          key: $0.key, articles: 1, stories: 1, confidence: $0.confidence, evidence: Array($0.evidence.suffix(1)))
      })
    func evidence(_ subgraph: Subgraph) throws -> Set<String> {
      let statements = try nodes(subgraph).values.compactMap { $0["evidence"] as? [[String: Any]] }
      return Set(statements.joined().compactMap { $0["@id"] as? String })
    }
    let (some, every) = (try evidence(fewer), try evidence(all))
    #expect(some.count == all.relations.count)
    #expect(every.count == all.relations.map(\.evidence.count).reduce(0, +))
    #expect(some.isSubset(of: every))
  }

  @Test(
    "types a date by its shape",
    arguments: [
      ("2024", "xsd:gYear"), ("2024-12", "xsd:gYearMonth"), ("2024-02-29", "xsd:date"), ("2023-02-29", nil),
      ("2024-13", nil), ("last week", nil), ("2024-12-26T10:00", nil), ("", nil), ("٢٠٢٤", nil),
    ] as [(String, String?)])
  func dates(value: String, type: String?) throws {
    let document = DocumentRecord(id: "d", source: "s", published: value, story: "s")
    let node = try nodes(Subgraph(documents: [document], entities: [], relations: []))["urn:kith:article:d"]
    if let type {
      #expect((node?["datePublished"] as? [String: String]) == ["@type": type, "@value": value])
    } else {
      #expect(node?["datePublished"] as? String == value)
    }
  }

  @Test func `escapes ids, so that a colon in one is no separator`() throws {
    let graph = Subgraph(
      documents: [], entities: [],
      relations: [
        Samples.relation("a:b", "p", "c", [Samples.evidence("d", 0, "so")]),
        Samples.relation("a", "b:p", "c", [Samples.evidence("d", 0, "so")]),
      ])
    #expect(try nodes(graph).keys.filter { $0.hasPrefix("urn:kith:statement:") }.count == 2)
  }

  @Test func `knows how schema.org reads every property that the catalogue names`() throws {
    // `SchemaOrg` decides for each of these what may stand on its sides; a new one must be decided there too.
    let known: Set<String> = [
      "hasOccupation", "worksFor", "memberOf", "affiliation", "nationality", "alumniOf", "parentOrganization", "knows",
      "spouse", "children", "sibling", "relatedTo", "containedInPlace", "location", "birthPlace", "homeLocation",
      "deathPlace", "owns", "isPartOf", "founder",
    ]
    #expect(Set(Catalogue.standard.predicates.compactMap(\.schemaOrg)) == known)
  }
}
