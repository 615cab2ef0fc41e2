import Foundation
import GraphSchema
import Kith
import Testing

/// The two articles that the project started from. They are not ours to copy, so the suite runs where they lie beside
/// the repository.
private let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/seeds").path

@Suite("The seeds", .enabled(if: FileManager.default.fileExists(atPath: seeds)))
struct SeedTests {
  let graph: Subgraph

  init() async throws { graph = try await JourneyTests.graph(of: [seeds]) }

  @Test(
    "name each person, country and body once",
    arguments: [
      ("Lavrov", "Sergey Lavrov"), ("Putin", "Vladimir Putin"), ("Trump", "Donald Trump"), ("Kellogg", "Keith Kellogg"),
      ("Russia", "Russia"), ("Ukraine", "Ukraine"), ("NATO", "NATO"),
    ])
  func once(word: String, name: String) {
    let found = graph.entities.filter { entity in entity.names.contains { $0.contains(word) } }
    #expect(found.map(\.name) == [name])
  }

  @Test(
    "say what they say, as they say it",
    arguments: [
      ("Sergey Lavrov", "minister_of", "Russia", Relation.Standing.actual, "Foreign Minister"),
      ("Vladimir Putin", "head_of_state_of", "Russia", .actual, "President Vladimir Putin"),
      ("Volodymyr Zelensky", "head_of_state_of", "Ukraine", .actual, "Ukrainian President Volodymyr Zelensky"),
      ("Keith Kellogg", "envoy_to", "Ukraine", .actual, "Ukraine"),
      ("Keith Kellogg", "represents", "Donald Trump", .actual, "Trump’s"),
      ("Belarus", "ally_of", "Russia", .actual, "strong ally"),
      ("Russia", "attacked", "Ukraine", .actual, "Russia invaded Ukraine"),
      ("Ukraine", "seeks_to_join", "NATO", .actual, "NATO"),
    ])
  func says(subject: String, predicate: String, object: String, standing: Relation.Standing, words: String) throws {
    let found = try #require(relation(subject, predicate, object))
    #expect(found.evidence.contains { $0.quote.contains(words) })
    #expect(found.standing == standing)
  }

  @Test func `give Lavrov's office its wording`() throws {
    let office = try #require(relation("Sergey Lavrov", "minister_of", "Russia"))
    #expect(office.evidence.contains { $0.role?.lowercased() == "foreign minister" })
  }

  @Test func `plan Kellogg's visit to Kyiv and do not report it`() throws {
    let visit = try #require(
      relation("Keith Kellogg", "visited", "Kyiv") ?? relation("Keith Kellogg", "visited", "Ukraine"))
    #expect(visit.standing == .planned)
    #expect(visit.evidence.allSatisfy { $0.modality != .actual })
  }

  @Test func `hold a meeting of Putin and Trump for possible or planned, not for a fact`() throws {
    let meeting = try #require(
      relation("Vladimir Putin", "met_with", "Donald Trump") ?? relation("Donald Trump", "met_with", "Vladimir Putin"))
    #expect([.planned, .possible].contains(meeting.standing))
  }

  private func relation(_ subject: String, _ predicate: String, _ object: String) -> Relation? {
    let ids = Dictionary(graph.entities.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
    guard let from = ids[subject], let to = ids[object] else { return nil }
    let isSymmetric = Catalogue.standard[predicate]?.isSymmetric == true
    return graph.relations.first {
      $0.predicate == predicate
        && ($0.subject == from && $0.object == to || isSymmetric && $0.subject == to && $0.object == from)
    }
  }
}
