internal import GraphSchema
internal import GraphStore
internal import Kith

/// What `kith find` prints.
enum FindText {
  /// The entities and articles that the hits are in.
  struct Cited {
    fileprivate let names: IDTable<String>
    fileprivate let articles: [Article.ID: Article]

    init(_ hits: [SearchHit], in graph: KnowledgeGraph) async throws {
      var entities: [Entity.ID] = []
      var articles: [Article.ID: Article] = [:]
      for hit in hits {
        switch hit.place {
        case .name(let id): entities.append(id)
        case .title(let id), .sentence(let id, _): articles[id] = try await graph.database.article(id)
        }
      }
      let found = try await graph.database.entities(entities)
      self.names = IDTable(found.map { ($0.id, $0.name) })
      self.articles = articles
    }

    fileprivate func citation(_ id: Article.ID) -> String {
      let article = articles[id]
      let parts = [article?.publisher, article?.published].compactMap { $0 }
      return parts.isEmpty ? article?.source ?? id : parts.joined(separator: ", ")
    }
  }

  static func render(_ hits: [SearchHit], _ cited: Cited) -> String {
    guard !hits.isEmpty else { return "Nothing was found." }
    return hits.map { hit in
      switch hit.place {
      case .name(let id): "\(cited.names[id] ?? id)"
      case .title(let id): "\(hit.snippet.onOneLine())\n    title, \(cited.citation(id))"
      case .sentence(let id, _): "“\(hit.snippet.onOneLine())”\n    \(cited.citation(id))"
      }
    }.joined(separator: "\n")
  }

  /// The same for programs.
  struct Record: Encodable {
    let sort: String
    let entity, document: String?
    let start, end: Int?
    let text: String
  }

  static func records(_ hits: [SearchHit], _ cited: Cited) -> [Record] {
    hits.map { hit in
      switch hit.place {
      case .name(let id): Record(sort: "name", entity: id, document: nil, start: nil, end: nil, text: hit.snippet)
      case .title(let id): Record(sort: "title", entity: nil, document: id, start: nil, end: nil, text: hit.snippet)
      case .sentence(let id, let range):
        Record(sort: "sentence", entity: nil, document: id, start: range.start, end: range.end, text: hit.snippet)
      }
    }
  }
}
