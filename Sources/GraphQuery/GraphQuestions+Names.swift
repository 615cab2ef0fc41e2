public import GraphSchema
internal import GraphStore
internal import Names

extension GraphQuestions {
  /// The one entity that a name means.
  ///
  /// Case, accents, titles and dots do not matter; parts ("kellogg"), nicknames and other transliterations are
  /// understood where no entity is spelled so. An id is always exact.
  ///
  /// - Throws: `QueryError` with `.ambiguousEntity`, whose remedy lists the choices best first, `.unknownEntity`, whose
  ///   remedy offers the nearest names, or `.store`.
  public func lookUp(_ name: String) async throws(QueryError) -> Entity {
    do { if let exact = try await database.entities([name]).first { return exact } } catch { throw QueryError(error) }
    let matches = try await found(name, all: false)
    guard let best = matches.first else {
      let near: [String]
      let isEmpty: Bool
      do {
        isEmpty = try await database.spellingCount() == 0
        near = try await nearest(to: name)
      } catch { throw QueryError(error) }
      if isEmpty {
        throw QueryError(
          .unknownEntity, "no entity is called '\(name)': the graph is empty",
          remedy: "build it with 'kith build ARTICLES'")
      }
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
    Array(try await found(name, all: true).prefix(limit))
  }

  /// As `NameIndex.matches` of all names, of which in a large graph only those are read that may fit.
  private func found(_ name: String, all: Bool) async throws(QueryError) -> [NameMatch] {
    do {
      let spelled = try await database.ids(spelled: name)
      if !all, !spelled.isEmpty {
        let matches = NameIndex(try await database.entities(spelled)).matches(name)
        if let best = matches.first, best.grade >= .spelling { return matches }
      }
      if try await database.spellingCount() > comparedSpellings, let sieve = WordSieve(name) {
        let words = try await database.words(inNames: { sieve.admits($0) || sieve.admitsBeginning($0) })
        let alike = Set(spelled).union(try await database.ids(withNamesOf: words))
        return NameIndex(try await database.entities(alike.union([name]).sorted())).matches(name, all: all)
      }
      return try await memory.nameIndex().matches(name, all: all)
    } catch { throw QueryError(error) }
  }

  /// The names most like one that nobody has, for an error message.
  private func nearest(to name: String) async throws(StoreError) -> [String] {
    let limit = 3
    guard try await database.spellingCount() > comparedSpellings else {
      return try await memory.nameIndex().nearest(to: name, limit: limit)
    }
    guard name.utf8.count <= Limits.comparedName else { return [] }
    let likeness = Likeness(to: name)
    let words = try await database.words(inNames: { likeness.admits($0) })
    return NameIndex(try await database.entities(try await database.ids(withNamesOf: words)))
      .nearest(to: name, limit: limit)
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
