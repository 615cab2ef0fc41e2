internal import Foundation
public import GraphSchema

/// Articles of one story as people drew them: who is named, who is one, and which relations the texts state.
public struct GoldStory: Sendable {
  public struct Mention: Sendable, Decodable {
    public let start: Int
    public let end: Int
    public let entity: String
  }

  public struct Relation: Sendable, Decodable {
    public let subject: String
    public let predicate: String
    public let object: String
    public let polarity: String
    public let modality: String
  }

  public struct Article: Sendable {
    /// The name of its file without ending.
    public let name: String
    public let mentions: [Mention]
    public let relations: [Relation]
  }

  public let name: String
  public let kinds: [String: EntityKind]
  /// By name.
  public let articles: [Article]

  /// - Parameters:
  ///   - entities: the bytes of `entities.json`.
  ///   - articles: the path and bytes of each article's file.
  /// - Throws: `EvaluationError` with `.malformed` and the file.
  public init(
    name: String, entities: (path: String, bytes: [UInt8]), articles: [(path: String, bytes: [UInt8])]
  ) throws(EvaluationError) {
    struct Entity: Decodable {
      let id: String
      let kind: EntityKind
    }
    struct File: Decodable {
      let mentions: [Mention]
      let relations: [Relation]
    }
    let list = try Self.decode([Entity].self, entities.path, entities.bytes, "a list of {\"id\", \"kind\"}")
    let kinds = Dictionary(list.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    var read: [Article] = []
    for (path, bytes) in articles {
      let file = try Self.decode(File.self, path, bytes, "{\"mentions\": [...], \"relations\": [...]}")
      if let unknown = file.mentions.first(where: { kinds[$0.entity] == nil }) {
        throw EvaluationError(
          .malformed, "a mention is of '\(unknown.entity)', which is no entity of the story", place: path,
          remedy: "list it in entities.json")
      }
      let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      read.append(Article(name: stem, mentions: file.mentions, relations: file.relations))
    }
    self.name = name
    self.kinds = kinds
    self.articles = read.sorted { $0.name < $1.name }
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, _ path: String, _ bytes: [UInt8], _ shape: String
  ) throws(EvaluationError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw EvaluationError(
        .malformed, "the file is not \(shape)", place: path, remedy: "see the guide beside the annotated articles")
    }
  }
}
