public import GraphSchema
internal import GraphStore

extension GraphQuestions {
  /// The one entity that a name means.
  ///
  /// Case, accents, titles and dots do not matter; parts ("kellogg"), nicknames and other transliterations are
  /// understood where no entity is spelled so. An id is always exact.
  ///
  /// - Throws: `QueryError` with `.ambiguousEntity`, whose remedy lists the choices best first, `.unknownEntity`, whose
  ///   remedy offers the nearest names, or `.store`.
  public func lookUp(_ name: String) async throws(QueryError) -> Entity {
    // An id needs no index of all names, which of a large graph takes seconds to make.
    do { if let exact = try await database.entities([name]).first { return exact } } catch { throw QueryError(error) }
    let index = try await nameIndex()
    let matches = index.matches(name)
    guard let best = matches.first else {
      if index.entities.isEmpty {
        throw QueryError(
          .unknownEntity, "no entity is called '\(name)': the graph is empty",
          remedy: "build it with 'kith build ARTICLES'")
      }
      let near = index.nearest(to: name, limit: 3)
      throw QueryError(
        .unknownEntity, "no entity is called '\(name)'",
        remedy: near.isEmpty
          ? "look for it in the sentences with 'kith find \(name)'" : "did you mean \(QueryError.list(near))?")
    }
    // Forms and parts that are clearly less alike are not what was meant.
    let rivals = matches.filter { $0.grade == best.grade && $0.score >= best.score - 0.1 }
    guard rivals.count > 1 else { return best.entity }
    throw QueryError(
      .ambiguousEntity, "'\(name)' may be any of \(rivals.count) entities",
      remedy: "name one by its id: " + Self.choices(rivals.map(\.entity)))
  }

  /// Every entity that a name may mean, best first: by how well the name fits, then by number of articles, then by id.
  ///
  /// - Parameter limit: at most this many, 1 or more.
  public func matches(_ name: String, limit: Int = 20) async throws(QueryError) -> [NameMatch] {
    Array(try await nameIndex().matches(name, all: true).prefix(limit))
  }

  private func nameIndex() async throws(QueryError) -> NameIndex {
    do { return try await memory.nameIndex() } catch { throw QueryError(error) }
  }

  /// "donald-trump (Donald Trump, person, 12 articles), ...": at most ten.
  private static func choices(_ entities: [Entity]) -> String {
    let shown = entities.prefix(10).map { entity in
      let articles = entity.articles == 1 ? "1 article" : "\(entity.articles) articles"
      return "\(entity.id) (\(entity.name), \(entity.subkind ?? entity.kind.rawValue), \(articles))"
    }
    let rest = entities.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}

extension GraphQuestions {
  /// The relation type that a text means: its id, or its label in any case ("minister of").
  ///
  /// - Throws: `QueryError` with `.unknownPredicate`, whose remedy offers the nearest.
  public func predicate(_ text: String) throws(QueryError) -> Predicate {
    if let known = catalogue[text] { return known }
    if let labelled = catalogue.predicates.first(where: { $0.label.lowercased() == text.lowercased() }) {
      return labelled
    }
    try LinkFilter(predicates: [text]).validate(catalogue)
    preconditionFailure("what is not in the catalogue is refused above")
  }
}
