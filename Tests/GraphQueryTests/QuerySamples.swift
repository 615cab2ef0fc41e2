import GraphSchema
import GraphStore
import TestSupport

/// Graphs for questions.
enum QuerySamples {
  typealias Saying = SampleArticles.Saying

  static func database(_ articles: [(article: Article, claims: Claims)]) async throws -> GraphDatabase {
    let database = try GraphDatabase()
    try await database.commit(articles, analysis: "a")
    try await database.replaceGraph(with: SampleArticles.resolve(try await database.claims()))
    return database
  }

  /// One article for each saying.
  static func database(_ sayings: [Saying]) async throws -> GraphDatabase {
    try await database(sayings.enumerated().map { SampleArticles.article("\($0).txt", [$1], opening: "\($0).") })
  }

  /// People a, b, c ... who met, planned to meet, support or are said not to support one another.
  static func random(people: Int, sayings count: Int, using generator: inout Seeded) -> [Saying] {
    (0..<count).map { _ in
      Saying(
        SampleArticles.person("p\(Int.random(in: 0..<people, using: &generator))"),
        ["met_with", "supports", "criticizes"].randomElement(using: &generator) ?? "met_with",
        SampleArticles.person("p\(Int.random(in: 0..<people, using: &generator))"),
        polarity: Int.random(in: 0..<5, using: &generator) == 0 ? .denied : .asserted,
        modality: Modality.allCases.randomElement(using: &generator) ?? .actual,
        confidence: Double(Int.random(in: 5...10, using: &generator)) / 10)
    }
  }
}
