public import Extraction
public import GraphSchema
internal import GraphStore

/// What articles say of an entity in their own words, where the catalogue has no relation for it.
public struct OpenAnswer: Sendable {
  /// One sentence's words, with the article they stand in.
  public struct Telling: Sendable {
    public let document: Article.ID
    public let source: String
    public let relation: OpenRelation
  }

  /// By article, then in text order.
  public let tellings: [Telling]
  /// How many articles were read for it, and how many name the entity besides.
  public let read: Int
  public let leftOut: Int
}

extension KnowledgeGraph {
  /// What the articles say of an entity in their own words: subject, verb phrase and object as written.
  ///
  /// Nothing of it is stored or in any answer of the graph: the articles that name the entity are read again. What was
  /// imported has no text and tells nothing.
  ///
  /// - Parameters:
  ///   - id: one end of every relation.
  ///   - other: the other end; anybody where `nil`.
  ///   - limit: at most so many articles are read, the latest first, 1 or more.
  /// - Throws: `StoreError`, `PackError`, `ExtractionError`.
  /// - Complexity: as building a graph from those articles.
  public func openRelations(
    of id: Entity.ID, with other: Entity.ID? = nil, limit: Int = 200
  ) async throws -> OpenAnswer {
    let ids = [id] + [other].compactMap { $0 }
    let subgraph = try await database.subgraph(.among(ids), mentions: true)
    let places = ids.map { id in
      let mentions = subgraph.entities.first { $0.id.isSame(as: id) }?.mentions ?? []
      return Dictionary(grouping: mentions, by: \.document).mapValues { Set($0.map(\.range)) }
    }
    let named = subgraph.documents.filter { item in places.allSatisfy { $0[item.id] != nil } }.sorted {
      ($1.published ?? "", $0.id) < ($0.published ?? "", $1.id)
    }
    let analysis = try ArticleAnalysis.with(packs: packs)
    var tellings: [OpenAnswer.Telling] = []
    for item in named.prefix(limit) {
      guard let article = try await database.article(item.id), !article.text.isEmpty else { continue }
      for relation in analysis.openRelations(article) {
        let ends = [relation.subject.range, relation.object.range]
        let holds = places.allSatisfy { place in ends.contains { place[item.id]?.contains($0) ?? false } }
        guard holds else { continue }
        tellings.append(OpenAnswer.Telling(document: item.id, source: item.source, relation: relation))
      }
    }
    return OpenAnswer(
      tellings: tellings, read: min(named.count, limit), leftOut: max(0, named.count - limit))
  }
}
