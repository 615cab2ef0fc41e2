import GRDB
import GraphSchema
import TestSupport
import Testing

@testable import GraphStore

@Suite("The catalogue in a file")
struct CatalogueRowsTests {
  private typealias Saying = SampleArticles.Saying

  private func predicate(
    _ id: String, _ subjects: Set<EntityKind>, _ objects: Set<EntityKind>, symmetric: Bool = false,
    label: String = "does"
  ) -> GraphSchema.Predicate {
    GraphSchema.Predicate(
      id: id, family: "test", label: label, inverse: "is done by", subjectKinds: subjects, objectKinds: objects,
      aspect: .event, isSymmetric: symmetric, definition: "For tests.")
  }

  private func catalogue(_ predicates: [GraphSchema.Predicate]) -> Catalogue {
    Catalogue(predicates: predicates, subkinds: Catalogue.standard.subkinds)
  }

  /// Changes the catalogue of an open graph as opening it with another one does.
  private func reopen(_ graph: GraphDatabase, with catalogue: Catalogue) async throws {
    try await graph.queue.write { try CatalogueRows.update(to: catalogue, in: $0) }
  }

  private let ada = SampleArticles.person("Ada")
  private let bank = SampleArticles.organization("Bank")

  @Test func `holds the standard catalogue, with every pair of kinds`() async throws {
    let graph = try GraphDatabase()
    let rules = try await graph.queue.read { try CatalogueRows.rules($0) }
    #expect(rules.count == Catalogue.standard.predicates.count)
    for predicate in Catalogue.standard.predicates {
      #expect(rules[predicate.id] == PredicateRule(predicate), "\(predicate.id)")
    }
    let pairs = rules["associated_with"]?.pairs.sorted().map { "\($0.subject)-\($0.object)" }
    #expect(pairs == ["organization-person", "person-organization", "person-person"])
    #expect(try await graph.queue.read { try !CatalogueRows.differ(from: .standard, in: $0) })
  }

  @Test func `a predicate of an earlier catalogue stays, with its relations`() async throws {
    let graph = try GraphDatabase(catalogue: catalogue([predicate("audits", [.person], [.organization])]))
    try await graph.commit([SampleArticles.article("a.txt", [Saying(ada, "audits", bank)])], analysis: "a")
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    try await reopen(graph, with: .standard)
    #expect(try await graph.isCurrent())
    #expect(try await graph.subgraph(.whole).relations.map(\.predicate) == ["audits"])
    #expect(try await graph.check() == [])
  }

  @Test func `kinds that change empty the graph, and deriving it again follows them`() async throws {
    let graph = try GraphDatabase(catalogue: catalogue([predicate("audits", [.person], [.organization])]))
    let resolve = { SampleArticles.resolve(try await graph.claims()) }
    try await graph.commit([SampleArticles.article("a.txt", [Saying(ada, "audits", bank)])], analysis: "a")
    try await graph.replaceGraph(with: try await resolve())

    try await reopen(graph, with: catalogue([predicate("audits", [.organization], [.organization])]))
    #expect(try await graph.isCurrent() == false)
    #expect(try await graph.subgraph(.whole).relations.isEmpty)
    try await graph.replaceGraph(with: try await resolve())
    #expect(try await graph.subgraph(.whole).relations.isEmpty, "a person audits nobody now")

    try await reopen(graph, with: catalogue([predicate("audits", [.person], [.organization], symmetric: true)]))
    try await graph.replaceGraph(with: try await resolve())
    #expect(try await graph.subgraph(.whole).relations.map(\.subject) == ["organization:bank"])
    #expect(try await graph.check() == [])
  }

  @Test func `words that change leave the graph as it is`() async throws {
    let graph = try GraphDatabase(catalogue: catalogue([predicate("audits", [.person], [.organization])]))
    try await graph.commit([SampleArticles.article("a.txt", [Saying(ada, "audits", bank)])], analysis: "a")
    try await graph.replaceGraph(with: SampleArticles.resolve(try await graph.claims()))
    try await reopen(
      graph, with: catalogue([predicate("audits", [.person], [.organization], label: "checks the books of")]))
    #expect(try await graph.isCurrent())
    let label = try await graph.queue.read { try String.fetchOne($0, sql: "SELECT relation FROM connections") }
    #expect(label == "checks the books of")
  }
}
