internal import Evaluation
internal import Foundation
internal import GraphSchema

extension Evaluator {
  /// A graph against annotated articles.
  func graph(_ file: String) async throws -> EvaluationReport {
    guard let folder = options.gold else {
      throw EvaluationError(
        .choice, "no annotated articles are given", place: file, remedy: "name their folder with --gold FOLDER")
    }
    let graph = try await KnowledgeGraph.open(file, packs: options.packs).subgraph()
    var scorer = GraphScorer(graph, catalogue: .standard)
    let stories = try Self.stories(folder)
    for story in stories { scorer.add(story) }
    let articles = stories.reduce(0) { $0 + $1.articles.count }
    return EvaluationReport(
      layer: .graph, file: file, reader: "the graph",
      notes: [
        "names by exact stretch and kind; identity is B3 over the articles of a story",
        "relations between the entities that share most mentions; family and pair ask for less; "
          + "attributes are of the right relations",
      ], amounts: [amount(stories.count, "story", "stories"), amount(articles, "article")],
      rows: [
        .init("names", scorer.names), .init("identity", scorer.identity), .init("entities", scorer.entities),
        .init("relations", scorer.relations), .init("family", scorer.families), .init("pair", scorer.pairs),
        .init("attributes", scorer.attributes),
      ], words: 0, seconds: 0)
  }

  /// The stories below a folder, by name: each a folder with `entities.json` and one file for each article.
  private static func stories(_ folder: String) throws(EvaluationError) -> [GoldStory] {
    func bytes(_ url: URL) throws(EvaluationError) -> (path: String, bytes: [UInt8]) {
      guard let data = FileManager.default.contents(atPath: url.path) else {
        throw EvaluationError(
          .unreadable, "the file is not there, or cannot be read", place: url.path, remedy: "check the folder")
      }
      return (url.path, [UInt8](data))
    }
    func list(_ path: String) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }
    let root = URL(fileURLWithPath: folder)
    var stories: [GoldStory] = []
    for name in list(folder) {
      let story = root.appendingPathComponent(name)
      let files = list(story.path).filter { $0.hasSuffix(".json") && $0 != "entities.json" }
      guard !files.isEmpty else { continue }
      var articles: [(path: String, bytes: [UInt8])] = []
      for file in files { articles.append(try bytes(story.appendingPathComponent(file))) }
      stories.append(
        try GoldStory(name: name, entities: bytes(story.appendingPathComponent("entities.json")), articles: articles))
    }
    guard !stories.isEmpty else {
      throw EvaluationError(
        .empty, "the folder has no annotated articles", place: folder,
        remedy: "give a folder of stories, each with entities.json and one .json for each article")
    }
    return stories
  }
}
